"""Texts of a record in the reader's language."""

import dataclasses

from practices.queries.translation import Text, localized
from practices.record import Record, TranslationEntry

ENGLISH = TranslationEntry(language="en", version=3, title="Fair", problem="Queues.")
FERIA = Record(title="Feria", summary="Qué es.", problem="Colas.", translations=(ENGLISH,))


def test_translated_texts_are_those_of_the_reader() -> None:
    texts = localized(FERIA, "en")

    assert (texts.title, texts.problem) == (Text("Fair", "en"), Text("Queues.", "en"))
    assert texts.version == 3


def test_the_rest_stays_as_it_was_written() -> None:
    texts = localized(FERIA, "en")

    assert (texts.summary, texts.lessons) == (Text("Qué es.", "es"), Text("", "es"))


def test_readers_of_its_own_language_get_no_translation() -> None:
    texts = localized(FERIA, "es")

    assert (texts.title, texts.version) == (Text("Feria", "es"), None)


def test_a_record_that_nobody_translated_has_no_version() -> None:
    texts = localized(dataclasses.replace(FERIA, translations=()), "en")

    assert (texts.title, texts.version) == (Text("Feria", "es"), None)
