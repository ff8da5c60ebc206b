"""An inverted index of a process: in which texts, and in which field of them, a word is."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from threading import Lock

from practices.search.documents import KEY_MARK
from practices.search.vocabulary import Vocabulary

Row = tuple[int, str, str, str, str, str]
"""A text's id and its five fields, in the order of `Field`."""
_FEW_DEAD = 500
_WASTEFUL_SHARE = 4


class Field(IntEnum):
    """A part of a practice, in the order of the columns of `PublicationText`."""

    TITLE = 0
    OBJECTIVES = 1
    INSTITUTIONS = 2
    SUMMARY = 3
    BODY = 4


class _Slots(dict[str, "array[int]"]):
    """The slots of the texts that have each word in one field, in the order they were read."""

    def __init__(self, postings: "Postings") -> None:
        super().__init__()
        self._postings = postings

    def __missing__(self, word: str) -> "array[int]":
        """Take in a word that is new in this field."""
        self._postings.learn(word)
        found = self[word] = array("I")
        return found


class Postings:
    """Append-only over rows of `PublicationText`: a text has a slot for as long as it lives.

    Four bytes for each different word of each field. One thread adds while others read: they
    leave aside the slots that came after their snapshot, and those whose text is gone.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.ids: list[int] = []
        self._read: set[int] = set()
        self._adding = Lock()
        self._slots = tuple(_Slots(self) for _ in Field)

    def add(self, rows: Iterable[Row]) -> None:
        """Read texts, each one once; the fields hold words a space apart."""
        with self._adding:
            for text_id, *fields in rows:
                if text_id not in self._read:
                    self._add(text_id, fields)

    def _add(self, text_id: int, fields: Iterable[str]) -> None:
        slot = len(self.ids)
        for slots, words in zip(self._slots, fields, strict=True):
            for word in words.split():
                slots[word].append(slot)
        self._read.add(text_id)
        self.ids.append(text_id)

    def learn(self, word: str) -> None:
        """Know a written word, though no text may have it; a key is not a word."""
        if not word.startswith(KEY_MARK):
            self.vocabulary.learn(word)

    def missing(self, ids: Iterable[int]) -> list[int]:
        """Return the ids of texts that are not read yet."""
        return [text_id for text_id in ids if text_id not in self._read]

    def wasteful(self, live: int) -> bool:
        """Whether so many texts are gone that reading everything anew costs less than them."""
        dead = len(self.ids) - live
        return dead > _FEW_DEAD and dead * _WASTEFUL_SHARE > len(self.ids)

    def slots(self, field: Field, word: str, known: int) -> "array[int]":
        """Return the slots below `known` of the texts with a written word in a field."""
        found = self._slots[field].get(word)
        return found[: bisect_left(found, known)] if found else array("I")

    def count(self, field: Field, word: str, known: int) -> int:
        """Return how many slots `slots` would give."""
        found = self._slots[field].get(word)
        return bisect_left(found, known) if found else 0
