"""Reading one cell: its value as the plain data of a Record, or what would be valid."""

import datetime as dt
import re
from collections.abc import Callable

from practices.ingest.xlsx_reading import Cell
from practices.sheets.cells import TOO_LONG, normal
from practices.sheets.choices import YES, Choices, Lists
from practices.sheets.columns import Column, Kind
from practices.text import clean

_ESCAPED = re.compile("_x000[dD]_")
_PERUVIAN_DAY = re.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_PERUVIAN_MONTH = re.compile("([0-9]{1,2})/([0-9]{4})")
_MIDNIGHT = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00:00")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")
_YEARS = range(1000, 10_000)
_WHOLE_VALID = "un número entero, de 1 en adelante"
_NUMBER_VALID = "un número con punto decimal y sin separar los miles, por ejemplo, 1234.5"
_MOST_WHOLE = 2**31

Value = str | int | float | bool


class WrongCellError(Exception):
    """Raised for a cell that cannot be read; its text says what would be valid."""


class KeepAsItIsError(Exception):
    """Raised for the mark that a text too long for a cell leaves."""


def read_cell(column: Column, cell: Cell, lists: Lists) -> Value:
    """Return what a cell that holds something says, as the plain data of its field."""
    if cell.is_formula:
        message = "un valor escrito, no una fórmula"
        raise WrongCellError(message)
    if cell.is_error:
        message = "un valor, no un error de la hoja de cálculo"
        raise WrongCellError(message)
    if column.choices:
        return _choice(column, cell.value, lists[column.choices])
    return _READERS[column.kind](cell)


def _choice(column: Column, value: object, choices: Choices) -> Value:
    if column.kind is Kind.FLAG and isinstance(value, bool):
        return value
    text = str(value)
    key = choices.key(text)
    if key is None:
        raise WrongCellError(_options(choices, text))
    return key == YES if column.kind is Kind.FLAG else key


def _options(choices: Choices, text: str) -> str:
    near = choices.nearest(text)
    count = len(choices.labels)
    if not count:
        return "vacío: esa lista todavía no tiene valores"
    if len(near) == count:
        return "uno de: " + "; ".join(f"«{each}»" for each in near)
    first, *_ = choices.labels.values()
    examples = "; ".join(f"«{each}»" for each in near) or f"«{first}»"
    return f"uno de los {count} de la lista; por ejemplo: {examples}"


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        message = "texto"
        raise WrongCellError(message)
    if isinstance(value, float):
        if not value.is_integer():
            message = "texto, no un número"
            raise WrongCellError(message)
        value = int(value)
    return plain(str(value))


def plain(text: str) -> str:
    """Return a text of a cell as a Record keeps texts."""
    text = clean(_ESCAPED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")).strip()
    if text == TOO_LONG:
        raise KeepAsItIsError
    return str(normal(text))


def _date(cell: Cell) -> str:
    """Read a date as precise as it is shown: a month if the cell shows no day."""
    value = cell.value
    if isinstance(value, dt.datetime | dt.date):
        shape = "%Y-%m-%d" if "d" in cell.shown_as.lower() else "%Y-%m"
        return value.strftime(shape)
    if isinstance(value, int | float) and not isinstance(value, bool) and value in _YEARS:
        return str(int(value))
    if not isinstance(value, str):
        message = "una fecha como 2014, 2014-02 o 2014-02-11"
        raise WrongCellError(message)
    return _iso(plain(value))


def _iso(text: str) -> str:
    """Return a date as it is kept, if it was written as Peru writes it."""
    if found := _PERUVIAN_DAY.fullmatch(text):
        return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := _PERUVIAN_MONTH.fullmatch(text):
        return f"{found[2]}-{found[1]:0>2}"
    if found := _MIDNIGHT.fullmatch(text):
        return found[1]
    return text


def _day(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%Y-%m-%d")
    if not isinstance(value, str):
        message = "un día completo, por ejemplo, 2026-11-23"
        raise WrongCellError(message)
    return _iso(plain(value))


def _number(cell: Cell) -> Value:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value) if "." in value else int(value)
    raise WrongCellError(_NUMBER_VALID)


def _whole(cell: Cell) -> int:
    value = cell.value
    if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value.strip()):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < _MOST_WHOLE:
        raise WrongCellError(_WHOLE_VALID)
    return value


_READERS: dict[Kind, Callable[[Cell], Value]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.DAY: _day,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.SOURCE: _whole,
}
