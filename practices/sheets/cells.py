"""Values of a Record as cells, and what tells whether two of them say the same."""

import hashlib
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from practices.record import Record, to_data
from practices.sheets.choices import NO, YES, Lists, objective_key
from practices.sheets.columns import Column, Kind, Sheet
from practices.sheets.main_sheet import PRACTICES
from practices.sheets.workbook import FIELDS

Cell = str | int | float | None
LONGEST = 32_767
"""Characters that a cell can hold."""
TOO_LONG = "(No cabe en una celda: se queda como está y se edita en el catálogo.)"
"""Stands for a text that is longer; read back, it leaves the text alone."""
_DIGEST = 20
_NOT_XML = re.compile("[\ufffe\uffff]")


def rows(sheet: Sheet, record: Record) -> Iterator[tuple[int, Any]]:
    """Give what a sheet tells of a record, each with its order from 1."""
    if sheet is PRACTICES:
        yield 1, record
    else:
        yield from enumerate(getattr(record, sheet.field), start=1)


def cell(column: Column, entry: Any, lists: Lists) -> Cell:
    """Return a value of a part as its cell shows it; empty when there is none."""
    value = getattr(entry, column.key) if column.key else entry
    match column.kind:
        case Kind.CHOICE:
            return lists[column.choices].label(str(value)) if value else None
        case Kind.OBJECTIVE:
            return lists[column.choices].label(objective_key(value, entry.code))
        case Kind.FLAG:
            return lists[column.choices].label(YES if value else NO)
        case Kind.NUMBER:
            return _number(value)
        case Kind.WHOLE | Kind.SOURCE:
            return value if value is None else int(value)
        case _:
            return _text(value)


def _number(value: Decimal | None) -> Cell:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _text(value: str) -> Cell:
    text = _NOT_XML.sub("", value)
    return (text if len(text) <= LONGEST else TOO_LONG) or None


def normal(value: Any) -> Any:
    """Return data as it comes back from a cell: without the blanks that a reader takes off."""
    if isinstance(value, str):
        return _NOT_XML.sub("", value).replace("\r\n", "\n").strip()
    if isinstance(value, list):
        return [normal(each) for each in value]
    if isinstance(value, dict):
        return {name: normal(each) for name, each in value.items()}
    return value


def data_of(record: Record) -> dict[str, Any]:
    """Return the fields that the workbook can change, as plain data that compares."""
    data = to_data(record)
    return {name: normal(data[name]) for name in FIELDS}


def digest_of(value: Any) -> str:
    """Return a short digest of a field's plain data."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]
