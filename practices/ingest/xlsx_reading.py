"""Opening an uploaded workbook: its sheets as rows of cells, nothing of it worked out."""

import contextlib
import dataclasses
import io
import warnings
from collections.abc import Iterator
from typing import Any

import openpyxl

from practices.ingest.xlsx_markup import MOST_COLUMNS, MOST_ROWS
from practices.ingest.xlsx_package import UnusableError, check_package
from practices.text import fold

_MOST_SHEETS = 60


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds; `kind` is its type in the file, `shown_as` its number format."""

    value: Any
    kind: str = "n"
    shown_as: str = ""

    @property
    def is_formula(self) -> bool:
        """Whether the cell is worked out from others."""
        return self.kind == "f"

    @property
    def is_error(self) -> bool:
        """Whether the cell holds an error instead of a value: #N/A."""
        return self.kind == "e"


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the sheet, with the cells that hold something by their place."""

    number: int
    cells: dict[int, Cell]


@dataclasses.dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it came: its titles by their place, and the rows below that hold something."""

    title: str
    heads: dict[int, str]
    rows: tuple[Row, ...]


def read_book(data: bytes) -> dict[str, RawSheet]:
    """Return the sheets of a workbook by their folded title; UnusableError for all else."""
    check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that are not read anyway
            return _sheets(data)
    except UnusableError:
        raise
    except Exception as error:  # a reader of hostile files may fail in any way
        message = "El archivo está dañado: no se puede leer como libro de Excel (.xlsx)."
        raise UnusableError(message) from error


def _sheets(data: bytes) -> dict[str, RawSheet]:
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=False, keep_links=False
    )
    with contextlib.closing(book):
        if len(book.worksheets) > _MOST_SHEETS:
            message = f"El libro tiene más de {_MOST_SHEETS} hojas."
            raise UnusableError(message)
        return {fold(each.title): _sheet(each) for each in book.worksheets}


def _sheet(page: Any) -> RawSheet:
    page.reset_dimensions()  # what a file says of its size need not be so
    rows = _rows(page)
    first = next(rows, Row(1, {}))
    heads = first.cells if first.number == 1 else {}
    body = tuple(rows) if first.number == 1 else (first, *rows)
    titles = {place: str(cell.value).strip() for place, cell in heads.items()}
    return RawSheet(page.title, titles, body)


def _rows(page: Any) -> Iterator[Row]:
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    for number, cells in enumerate(page.iter_rows(min_row=1, **limits), start=1):
        filled = {place: _cell(each) for place, each in enumerate(cells) if _holds(each)}
        if filled:
            yield Row(number, filled)


def _holds(cell: Any) -> bool:
    value = cell.value
    return value is not None and not (isinstance(value, str) and not value.strip())


def _cell(cell: Any) -> Cell:
    return Cell(cell.value, cell.data_type, cell.number_format or "")
