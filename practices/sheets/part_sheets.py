"""The sheets of the parts that belong to a practice alone."""

from practices import record as rec
from practices.sheets.columns import (
    AS_THE_SOURCE,
    CITATION,
    CODE,
    ORDER,
    PAGE,
    Column,
    Kind,
    Sheet,
)

STEPS = Sheet(
    title="Pasos",
    description="Qué se hizo, paso a paso.",
    field="steps",
    entry=rec.StepEntry,
    columns=(
        CODE,
        ORDER,
        Column("date", "Fecha", AS_THE_SOURCE, kind=Kind.DATE, example="2014-02-11", width=12),
        Column("text", "Qué se hizo", "Hasta 2000 caracteres.", required=True, width=70),
    ),
)
RESULTS = Sheet(
    title="Resultados",
    description="Lo que la fuente reporta. Solo «Resultado» se muestra como logro.",
    field="results",
    entry=rec.ResultEntry,
    columns=(
        CODE,
        ORDER,
        Column(
            "kind",
            "Qué es",
            "Elija de la lista.",
            kind=Kind.CHOICE,
            choices="result_kind",
            required=True,
            example="Resultado",
        ),
        Column("statement", "Enunciado", "Hasta 1000 caracteres.", required=True, width=60),
        Column(
            "value",
            "Cifra",
            "Solo el número. Lleva su precisión y su unidad.",
            kind=Kind.NUMBER,
            example="1250",
            width=12,
        ),
        Column(
            "bound",
            "Precisión",
            "Cuán exacta es la cifra. Elija de la lista.",
            kind=Kind.CHOICE,
            choices="bound",
            example="Exacto",
            width=12,
        ),
        Column("unit", "Unidad", "De la cifra.", example="personas atendidas", width=24),
        Column("baseline", "Línea de base", "La cifra de antes.", kind=Kind.NUMBER, width=12),
        Column("cut_off", "Fecha de corte", AS_THE_SOURCE, kind=Kind.DATE, width=12),
        CITATION,
        PAGE,
    ),
)
CHALLENGES = Sheet(
    title="Dificultades",
    description="Qué dificultades hubo y cómo se respondió.",
    field="challenges",
    entry=rec.ChallengeEntry,
    columns=(
        CODE,
        ORDER,
        Column("difficulty", "Dificultad", "Hasta 2000 caracteres.", required=True, width=60),
        Column("answer", "Cómo se respondió", "Hasta 2000 caracteres.", width=60),
    ),
)
RESOURCES = Sheet(
    title="Recursos",
    description="Qué se necesita para hacerla.",
    field="resources",
    entry=rec.ResourceEntry,
    columns=(
        CODE,
        ORDER,
        Column(
            "kind",
            "Qué es",
            "Elija de la lista.",
            kind=Kind.CHOICE,
            choices="resource_kind",
            required=True,
            example="Personal",
            width=24,
        ),
        Column("text", "Descripción", "Hasta 400 caracteres.", required=True, width=60),
        Column(
            "amount",
            "Monto",
            "Solo el número. Lleva su moneda.",
            kind=Kind.NUMBER,
            example="48000.25",
            width=14,
        ),
        Column("currency", "Moneda", "Código de tres letras.", example="PEN", width=9),
        Column("year", "Año", "Del monto.", kind=Kind.WHOLE, example="2020", width=8),
    ),
)
CITATIONS = Sheet(
    title="Fuentes",
    description="Documentos y páginas que lo respaldan. Hace falta una para publicar.",
    field="citations",
    entry=rec.CitationEntry,
    columns=(
        CODE,
        ORDER,
        Column("title", "Título", "Del documento o de la página.", width=48),
        Column(
            "publisher",
            "Quién la publica",
            "La entidad o el medio.",
            required=True,
            example="Defensoría del Pueblo",
            width=30,
        ),
        Column(
            "url",
            "Dirección",
            "Completa. Vacía si no consta.",
            example="https://www.gob.pe/rree",
            width=40,
        ),
        Column("date", "Fecha", AS_THE_SOURCE, kind=Kind.DATE, width=12),
        Column(
            "kind",
            "Qué aporta",
            "Respaldo o evaluación de un tercero. Vacío: respaldo.",
            kind=Kind.CHOICE,
            choices="citation_kind",
            width=30,
        ),
        PAGE,
    ),
)
TRANSLATIONS = Sheet(
    title="Traducciones",
    description="Los textos en otro idioma.",
    field="translations",
    entry=rec.TranslationEntry,
    columns=(
        CODE,
        Column(
            "language",
            "Idioma",
            "Código de dos o tres letras.",
            required=True,
            example="en",
            width=9,
        ),
        Column(
            "version",
            "Versión que traduce",
            "Número de la versión publicada que se tradujo.",
            kind=Kind.WHOLE,
            required=True,
            example="1",
            width=11,
        ),
        Column("title", "Título", "Traducido.", required=True, width=40),
        Column("subtitle", "Subtítulo", "Traducido.", width=30),
        Column("summary", "Resumen", "Traducido.", width=60),
        Column("problem", "Problema", "Traducido.", width=50),
        Column("description", "Qué se hizo", "Traducido.", width=60),
        Column("lessons", "Lecciones", "Traducido.", width=40),
        Column("transfer", "Qué hace falta para replicarla", "Traducido.", width=40),
        Column("limits", "Qué no funcionó", "Traducido.", width=40),
    ),
)
ATTACHMENTS = Sheet(
    title="Adjuntos",
    description="Los archivos de la práctica. Se cambian en el catálogo, no desde aquí.",
    field="attachments",
    entry=rec.AttachmentEntry,
    read_only=True,
    columns=(
        CODE,
        ORDER,
        Column(
            "kind", "Qué es", "Imagen o documento.", kind=Kind.CHOICE, choices="attachment_kind"
        ),
        Column("title", "Título", "Del archivo.", width=40),
        Column(
            "alternative_text",
            "Texto alternativo",
            "Lo que se ve, para quien no puede verlo.",
            width=40,
        ),
        Column("credit", "Autoría", "De quién es.", width=24),
        Column("licence", "Licencia", "Con la que se usa.", width=18),
    ),
)
