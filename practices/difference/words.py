"""The words that two texts share, and those that only one of them has, in bounded time.

Equal paragraphs are paired first, then words that appear once on each side, and what lies
between them; only short stretches are left to `difflib`. So the cost grows with the texts and
not with their product, and common words do not tie together sentences that are not the same.
"""

import dataclasses
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

EFFORT = 12
"""Times that each word may be looked at, on average; what is left then counts as different."""
SHORT = 1_600
"""Product of the lengths of two stretches that are compared word with word."""
FLIMSY = 3
"""Letters of a kept word that, alone amid changes, would only make them harder to read."""
CONTEXT = 160
"""Characters of an unchanged text that are shown on each side of a change."""

_WORD = re.compile(r"(\w+(?:[.,'’-]\w+)*|[^\w\s])(\s*)")
_LEADING = re.compile(r"\s*")

Pairs = list[tuple[int, int]]
Stretch = tuple[int, int, int, int]
"""Where a stretch of each side begins and ends: the first, then the second."""


class Kind(StrEnum):
    """What a text has become of some words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    LEFT_OUT = "left-out"
    """Kept words that are not shown, far from any change."""


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Words one after another with the same fate, and the space among them."""

    kind: Kind
    text: str

    @property
    def shown(self) -> str:
        """The text as it can be seen: a change of blank space alone has a sign."""
        if self.kind == Kind.KEPT or self.text.strip():
            return self.text
        return "¶\n" if "\n" in self.text else "␣"


@dataclasses.dataclass(frozen=True, slots=True)
class _Word:
    text: str
    space: str


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Tell two texts apart.

    What is kept and deleted is the first, what is kept and inserted the second.
    """
    if before == after:
        return (Run(Kind.KEPT, before),) if before else ()
    old, new = _words(before), _words(after)
    pairs = _sturdy(_paired(old, new), old, len(new))
    return tuple(_told(old, new, pairs))


def shortened(whole: Sequence[Run]) -> tuple[Run, ...]:
    """Leave out what is far from every change, whole words at a time."""
    last = len(whole) - 1
    shown: list[Run] = []
    for number, run in enumerate(whole):
        if run.kind == Kind.KEPT and len(run.text) > 3 * CONTEXT:
            head = _head(run.text) if number > 0 else ""
            tail = _tail(run.text) if number < last else ""
            parts = ((Kind.KEPT, head), (Kind.LEFT_OUT, " […] "), (Kind.KEPT, tail))
            shown += [Run(kind, text) for kind, text in parts if text]
        else:
            shown.append(run)
    return tuple(shown)


def _head(text: str) -> str:
    return text[: CONTEXT + 1].rpartition(" ")[0] or text[:CONTEXT]


def _tail(text: str) -> str:
    return text[-CONTEXT - 1 :].partition(" ")[2] or text[-CONTEXT:]


def _words(text: str) -> list[_Word]:
    """Split a text; the first word is empty and carries the space that it begins with."""
    start = _LEADING.match(text)
    leading = start[0] if start else ""
    found = (_Word(match[1], match[2]) for match in _WORD.finditer(text))
    return [_Word("", leading), *found]


def _paired(old: list[_Word], new: list[_Word]) -> Pairs:
    """Pair equal words: those of equal paragraphs first, then those that lie between them."""
    mine, theirs = _paragraphs(old), _paragraphs(new)
    pairs: Pairs = []
    i = j = 0
    equal = _matched([key for _, _, key in mine], [key for _, _, key in theirs])
    for one, other in equal:
        start, end, _ = mine[one]
        begun, done, _ = theirs[other]
        pairs += _between(old, new, (i, start), (j, begun))
        pairs += zip(range(start, end), range(begun, done), strict=True)
        i, j = end, done
    return pairs + _between(old, new, (i, len(old)), (j, len(new)))


def _between(
    old: list[_Word], new: list[_Word], mine: tuple[int, int], theirs: tuple[int, int]
) -> Pairs:
    found = _matched(
        [word.text for word in old[slice(*mine)]], [word.text for word in new[slice(*theirs)]]
    )
    return [(mine[0] + i, theirs[0] + j) for i, j in found]


def _paragraphs(words: list[_Word]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where each paragraph begins and ends, and its words."""
    ends = [n for n, word in enumerate(words, start=1) if "\n" in word.space]
    bounds = pairwise(dict.fromkeys((0, *ends, len(words))))
    return [(i, j, tuple(word.text for word in words[i:j])) for i, j in bounds]


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pairs:
    """Pair equal units, in the order of both sides."""
    found: Pairs = []
    effort = EFFORT * (len(old) + len(new))
    pending = [(0, len(old), 0, len(new))]
    while pending and effort > 0:
        i, end, j, done = pending.pop()
        effort -= end - i + done - j
        ends = _ends(old, new, (i, end, j, done))
        found += ends.pairs
        i, end, j, done = ends.rest
        if i == end or j == done:
            continue
        anchors = _anchors(old[i:end], new[j:done])
        if anchors:
            pending += _gaps([(i + x, j + y) for x, y in anchors], ends.rest)
            found += [(i + x, j + y) for x, y in anchors]
        elif (end - i) * (done - j) <= SHORT:
            found += [(i + x, j + y) for x, y in _closely(old[i:end], new[j:done])]
    return sorted(found)


@dataclasses.dataclass(frozen=True, slots=True)
class _Ends:
    """What two stretches begin and end with alike, and what is left between."""

    pairs: Pairs
    rest: Stretch


def _ends(old: Sequence[Hashable], new: Sequence[Hashable], where: Stretch) -> _Ends:
    i, end, j, done = where
    pairs: Pairs = []
    while i < end and j < done and old[i] == new[j]:
        pairs.append((i, j))
        i, j = i + 1, j + 1
    while i < end and j < done and old[end - 1] == new[done - 1]:
        end, done = end - 1, done - 1
        pairs.append((end, done))
    return _Ends(pairs, (i, end, j, done))


def _gaps(anchors: Pairs, where: Stretch) -> Iterator[Stretch]:
    i, end, j, done = where
    for x, y in (*anchors, (end, done)):
        yield i, x, j, y
        i, j = x + 1, y + 1


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pairs:
    """Pair the units that each side has once, as many as keep their order."""
    mine, theirs = Counter(old), Counter(new)
    place = {unit: n for n, unit in enumerate(new) if theirs[unit] == 1}
    once = [(n, place[unit]) for n, unit in enumerate(old) if mine[unit] == 1 and unit in place]
    return [once[n] for n in longest_rise([there for _, there in once])]


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of the longest series of numbers, one after another, that grows."""
    tops: list[int] = []
    places: list[int] = []
    previous: list[int] = []
    for n, number in enumerate(numbers):
        level = bisect_left(tops, number)
        previous.append(places[level - 1] if level else -1)
        tops[level : level + 1] = [number]
        places[level : level + 1] = [n]
    series: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        series.append(at)
        at = previous[at]
    return series[::-1]


def _closely(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pairs:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (block.a + n, block.b + n)
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]


def _sturdy(pairs: Pairs, old: Sequence[_Word], new: int) -> Pairs:
    """Let go of a short kept word that stands alone where everything around is replaced."""
    kept: Pairs = []
    for number, pair in enumerate(pairs):
        before = kept[-1] if kept else (-1, -1)
        following = pairs[number + 1] if number + 1 < len(pairs) else (len(old), new)
        alone = _apart(before, pair) and _apart(pair, following)
        if not alone or len(old[pair[0]].text) > FLIMSY:
            kept.append(pair)
    return kept


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] - one[0] > 1 and other[1] - one[1] > 1


def _told(old: list[_Word], new: list[_Word], pairs: Pairs) -> Iterator[Run]:
    kept = deleted = inserted = ""
    i = j = 0
    for x, y in (*pairs, (len(old), len(new))):
        deleted += _text(old[i:x])
        inserted += _text(new[j:y])
        i, j = x + 1, y + 1
        if x == len(old):
            break
        if deleted or inserted:
            space = _space_of_both(deleted, inserted)
            yield from _given(kept, deleted.removesuffix(space), inserted.removesuffix(space))
            kept, deleted, inserted = space, "", ""
        kept += old[x].text
        if old[x].space == new[y].space:
            kept += old[x].space
        else:
            deleted, inserted = old[x].space, new[y].space
    yield from _given(kept, deleted, inserted)


def _space_of_both(deleted: str, inserted: str) -> str:
    """Return the space with which words that replace others end, when it is the same."""
    space = deleted[len(deleted.rstrip()) :]
    same = space == inserted[len(inserted.rstrip()) :]
    return space if same and space not in {deleted, inserted} else ""


def _text(words: Sequence[_Word]) -> str:
    return "".join(word.text + word.space for word in words)


def _given(kept: str, deleted: str, inserted: str) -> Iterator[Run]:
    told = ((Kind.KEPT, kept), (Kind.DELETED, deleted), (Kind.INSERTED, inserted))
    yield from (Run(kind, text) for kind, text in told if text)
