"""Words nobody has, read as the closest ones that somebody has."""

from itertools import islice

from practices.search.analysis import stem
from practices.search.holders import Holders
from practices.search.slips import distance
from practices.search.vocabulary import letter_groups

_CANDIDATES = 50
_SIMILAR_CANDIDATES = 200
_LONGEST = 40
_SHORTEST = 3
_SHORT = 7
_SLIPS_OF_SHORT = 1
_SLIPS_OF_LONG = 2
_PAIRS_OF_SLIP = 3
"""Pairs of letters that one slip spoils at most: those around two letters swapped."""
_LEAST_SHARED = 2
_SIMILAR_PART = 3
_LEAST_SIMILARITY = 50
_MOST_SIMILAR = 5


def nearest(form: str, holders: Holders) -> str:
    """Return the form in use that a reader most likely meant, empty when none is close.

    The fewest slips first, then the same first letter, then the most frequent.
    """
    if not _correctable(form):
        return ""
    slips = _SLIPS_OF_SHORT if len(form) <= _SHORT else _SLIPS_OF_LONG
    least = max(_LEAST_SHARED, len(form) + 1 - _PAIRS_OF_SLIP * slips)
    alike = holders.alike(form, least)
    close = (each for each in alike if abs(len(each) - len(form)) <= slips)
    ranked = [
        (distance(form, each), each[0] != form[0], -holders.frequency(each), each)
        for each in islice(close, _CANDIDATES)
        if each.isalpha()
    ]
    best = min(ranked, default=None)
    return best[-1] if best is not None and best[0] <= slips else ""


def similar(form: str, holders: Holders) -> list[tuple[str, int]]:
    """Return the forms in use most like one, with how much in hundredths.

    Likeness is Dice's coefficient over the groups of three letters of their stems: endings that
    half the language has make no two words alike.
    """
    if not _correctable(form):
        return []
    asked = letter_groups(stem(form), 3)
    found = []
    least = max(_LEAST_SHARED, len(form) // _SIMILAR_PART)
    for each in islice(holders.alike(form, least), _SIMILAR_CANDIDATES):
        groups = letter_groups(stem(each), 3)
        likeness = 200 * len(asked & groups) // (len(asked) + len(groups))
        if likeness >= _LEAST_SIMILARITY:
            found.append((each, likeness))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:_MOST_SIMILAR]


def _correctable(form: str) -> bool:
    return _SHORTEST <= len(form) <= _LONGEST and form.isalpha()
