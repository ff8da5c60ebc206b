"""Hand-made texts to search in, without a database."""

import tracemalloc
from collections.abc import Callable, Iterable, Mapping, Sequence

from practices.search.analysis import WORD
from practices.search.postings import Field, Postings, Row
from practices.search.text_index import NamedSet, TextIndex
from practices.text import fold

Fields = Mapping[Field, str]


def row(text_id: int, fields: Fields) -> Row:
    """Return a text as the database gives it: different words, in lower case."""
    title, objectives, institutions, summary, body = (
        " ".join(dict.fromkeys(_tokens(fields.get(field, "")))) for field in Field
    )
    return text_id, title, objectives, institutions, summary, body


def _tokens(text: str) -> list[str]:
    return [
        token if token.startswith("@") else " ".join(WORD.findall(token.lower()))
        for token in text.split()
    ]


def postings(texts: Sequence[Fields]) -> Postings:
    """Return postings with texts whose ids count from 1."""
    found = Postings()
    found.add(row(number, fields) for number, fields in enumerate(texts, 1))
    return found


def index(
    *texts: str | Fields,
    names: Sequence[NamedSet] = (),
    institutions: Mapping[str, str] | None = None,
    references: Mapping[str, int] | None = None,
    codes: Mapping[int, int] | None = None,
    words: Postings | None = None,
) -> TextIndex:
    """Return an index of texts, in their order; a text by itself is a title."""
    whole = [{Field.TITLE: text} if isinstance(text, str) else text for text in texts]
    running = [f" {fold(' '.join(fields.values()))} " for fields in whole]
    return TextIndex(
        postings(whole) if words is None else words,
        positions={number + 1: number for number in range(len(whole))},
        size=len(whole),
        names=names,
        institutions=institutions or {},
        references=references or {},
        codes=lambda number: (codes or {}).get(number, 0),
        phrases=lambda phrase, places: {
            place for place in places if f" {phrase} " in running[place]
        },
    )


def most_held(use: Callable[[str], object], texts: Iterable[str]) -> int:
    """Return the most bytes that were held at once, of those that using some texts took."""
    tracemalloc.start()
    try:
        for text in texts:
            use(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
