"""What a sheet and a column of the workbook are, and the columns that several sheets share."""

import dataclasses
from enum import Enum, auto
from typing import Any


class Kind(Enum):
    """How a value is written in a cell, and read from it."""

    TEXT = auto()
    DATE = auto()
    """A year, a month of a year or a day, as the source gives it."""
    DAY = auto()
    NUMBER = auto()
    WHOLE = auto()
    FLAG = auto()
    CHOICE = auto()
    OBJECTIVE = auto()
    """A choice that stands for two fields: framework and code."""
    SOURCE = auto()
    """The order of a row of the sheet of sources."""


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column; `key` is the field of the entry, or of the Record in the main sheet."""

    key: str
    title: str
    description: str
    kind: Kind = Kind.TEXT
    choices: str = ""
    """The list that its values come from."""
    required: bool = False
    example: str = ""
    width: int = 18
    read_only: bool = False
    """Told, and not read back."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet; `field` is the list of the Record that it holds, empty for the main one."""

    title: str
    description: str
    columns: tuple[Column, ...]
    field: str = ""
    entry: type[Any] | None = None
    """The kind of part; None when each part is a key by itself."""
    read_only: bool = False


CODE = Column(
    "code",
    "Código",
    ("El de la práctica. Para una nueva, NUEVA-1, NUEVA-2…, igual en las demás hojas."),
    required=True,
    example="BP-0042 o NUEVA-1",
    width=12,
)
ORDER = Column(
    "order",
    "Orden",
    "Lugar de la fila dentro de su práctica: 1, 2, 3… Vacío: después de las otras.",
    kind=Kind.WHOLE,
    example="1",
    width=8,
)
EDITION = Column(
    "edition",
    "Edición",
    "Edición de la ficha cuando se descargó. No la cambie.",
    kind=Kind.WHOLE,
    example="3",
    width=9,
    read_only=True,
)
AS_THE_SOURCE = "AAAA, AAAA-MM o AAAA-MM-DD, con la precisión de la fuente."
PAGE = Column("page", "Página", "Página o sección de la fuente.", example="12")
CITATION = Column(
    "citation",
    "Fuente n.º",
    "Orden, en la hoja «Fuentes», de la fuente que lo dice.",
    kind=Kind.SOURCE,
    example="1",
    width=11,
)
