"""The differences between two Records, in the order of the form."""

import dataclasses
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from enum import StrEnum

from practices.difference.rows import Label, Naming, Part, Row
from practices.difference.telling import Told, plainly, told
from practices.difference.words import Run, longest_rise, runs, shortened
from practices.editorial import Section
from practices.record import Record
from practices.text import fold

ALIKE = 0.5
"""Part of their words that two rows must share for one to be the other, rewritten."""
MOST_COMPARED = 2_500
"""Pairs of rewritten rows that are compared, at most; beyond, one is added and one deleted."""


class Fate(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same, but elsewhere in the list."""


@dataclasses.dataclass(frozen=True, slots=True)
class PartDifference:
    """A part of a row that is not the same, or of one that is new or gone."""

    label: Label
    runs: tuple[Run, ...]
    content: bool


@dataclasses.dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that is not the same; without a name, it is called by its number."""

    fate: Fate
    name: str
    number: int
    parts: tuple[PartDifference, ...] = ()
    moved: bool = False
    content: bool = False


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that is not the same: the runs of its text, or the rows of its list."""

    name: str
    label: Label
    section: Section
    runs: tuple[Run, ...] = ()
    rows: tuple[RowDifference, ...] = ()
    one: Label = ""
    content: bool = False


def differences(
    before: Record, after: Record, naming: Naming = plainly
) -> tuple[Difference, ...]:
    """Return the fields that are not the same, with what each one says before and after."""
    pairs = zip(told(before, naming), told(after, naming), strict=True)
    return tuple(_difference(old, new) for old, new in pairs if old != new)


def changed(before: Record, after: Record) -> tuple[Label, ...]:
    """Return what the fields that are not the same are called."""
    pairs = zip(told(before), told(after), strict=True)
    return tuple(new.label for old, new in pairs if old != new)


def _difference(old: Told, new: Told) -> Difference:
    return Difference(
        name=new.name,
        label=new.label,
        section=new.section,
        runs=shortened(runs(old.text, new.text)),
        rows=tuple(_rows(old.rows, new.rows)),
        one=new.one,
        content=new.content,
    )


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowDifference]:
    """Tell what became of each row: those that stand in their order, then those that went."""
    pairs = _paired(old, new)
    in_order = sorted((j, i) for i, j in pairs.items())
    still = {in_order[n][0] for n in longest_rise([i for _, i in in_order])}
    whence = {j: i for i, j in pairs.items()}
    nothing = Row("", "")
    for j, row in enumerate(new):
        if j not in whence:
            yield _row(Fate.ADDED, row, j, _parts(nothing, row))
        elif old[whence[j]] != row or j not in still:
            parts = _parts(old[whence[j]], row)
            fate = Fate.CHANGED if parts else Fate.MOVED
            yield dataclasses.replace(_row(fate, row, j, parts), moved=j not in still)
    for i, row in enumerate(old):
        if i not in pairs:
            yield _row(Fate.REMOVED, row, i, _parts(row, nothing))


def _row(fate: Fate, row: Row, place: int, parts: tuple[PartDifference, ...]) -> RowDifference:
    return RowDifference(fate, row.name, place + 1, parts, content=row.content)


def _parts(old: Row, new: Row) -> tuple[PartDifference, ...]:
    """Compare the parts of a row by what they are called; those that it lacks are empty."""
    before = {part.label: part for part in old.parts}
    after = {part.label: part for part in new.parts}
    labels = dict.fromkeys((*after, *before))
    pairs = ((before.get(label), after.get(label)) for label in labels)
    return tuple(_part(one, other) for one, other in pairs if one != other)


def _part(old: Part | None, new: Part | None) -> PartDifference:
    told = shortened(runs(old.text if old else "", new.text if new else ""))
    either = new or old
    assert either is not None  # noqa: S101  whoever calls has seen that they differ
    return PartDifference(either.label, told, either.content)


def _paired(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Pair the rows that are the same, by all they say or by their key; then the rewritten."""
    pairs: dict[int, int] = {}
    _pair(pairs, [(row.key, row.parts) for row in old], [(row.key, row.parts) for row in new])
    _pair(pairs, [row.key for row in old], [row.key for row in new])
    _pair_rewritten(pairs, [row.main for row in old], [row.main for row in new])
    return pairs


def _pair(pairs: dict[int, int], old: Sequence[object], new: Sequence[object]) -> None:
    """Pair what has the same mark, the first with the first; an empty mark is none."""
    taken = set(pairs.values())
    waiting: dict[object, deque[int]] = defaultdict(deque)
    for j, mark in enumerate(new):
        if mark and j not in taken:
            waiting[mark].append(j)
    for i, mark in enumerate(old):
        if i not in pairs and waiting.get(mark):
            pairs[i] = waiting[mark].popleft()


def _pair_rewritten(pairs: dict[int, int], old: Sequence[str], new: Sequence[str]) -> None:
    """Pair each row that is left with the most alike, if there are words enough in common."""
    taken = set(pairs.values())
    mine = {i: _bag(text) for i, text in enumerate(old) if text and i not in pairs}
    theirs = {j: _bag(text) for j, text in enumerate(new) if text and j not in taken}
    if len(mine) * len(theirs) > MOST_COMPARED:
        return
    found = sorted(
        ((-_alike(one, other), i, j) for i, one in mine.items() for j, other in theirs.items())
    )
    for likeness, i, j in found:
        if -likeness >= ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _bag(text: str) -> Counter[str]:
    return Counter(fold(text).split())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
