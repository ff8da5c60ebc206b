"""What a search text asks for: words, phrases, exclusions, codes and references."""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator

from practices.search.analysis import STOP_WORDS, WORD, folded, numbers, parts, stem
from practices.search.references import Reference, Rest, codes, references

MOST_CLAUSES = 12
"""Words, phrases and exclusions that are read of one text; the rest is left out and said."""
MOST_SEQUENCES = 3
"""Phrases of several words that are read: each is looked for in the texts themselves."""
_LONGEST_READ = 1_000
_QUOTES = str.maketrans("«»“”„‟", '"' * 6)
_QUOTED = re.compile(r'((?<!\S)-)?"([^"]*)"')
_EXCLUDED = re.compile(rf"(?<!\S)-({WORD.pattern})")
# Said of a norm before its number, which is enough to find it.
_NORM_KINDS = frozenset(
    {"art", "ds", "dl", "dleg", "du", "nro", "num", "ra", "rd", "rj", "rm", "rs", "rvm"}
)
_NORM_NUMBER = re.compile(r"[0-9]{3}")


@dataclasses.dataclass(frozen=True, slots=True)
class Word:
    """A word asked for: as typed, its form, and the keys to try in turn."""

    typed: str
    form: str
    keys: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """Words asked for literally and in sequence, as typed between the quotes."""

    typed: str
    forms: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Query:
    """A search text as read.

    `codes` are numbers of practices. `left_out` are the clauses beyond the most that
    are read. `literal` is the text that asks for the same words as they are, empty if this one
    already does.
    """

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    unwanted: tuple[tuple[Word, ...], ...]
    unwanted_phrases: tuple[Phrase, ...]
    codes: tuple[int, ...]
    references: tuple[Reference, ...]
    left_out: tuple[str, ...]
    literal: str = ""

    @property
    def read_as(self) -> tuple[str, ...]:
        """Its codes and references as people write them: «BP-0042», «ODS 10», «10.7»."""
        return (
            *(f"BP-{code:04d}" for code in self.codes),
            *(each.key.upper() for each in self.references),
        )


def parse(text: str, known: Collection[str], in_use: Callable[[str], bool]) -> Query:
    """Read a search text; any text has a reading.

    `known` references and forms `in_use` tell some references from plain words.
    """
    rest = Rest(unicodedata.normalize("NFC", text[:_LONGEST_READ]).translate(_QUOTES))
    quoted = [(bool(match[1]), _phrase(match[2])) for match in rest.take(_QUOTED)]
    read, beyond = _looked_for([(no, phrase) for no, phrase in quoted if phrase.forms])
    phrases = [phrase for unwanted, phrase in read if not unwanted]
    unwanted_phrases = [phrase for unwanted, phrase in read if unwanted]
    unwanted = [match[1] for match in rest.take(_EXCLUDED)]
    numbered = tuple(dict.fromkeys(codes(rest)))
    referred = tuple(dict.fromkeys(references(rest, known, in_use)))
    asks = bool(phrases or numbered or referred)
    tokens = WORD.findall(rest.text)
    words = _telling(tokens, fallback=not asks)
    room = max(0, MOST_CLAUSES - len(phrases))
    spare = max(0, room - len(words))
    found = Query(
        words=tuple(words[:room]),
        phrases=tuple(phrases[:MOST_CLAUSES]),
        unwanted=tuple(tuple(_words(each)) for each in unwanted[:spare]),
        unwanted_phrases=tuple(unwanted_phrases[:spare]),
        codes=numbered,
        references=referred,
        left_out=(
            *(phrase.typed for _unwanted, phrase in beyond),
            *(phrase.typed for phrase in phrases[MOST_CLAUSES:]),
            *(word.typed for word in words[room:]),
            *(f"-{each}" for each in unwanted[spare:]),
            *(f'-"{phrase.typed}"' for phrase in unwanted_phrases[spare:]),
        ),
    )
    return dataclasses.replace(found, literal=_literal(found))


def _looked_for(
    quoted: Iterable[tuple[bool, Phrase]],
) -> tuple[list[tuple[bool, Phrase]], list[tuple[bool, Phrase]]]:
    """Part what is read from the phrases of several words that are too many."""
    read: list[tuple[bool, Phrase]] = []
    beyond: list[tuple[bool, Phrase]] = []
    room = MOST_SEQUENCES
    for each in quoted:
        several = len(each[1].forms) > 1
        (beyond if several and not room else read).append(each)
        room -= several and room > 0
    return read, beyond


def _phrase(text: str) -> Phrase:
    forms = (part for token in WORD.findall(text) for part in parts(folded(token)))
    return Phrase(text.strip(), tuple(forms))


def _words(token: str) -> Iterator[Word]:
    form = folded(token)
    whole = numbers(form)
    if whole:
        yield Word(token, form, whole)
        return
    for piece in parts(form):
        yield Word(token, piece, (stem(piece),))


def _telling(tokens: Iterable[str], *, fallback: bool) -> list[Word]:
    """Return the different words that say something; all of them if none does."""
    by_keys: dict[tuple[str, ...], Word] = {}
    for word in (word for token in tokens for word in _words(token)):
        by_keys.setdefault(word.keys, word)
    every = list(by_keys.values())
    of_norm = any(_NORM_NUMBER.search(word.form) for word in every)
    telling = [word for word in every if not _says_little(word.form, of_norm=of_norm)]
    return telling or (every if fallback else [])


def _says_little(form: str, *, of_norm: bool) -> bool:
    if form in STOP_WORDS or (of_norm and form in _NORM_KINDS):
        return True
    return len(form) == 1 and form.isascii() and form.isalpha()


def _literal(query: Query) -> str:
    """Return the text that asks for the telling words as they are, and for all the rest."""
    if not query.words:
        return ""
    phrases = [word.typed for word in query.words]
    phrases += [phrase.typed for phrase in query.phrases]
    unwanted = dict.fromkeys(word.typed for words in query.unwanted for word in words)
    quoted = [f'"{typed}"' for typed in dict.fromkeys(phrases)]
    without = [f"-{typed}" for typed in unwanted]
    without += [f'-"{phrase.typed}"' for phrase in query.unwanted_phrases]
    return " ".join([*quoted, *query.read_as, *without])
