"""How much of each measure a run takes at each size."""

import dataclasses
from collections.abc import Mapping, Sequence

QUICK_SIZES = (1_000, 10_000)
SIZES = (1_000, 10_000, 100_000)


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Rounds of the mix, and how many of its selections the peers, which are slow, are asked.

    `peers` are selections by name of peer; what a peer is asked it is asked once.
    """

    size: int
    rounds: int
    peers: Mapping[str, int]
    exports: bool
    loads: bool


NAIVE, DATASETTE = "naive", "datasette"
_PEERS = {
    1_000: {NAIVE: 40, DATASETTE: 40},
    10_000: {NAIVE: 40, DATASETTE: 20},
    100_000: {NAIVE: 8},
}
_ROUNDS = {1_000: 5, 10_000: 5, 100_000: 4}
_USUAL_ROUNDS = 3


def plans(sizes: Sequence[int], rounds: int | None, *, quick: bool) -> list[Plan]:
    """Return what to do at each size, the smallest first."""
    return [
        Plan(
            size=size,
            rounds=rounds or (_USUAL_ROUNDS if quick else _ROUNDS.get(size, _USUAL_ROUNDS)),
            peers={} if quick else _PEERS.get(size, {}),
            exports=not quick or size == min(sizes),
            loads=not quick,
        )
        for size in sorted(sizes)
    ]
