"""What changes between two Records, field by field."""

import dataclasses
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from practices.record import Record, to_data


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """A field, by its path in the Record, with what it said and what it will say."""

    field: str
    before: Any
    after: Any


def differences(before: Record, after: Record) -> tuple[Difference, ...]:
    """Find them in the order of the fields; parts are compared by their place."""
    return tuple(_between("", to_data(before), to_data(after)))


def _between(path: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name, value in before.items():
            yield from _between(f"{path}.{name}" if path else name, value, after[name])
    elif isinstance(before, list) and isinstance(after, list):
        for number, (old, new) in enumerate(zip_longest(before, after), start=1):
            yield from _between(f"{path}[{number}]", old, new)
    else:
        yield Difference(path, before, after)
