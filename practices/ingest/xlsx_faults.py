"""What is wrong in an uploaded workbook, in the place where a person finds it."""

import dataclasses
import re
from collections.abc import Mapping

from practices.ingest.report import shown
from practices.record_reader import Fault

_PATH = re.compile(r"\b[a-z_]+(?:\[[0-9]+\])(?:\.[a-z_]+)?")


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A cell, a row (without a column) or a sheet (without a row), as a person names it."""

    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f"fila {self.row}" if self.row else ""
        column = f"columna «{self.column}»" if self.column else ""
        return ", ".join(filter(None, [f"hoja «{self.sheet}»", row, column]))


@dataclasses.dataclass(frozen=True, slots=True)
class SheetFault:
    """One thing wrong: where, what was found, and what would be valid."""

    place: Place
    value: object
    valid: str

    @property
    def told(self) -> str:
        """The value, cut when it is long; empty for none."""
        return "" if self.value in (None, "") else shown(self.value)

    @property
    def says_all(self) -> bool:
        """Whether what would be valid is said as a whole sentence."""
        return self.valid[:1].isupper() and self.valid.endswith(".")


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where each field of a Record is in the workbook, by its path."""

    by_path: Mapping[str, Place]
    otherwise: Place

    def of(self, path: str) -> Place:
        """Return the place of a field, or of the nearest whole that it belongs to."""
        while path:
            if path in self.by_path:
                return self.by_path[path]
            cut = max(path.rfind("."), path.rfind("["))
            path = path[: max(cut, 0)]
        return self.otherwise

    def fault(self, fault: Fault) -> SheetFault:
        """Say a fault of a Record in the words of the workbook."""
        valid = _PATH.sub(lambda found: str(self.of(found[0])), fault.valid)
        return SheetFault(self.of(fault.field.split(" y ")[0]), fault.value, valid)
