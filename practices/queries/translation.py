"""The texts of a record in the reader's language, as far as someone has translated them."""

import dataclasses

from practices.record import Record

FIELDS = (
    *("title", "subtitle", "summary", "problem", "description"),
    *("lessons", "transfer", "limits"),
)
"""What a translation may hold; everything else of a record is in its own language."""


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """Words and the language they are in."""

    words: str
    language: str

    def __str__(self) -> str:
        """Return the words, for templates."""
        return self.words

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.words)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Each text in the reader's language if it was translated, else as it was written.

    `version` is the one that was translated; None where nobody has translated the record or
    the reader's language is its own.
    """

    title: Text
    subtitle: Text
    summary: Text
    problem: Text
    description: Text
    lessons: Text
    transfer: Text
    limits: Text
    version: int | None


def localized(record: Record, language: str) -> Texts:
    """Return the texts of a record for readers of a language."""
    translated = {each.language: each for each in record.translations}.get(language)
    written = {name: Text(getattr(record, name), record.language) for name in FIELDS}
    if translated is None or language == record.language:
        return Texts(version=None, **written)
    put = {name: Text(getattr(translated, name), language) for name in FIELDS}
    best = {name: put[name] or written[name] for name in FIELDS}
    return Texts(version=translated.version, **best)
