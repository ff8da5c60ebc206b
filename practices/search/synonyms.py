"""Words that people use for the same thing in this field, one line each; a short list of ours.

Only words that can stand for each other in nearly every text: «escuela» for «colegio», never
«salud» for «hospital». What is before a «>» asks for the rest and is never brought in by it:
who searches «papeles» wants «documentos», but «papel» is not always one. They widen a search
that finds little, and the page says so.
"""

from functools import cache

from practices.search.analysis import folded, stem

_GROUPS = """
abogado > legal jurídico
acnur unhcr
albergue alojamiento hospedaje acogida
alimento comida nutrición desnutrición alimentación
alumno estudiante
anciano vejez
apoyo ayuda asistencia
articulación coordinación
bebé lactante
cancillería mre
capacitación formación curso taller
cárcel prisión penitenciario
casa > vivienda
colegio escuela escolar
convalidación revalidación homologación
covid coronavirus pandemia
denuncia queja
fútbol > deporte
desalojo desahucio
diplomado especialización posgrado
discriminación xenofobia estigma racismo
docente maestro profesor
embarazada gestante embarazo
emprendimiento negocio microempresa
expulsión deportación
feminicidio femicidio
frontera limítrofe
fuego > incendio
gratis gratuito
hambre > alimentación nutrición
huérfano orfandad
iglesia parroquia diócesis religioso pastoral
inmigrante migrante
joven juventud juvenil adolescente
legal jurídico
lengua idioma
lgbt lgbti lgbtiq
lluvia inundación
malaria paludismo
médico doctor
menor > niño infancia
mental psicológico psicosocial emocional
municipio alcaldía
naturalización nacionalización
niño infancia
oim iom
papeles > documento documentación
documento documentación
penal > cárcel
periodista prensa
policía pnp
refugiado asilo
regularización permanencia
retorno repatriación
sida vih
sobreviviente víctima
teléfono celular llamada
trabajo empleo laboral
tuberculosis tbc
vacuna inmunización
violencia maltrato agresión
visa visado
"""


@cache
def _by_stem() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in filter(None, _GROUPS.split("\n")):
        equal = _stems(line.rpartition(">")[2])
        for each in _stems(line.replace(">", "")):
            others = dict.fromkeys(other for other in equal if other != each)
            for key in (each, each.replace("ñ", "n")):
                found.setdefault(key, {}).update(others)
    return {each: tuple(others) for each, others in found.items()}


def _stems(words: str) -> list[str]:
    return [stem(folded(word)) for word in words.split()]


def synonyms(key: str) -> tuple[str, ...]:
    """Return the stems of the words that stand for the same as those of a stem, if any."""
    return _by_stem().get(key, ())
