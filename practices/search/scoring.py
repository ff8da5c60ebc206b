"""Scores of every practice at once: whole numbers kept in planes, one bitset per binary digit.

Plane 0 holds the lowest digit of every practice's score. Nothing here is a fraction, so every
process and every machine orders alike.
"""

import re
from collections.abc import Iterator, Sequence

_SOME = re.compile(rb"[^\0]")
_BITS_OF_BYTE = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
_STEPS_PER_DOUBLING = 4


def rarity(count: int, total: int) -> int:
    """Return how telling a word is that `count` of `total` practices have, 1 for all of them.

    Each halving of the count adds 4: logarithms in whole numbers.
    """
    share = (total << _STEPS_PER_DOUBLING) // max(count, 1)
    scale = _STEPS_PER_DOUBLING * _STEPS_PER_DOUBLING
    power: int = share**_STEPS_PER_DOUBLING
    return max(1, power.bit_length() - scale)


def add(planes: list[int], bits: int, weight: int) -> None:
    """Add a weight, 0 or more, to the score of every practice in a set."""
    for digit in range(weight.bit_length()):
        if weight >> digit & 1:
            _carry(planes, bits, digit)


def _carry(planes: list[int], bits: int, digit: int) -> None:
    while bits:
        if digit >= len(planes):
            planes.extend([0] * (digit + 1 - len(planes)))
        planes[digit], bits = planes[digit] ^ bits, planes[digit] & bits
        digit += 1


def at_least(planes: Sequence[int], least: int, among: int) -> int:
    """Return those of a set whose score is `least` or more."""
    if least.bit_length() > len(planes):
        return 0
    more, equal = 0, among
    for digit in reversed(range(len(planes))):
        having = equal & planes[digit]
        if least >> digit & 1:
            equal = having
        else:
            more |= having
    return more | equal


def ordered(planes: Sequence[int], bits: int) -> Iterator[int]:
    """Yield the positions of a set, best score first, ties by position.

    Lazy: the first ones cost a few operations on whole sets, however large these are.
    """
    waiting = [(len(planes), bits)]
    while waiting:
        digit, group = waiting.pop()
        while digit and group:
            digit -= 1
            better = group & planes[digit]
            if better != group:
                waiting.append((digit, group ^ better))
            group = better
        yield from positions(group)


def positions(bits: int) -> Iterator[int]:
    """Yield the positions in a set, lowest first."""
    whole = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for found in _SOME.finditer(whole):
        start = found.start()
        for bit in _BITS_OF_BYTE[whole[start]]:
            yield start << 3 | bit
