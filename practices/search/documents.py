"""What search keeps of a record: its words by field, and its text in one run."""

import dataclasses
import unicodedata
from collections.abc import Iterable

from practices.record import Record
from practices.search.analysis import WORD
from practices.text import fold

KEY_MARK = "@"
"""Before the key of an institution, whose name is looked up when the index is built."""

_NORM = f"{KEY_MARK}norma:"


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """The columns of `PublicationText`."""

    title: str
    objectives: str
    institutions: str
    summary: str
    body: str
    running: str


def institution_key(slug: str) -> str:
    """Return what stands for an institution among the words of a practice."""
    return f"{KEY_MARK}{slug}"


def instrument_key(slug: str = "") -> str:
    """Return what stands for a norm, or for those that nobody has identified yet."""
    return f"{_NORM}{slug}"


def document(record: Record) -> Document:
    """Return what search keeps of a record; names that it refers to by key are not in it."""
    title = [record.code, record.title, record.subtitle]
    reasons = [each.justification for each in record.alignments]
    bodies = [f"{each.name} {each.role_text}" for each in record.partners]
    summary = [record.summary, record.province, record.district]
    rest = [record.problem, record.description, record.lessons, record.transfer, record.limits]
    rest += [each.statement for each in record.results]
    rest += [each.text for each in record.steps]
    rest += [each.text for each in record.instruments]
    rest += [f"{each.difficulty} {each.answer}" for each in record.challenges]
    keys = [institution_key(each.institution) for each in record.partners if each.institution]
    keys += [instrument_key(each.instrument) for each in record.instruments]
    every = [*title, *summary, *reasons, *bodies, *rest]
    return Document(
        title=_words(title),
        objectives=_words(reasons),
        institutions=" ".join(filter(None, [_words(bodies), *dict.fromkeys(keys)])),
        summary=_words(summary),
        body=_words(rest),
        running=f" {' '.join(filter(None, map(fold, every)))} ",
    )


def _words(texts: Iterable[str]) -> str:
    """Return every different word of some texts, in lower case, once each."""
    whole = unicodedata.normalize("NFC", " ".join(texts)).lower()
    return " ".join(dict.fromkeys(WORD.findall(whole)))
