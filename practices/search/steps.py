"""From a query to its answer: all words, then corrected ones, then some, then similar ones."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_

from practices.search.answer import Answer, Step
from practices.search.holders import Fields, Holders, union
from practices.search.postings import Field
from practices.search.query import Query, Word
from practices.search.reading import (
    Phrases,
    Reading,
    read,
    read_phrase,
    read_similar,
    read_synonyms,
    written_of,
)
from practices.search.scoring import add, at_least, rarity

FEW = 10
"""Fewer practices than these with every word are joined by those with some of the words."""
FIELD_WEIGHTS: Mapping[Field, int] = {
    Field.TITLE: 8,
    Field.OBJECTIVES: 4,
    Field.INSTITUTIONS: 3,
    Field.SUMMARY: 4,
    Field.BODY: 2,
}
MOST_CORRECTED = 4
"""Words of a text that are compared with all those in use, which is what costs most."""
_PARTS_OF_WEIGHT = 10
"""Who has some of the words has at least one of so many parts of the weight of them all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """What a search looks into besides the words: see `TextIndex`."""

    holders: Holders
    references: Mapping[str, int]
    codes: Callable[[int], int]
    phrases: Phrases


def answer(query: Query, scope: Scope) -> Answer:
    """Answer a query over the whole catalogue."""
    holders = scope.holders
    limits, literal = _limits(query, scope)
    words = _read(query.words, holders)
    groups = [[each, *read_synonyms(each, holders)] for each in words]
    readings = [each for group in groups for each in group]
    every = _having_all(([each] for each in words), limits)
    found = meant = every
    if every.bit_count() < FEW:
        found = meant = _having_all(groups, limits)
        if found.bit_count() < FEW:
            found |= _some(groups, limits)
        if not found and query.read_as:
            found = limits
    alike = [each for group in groups for each in group[1:] if each.anywhere & found & ~every]
    marked = [*words, *alike]
    similar = bool(limits) and not found
    if similar:
        readings = marked = [
            each for word in words[:MOST_CORRECTED] for each in read_similar(word, holders)
        ]
        found = limits & union(each.anywhere for each in readings)
    weighed = [(each.fields, each.weight) for each in readings] + literal
    corrections = _corrections(query, words)
    return Answer(
        bits=found,
        planes=_planes(weighed, found, every),
        step=_step(found, every, corrected=bool(corrections), similar=similar),
        complete=every,
        meant=meant,
        corrections=corrections,
        synonyms=_synonyms(alike, holders),
        literal=query.literal,
        written=written_of(marked, query.phrases, holders),
        references=query.read_as,
        left_out=query.left_out,
    )


def _read(words: Iterable[Word], holders: Holders) -> list[Reading]:
    """Read every word; of those that nobody has, the first few are also corrected."""
    found: list[Reading] = []
    left = MOST_CORRECTED
    for word in words:
        each = read(word, holders, correct=left > 0)
        left -= bool(each.used) or not each.anywhere
        found.append(each)
    return found


def _having_all(groups: Iterable[Iterable[Reading]], limits: int) -> int:
    """Return who has, for every word, some reading of it."""
    return reduce(and_, (union(each.anywhere for each in group) for group in groups), limits)


def _step(found: int, every: int, *, corrected: bool, similar: bool) -> Step:
    if not found:
        return Step.NOTHING
    if similar:
        return Step.SIMILAR
    if found != every:
        return Step.SOME
    return Step.CORRECTED if corrected else Step.ALL


def _synonyms(alike: Iterable[Reading], holders: Holders) -> tuple[str, ...]:
    """Return the most frequent written word of each synonym that found somebody."""
    found = (holders.commonest(each.written) for each in alike)
    return tuple(dict.fromkeys(filter(None, found)))


def _corrections(query: Query, readings: Sequence[Reading]) -> tuple[tuple[str, str], ...]:
    referred = [(each.typed, each.used) for each in query.references if each.used]
    words = [(each.word.typed, each.used) for each in readings if each.used]
    return tuple(referred + words)


def _limits(query: Query, scope: Scope) -> tuple[int, list[tuple[Fields, int]]]:
    """Return who meets everything but the words, and what the words of phrases weigh."""
    holders = scope.holders
    limits = holders.everyone
    literal: list[tuple[Fields, int]] = []
    for phrase in query.phrases:
        if not limits:
            break
        having, words = read_phrase(phrase, holders, scope.phrases)
        limits &= having
        weight = rarity(having.bit_count(), holders.size)
        literal += [(fields, weight) for fields in words]
    for reference in query.references:
        limits &= scope.references.get(reference.key, 0)
    if query.codes:
        limits &= union(map(scope.codes, query.codes))
    return limits & ~_unwanted(query, scope), literal


def _unwanted(query: Query, scope: Scope) -> int:
    holders = scope.holders
    words = [reduce(and_, (_having(word, holders) for word in each)) for each in query.unwanted]
    phrases = [
        read_phrase(phrase, holders, scope.phrases)[0] for phrase in query.unwanted_phrases
    ]
    return union(words) | union(phrases)


def _having(word: Word, holders: Holders) -> int:
    return next(filter(None, map(holders.anywhere, word.keys)), 0)


def _some(groups: Sequence[Sequence[Reading]], limits: int) -> int:
    """Return who has the largest part of the words by weight, enough for a first page if any.

    A group is a word with its synonyms, of which the most telling one counts. Words that nobody
    has do not. Nobody when there is one word only.
    """
    if len(groups) <= 1:
        return 0
    planes: list[int] = []
    whole = 0
    for group in groups:
        counted = 0
        used = sorted((each for each in group if each.anywhere), key=lambda each: -each.weight)
        for each in used:
            add(planes, each.anywhere & limits & ~counted, each.weight)
            counted |= each.anywhere
        whole += used[0].weight if used else 0
    low, high = max(1, -(-whole // _PARTS_OF_WEIGHT)), max(1, whole)
    while low < high:
        middle = (low + high + 1) // 2
        enough = at_least(planes, middle, limits).bit_count() >= FEW
        low, high = (middle, high) if enough else (low, middle - 1)
    return at_least(planes, low, limits)


def _planes(weighed: Sequence[tuple[Fields, int]], found: int, every: int) -> tuple[int, ...]:
    """Return the scores of those found; having every word stands above any score."""
    planes: list[int] = []
    for fields, weight in weighed:
        for field, field_weight in FIELD_WEIGHTS.items():
            add(planes, fields[field] & found, weight * field_weight)
    return (*planes, every & found)
