"""From the rows of a workbook to what it says of each practice, each fault in its place."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from practices.ingest.xlsx_cells import (
    KeepAsItIsError,
    Value,
    WrongCellError,
    plain,
    read_cell,
)
from practices.ingest.xlsx_faults import Place, SheetFault
from practices.ingest.xlsx_reading import Cell, RawSheet, Row
from practices.sheets.choices import Lists
from practices.sheets.columns import CODE, ORDER, Column, Kind, Sheet
from practices.sheets.main_sheet import PRACTICES
from practices.text import fold

NEW = re.compile(r"NUEVA-[0-9]{1,4}")
_CODE = re.compile(r"BP-[0-9]{4,9}")
_LAST = 2**31


@dataclasses.dataclass(slots=True)
class Told:
    """What the workbook says of one practice, and where it says it."""

    key: str
    """Its code; NUEVA-n, or its row, for one that has none yet."""
    row: int
    data: dict[str, Any] = dataclasses.field(default_factory=dict)
    places: dict[str, Place] = dataclasses.field(default_factory=dict)
    kept: set[str] = dataclasses.field(default_factory=set)
    """Fields left alone because some text of theirs does not fit in a cell."""
    orders: dict[str, dict[int, int]] = dataclasses.field(default_factory=dict)
    """Of each sheet of parts, the place that each order has."""

    @property
    def is_new(self) -> bool:
        """Whether the catalogue does not have it yet."""
        return not _CODE.fullmatch(self.key)


@dataclasses.dataclass(slots=True)
class _Part:
    """One row of a sheet of parts."""

    row: Row
    order: int | None
    data: dict[str, Any]


class SheetReader:
    """Reads one sheet that the catalogue made."""

    def __init__(
        self, sheet: Sheet, raw: RawSheet, lists: Lists, faults: list[SheetFault]
    ) -> None:
        self._sheet = sheet
        self._raw = raw
        self._lists = lists
        self._faults = faults
        self._columns = self._find_columns()

    def _find_columns(self) -> dict[int, Column]:
        known = {fold(each.title): each for each in self._sheet.columns}
        found: dict[int, Column] = {}
        for place, title in self._raw.heads.items():
            column = known.get(fold(title))
            if column is None:
                self._refuse(1, title, title, _nearest(title, self._sheet))
            elif column in found.values():
                self._refuse(1, title, title, "cada columna una sola vez")
            else:
                found[place] = column
        needed = (CODE,) if self._sheet is PRACTICES else self._sheet.columns
        for column in needed:
            if column not in found.values():
                valid = f"la columna «{column.title}», que falta en la hoja"
                self._refuse(1, column.title, None, valid)
        return found

    def _refuse(self, row: int, column: str, value: object, valid: str) -> None:
        self._faults.append(SheetFault(Place(self._sheet.title, row, column), value, valid))

    def practices(self) -> dict[str, Told]:
        """Read the main sheet: what it says of each practice, by its key."""
        found: dict[str, Told] = {}
        for row in self._raw.rows:
            key = self._key(row) or f"FILA-{row.number}"
            if key in found:
                valid = f"cada práctica una sola vez: ya está en la fila {found[key].row}"
                self._refuse(row.number, CODE.title, key, valid)
                continue
            told = Told(key, row.number)
            told.data = self._values(row, told.kept)
            for column in self._columns.values():
                place = Place(self._sheet.title, row.number, column.title)
                told.places[column.key] = place
            found[key] = told
        return found

    def _key(self, row: Row) -> str:
        """Return the code in a row; empty for none, or for one that was refused."""
        cell = self._cell(row, CODE)
        if cell is None:
            return ""
        text = plain(str(cell.value)).upper()
        if cell.is_formula or not (_CODE.fullmatch(text) or NEW.fullmatch(text)):
            valid = "un código como BP-0042 o, para una práctica nueva, NUEVA-1"
            self._refuse(row.number, CODE.title, cell.value, valid)
            return ""
        return text

    def _cell(self, row: Row, column: Column) -> Cell | None:
        places = (place for place, each in self._columns.items() if each is column)
        return next((row.cells[place] for place in places if place in row.cells), None)

    def _values(self, row: Row, kept: set[str]) -> dict[str, Any]:
        """Read the cells of a row; an empty one says that there is nothing."""
        data: dict[str, Any] = {}
        for column in self._columns.values():
            if column.read_only or column in {CODE, ORDER}:
                continue
            try:
                value = self._value(row, column)
            except KeepAsItIsError:
                kept.add(column.key)
                continue
            data |= _fields(column, value)
        return data

    def _value(self, row: Row, column: Column) -> Value | None:
        cell = self._cell(row, column)
        if cell is None:
            self._refuse_missing_key(row, column)
            return None
        try:
            return read_cell(column, cell, self._lists)
        except WrongCellError as wrong:
            self._refuse(row.number, column.title, cell.value, str(wrong))
            return None

    def _refuse_missing_key(self, row: Row, column: Column) -> None:
        """Refuse an empty cell where it is all that the row has to say."""
        if column.required and self._sheet.field and self._sheet.entry is None:
            valid = "un valor de la lista: el campo es obligatorio"
            self._refuse(row.number, column.title, None, valid)

    def parts(self, practices: Mapping[str, Told]) -> None:
        """Read a sheet of parts into what is told of their practices."""
        parts: dict[str, list[_Part]] = {key: [] for key in practices}
        for row in self._raw.rows:
            key = self._owner(row, practices)
            if key is None:
                continue
            kept: set[str] = set()
            part = _Part(row, self._order(row), self._values(row, kept))
            if kept:
                practices[key].kept.add(self._sheet.field)
            parts[key].append(part)
        for key, rows in parts.items():
            self._tell(practices[key], rows)

    def _owner(self, row: Row, practices: Mapping[str, Told]) -> str | None:
        """Return the practice of a row; None, and a fault, if the main sheet has none such."""
        cell = self._cell(row, CODE)
        key = plain(str(cell.value)).upper() if cell and not cell.is_formula else ""
        if key in practices:
            return key
        near = get_close_matches(key, practices, n=3, cutoff=0.3) or list(practices)[:3]
        options = ", ".join(near) or "ninguno todavía"
        valid = f"el código de una fila de la hoja «{PRACTICES.title}»: {options}"
        self._refuse(row.number, CODE.title, cell.value if cell else None, valid)
        return None

    def _order(self, row: Row) -> int | None:
        value = self._value(row, ORDER)
        return value if isinstance(value, int) else None

    def _tell(self, told: Told, parts: list[_Part]) -> None:
        self._refuse_repeated(parts)
        field = self._sheet.field
        parts.sort(key=lambda each: (each.order or _LAST, each.row.number))
        alone = self._sheet.entry is None
        told.data[field] = [each.data.get("") if alone else each.data for each in parts]
        told.places[field] = Place(self._sheet.title)
        told.orders[field] = {each.order or n: n for n, each in enumerate(parts, start=1)}
        for number, part in enumerate(parts, start=1):
            path = f"{field}[{number}]"
            told.places[path] = Place(self._sheet.title, part.row.number)
            for column in self._columns.values():
                place = Place(self._sheet.title, part.row.number, column.title)
                for name in _names(column):
                    told.places[f"{path}.{name}" if name else path] = place

    def _refuse_repeated(self, parts: list[_Part]) -> None:
        rows: dict[int, int] = {}
        for part in parts:
            if part.order is None:
                continue
            if part.order in rows:
                valid = f"un orden que no se repita: ya está en la fila {rows[part.order]}"
                self._refuse(part.row.number, ORDER.title, part.order, valid)
            rows.setdefault(part.order, part.row.number)


def _names(column: Column) -> Iterator[str]:
    """Give the fields of the entry that a column stands for."""
    yield column.key
    if column.kind is Kind.OBJECTIVE:
        yield "code"


def _fields(column: Column, value: Value | None) -> dict[str, Any]:
    """Return a value under its fields; an objective has two."""
    if column.kind is Kind.OBJECTIVE and isinstance(value, str):
        framework, _, code = value.partition(":")
        return {"framework": framework, "code": code}
    return {column.key: value}


def _nearest(title: str, sheet: Sheet) -> str:
    titles = [each.title for each in sheet.columns]
    near = get_close_matches(title, titles, n=3, cutoff=0.4) or titles
    return "una columna de esta hoja: " + ", ".join(f"«{each}»" for each in near)
