"""What an uploaded workbook proposes, checked against the catalogue and a person's rights."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from django.contrib.auth.models import User
from django.utils import translation

from practices.editorial import Action
from practices.ingest.validation import Validator
from practices.ingest.xlsx_faults import Place, Places, SheetFault
from practices.ingest.xlsx_records import Told
from practices.ingest.xlsx_workbook import Base, read_workbook
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Mesa
from practices.names import read_names
from practices.record import Record, to_data
from practices.record_reader import Fault, read_anyway
from practices.sheets.cells import data_of
from practices.sheets.choices import LANGUAGE, Lists, read_lists
from practices.sheets.columns import CODE
from practices.sheets.main_sheet import PRACTICES
from practices.sheets.workbook import SHEETS
from practices.snapshot.dumping import dump
from practices.snapshot.references import References
from practices.workflow.permissions import mesas_of, visible_to

_SHEET_ORDER = {each.title: number for number, each in enumerate(SHEETS)}


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """What the workbook says of one practice: the plain data of each field that it has."""

    key: str
    """Its code; for a new one, what stands for it in the workbook."""
    row: int
    is_new: bool
    fields: dict[str, Any]
    base: Base | None = None

    def record(self, current: Record, chosen: Iterable[str] | None = None) -> Record:
        """Return the practice with the proposed fields, or some of them, over what is there."""
        names = self.fields if chosen is None else chosen
        proposed = {name: self.fields[name] for name in names}
        faults: list[Fault] = []
        return read_anyway(Record, to_data(current) | proposed, faults)

    def to_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return dataclasses.asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Proposal":
        """Return what `to_data` gave."""
        base = Base(**data["base"]) if data["base"] else None
        return cls(**{**data, "base": base})


@dataclasses.dataclass(frozen=True, slots=True)
class Proposals:
    """Everything that a workbook proposes; nothing of it with any fault."""

    proposals: list[Proposal]
    faults: list[SheetFault]
    warnings: list[str]


def read_proposals(data: bytes, user: User) -> Proposals:
    """Read a workbook for somebody; UnusableError when it cannot be read at all."""
    with translation.override(LANGUAGE):
        lists = read_lists()
        book = read_workbook(data, lists)
        return _Checker(user, lists, book.practices).check(
            book.bases, book.faults, book.warnings
        )


class _Checker:
    """Checks what is told of practices, with everything that it takes read once."""

    def __init__(self, user: User, lists: Lists, practices: list[Told]) -> None:
        self._user = user
        self._lists = lists
        self._practices = practices
        codes = [each.key for each in practices if not each.is_new]
        visible = visible_to(user).filter(code__in=codes)
        self._known = {
            each.code: dump(each)
            for each in Practice.objects.with_parts().filter(pk__in=visible.values("pk"))
        }
        self._validator = Validator(References.read(), read_names(), publishing=False)
        self._mesas = {
            action: _mesas(user, action) for action in (Action.CREATE, Action.IMPORT)
        }
        self._originals = self._usable_originals()

    def _usable_originals(self) -> set[str]:
        """Return the codes that a replication may name: what the person sees, or is public."""
        parts = (each.data.get("replications", ()) for each in self._practices)
        wanted = {str(part["original"]).upper() for rows in parts for part in rows}
        found = set(
            visible_to(self._user).filter(code__in=wanted).values_list("code", flat=True)
        )
        public = Publication.objects.readable().filter(code__in=wanted)
        found |= set(public.values_list("code", flat=True))
        for record in self._known.values():
            found |= {each.original for each in record.replications}
        return found

    def check(
        self, bases: Mapping[str, Base], faults: list[SheetFault], warnings: list[str]
    ) -> Proposals:
        proposals = []
        for told in self._practices:
            if told.is_new or told.key in self._known:
                proposal, more = self._proposal(told, bases.get(told.key))
                proposals.append(proposal)
                faults += _beyond(more, faults)
            else:
                faults.append(self._foreign(told))
        faults.sort(key=lambda each: (_SHEET_ORDER.get(each.place.sheet, 0), each.place.row))
        return Proposals([] if faults else proposals, faults, warnings)

    def _foreign(self, told: Told) -> SheetFault:
        """Refuse a code without telling whether it is there: the two cases look the same."""
        codes = list(visible_to(self._user).values_list("code", flat=True))
        near = get_close_matches(told.key, codes, n=5, cutoff=0.3)
        valid = "el código de una práctica que exista y que usted pueda ver"
        if near:
            valid += ", por ejemplo: " + ", ".join(near)
        return SheetFault(Place(PRACTICES.title, told.row, CODE.title), told.key, valid)

    def _proposal(self, told: Told, base: Base | None) -> tuple[Proposal, list[SheetFault]]:
        current = self._known.get(told.key, Record(title=""))
        places = Places(told.places, Place(PRACTICES.title, told.row))
        proposed = {name: value for name, value in told.data.items() if name not in told.kept}
        self._fill_mesa(told, proposed)
        faults: list[Fault] = []
        data = to_data(current) | proposed
        if told.is_new and not data.get("title"):
            data["title"] = None
        record = read_anyway(Record, data, faults)
        faults += [*self._validator.faults(record), *self._about_others(told, record, current)]
        own = [each for each in faults if each.field.partition("[")[0] in proposed]
        values = data_of(record)
        fields = {name: values[name] for name in proposed}
        proposal = Proposal(told.key, told.row, told.is_new, fields, base)
        return proposal, [places.fault(each) for each in own]

    def _fill_mesa(self, told: Told, proposed: dict[str, Any]) -> None:
        """Give a new practice the mesa of a person who has only one."""
        mesas = self._mesas[Action.CREATE]
        if told.is_new and mesas is not None and len(mesas) == 1 and not proposed.get("mesa"):
            proposed["mesa"] = mesas[0]

    def _about_others(self, told: Told, record: Record, current: Record) -> Iterator[Fault]:
        """Find what reaches beyond the practice: its mesa, and the ones it replicates."""
        mesas = self._mesas[Action.CREATE if told.is_new else Action.IMPORT]
        changed = told.is_new or record.mesa != current.mesa
        if mesas is not None and changed and record.mesa not in mesas:
            names = [f"«{self._lists['mesa'].label(each)}»" for each in mesas]
            valid = "una mesa en la que usted trabaje: " + (", ".join(names) or "ninguna")
            yield Fault("mesa", self._lists["mesa"].label(record.mesa), valid)
        for number, each in enumerate(record.replications, start=1):
            if each.original == told.key or each.original not in self._originals:
                valid = "el código de otra práctica, que exista y que usted pueda ver"
                yield Fault(f"replications[{number}].original", each.original, valid)


def _mesas(user: User, action: Action) -> list[str] | None:
    keys = mesas_of(user, action)
    if keys is None:
        return None
    return list(Mesa.objects.filter(pk__in=keys).values_list("slug", flat=True))


def _beyond(found: Iterable[SheetFault], faults: Iterable[SheetFault]) -> list[SheetFault]:
    """Return the faults of places that have none yet: one may follow from another."""
    taken = {each.place for each in faults}
    kept: dict[Place, SheetFault] = {}
    for each in found:
        row = dataclasses.replace(each.place, column="")
        if each.place not in taken and (row not in taken or not each.place.column):
            kept.setdefault(each.place, each)
    return list(kept.values())
