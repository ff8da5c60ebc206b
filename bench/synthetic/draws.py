"""Chances that give the same draws on every machine and version of Python."""

import bisect
import itertools
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Chances:
    """The chances of one practice; of `Random`, only `random` is promised never to change."""

    def __init__(self, seed: int) -> None:
        self.next = random.Random(seed).random  # noqa: S311  it keeps no secret

    def happens(self, share: float) -> bool:
        """Tell whether something that happens this often, from 0 to 1, happens now."""
        return self.next() < share

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to `limit` - 1."""
        return int(self.next() * limit)


class Urn(Generic[Value]):
    """Values, each with its weight."""

    def __init__(self, weights: Iterable[tuple[Value, float]]) -> None:
        pairs = list(weights)
        self.values: Sequence[Value] = [value for value, _weight in pairs]
        self._bounds = list(itertools.accumulate(weight for _value, weight in pairs))
        self._total = self._bounds[-1]

    @classmethod
    def like(
        cls, seen: Iterable[Value], possible: Iterable[Value], *, floor: float
    ) -> "Urn[Value]":
        """Return an urn as skewed as what was seen; `floor` is the weight of the unseen."""
        counts = Counter(seen)
        return cls((value, counts[value] or floor) for value in dict.fromkeys(possible))

    def draw(self, chances: Chances) -> Value:
        """Draw one value and put it back."""
        return self.values[bisect.bisect_right(self._bounds, chances.next() * self._total)]

    def many(self, chances: Chances, count: int) -> list[Value]:
        """Draw `count` values, with repetitions."""
        values, bounds, total, following = self.values, self._bounds, self._total, chances.next
        find = bisect.bisect_right
        return [values[find(bounds, following() * total)] for _ in range(count)]

    def different(self, chances: Chances, count: int) -> tuple[Value, ...]:
        """Draw `count` different values, or as many as there are."""
        found: dict[Value, None] = {}
        while len(found) < min(count, len(self.values)):
            found[self.draw(chances)] = None
        return tuple(found)
