"""What reading a file of practices gives, whatever its format."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Protocol

from practices.record import Record
from practices.record_reader import Fault
from practices.text import one_line


@dataclasses.dataclass(frozen=True, slots=True)
class NewRow:
    """A term or institution that a file names and the catalogue does not know yet."""

    kind: str
    """«tema», «población» or «institución»."""
    slug: str
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One practice of a file.

    With faults, the record only serves to look for more of them: it has stand-ins. There is
    none when the place holds no practice at all.
    """

    label: str
    """How a person finds it in the file: its identifier and its place."""
    record: Record | None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()
    new_rows: tuple[NewRow, ...] = ()
    file_name_of: Callable[[str], str] = str
    """Gives the file's own name for a field of the Record."""


class RecordsFile(Protocol):
    """A file of practices, open for reading once."""

    default_collection: str

    def entries(self) -> Iterator[Entry]:
        """Read the practices one by one; a fault of the file itself is an entry too."""


def not_an_object(name: str, content: object) -> Fault:
    """Say that a place of the file holds no fields; nothing else can be found in it."""
    return Fault(name, content, "un objeto con campos")


def label_of(place: str, *identifiers: object) -> str:
    """Name a practice of a file by its first usable identifier, and where it is."""
    usable = (one_line(each) for each in identifiers if isinstance(each, str))
    identifier = next(filter(None, usable), "")
    return f"{identifier[:120]} ({place})" if identifier else place
