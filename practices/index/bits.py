"""Sets of practices as Python ints: bit p is set when the practice at position p is in."""

from collections.abc import Iterable, Iterator
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

_PLAIN = bytes.maketrans(b"01", b"\0\1")


def from_positions(positions: Iterable[int], size: int) -> int:
    """Return the set of some positions below `size`."""
    octets = bytearray((size + 7) // 8)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def flags(bits: int, size: int) -> bytes:
    """Return one byte per position, 1 for those in the set; `size` bytes."""
    return f"{bits:0{size}b}".encode()[::-1].translate(_PLAIN) if size else b""


def through(order: "array[int]", bits: int, size: int) -> Iterator[int]:
    """Return the positions of a set in another order, which holds every position once."""
    return compress(order, map(flags(bits, size).__getitem__, order))
