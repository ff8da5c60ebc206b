"""How much memory the parts of an index take."""

import dataclasses
import sys
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from practices.index.catalogue import CatalogueIndex

_PER_MEGABYTE = 1024
_WORDS = ("text",)
_NAMES = ("languages", "stamp")


def resident_megabytes() -> float:
    """Return the resident memory of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / _PER_MEGABYTE
    raise OSError


def of_sets(index: "CatalogueIndex") -> int:
    """Return the bytes of the bitsets, orders and keys, without what search holds and names."""
    fields = [each.name for each in dataclasses.fields(index)]
    seen: set[int] = set()
    left = [name for name in fields if name not in (*_WORDS, *_NAMES)]
    return sum(_deep(getattr(index, name), seen) for name in left)


def of_words(index: "CatalogueIndex") -> int:
    """Return the bytes of what search holds: written words and postings, without bitsets."""
    seen: set[int] = set()
    for name in ("sets", "principal", "keys", "codes", "languages"):
        _deep(getattr(index, name), seen)
    return _deep(index.text, seen)


def _deep(value: Any, seen: set[int]) -> int:
    """Return the bytes of a value and of all that it holds, each object once."""
    if id(value) in seen or isinstance(value, type) or callable(value):
        return 0
    seen.add(id(value))
    return sys.getsizeof(value) + sum(_deep(each, seen) for each in _parts(value))


def _parts(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if isinstance(value, str | bytes | int | float | array) or value is None:
        return []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    held = [getattr(value, name) for name in slots if hasattr(value, name)]
    return [*held, *vars(value).values()] if hasattr(value, "__dict__") else held
