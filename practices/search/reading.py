"""One word or phrase of a search against a snapshot: who has it, and how it was understood."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_

from practices.search.analysis import FORM_MARK, stem
from practices.search.correction import nearest, similar
from practices.search.holders import Fields, Holders, union
from practices.search.query import Phrase, Word
from practices.search.scoring import positions, rarity
from practices.search.synonyms import synonyms
from practices.text import fold

Phrases = Callable[[str, Sequence[int]], set[int]]
_SHORTEST_BEGINNING = 3
_WHOLE = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """Who has a word, by field, and how much it tells.

    `used` is the written word read in its place, if there is one; `key` is what it was looked
    up by and `written` all that was found under it.
    """

    word: Word
    key: str
    fields: Fields
    anywhere: int
    weight: int
    used: str = ""
    written: tuple[str, ...] = ()


def read(word: Word, holders: Holders, *, correct: bool = True) -> Reading:
    """Read a word: by its keys, as the beginning of others, or as the closest one in use.

    A word with synonyms is no slip, even if nobody has it: «profesor» is not «procesar».
    """
    key = next((each for each in word.keys if holders.anywhere(each)), word.keys[-1])
    found = _reading(word, key, holders)
    if _unfinished(word.form) and not holders.frequency(word.form):
        found = _begun(found, holders)
    right = found.anywhere or synonyms(key) or not correct
    form = "" if right else nearest(word.form, holders)
    if not form:
        return found
    corrected = _reading(word, stem(form), holders)
    return dataclasses.replace(corrected, used=holders.as_written(form))


def read_synonyms(reading: Reading, holders: Holders) -> list[Reading]:
    """Return readings of the words that stand for the same, each telling half as much."""
    found = []
    for key in synonyms(reading.key):
        each = _reading(reading.word, key, holders)
        if each.anywhere:
            found.append(dataclasses.replace(each, weight=max(1, each.weight // 2)))
    return found


def read_similar(reading: Reading, holders: Holders) -> list[Reading]:
    """Return readings of the words most like one that nobody has; itself if somebody does.

    Their weights are in hundredths, for likeness to count.
    """
    if reading.anywhere:
        return [dataclasses.replace(reading, weight=reading.weight * _WHOLE)]
    found = []
    for form, likeness in similar(reading.word.form, holders):
        each = _reading(reading.word, FORM_MARK + form, holders)
        found.append(dataclasses.replace(each, weight=each.weight * likeness))
    return found


def read_phrase(phrase: Phrase, holders: Holders, phrases: Phrases) -> tuple[int, list[Fields]]:
    """Return who has the words in sequence, and who has each of them by field.

    One word needs no look at the texts; more are looked for in those that have them all.
    """
    each = [holders.fields(FORM_MARK + form) for form in dict.fromkeys(phrase.forms)]
    candidates = reduce(and_, map(union, each))
    if len(phrase.forms) == 1 or not candidates:
        return candidates, each
    sequence = fold(phrase.typed)
    inside = phrases(sequence, [*positions(candidates)]) if sequence else set[int]()
    return union(1 << place for place in inside) | holders.named(sequence), each


def _reading(word: Word, key: str, holders: Holders) -> Reading:
    fields = holders.fields(key)
    anywhere = union(fields)
    weight = rarity(anywhere.bit_count(), holders.size)
    return Reading(word, key, fields, anywhere, weight, written=holders.written(key))


def _begun(reading: Reading, holders: Holders) -> Reading:
    """Take also the words that begin as the one typed, which nobody wrote."""
    words = holders.continuing(reading.word.form)
    fields = _merged(reading.fields, holders.of_words(words))
    anywhere = union(fields)
    weight = rarity(anywhere.bit_count(), holders.size)
    written = (*reading.written, *words)
    return Reading(reading.word, reading.key, fields, anywhere, weight, written=written)


def _unfinished(form: str) -> bool:
    return len(form) >= _SHORTEST_BEGINNING and form.isalpha()


def _merged(one: Fields, other: Fields) -> Fields:
    return tuple(a | b for a, b in zip(one, other, strict=True))


def written_of(
    readings: Iterable[Reading], phrases: Iterable[Phrase], holders: Holders
) -> tuple[str, ...]:
    """Return the written words for `highlight` to mark, each once."""
    found = [word for reading in readings for word in reading.written]
    forms = (FORM_MARK + form for phrase in phrases for form in phrase.forms)
    found += [word for form in forms for word in holders.written(form)]
    return tuple(dict.fromkeys(found))
