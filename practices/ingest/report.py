"""What a loading did, or why it was refused, in the words of the command line."""

import collections
import dataclasses
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from practices.ingest.differences import Difference
from practices.ingest.reference_lists import Outcome
from practices.record_reader import Fault
from practices.text import one_line

_LONGEST_VALUE = 80


class Change(StrEnum):
    """What loading does with a record; the value is how it is told."""

    NEW = "nueva"
    CHANGED = "cambiada"
    PUBLISHED = "publicada sin otro cambio"
    UNCHANGED = "sin cambios"
    KEPT = "editada aquí: queda como está"
    WITHDRAWN = "retirada: no se vuelve a publicar"


_COUNTED = {
    Change.NEW: ("nueva", "nuevas"),
    Change.CHANGED: ("cambiada", "cambiadas"),
    Change.PUBLISHED: ("publicada sin otro cambio", "publicadas sin otro cambio"),
    Change.UNCHANGED: ("sin cambios", "sin cambios"),
    Change.KEPT: ("editada aquí, que queda como está", "editadas aquí, que quedan como están"),
    Change.WITHDRAWN: (
        "retirada, que no se vuelve a publicar",
        "retiradas, que no se vuelven a publicar",
    ),
}
"""How one, and several or none, are told in the summary."""
_ALWAYS_TOLD = (Change.NEW, Change.CHANGED, Change.UNCHANGED)


WRITTEN = (Change.NEW, Change.CHANGED, Change.PUBLISHED)
"""What makes a new public version, unless drafts were asked for."""


@dataclasses.dataclass(frozen=True, slots=True)
class RecordFault:
    """A fault and the record it is in, as a person finds it in the file."""

    label: str
    fault: Fault


@dataclasses.dataclass(frozen=True, slots=True)
class RecordOutcome:
    """What loading does with one record; the differences are only worked out to be told."""

    label: str
    code: str
    change: Change
    differences: tuple[Difference, ...] = ()


@dataclasses.dataclass(slots=True)
class Report:
    """What a whole loading did. With any fault, nothing was written."""

    simulated: bool = False
    changes: collections.Counter[Change] = dataclasses.field(
        default_factory=collections.Counter
    )
    warnings: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    faults: list[RecordFault] = dataclasses.field(default_factory=list)
    rows_made: int = 0
    """How many terms and institutions the file brought to the lists."""

    @property
    def refused(self) -> bool:
        """Whether the file was turned down."""
        return bool(self.faults)


def fault_lines(report: Report) -> Iterator[str]:
    """Tell every fault: record, field, value and what would be valid."""
    count = len(report.faults)
    yield f"No se cargó nada: el archivo tiene {_counted(count, 'error', 'errores')}."
    for each in report.faults:
        fault = each.fault
        value = "" if fault.value is None else f" {shown(fault.value)}."
        yield one_line(f"- {each.label}: {fault.field}:{value} {_sentence(fault.valid)}")


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _sentence(valid: str) -> str:
    """Complete what would be valid, unless it says it as a whole sentence."""
    return valid if valid[:1].isupper() and valid.endswith(".") else f"Se admite {valid}."


def shown(value: object) -> str:
    """Write a value of the file on one line, cut when it is long."""
    text = one_line(value if isinstance(value, str) else str(_plain(value)))
    text = text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
    return f"«{text}»"


def _plain(value: Any) -> Any:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def outcome_lines(outcome: RecordOutcome) -> Iterator[str]:
    """Tell what a loading would do with a record; nothing for one that stays as it is."""
    if outcome.change is Change.UNCHANGED:
        return
    yield f"{outcome.label}: {outcome.change}"
    for each in outcome.differences:
        yield f"    {each.field}: {_side(each.before)} → {_side(each.after)}"


def _side(value: object) -> str:
    return "(vacío)" if value in (None, "", [], {}) else shown(value)


def summary_lines(report: Report) -> Iterator[str]:
    """Tell the warnings and the counts of a loading that was not refused."""
    for label, warning in report.warnings:
        yield f"Aviso: {label}: {warning}."
    counted = [
        _counted(report.changes[change], *words)
        for change, words in _COUNTED.items()
        if report.changes[change] or change in _ALWAYS_TOLD
    ]
    counted.append(_counted(len(report.warnings), "aviso", "avisos"))
    begin = "Simulación, no se escribió nada" if report.simulated else "Prácticas"
    yield f"{begin}: {', '.join(counted)}."


def reference_lines(outcome: Outcome) -> Iterator[str]:
    """Tell how many rows of each list were made and changed."""
    if not outcome.created and not outcome.updated:
        yield "Las listas ya estaban cargadas: no cambió nada."
    for name, count in outcome.created.items():
        yield f"Filas añadidas en {name}: {count}"
    for name, count in outcome.updated.items():
        yield f"Filas actualizadas en {name}: {count}"
