"""Whether a practice that is being written is in the catalogue already."""

import dataclasses
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from practices.models.practice import Practice
from practices.models.practice_links import Partner, PracticeRegion
from practices.models.publication import Publication
from practices.search.analysis import STOP_WORDS, WORD, terms
from practices.text import sort_key
from practices.workflow.permissions import OPEN, visible_to

LIKE_ENOUGH = 0.45
MOST = 3
WORDS_LOOKED_FOR = 6
SHORTEST_WORD = 4
MOST_CANDIDATES = 500

# What each thing that two practices share weighs; of the texts, the title more.
_TEXT, _REGION, _BODY = 0.75, 0.1, 0.15
_TITLE = 2 / 3


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is known of a practice while it is written: keys of rows, and texts."""

    title: str
    summary: str = ""
    regions: Collection[int] = ()
    institutions: Collection[int] = ()
    key: int = 0
    """Of the practice itself; 0 until it is saved."""


@dataclasses.dataclass(frozen=True, slots=True)
class Likeness:
    """Another practice, how alike it is (0 to 1), and what they share."""

    practice: Practice
    score: float
    same_region: bool
    same_body: bool


def similar(written: Written, user: User) -> tuple[Likeness, ...]:
    """Return the practices most like one, of those that the person sees or everybody does."""
    title, summary = _words(written.title), _words(written.summary)
    if not title:
        return ()
    candidates = _candidates(written, user)
    regions = _sharing(PracticeRegion.objects.filter(region__in=written.regions), candidates)
    bodies = _sharing(Partner.objects.filter(institution__in=written.institutions), candidates)
    found = [
        Likeness(
            each,
            _TEXT * _text(title, summary, each)
            + _REGION * (each.pk in regions)
            + _BODY * (each.pk in bodies),
            each.pk in regions,
            each.pk in bodies,
        )
        for each in candidates
    ]
    alike = [each for each in found if each.score >= LIKE_ENOUGH]
    return tuple(sorted(alike, key=lambda each: (-each.score, each.practice.code))[:MOST])


def _words(text: str) -> frozenset[str]:
    return frozenset(terms(text)) - STOP_WORDS


def _text(title: frozenset[str], summary: frozenset[str], other: Practice) -> float:
    """Return how alike the texts are, from 0 to 1; titles alone while one has no summary."""
    titles = _overlap(title, _words(other.title))
    said = _words(other.summary)
    if not (summary and said):
        return titles
    return _TITLE * titles + (1 - _TITLE) * _overlap(summary, said)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words in common, from 0 to 1 (Jaccard)."""
    together = one | other
    return len(one & other) / len(together) if together else 0.0


def _candidates(written: Written, user: User) -> list[Practice]:
    """Read what may be alike: a long word of the title in common, or the same body."""
    asked = Q(partners__institution__in=written.institutions)
    keys = [sort_key(word) for word in WORD.findall(written.title)]
    long_words = [key for key in keys if len(key) >= SHORTEST_WORD]
    for word in sorted(long_words, key=len, reverse=True)[:WORDS_LOOKED_FOR]:
        asked |= Q(sort_key__contains=word)
    known = Practice.objects.annotate(
        seen=Exists(visible_to(user).filter(pk=OuterRef("pk"))),
    ).filter(Q(seen=True) | Q(publications__standing="vigente"))
    rows = known.filter(asked, state__in=OPEN).exclude(pk=written.key)
    fields = ("pk", "code", "title", "summary")
    found: list[Any] = list(rows.only(*fields).distinct().order_by("pk")[:MOST_CANDIDATES])
    _tell_as_public([each for each in found if not each.seen])
    return found


def _tell_as_public(hidden: list[Practice]) -> None:
    """Give what the person does not see the words of its version: nobody is told a draft."""
    if not hidden:
        return
    versions = Publication.objects.current().filter(practice__in=hidden)
    said = {each.practice_id: each for each in versions.only("practice", "title", "snapshot")}
    for each in hidden:
        each.title = said[each.pk].title
        each.summary = said[each.pk].record.summary


def _sharing(rows: Iterable[PracticeRegion | Partner], among: list[Practice]) -> set[int]:
    keys = {each.pk for each in among}
    return {each.practice_id for each in rows if each.practice_id in keys}
