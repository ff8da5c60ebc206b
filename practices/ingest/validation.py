"""Every fault of a record that was read: its texts, its references and what goes together."""

import datetime as dt
import difflib
import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage

from practices import record as rec
from practices.dates import ImpreciseDate
from practices.ingest.limits import text_faults
from practices.names import Names
from practices.record_reader import Fault
from practices.snapshot.references import DATE_FIELDS, TERM_FIELDS, References
from practices.workflow.checks import obstacles

MOST_PARTS = 1000
_MOST_LISTED = 30
_YEARS = range(1000, 10000)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PARTS = (
    "regions", "themes", "populations", "alignments", "steps", "partners", "results",
    "challenges", "resources", "instruments", "citations", "attachments", "replications",
    "translations",
)  # fmt: skip


class Validator:
    """Checks records against the catalogue, as `references` and `names` found it."""

    def __init__(self, references: References, names: Names, *, publishing: bool) -> None:
        self._references = references
        self._names = names
        self._publishing = publishing

    def faults(self, record: rec.Record) -> list[Fault]:
        """Every fault of the record, save for the practices that it says it replicates."""
        found = [*_texts(record), *self._keys(record), *_dates(record), *_together(record)]
        return found + self._obstacles(record, found) if self._publishing else found

    def _obstacles(self, record: rec.Record, found: Sequence[Fault]) -> list[Fault]:
        """Find what publishing asks for besides, where no other fault is named yet."""
        named = {each.field for each in found}
        missing = obstacles(record, self._names)
        faults = [Fault(each.place or each.field, None, each.message) for each in missing]
        return [each for each in faults if each.field not in named]

    def _keys(self, record: rec.Record) -> Iterator[Fault]:
        known = self._references
        for name in TERM_FIELDS:
            yield from _unknown(name, getattr(record, name), known.terms[name])
        for name in ("regions", "themes", "populations"):
            keys = getattr(record, name)
            for number, key in enumerate(keys, start=1):
                yield from _unknown(f"{name}[{number}]", key, getattr(known, name), needed=True)
        for number, each in enumerate(record.alignments, start=1):
            yield from self._objective(each, f"alignments[{number}]")
        for number, partner in enumerate(record.partners, start=1):
            path = f"partners[{number}].institution"
            yield from _unknown(path, partner.institution, known.institutions)
        for number, use in enumerate(record.instruments, start=1):
            path = f"instruments[{number}].instrument"
            yield from _unknown(path, use.instrument, known.instruments)

    def _objective(self, each: rec.AlignmentEntry, path: str) -> Iterator[Fault]:
        frameworks = self._names.frameworks
        if each.framework not in frameworks:
            yield from _unknown(f"{path}.framework", each.framework, frameworks, needed=True)
        elif (each.framework, each.code) not in self._references.objectives:
            codes = [
                c for framework, c in self._names.objectives if framework == each.framework
            ]
            yield from _unknown(f"{path}.code", each.code, codes, needed=True)


def _unknown(
    path: str, key: str, known: Collection[str], *, needed: bool = False
) -> Iterator[Fault]:
    if key in known or not (key or needed):
        return
    alike = difflib.get_close_matches(key, known, n=3)
    if len(known) <= _MOST_LISTED:
        valid = f"uno de: {', '.join(sorted(known))}"
    else:
        first, last = min(known), max(known)
        valid = f"una de las {len(known)} claves conocidas, de {first} a {last}"
    hint = f"; se parece a: {', '.join(alike)}" if alike else ""
    yield Fault(path, key, valid + hint)


def _texts(record: rec.Record) -> Iterator[Fault]:
    yield from text_faults(record)
    for name in _PARTS:
        parts = getattr(record, name)
        if len(parts) > MOST_PARTS:
            yield Fault(name, f"{len(parts)} elementos", f"hasta {MOST_PARTS}")
        for number, part in enumerate(parts, start=1):
            if not isinstance(part, str):
                yield from text_faults(part, f"{name}[{number}].")
    if record.language and not _LANGUAGE.fullmatch(record.language):
        yield Fault("language", record.language, "un código de idioma, por ejemplo, es")


def _dates(record: rec.Record) -> Iterator[Fault]:
    for name in DATE_FIELDS:
        text = getattr(record, name)
        if text and not _is_day(text):
            yield Fault(name, text, "un día completo, por ejemplo, 2026-11-23")
    try:
        start, end = (ImpreciseDate.parse(text) for text in (record.start, record.end))
    except ValueError:
        return  # one is empty, or its own fault is known already
    if not start.may_precede(end):
        yield Fault("end", record.end, f"una fecha que no sea anterior al inicio ({start.iso})")


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _together(record: rec.Record) -> Iterator[Fault]:
    yield from _repeated(record)
    for number, result in enumerate(record.results, start=1):
        yield from _figure(result, f"results[{number}]")
    for number, resource in enumerate(record.resources, start=1):
        yield from _amount(resource, f"resources[{number}]")
    for number, partner in enumerate(record.partners, start=1):
        if not (partner.institution or partner.name):
            yield Fault(f"partners[{number}]", "", "una institución o un nombre")
    for number, use in enumerate(record.instruments, start=1):
        if not (use.text or use.instrument):
            yield Fault(f"instruments[{number}]", "", "un texto o una norma")
    yield from _citations(record)
    for number, attachment in enumerate(record.attachments, start=1):
        yield from _file(attachment, f"attachments[{number}]")


def _repeated(record: rec.Record) -> Iterator[Fault]:
    lists: dict[str, Sequence[Hashable]] = {
        "regions": record.regions,
        "themes": record.themes,
        "populations": record.populations,
        "alignments": [(each.framework, each.code) for each in record.alignments],
        "citations": [(e.url, e.title, e.publisher, e.date) for e in record.citations],
        "replications": [each.original for each in record.replications],
        "translations": [each.language for each in record.translations],
    }
    for name, keys in lists.items():
        if len(set(keys)) < len(keys):
            yield from _second_times(name, keys)


def _second_times(name: str, keys: Iterable[Hashable]) -> Iterator[Fault]:
    first: dict[Hashable, int] = {}
    for number, key in enumerate(keys, start=1):
        if key in first:
            words = " ".join(filter(None, key)) if isinstance(key, tuple) else key
            yield Fault(f"{name}[{number}]", words, f"una sola vez: ya es {name}[{first[key]}]")
        first.setdefault(key, number)


def _figure(each: rec.ResultEntry, path: str) -> Iterator[Fault]:
    if each.value is None:
        if each.bound is not None or each.baseline is not None:
            valid = "una cifra, porque hay precisión o línea de base"
            yield Fault(f"{path}.value", None, valid)
        return
    if each.bound is None:
        yield Fault(f"{path}.bound", None, "la precisión de la cifra")
    if not each.unit:
        yield Fault(f"{path}.unit", "", "la unidad de la cifra")


def _amount(each: rec.ResourceEntry, path: str) -> Iterator[Fault]:
    if each.amount is not None and not each.currency:
        yield Fault(f"{path}.currency", "", "la moneda del monto, por ejemplo, PEN")
    if each.amount is None and each.currency:
        yield Fault(f"{path}.amount", None, "un monto, porque hay moneda")
    if each.year is not None and each.year not in _YEARS:
        yield Fault(f"{path}.year", each.year, "un año de cuatro cifras")


def _citations(record: rec.Record) -> Iterator[Fault]:
    count = len(record.citations)
    parts: dict[str, Sequence[Any]] = {
        "alignments": record.alignments,
        "results": record.results,
    }
    for name, entries in parts.items():
        for number, each in enumerate(entries, start=1):
            if each.citation is not None and each.citation > count:
                valid = f"un número de 1 a {count}" if count else "vacío: no hay fuentes"
                yield Fault(f"{name}[{number}].citation", each.citation, valid)


def _file(each: rec.AttachmentEntry, path: str) -> Iterator[Fault]:
    if not _SHA256.fullmatch(each.sha256):
        valid = "un resumen de 64 cifras hexadecimales en minúsculas"
        yield Fault(f"{path}.sha256", each.sha256, valid)
    for field, name in (("file", each.file), ("thumbnail", each.thumbnail)):
        if name and not _there(name):
            yield Fault(f"{path}.{field}", name, "un archivo que esté en el almacén")


def _there(name: str) -> bool:
    try:
        return default_storage.exists(name)
    except (SuspiciousFileOperation, ValueError):
        return False
