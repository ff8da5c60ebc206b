"""CSV for spreadsheets: UTF-8 with BOM, commas, CRLF, one row per practice."""

import csv
import io
from collections.abc import Iterable, Iterator

from practices.exports.columns import COLUMNS, Value, rows
from practices.models.publication import Publication
from practices.names import Names

MEDIA_TYPE = "text/csv; charset=utf-8"
BOM = "\ufeff"
SEPARATOR = " | "
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
"""Beginnings that a spreadsheet may take for a formula, and the mark that defuses them."""


def lines(publications: Iterable[Publication], names: Names) -> Iterator[bytes]:
    """Return the file, a line at a time: a header of titles, then a row per publication."""
    yield (BOM + _line([str(column.title) for column in COLUMNS])).encode()
    for row in rows(publications, names):
        yield _line([cell(column.value(row)) for column in COLUMNS]).encode()


def cell(value: Value) -> str:
    """Return a value as a cell: lists joined by « | ».

    A text that could be read as a formula gets one apostrophe before it. So does one that
    begins with an apostrophe, so taking one off whenever a cell begins with one gives back
    the value.
    """
    if isinstance(value, list):
        value = SEPARATOR.join(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
