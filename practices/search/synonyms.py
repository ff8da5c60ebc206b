"""Words that people use for the same thing in this field, one line each; a short list of ours.

Only words that can stand for each other in nearly every text: «papeles» for «documentos», never
«salud» for «hospital». They widen a search that finds little, and the page says so.
"""

from functools import cache

from practices.search.analysis import folded, stem

_GROUPS = """
albergue refugio alojamiento hospedaje acogida
alimento comida nutrición desnutrición alimentación
anciano mayor
apoyo ayuda asistencia
bebé lactante
capacitación formación curso taller
cárcel penal
colegio escuela escolar
comunicar contactar llamada
convalidación revalidación homologación
denuncia queja
desalojo desahucio
deporte fútbol deportivo
diplomado especialización posgrado
dinero efectivo transferencia
discriminación xenofobia estigma racismo
docente maestro profesor
embarazada gestante embarazo
emprendimiento negocio emprendedor microempresa
expulsión deportación
familia hogar
feminicidio femicidio
frontera limítrofe
huérfano orfandad
iglesia parroquia diócesis religioso pastoral
incendio fuego
inmigrante migrante inmigración migración
joven adolescente juvenil
lengua idioma
lluvia inundación
médico doctor
mental psicológico psicología psicosocial emocional
municipio municipalidad alcaldía
naturalización nacionalización
papeles documento documentación
periodista prensa
pobre pobreza vulnerable
policía policial pnp
quechua aimara
refugiado asilo asilado
regularización regularizar permanencia
retorno retornado repatriación
sida vih
trabajo empleo laboral trabajador
trámite gestión
trata explotación tratante
universidad universitario superior
vacuna inmunización
vecino vecinal
violencia maltrato agresión
vivienda casa
voluntario voluntariado
"""


@cache
def _by_stem() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in _GROUPS.split("\n"):
        stems = list(dict.fromkeys(stem(folded(word)) for word in line.split()))
        for each in stems:
            others = dict.fromkeys(other for other in stems if other != each)
            found.setdefault(each, {}).update(others)
    return {each: tuple(others) for each, others in found.items()}


def synonyms(key: str) -> tuple[str, ...]:
    """Return the stems of the words that stand for the same as those of a stem, if any."""
    return _by_stem().get(key, ())
