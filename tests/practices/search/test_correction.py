"""Words nobody has, read as others."""

import pytest

from practices.search.correction import nearest, similar
from practices.search.holders import Holders
from practices.search.postings import Field
from tests.practices.search.texts import postings


def holders(*words: str) -> Holders:
    found = postings([{Field.TITLE: word} for word in words])
    places = {number + 1: number for number in range(len(words))}
    return Holders(found, places, len(words), (), {})


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("vacunasion", "vacunacion"),
        ("saldu", "salud"),
        ("regularisasion", "regularizacion"),
        ("tunbes", "tumbes"),
    ],
)
def test_a_slip_is_corrected(typed: str, word: str) -> None:
    assert nearest(typed, holders("feria", word)) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("maestro", "muestra"),
        ("ab", "ac"),
        ("salud", "solud1"),
        ("x" * 41, "x" * 40),
    ],
)
def test_what_is_too_far_or_too_short_is_not(typed: str, word: str) -> None:
    assert nearest(typed, holders(word)) == ""


def test_words_of_texts_that_are_gone_do_not_count() -> None:
    words = postings([{Field.TITLE: "vacunas"}])

    assert nearest("bacunas", Holders(words, {}, 0, (), {})) == ""


def test_similar_words_come_with_their_likeness() -> None:
    # «zferi» has five groups of three letters, «feri» four; they share «fer», «eri» and «ri ».
    assert similar("zferias", holders("feria", "salud")) == [("feria", 66)]


def test_a_common_ending_does_not_make_words_similar() -> None:
    assert similar("vacunacion", holders("coordinacion", "educacion")) == []
