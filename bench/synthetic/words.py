"""A vocabulary that looks Spanish, in the proportions in which words come in a text."""

from collections.abc import Sequence

from bench.synthetic.draws import Chances, Urn

SIZE = 24_000
_SEED = 20_260_101
_FLATNESS = 2.0
"""Added to a word's rank: Zipf's law as Mandelbrot mended it for the commonest words."""

_USE = """
de la que el en y a los se del las por un para con una su al lo como más o pero sus le ha este
sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos
durante todos uno les ni contra otros ese eso ante ellos e esto antes algunos unos
"""

_MATTER = """
región personas salud mesa servicios atención derechos trabajo niños mujeres protección regional
población gobierno información acceso instituciones coordinación comunidad orientación
acompañamiento capacitación frontera educación documentos trata refugio integración redes casos
participación familias víctimas jornada migrantes migración municipalidad plan registro campaña
asistencia humanitaria prevención identidad vivienda albergue empleo emprendimiento niñas
adolescentes escuela vacunación violencia género ventanilla feria talleres convenio ordenanza
regularización carné permiso residencia extranjería fronteriza tránsito acogida alojamiento
alimentación agua saneamiento xenofobia discriminación convivencia cultura lengua comunicación
monitoreo evaluación indicadores presupuesto recursos equipo funcionarios docentes estudiantes
policía fiscalía defensoría poder justicia abogados asesoría legal denuncia ruta protocolo
emergencia clima desastres retorno remesas títulos competencias certificación agricultura café
pesca comercio mercado vendedores artesanía turismo transporte puerto aeropuerto carretera selva
sierra costa venezolanas haitianas colombianas ecuatorianas bolivianas cubanas gestantes vacunas
diagnóstico tratamiento tuberculosis psicología escucha bienestar juventud líderes vecinos
barrio parroquia iglesia voluntariado universidad investigación datos encuesta mapa
plataforma línea teléfono radio guía folleto quechua aimara bilingüe consulta audiencia acta
comité secretaría dirección gerencia subgerencia oficina sede módulo móvil itinerante
"""

PHRASES = (
    "puesto de salud", "atención de salud", "trata de personas", "mesa de trabajo",
    "documentos de identidad", "gobierno regional", "personas migrantes", "ruta de atención",
    "igualdad de género", "tráfico ilícito",
)  # fmt: skip
"""Words that often go together, for the searches in quotes."""

_STARTS = "b c d f g j l m n p r s t v br cl cr dr fl gr pl pr tr ch ll qu"
_SINGLE_STARTS = 14
_VOWELS = ("a", "e", "i", "o", "a", "e", "o", "ia", "ie", "ue")
_CODAS = ("", "", "", "", "n", "r", "s", "l")
_ENDINGS = """
ción ciones dad dades mente ar er ir ado ada ados adas ido ida o a os as e es al ales or ora
ores ista ismo ero era ura encia ancia ivo iva oso osa able ible ón ona ez eza ito ita año aña
"""
_MOST_SYLLABLES = 3


def vocabulary() -> list[str]:
    """Return every word, the commonest first: of use, of the matter, then made up."""
    known = dict.fromkeys((*_USE.split(), *_spread()))
    chances, starts, endings = Chances(_SEED), _STARTS.split(), _ENDINGS.split()
    while len(known) < SIZE:
        known[_made_up(chances, starts, endings)] = None
    return list(known)


def text_urn() -> Urn[str]:
    """Return the urn that texts are drawn from."""
    ranked = enumerate(vocabulary(), start=1)
    return Urn((word, 1 / (rank + _FLATNESS)) for rank, word in ranked)


def _spread() -> list[str]:
    """Put a phrase after every tenth word of the matter."""
    found: list[str] = []
    phrases = iter(PHRASES)
    for number, word in enumerate(_MATTER.split(), start=1):
        found.append(word)
        if number % 10 == 0:
            found.extend([phrase] if (phrase := next(phrases, "")) else [])
    return found


def _made_up(chances: Chances, starts: Sequence[str], endings: Sequence[str]) -> str:
    syllables = [_syllable(chances, starts) for _ in range(1 + chances.below(_MOST_SYLLABLES))]
    last = _pick(chances, starts[:_SINGLE_STARTS]) + _pick(chances, endings)
    return "".join(syllables) + last


def _syllable(chances: Chances, starts: Sequence[str]) -> str:
    start = _pick(chances, starts)
    vowel = "e" if start == "qu" else _pick(chances, _VOWELS)
    return start + vowel + _pick(chances, _CODAS)


def _pick(chances: Chances, values: Sequence[str]) -> str:
    return values[chances.below(len(values))]
