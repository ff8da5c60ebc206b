"""Milliseconds by series and selection, and what is said of them."""

import dataclasses
import math
import statistics
from collections.abc import Collection


@dataclasses.dataclass(frozen=True, slots=True)
class Timing:
    """One measure: of which selection of the mix, and how many milliseconds."""

    selection: int
    milliseconds: float


class Timings:
    """The measures of one series in one run."""

    def __init__(self, timings: Collection[Timing] = ()) -> None:
        self._timings = list(timings)

    def __bool__(self) -> bool:
        return bool(self._timings)

    def add(self, selection: int, milliseconds: float) -> None:
        """Note one measure."""
        self._timings.append(Timing(selection, milliseconds))

    def of(self, selections: Collection[int]) -> "Timings":
        """Return those of some selections: peers that take seconds are asked a part of them."""
        return Timings([each for each in self._timings if each.selection in selections])

    @property
    def selections(self) -> set[int]:
        """Which selections were measured."""
        return {each.selection for each in self._timings}

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return statistics.median(each.milliseconds for each in self._timings)

    @property
    def p95(self) -> float:
        """What 95 of 100 measures do not exceed, in milliseconds."""
        ordered = sorted(each.milliseconds for each in self._timings)
        return ordered[math.ceil(0.95 * len(ordered)) - 1]

    @property
    def slowest(self) -> float:
        """The worst measure, in milliseconds."""
        return max(each.milliseconds for each in self._timings)
