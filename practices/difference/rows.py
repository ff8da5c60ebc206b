"""The rows of a record's lists, told in words."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices import enums
from practices.dates import display
from practices.record import (
    AlignmentEntry,
    AttachmentEntry,
    ChallengeEntry,
    CitationEntry,
    InstrumentEntry,
    PartnerEntry,
    Record,
    ReplicationEntry,
    ResourceEntry,
    ResultEntry,
    StepEntry,
    TranslationEntry,
)
from practices.text import fold

Naming = Callable[[str, str], str]
"""Gives the name of what a record refers to, by its kind and its key: («region», «24»)."""
Label = str | Promise


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A part of a row; `content` tells the words of the record from those of the reader."""

    label: Label
    text: str
    content: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of a list; `key` tells it from the others, empty where nothing but its words does.

    `main` are the words by which a row without a key is known again; `content` is of its name.
    """

    key: str
    name: str
    parts: tuple[Part, ...] = ()
    main: str = ""
    content: bool = False


TRANSLATED: tuple[tuple[str, Label], ...] = (
    ("title", _("Título")),
    ("subtitle", _("Subtítulo")),
    ("summary", _("Resumen")),
    ("problem", _("El problema")),
    ("description", _("Qué se hizo")),
    ("lessons", _("Qué la hizo funcionar")),
    ("transfer", _("Qué hace falta para replicarla")),
    ("limits", _("Qué no funcionó")),
)
"""The texts that a translation may hold."""


def _parts(*pairs: tuple[Label, object]) -> tuple[Part, ...]:
    return tuple(
        Part(label, _said(value), content=type(value) is str)
        for label, value in pairs
        if value not in {None, ""}
    )


def _said(value: object) -> str:
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def _source(record: Record, number: int | None) -> str:
    """Return what the source of a part is called: its number changes when others move."""
    if number is None or number > len(record.citations):
        return ""
    return record.citations[number - 1].title


@dataclasses.dataclass(frozen=True, slots=True)
class _Date:
    text: str

    def __str__(self) -> str:
        return display(self.text)


def _date(value: str) -> _Date | None:
    return _Date(value) if value else None


def _alignment(each: AlignmentEntry, record: Record, naming: Naming) -> Row:
    key = f"{each.framework}/{each.code}"
    parts = _parts(
        (_("Aporte"), enums.AlignmentRole(each.role)),
        (_("Motivo"), each.justification),
        (_("Quién lo dice"), enums.AlignmentOrigin(each.origin)),
        (_("Fuente"), _source(record, each.citation)),
        (_("Página"), each.page),
    )
    return Row(key, naming("objective", key), parts)


def _step(each: StepEntry, _record: Record, _naming: Naming) -> Row:
    parts = _parts((_("Fecha"), _date(each.date)), (_("Qué se hizo"), each.text))
    return Row("", "", parts, each.text)


def _partner(each: PartnerEntry, _record: Record, naming: Naming) -> Row:
    name = naming("institution", each.institution) if each.institution else each.name
    parts = _parts(
        (_("Función"), enums.PartnerRole(each.role)),
        (_("Detalle"), each.role_text),
        (_("Como la nombra la fuente"), each.name if each.institution else ""),
    )
    return Row(each.institution or fold(each.name), name, parts, content=True)


def _result(each: ResultEntry, record: Record, _naming: Naming) -> Row:
    parts = _parts(
        (_("Qué es"), enums.ResultKind(each.kind)),
        (_("Enunciado"), each.statement),
        (_("Precisión"), enums.Bound(each.bound) if each.bound else ""),
        (_("Cifra"), each.value),
        (_("Unidad"), each.unit),
        (_("Línea de base"), each.baseline),
        (_("Fecha de corte"), _date(each.cut_off)),
        (_("Fuente"), _source(record, each.citation)),
        (_("Página"), each.page),
    )
    return Row("", "", parts, each.statement)


def _challenge(each: ChallengeEntry, _record: Record, _naming: Naming) -> Row:
    parts = _parts((_("Dificultad"), each.difficulty), (_("Respuesta"), each.answer))
    return Row("", "", parts, each.difficulty)


def _resource(each: ResourceEntry, _record: Record, _naming: Naming) -> Row:
    parts = _parts(
        (_("Tipo"), enums.ResourceKind(each.kind)),
        (_("Detalle"), each.text),
        (_("Monto"), each.amount),
        (_("Moneda"), each.currency),
        (_("Año"), each.year),
    )
    return Row("", "", parts, each.text)


def _instrument(each: InstrumentEntry, _record: Record, naming: Naming) -> Row:
    known = naming("instrument", each.instrument) if each.instrument else ""
    as_written = each.text if known else ""
    parts = _parts((_("Como la cita la fuente"), as_written))
    return Row(each.instrument or fold(each.text), known or each.text, parts, content=True)


def _citation(each: CitationEntry, _record: Record, _naming: Naming) -> Row:
    parts = _parts(
        (_("Título"), each.title),
        (_("Quién la publica"), each.publisher),
        (_("Dirección web"), each.url),
        (_("Fecha"), _date(each.date)),
        (_("Qué aporta"), enums.CitationKind(each.kind)),
        (_("Página"), each.page),
    )
    return Row(each.url or fold(each.title), each.title or each.publisher, parts, content=True)


def _attachment(each: AttachmentEntry, _record: Record, _naming: Naming) -> Row:
    parts = _parts(
        (_("Qué es"), enums.AttachmentKind(each.kind)),
        (_("Título"), each.title),
        (_("Texto alternativo"), each.alternative_text),
        (_("Crédito"), each.credit),
        (_("Licencia"), each.licence),
    )
    return Row(each.sha256, each.title, parts, content=True)


def _replication(each: ReplicationEntry, _record: Record, _naming: Naming) -> Row:
    parts = _parts((_("Se conservó"), each.kept), (_("Se cambió"), each.changed))
    return Row(each.original, each.original, parts)


def _translation(each: TranslationEntry, _record: Record, naming: Naming) -> Row:
    texts = ((label, getattr(each, name)) for name, label in TRANSLATED)
    parts = _parts((_("Versión que traduce"), each.version), *texts)
    return Row(each.language, naming("language", each.language), parts)


ROWS: dict[str, Callable[[Any, Record, Naming], Row]] = {
    "alignments": _alignment,
    "steps": _step,
    "partners": _partner,
    "results": _result,
    "challenges": _challenge,
    "resources": _resource,
    "instruments": _instrument,
    "citations": _citation,
    "attachments": _attachment,
    "replications": _replication,
    "translations": _translation,
}
"""How a row of each list that is more than a key is told."""
