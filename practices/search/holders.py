"""Who has a word, in one snapshot: sets of practices as bits over positions."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from practices.search.analysis import FORM_MARK, WORD
from practices.search.documents import KEY_MARK
from practices.search.postings import Field, Postings
from practices.text import fold

if TYPE_CHECKING:
    from array import array

Fields = tuple[int, ...]
"""A set of practices for every `Field`, in its order."""
NOBODY: Fields = (0,) * len(Field)
_KEPT_BYTES = 16_000_000
_MOST_KEPT = 10_000
"""Keys kept of a small catalogue, which weigh more than its bits; anyone can make them up."""
_FEW_SLOTS = 48
_MOST_CONTINUATIONS = 100


@dataclasses.dataclass(frozen=True, slots=True)
class NamedSet:
    """The name of a value, and the practices that have the value: they are found by its words.

    `field` says how much a word of the name weighs.
    """

    field: Field
    text: str
    bits: int


def union(sets: Iterable[int]) -> int:
    """Return the practices in any of the sets."""
    return reduce(or_, sets, 0)


class Holders:
    """Reads the postings through the positions of one snapshot, and joins names to them."""

    def __init__(
        self,
        postings: Postings,
        places: Mapping[int, int],
        size: int,
        names: Iterable[NamedSet],
        institutions: Mapping[str, str],
    ) -> None:
        """Take a snapshot; `places` gives the position of every live text, below `size`."""
        self.size = size
        self.everyone = (1 << size) - 1
        self._postings = postings
        self._vocabulary = postings.vocabulary
        # Where a text's digit stands in a number written in base 2; place 0 is for the dead.
        self._cells = [size - places.get(each, size) for each in postings.ids]
        self._any_dead = len(self._cells) != len(places)
        self._names = tuple(names)
        self.institutions = institutions
        self._named = self._words_of_names()
        self._of_institutions = self._words_of_institutions()
        self._kept: dict[str, Fields] = {}
        room = max(32, _KEPT_BYTES // (len(Field) * (size // 8 + 1)))
        self._room = min(_MOST_KEPT, room)

    def _words_of_names(self) -> dict[str, list[NamedSet]]:
        found: defaultdict[str, list[NamedSet]] = defaultdict(list)
        for name in self._names:
            for word in set(WORD.findall(name.text.lower())):
                self._postings.learn(word)
                found[word].append(name)
        return dict(found)

    def _words_of_institutions(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for slug, name in self.institutions.items():
            for word in set(WORD.findall(name.lower())):
                self._postings.learn(word)
                found[word].append(KEY_MARK + slug)
        return dict(found)

    def fields(self, key: str) -> Fields:
        """Return who has a key, by field."""
        found = self._kept.get(key)
        if found is None:
            found = self.of_words(self._vocabulary.words(key))
            if len(self._kept) >= self._room:
                self._kept.clear()
            self._kept[key] = found
        return found

    def anywhere(self, key: str) -> int:
        """Return who has a key in any field."""
        return union(self.fields(key))

    def written(self, key: str) -> tuple[str, ...]:
        """Return the written words that a key stands for."""
        return tuple(self._vocabulary.words(key))

    def continuing(self, beginning: str) -> tuple[str, ...]:
        """Return the written words that begin so, of the most frequent such forms."""
        forms = self.completions(beginning)[:_MOST_CONTINUATIONS]
        words = {word for form in forms for word in self.written(FORM_MARK + form)}
        return tuple(sorted(words))

    def completions(self, beginning: str) -> list[str]:
        """Return the forms in use that begin so, the most frequent first."""
        found = ((self.frequency(form), form) for form in self._vocabulary.starting(beginning))
        return [form for count, form in sorted(found, key=_most_first) if count]

    def alike(self, form: str, least: int) -> Iterator[str]:
        """Yield the forms in use with at least so many of its pairs of letters, in order."""
        return (each for each in self._vocabulary.alike(form, least) if self.frequency(each))

    def frequency(self, form: str) -> int:
        """Return in how many fields of practices a form is, those of names included."""
        return sum(map(self._count, self._vocabulary.words(FORM_MARK + form)))

    def as_written(self, form: str) -> str:
        """Return the written word most used for a form; the form if there is none."""
        return self.commonest(self.written(FORM_MARK + form)) or form

    def commonest(self, words: Iterable[str]) -> str:
        """Return the most used of some written words that are one word; empty for none."""
        whole = (word for word in words if not WORD.fullmatch(word) or word.isalnum())
        found = sorted(((self._count(word), word) for word in whole), key=_most_first)
        return found[0][1] if found else ""

    def named(self, phrase: str) -> int:
        """Return who has a name, of a value or an institution, with a folded phrase in it."""
        whole = f" {phrase} "
        found = [name.bits for name in self._names if whole in f" {fold(name.text)} "]
        keys = [
            KEY_MARK + slug
            for slug, name in self.institutions.items()
            if whole in f" {fold(name)} "
        ]
        return union(found) | self._in_field(Field.INSTITUTIONS, keys)

    def with_key(self, key: str) -> int:
        """Return who refers to an institution or a norm by its key, as documents write it."""
        return self._in_field(Field.INSTITUTIONS, [key])

    def of_words(self, words: Sequence[str]) -> Fields:
        """Return who has any of some written words, by field."""
        if not words:
            return NOBODY
        slugs = [slug for word in words for slug in self._of_institutions.get(word, ())]
        sets = [
            self._in_field(field, [*words, *slugs] if field == Field.INSTITUTIONS else words)
            for field in Field
        ]
        for word in words:
            for name in self._named.get(word, ()):
                sets[name.field] |= name.bits
        return tuple(sets)

    def _in_field(self, field: Field, words: Sequence[str]) -> int:
        known = len(self._cells)
        found = [self._postings.slots(field, word, known) for word in words]
        return self._bits([slots for slots in found if slots])

    def _bits(self, found: Sequence["array[int]"]) -> int:
        cells = self._cells
        size = self.size
        if sum(map(len, found)) <= _FEW_SLOTS:
            live = {cells[slot] for slots in found for slot in slots} - {0}
            return union(1 << (size - cell) for cell in live)
        digits = bytearray(b"0") * (size + 1)
        for slots in found:
            for slot in slots:
                digits[cells[slot]] = 49  # «1»
        digits[0] = 48  # «0»
        return int(digits, 2)

    def _count(self, word: str) -> int:
        known = len(self._cells)
        total = sum(name.bits.bit_count() for name in self._named.get(word, ()))
        for slug in self._of_institutions.get(word, ()):
            total += self._live(Field.INSTITUTIONS, slug, known)
        return total + sum(self._live(field, word, known) for field in Field)

    def _live(self, field: Field, word: str, known: int) -> int:
        if not self._any_dead:
            return self._postings.count(field, word, known)
        cells = self._cells
        return sum(1 for slot in self._postings.slots(field, word, known) if cells[slot])


def _most_first(counted: tuple[int, str]) -> tuple[int, str]:
    return -counted[0], counted[1]
