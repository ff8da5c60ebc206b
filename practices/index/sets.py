"""The parts of an index that are read before search: sets by facet value, and codes."""

import dataclasses
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from practices.enums import Facet

if TYPE_CHECKING:
    from array import array

Sets: TypeAlias = dict[Facet, dict[str, int]]
"""A bitset for each value of each facet."""

CODE_PREFIX = "BP-"
_CODE = re.compile(f"{CODE_PREFIX}([0-9]{{4}}|[1-9][0-9]{{4,8}})", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Codes:
    """The number of each code, by position.

    Looked through from the start: a millisecond at 100,000 practices, asked a few times a page
    by hand-made selections only, against megabytes for anything quicker.
    """

    numbers: "array[int]"

    def position(self, code: str) -> int | None:
        """Return where a code is, in any case; None when no current publication has it."""
        written = _CODE.fullmatch(code)
        return self.place(int(written[1])) if written else None

    def place(self, number: int) -> int | None:
        """Return where the code with a number is; None when no current publication has it."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return None

    def bits(self, number: int) -> int:
        """Return the set of the practice with a code's number; empty if nobody has it."""
        position = self.place(number)
        return 0 if position is None else 1 << position

    def having(self, codes: Iterable[str]) -> int:
        """Return the set of the practices with these codes."""
        bits = 0
        for code in codes:
            position = self.position(code)
            bits |= 0 if position is None else 1 << position
        return bits
