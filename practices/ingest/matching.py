"""Which practice of the catalogue each record of a file is, and which codes it may have."""

import dataclasses
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db.models import Q

from practices.enums import PublicationOrigin
from practices.models.code_counter import CodeCounter
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.record import Record
from practices.record_reader import Fault
from practices.validators import validate_code
from practices.workflow.codes import PREFIX, reserve


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """Digests of what is public of a practice, and of what its last file said; or empty."""

    current: str = ""
    last_loaded: str = ""


@dataclasses.dataclass(slots=True)
class Known:
    """The practices that a batch of records may be."""

    by_import_id: dict[str, Practice]
    by_code: dict[str, Practice]
    published: dict[int, Published]

    def practice(self, record: Record) -> Practice | None:
        """Return the practice that the record is; its own identifier counts before the code."""
        if record.import_id:
            return self.by_import_id.get(record.import_id)
        return self.by_code.get(record.code)


def known_practices(records: Iterable[Record]) -> Known:
    """Read and lock the practices that the records may be, with what a dump needs."""
    listed = list(records)
    ids = {each.import_id for each in listed if each.import_id}
    codes = {each.code for each in listed if each.code}
    rows = list(
        Practice.objects.filter(Q(import_id__in=ids) | Q(code__in=codes))
        .select_for_update(of=("self",))
        .with_parts()
    )
    return Known(
        {each.import_id: each for each in rows if each.import_id},
        {each.code: each for each in rows},
        _published(rows),
    )


def _published(practices: list[Practice]) -> dict[int, Published]:
    if not practices:
        return {}
    rows = Publication.objects.filter(practice__in=practices)
    columns = ("practice_id", "sha256")
    current = dict(rows.current().values_list(*columns))
    loaded = rows.filter(origin=PublicationOrigin.LOAD).order_by("number")
    last = dict(loaded.values_list(*columns))
    return {
        each.pk: Published(current.get(each.pk, ""), last.get(each.pk, ""))
        for each in practices
    }


class Identities:
    """Every identifier and code of a file, none of them twice."""

    def __init__(self) -> None:
        reserve([])  # locks the counter: one loading at a time
        self._already_given = CodeCounter.objects.get(pk=1).last
        self._places: dict[tuple[str, str], str] = {}
        self.codes: set[str] = set()

    def faults(self, label: str, record: Record, known: Known) -> Iterator[Fault]:
        """Find what keeps the record from being one practice and no other."""
        if not record.import_id and not record.code:
            yield Fault("import_id", "", "un identificador propio del registro")
        for name, value in (("import_id", record.import_id), ("code", record.code)):
            place = self._places.setdefault((name, value), label)
            if value and place != label:
                yield Fault(name, value, f"uno distinto en cada registro: ya está en {place}")
        self.codes.add(record.code)
        practice = known.practice(record)
        if practice is None:
            yield from self._new_code(record.code, known)
        elif record.code not in ("", practice.code):
            yield Fault("code", record.code, f"el suyo, {practice.code}, o vacío")

    def _new_code(self, code: str, known: Known) -> Iterator[Fault]:
        if not code or not _is_code(code):
            return  # none, or its own fault is known already
        if code in known.by_code:
            title = known.by_code[code].title
            yield Fault("code", code, f"un código libre, o vacío: este es de «{title}»")
        elif int(code.removeprefix(PREFIX)) <= self._already_given:
            yield Fault("code", code, "un código que no se haya dado nunca, o vacío")


def _is_code(text: str) -> bool:
    try:
        validate_code(text)
    except ValidationError:
        return False
    return True
