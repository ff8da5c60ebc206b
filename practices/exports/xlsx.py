"""The workbook of practices for spreadsheets, which an upload at the desk reads back.

The same content gives the same bytes. Texts are text cells, in text format and with the
quote prefix, so that none is ever taken for a formula, and what is read back is what was
written.
"""

import dataclasses
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import xlsxwriter
from django.utils import translation

from practices.exports.columns import LICENCE
from practices.exports.xlsx_guide import write_guide
from practices.models.publication import Publication
from practices.names import Names
from practices.record import Record
from practices.sheets.cells import Cell, cell, data_of, digest_of, rows
from practices.sheets.choices import LANGUAGE, Lists, read_lists
from practices.sheets.columns import CODE, EDITION, ORDER, Column, Kind, Sheet
from practices.sheets.main_sheet import PRACTICES
from practices.sheets.workbook import BASE_TITLE, FIELDS, LISTS_TITLE, SHEETS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDING = "xlsx"
_CREATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_ROWS_TO_FILL = 300
"""Empty rows after the last one that offer the lists."""


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """A practice of the workbook; `edition` is that of a working record, 0 if published."""

    record: Record
    edition: int = 0


def workbook(listed: Sequence[Listed], lists: Lists, *, working: bool) -> bytes:
    """Return the file; `working` adds what a later upload needs to know what it was made of."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "Buenas prácticas", "comments": LICENCE, "created": _CREATED})
    with translation.override(LANGUAGE):
        _Writer(book, lists, working=working).write(listed)
    book.close()
    return buffer.getvalue()


def lines(publications: Iterable[Publication], _names: Names) -> Iterator[bytes]:
    """Return published records as a workbook, in one piece."""
    yield workbook([Listed(each.record) for each in publications], read_lists(), working=False)


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, lists: Lists, *, working: bool) -> None:
        self._book = book
        self._lists = lists
        self._working = working
        top = {"valign": "top", "text_wrap": True}
        self._text = book.add_format({**top, "num_format": "@", "quote_prefix": True})
        self._empty = book.add_format({**top, "num_format": "@"})
        self._number = book.add_format({**top, "num_format": "General"})
        self._fixed = book.add_format({**top, "num_format": "@", "font_color": "#595959"})
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        self._head = book.add_format({**head, "bg_color": "#DCE6F1"})
        self._needed = book.add_format({**head, "bg_color": "#F8E3C4"})

    def write(self, listed: Sequence[Listed]) -> None:
        if self._working:
            write_guide(self._book)
        for sheet in SHEETS:
            self._sheet(sheet, listed)
        self._book.get_worksheet_by_name(PRACTICES.title).activate()
        self._write_lists()
        if self._working:
            self._write_base(listed)

    def _columns(self, sheet: Sheet) -> list[Column]:
        return [each for each in sheet.columns if self._working or each is not EDITION]

    def _sheet(self, sheet: Sheet, listed: Sequence[Listed]) -> None:
        page = self._book.add_worksheet(sheet.title)
        columns = self._columns(sheet)
        page.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            page.set_column(place, place, column.width, self._empty)
            needed = self._needed if column.required else self._head
            page.write_string(0, place, column.title, needed)
            if self._working:
                note = {"author": "", "x_scale": 1.6, "visible": False}
                page.write_comment(0, place, column.description, note)
        last = 0
        for each in listed:
            for number, entry in rows(sheet, each.record):
                last += 1
                self._row(page, last, columns, _Told(each, entry, number))
        if self._working and not sheet.read_only:
            self._offer_lists(page, columns, last + _ROWS_TO_FILL)
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)

    def _row(self, page: Any, place: int, columns: Sequence[Column], told: "_Told") -> None:
        for number, column in enumerate(columns):
            value = told.value(column, self._lists)
            style = self._fixed if column.read_only else self._text
            if isinstance(value, str):
                page.write_string(place, number, value, style)
            elif value is not None:
                page.write_number(place, number, value, self._number)

    def _offer_lists(self, page: Any, columns: Sequence[Column], last: int) -> None:
        for place, column in enumerate(columns):
            source = self._range(column.choices) if column.choices else ""
            if source:
                rule: dict[str, Any] = {
                    "validate": "list",
                    "source": source,
                    "error_type": "warning" if column.kind is Kind.OBJECTIVE else "stop",
                    "error_title": "Fuera de la lista",
                    "error_message": "Elija un valor de la lista.",
                }
                page.data_validation(1, place, last, place, rule)
            elif column.kind in {Kind.WHOLE, Kind.SOURCE} and not column.read_only:
                rule = {
                    "validate": "integer",
                    "criteria": ">=",
                    "value": 1,
                    "error_title": "Un número",
                    "error_message": "Escriba un número entero, de 1 en adelante.",
                }
                page.data_validation(1, place, last, place, rule)

    def _range(self, name: str) -> str:
        """Return the cells of the sheet of lists that hold one, if it holds anything."""
        for place, (each, labels) in enumerate(self._lists.in_order):
            if each == name and labels:
                letter = xlsxwriter.utility.xl_col_to_name(place)
                return f"='{LISTS_TITLE}'!${letter}$2:${letter}${len(labels) + 1}"
        return ""

    def _write_lists(self) -> None:
        if not self._working:
            return
        page = self._book.add_worksheet(LISTS_TITLE)
        page.hide()
        for place, (name, labels) in enumerate(self._lists.in_order):
            page.write_string(0, place, name)
            for number, label in enumerate(labels, start=1):
                page.write_string(number, place, label, self._text)

    def _write_base(self, listed: Sequence[Listed]) -> None:
        page = self._book.add_worksheet(BASE_TITLE)
        page.very_hidden()
        for place, title in enumerate(("code", "edition", "sha256", *FIELDS)):
            page.write_string(0, place, title)
        for number, each in enumerate(listed, start=1):
            page.write_string(number, 0, each.record.code)
            page.write_number(number, 1, each.edition)
            page.write_string(number, 2, each.record.sha256)
            digests = data_of(each.record)
            for place, field in enumerate(FIELDS, start=3):
                page.write_string(number, place, digest_of(digests[field]))


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """One row: a practice, the part of it that the row tells, and its order."""

    listed: Listed
    entry: Any
    number: int

    def value(self, column: Column, lists: Lists) -> Cell:
        if column is CODE:
            return self.listed.record.code
        if column is ORDER:
            return self.number
        if column is EDITION:
            return self.listed.edition
        return cell(column, self.entry, lists)
