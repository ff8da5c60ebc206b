"""The written words a process knows: by key, by beginning and by pairs of letters."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from practices.search.analysis import FORM_MARK, keys

_AFTER_ANY_LETTER = "\U0010ffff"
_PRECISION = 1_000


class Vocabulary:
    """It only grows, so whoever reads an older snapshot is not disturbed."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_key: dict[str, list[str]] = {}
        self._forms: list[str] = []
        self._by_pair: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._in_order: tuple[str, ...] = ()

    def learn(self, word: str) -> None:
        """Take a written word in, once."""
        if word in self._known:
            return
        self._known.add(word)
        for key in keys(word):
            words = self._by_key.get(key)
            if words is None:
                self._by_key[key] = words = []
                if key.startswith(FORM_MARK):
                    self._learn_form(key.removeprefix(FORM_MARK))
            words.append(word)

    def _learn_form(self, form: str) -> None:
        number = len(self._forms)
        self._forms.append(form)
        for pair in letter_groups(form, 2):
            self._by_pair[pair].append(number)

    def words(self, key: str) -> Sequence[str]:
        """Return the written words found under a key."""
        return tuple(self._by_key.get(key, ()))

    def starting(self, beginning: str) -> Sequence[str]:
        """Return the forms that begin so, in order of letters."""
        if len(self._in_order) != len(self._forms):
            self._in_order = tuple(sorted(self._forms))
        forms = self._in_order
        first = bisect_left(forms, beginning)
        return forms[first : bisect_left(forms, beginning + _AFTER_ANY_LETTER, first)]

    def alike(self, form: str, least: int) -> list[str]:
        """Return the forms with at least so many of its pairs of letters.

        In order of how large a part of both is shared.
        """
        shared: Counter[int] = Counter()
        for pair in letter_groups(form, 2):
            shared.update(self._by_pair.get(pair, ()))
        forms = self._forms
        found = [
            (-_PRECISION * count // (len(form) + len(forms[number])), forms[number])
            for number, count in shared.items()
            if count >= least
        ]
        return [each for _, each in sorted(found)]


def letter_groups(form: str, size: int) -> set[str]:
    """Return the different groups of letters of a form, with its two ends marked."""
    marked = f" {form} "
    return {marked[start : start + size] for start in range(len(marked) - size + 1)}
