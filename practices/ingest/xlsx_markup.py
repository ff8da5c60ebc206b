"""Going once over the markup of a sheet, building nothing, to know what reading it costs."""

import re
from xml.parsers import expat

MOST_ROWS = 5_000
MOST_COLUMNS = 100
_MOST_OTHERS = 50_000
"""Elements that are neither rows nor cells, which a reader keeps in memory until the end."""
_MOST_DEEP = 40
_INSIDE = {
    "row": "sheetData", "c": "row", "v": "c", "f": "c", "is": "c", "t": "is",
}  # fmt: skip
"""The elements that are many, and where each must be: a reader lets go of them there."""
_LETTERS = re.compile("[A-Z]{1,3}")


class MarkupError(Exception):
    """Raised for a sheet that is not read; its text says why, in Spanish, as a sentence."""


class SheetMarkup:
    """Looks at one sheet as it streams by."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._others = 0
        self._row = 0

    def check(self, content: bytes) -> None:
        """Raise MarkupError, or an expat error, unless the sheet can be read within limits."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(content, True)  # noqa: FBT003 its signature

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if _INSIDE.get(name) != parent:
            self._others += 1
        if self._others > _MOST_OTHERS or len(self._path) > _MOST_DEEP:
            message = (
                "El libro trae demasiadas celdas o estilos. Borre las filas y columnas vacías "
                "con formato, o divídalo en varios."
            )
            raise MarkupError(message)
        if name == "row":
            self._check_row(attributes.get("r", ""))
        elif name == "c":
            _check_column(attributes.get("r", ""))

    def _end(self, _name: str) -> None:
        self._path.pop()

    def _check_row(self, number: str) -> None:
        digits = number.isascii() and number.isdecimal() and len(number) < 10  # noqa: PLR2004
        self._row = max(self._row + 1, int(number) if digits else 0)
        if self._row > MOST_ROWS + 1:
            message = (
                f"Una hoja llega hasta la fila {self._row} o más; se admiten {MOST_ROWS}. "
                "Borre las filas que sobran, también las vacías, o divida el libro en varios."
            )
            raise MarkupError(message)


def _check_column(reference: str) -> None:
    found = _LETTERS.match(reference)
    place = 0
    for letter in found[0] if found else "":
        place = place * 26 + ord(letter) - ord("A") + 1
    if place > MOST_COLUMNS:
        message = (
            f"Una hoja llega hasta la columna {found and found[0]}; se admiten {MOST_COLUMNS}. "
            "Borre las columnas que sobran, también las vacías con formato."
        )
        raise MarkupError(message)
