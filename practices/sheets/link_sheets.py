"""The sheets of what ties a practice to territory, objectives, bodies, norms and others."""

from practices import record as rec
from practices.sheets.columns import (
    CITATION,
    CODE,
    ORDER,
    PAGE,
    Column,
    Kind,
    Sheet,
)

REGIONS = Sheet(
    title="Regiones",
    description="Dónde ocurre; la principal, primero. Hace falta una para publicar.",
    field="regions",
    columns=(
        CODE,
        ORDER,
        Column(
            "",
            "Región",
            "Elija de la lista.",
            kind=Kind.CHOICE,
            choices="region",
            required=True,
            example="Tumbes",
            width=24,
        ),
    ),
)
THEMES = Sheet(
    title="Temas",
    description="De qué trata; el tema principal, primero.",
    field="themes",
    columns=(
        CODE,
        ORDER,
        Column(
            "",
            "Tema",
            "Elija de la lista.",
            kind=Kind.CHOICE,
            choices="theme",
            required=True,
            width=40,
        ),
    ),
)
POPULATIONS = Sheet(
    title="Poblaciones",
    description="A quiénes se dirige.",
    field="populations",
    columns=(
        CODE,
        ORDER,
        Column(
            "",
            "Población",
            "Elija de la lista.",
            kind=Kind.CHOICE,
            choices="population",
            required=True,
            width=40,
        ),
    ),
)
ALIGNMENTS = Sheet(
    title="Alineación",
    description=(
        "A qué objetivos sirve. Para publicar: de uno a tres ODS y de uno a tres objetivos del "
        "PMM como principales, cada uno con su motivo."
    ),
    field="alignments",
    entry=rec.AlignmentEntry,
    columns=(
        CODE,
        ORDER,
        Column(
            "framework",
            "Objetivo",
            "Objetivo o meta. Elija de la lista, o escriba su número: ODS 10.7.",
            kind=Kind.OBJECTIVE,
            choices="objective",
            required=True,
            example="ODS 10.7 · …",
            width=48,
        ),
        Column(
            "role",
            "Aporte",
            "Principal o secundario. Vacío: secundario.",
            kind=Kind.CHOICE,
            choices="alignment_role",
            example="Principal",
            width=14,
        ),
        Column(
            "justification",
            "Por qué",
            "El motivo: de 10 a 400 caracteres.",
            example="Facilita el acceso a la justicia mediante asesoría legal gratuita.",
            width=60,
        ),
        Column(
            "origin",
            "Quién lo dice",
            "La fuente o la curaduría. Vacío: la curaduría.",
            kind=Kind.CHOICE,
            choices="alignment_origin",
            width=24,
        ),
        CITATION,
        PAGE,
    ),
)
PARTNERS = Sheet(
    title="Participantes",
    description="Quiénes la hacen. Hace falta una entidad que lidere para publicar.",
    field="partners",
    entry=rec.PartnerEntry,
    columns=(
        CODE,
        ORDER,
        Column(
            "institution",
            "Institución",
            "Elija de la lista; si no está, use la columna siguiente.",
            kind=Kind.CHOICE,
            choices="institution",
            width=48,
        ),
        Column(
            "name",
            "Como la nombra la fuente",
            "Obligatorio si no es una institución de la lista.",
            example="Sociedad civil",
            width=36,
        ),
        Column(
            "role",
            "Papel",
            "Elija de la lista. Vacío: participa.",
            kind=Kind.CHOICE,
            choices="partner_role",
            example="Lidera",
        ),
        Column(
            "role_text", "Papel según la fuente", "Con las palabras de la fuente.", width=36
        ),
    ),
)
INSTRUMENTS = Sheet(
    title="Normas",
    description="La base legal de la práctica.",
    field="instruments",
    entry=rec.InstrumentEntry,
    columns=(
        CODE,
        ORDER,
        Column(
            "text",
            "Como la cita la fuente",
            "Obligatorio si no es una norma de la lista. Hasta 400 caracteres.",
            width=60,
        ),
        Column(
            "instrument",
            "Norma",
            "Elija de la lista, si está.",
            kind=Kind.CHOICE,
            choices="instrument",
            width=48,
        ),
    ),
)
REPLICATIONS = Sheet(
    title="Réplicas",
    description="De qué otra práctica se adaptó.",
    field="replications",
    entry=rec.ReplicationEntry,
    columns=(
        CODE,
        ORDER,
        Column(
            "original",
            "Práctica original",
            "Código de la práctica de la que se adaptó.",
            required=True,
            example="BP-0007",
        ),
        Column("kept", "Qué se conservó", "De la original.", width=40),
        Column("changed", "Qué se cambió", "Al adaptarla.", width=40),
        Column(
            "confirmed_by_original",
            "Lo confirma la original",
            "Sí o No. Vacío: No.",
            kind=Kind.FLAG,
            choices="flag",
            width=12,
        ),
        Column(
            "confirmed_by_adapter",
            "Lo confirma quien replica",
            "Sí o No. Vacío: No.",
            kind=Kind.FLAG,
            choices="flag",
            width=12,
        ),
    ),
)
