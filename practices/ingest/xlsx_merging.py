"""The three sides of each field: what the sheet was made of, what it says, and what is here."""

import dataclasses
from collections.abc import Iterator, Sequence
from enum import StrEnum

from practices.ingest.xlsx_proposals import Proposal
from practices.record import Record
from practices.sheets.cells import cell, data_of, digest_of, rows
from practices.sheets.choices import SEPARATOR, Lists
from practices.sheets.columns import CODE, ORDER
from practices.sheets.main_sheet import PRACTICES
from practices.sheets.workbook import FIELDS, PARTS, TITLES


class Verdict(StrEnum):
    """Who changed a field since the workbook was downloaded."""

    SHEET = "hoja"
    HERE = "aqui"
    BOTH = "conflicto"


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of what a side says, and whether the other says it too."""

    text: str
    differs: bool


@dataclasses.dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that the sheet and the record tell differently."""

    name: str
    title: str
    verdict: Verdict
    here: Sequence[Line]
    sheet: Sequence[Line]

    @property
    def is_conflict(self) -> bool:
        """Whether both sides changed it, or nobody knows which one did."""
        return self.verdict is Verdict.BOTH

    @property
    def is_ours(self) -> bool:
        """Whether only the record changed: the sheet has an old value."""
        return self.verdict is Verdict.HERE


def differences(proposal: Proposal, current: Record, lists: Lists) -> list[FieldDifference]:
    """Return what the sheet and the record tell differently, in the order of the workbook."""
    here = data_of(current)
    other = proposal.record(current)
    return [
        FieldDifference(
            name,
            TITLES[name],
            _verdict(proposal, name, here[name]),
            *_sides(told(name, current, lists), told(name, other, lists)),
        )
        for name in FIELDS
        if name in proposal.fields and proposal.fields[name] != here[name]
    ]


def _verdict(proposal: Proposal, name: str, here: object) -> Verdict:
    """Without a base, or with one for another text, it is a conflict: a person decides."""
    if proposal.is_new:
        return Verdict.SHEET
    base = proposal.base.digests.get(name) if proposal.base else None
    if base == digest_of(here):
        return Verdict.SHEET
    if base == digest_of(proposal.fields[name]):
        return Verdict.HERE
    return Verdict.BOTH


def _sides(here: list[str], sheet: list[str]) -> tuple[list[Line], list[Line]]:
    return _marked(here, sheet), _marked(sheet, here)


def _marked(lines: list[str], others: list[str]) -> list[Line]:
    return [Line(each, each not in others) for each in lines]


def told(name: str, record: Record, lists: Lists) -> list[str]:
    """Return what a record says in a field, a line for each paragraph or part."""
    for column in PRACTICES.columns:
        if column.key == name:
            value = cell(column, record, lists)
            return [] if value is None else str(value).split("\n")
    return [SEPARATOR.join(each) for each in _parts(name, record, lists)]


def _parts(name: str, record: Record, lists: Lists) -> Iterator[list[str]]:
    sheet = next(each for each in PARTS if each.field == name)
    for _number, entry in rows(sheet, record):
        values = [
            (column, cell(column, entry, lists))
            for column in sheet.columns
            if column not in {CODE, ORDER}
        ]
        alone = sheet.entry is None
        yield [
            str(value) if alone or column.required else f"{column.title}: {value}"
            for column, value in values
            if value is not None
        ]
