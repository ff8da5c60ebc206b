"""A Record told in words, field by field and row by row, as people would compare it."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from practices.dates import display
from practices.difference.rows import ROWS, Label, Naming, Row
from practices.editorial import Section
from practices.record import Record


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A field: a text, or the rows of a list; `one` is what a row without a name is called.

    `content` tells the words of the record from those of the reader.
    """

    name: str
    label: Label
    section: Section
    text: str = ""
    rows: tuple[Row, ...] = ()
    one: Label = ""
    content: bool = False


def plainly(_kind: str, key: str) -> str:
    """Call everything by its key."""
    return key


_S = Section
_TEXTS: tuple[tuple[str, Label, Section], ...] = (
    ("title", _("Título"), _S.IDENTITY),
    ("subtitle", _("Subtítulo"), _S.IDENTITY),
    ("summary", _("Resumen"), _S.IDENTITY),
    ("kind", _("Tipo de práctica"), _S.IDENTITY),
    ("problem", _("El problema"), _S.PROBLEM),
    ("description", _("Qué se hizo"), _S.ACTIONS),
    ("start", _("Inicio"), _S.ACTIONS),
    ("end", _("Fin"), _S.ACTIONS),
    ("status", _("Estado según la fuente"), _S.ACTIONS),
    ("steps", _("Pasos con fecha"), _S.ACTIONS),
    ("source_kind", _("Tipo de fuente"), _S.SOURCES),
    ("citations", _("Fuentes"), _S.SOURCES),
    ("results", _("Resultados y datos"), _S.RESULTS),
    ("lessons", _("Qué la hizo funcionar"), _S.LESSONS),
    ("transfer", _("Qué hace falta para replicarla"), _S.LESSONS),
    ("limits", _("Qué no funcionó"), _S.LESSONS),
    ("challenges", _("Dificultades y cómo se respondió"), _S.LESSONS),
    ("resources", _("Recursos"), _S.LESSONS),
    ("replications", _("Adaptada de otra práctica"), _S.LESSONS),
    ("coverage", _("Alcance"), _S.TERRITORY),
    ("regions", _("Regiones"), _S.TERRITORY),
    ("province", _("Provincia"), _S.TERRITORY),
    ("district", _("Distrito"), _S.TERRITORY),
    ("mesa", _("Mesa"), _S.TERRITORY),
    ("partners", _("Quiénes participan"), _S.PARTNERS),
    ("populations", _("Poblaciones"), _S.PARTNERS),
    ("themes", _("Temas"), _S.ALIGNMENT),
    ("alignments", _("A qué aporta y por qué"), _S.ALIGNMENT),
    ("instruments", _("Base legal"), _S.LEGAL),
    ("attachments", _("Archivos adjuntos"), _S.ATTACHMENTS),
    ("completeness_note", _("Lo que no consta"), _S.GAPS),
    ("contact_office", _("Oficina de contacto"), _S.CONTACT),
    ("contact_role", _("Cargo de contacto"), _S.CONTACT),
    ("contact_address", _("Dirección de contacto"), _S.CONTACT),
    ("contact_telephone", _("Teléfono institucional"), _S.CONTACT),
    ("contact_email", _("Correo institucional"), _S.CONTACT),
    ("collection", _("Colección"), _S.MANAGEMENT),
    ("import_id", _("Identificador de origen"), _S.MANAGEMENT),
    ("language", _("Idioma original"), _S.MANAGEMENT),
    ("confirmed_on", _("Confirmada por la entidad el"), _S.MANAGEMENT),
    ("review_on", _("Volver a revisar el"), _S.MANAGEMENT),
    ("translations", _("Traducciones"), _S.TRANSLATION),
)
"""Every field of a record but its code, which never changes, in the order of the form."""

NAMED = frozenset({"kind", "status", "source_kind", "coverage", "mesa", "collection"})
_DATES = frozenset({"start", "end", "confirmed_on", "review_on"})
_KEYS = {"regions": "region", "populations": "population", "themes": "theme"}
_ONE: dict[str, Label] = {
    "steps": _("Paso"),
    "results": _("Resultado o dato"),
    "challenges": _("Dificultad"),
    "resources": _("Recurso"),
}


def told(record: Record, naming: Naming = plainly) -> tuple[Told, ...]:
    """Tell every field of a record, also those that are empty.

    A record just dumped holds its choices as plain texts, one read back as members.
    """
    return tuple(
        Told(
            name=name,
            label=label,
            section=section,
            text=_text(record, name, naming),
            rows=_rows(record, name, naming),
            one=_ONE.get(name, ""),
            content=name not in NAMED | _DATES,
        )
        for name, label, section in _TEXTS
    )


def _text(record: Record, name: str, naming: Naming) -> str:
    value = getattr(record, name)
    if not isinstance(value, str) or not value:
        return ""
    if name in _DATES:
        return display(value)
    return naming(name, value) if name in NAMED else value


def _rows(record: Record, name: str, naming: Naming) -> tuple[Row, ...]:
    entries: Any = getattr(record, name)
    if isinstance(entries, str):
        return ()
    if name in _KEYS:
        return tuple(Row(key, naming(_KEYS[name], key)) for key in entries)
    return tuple(ROWS[name](each, record, naming) for each in entries)


def names_asked(records: Iterable[Record]) -> tuple[set[str], set[str]]:
    """Return the keys of the institutions and of the norms that some records name."""
    every = list(records)
    return (
        {each.institution for record in every for each in record.partners},
        {each.instrument for record in every for each in record.instruments},
    )
