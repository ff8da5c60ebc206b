"""Folding, sort keys, slugs and excerpts."""

import pytest

from practices.text import clean, excerpt, fold, slugify, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Niñez, Áncash", "ninez ancash"),
        ("  VACUNACIÓN\u00a0(2.ª dosis) ", "vacunacion 2 a dosis"),
        ("N.\u0303a", "n a"),
        ("«»—", ""),
    ],
)
def test_fold_keeps_only_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_sort_keys_put_accents_with_their_letter_and_enye_after_n() -> None:
    names = ["Ñuñoa", "Tumbes", "Áncash", "Nunca", "Apurímac", "Amazonas", "San", "Sana"]

    names.sort(key=sort_key)

    assert names == [
        "Amazonas",
        "Áncash",
        "Apurímac",
        "Nunca",
        "Ñuñoa",
        "San",
        "Sana",
        "Tumbes",
    ]


def test_sort_key_puts_a_word_before_the_longer_word_it_begins() -> None:
    assert sort_key("San Martín") < sort_key("Sana")


def test_sort_key_is_the_same_for_composed_and_decomposed_letters() -> None:
    assert sort_key("Ñandú") == sort_key("N\u0303andu\u0301")


def test_slug_ends_at_a_whole_word() -> None:
    assert slugify("Atención a niñas y niños", limit=16) == "atencion-a-ninas"


def test_slug_of_one_long_word_is_cut() -> None:
    assert slugify("a" * 90, limit=80) == "a" * 80


def test_clean_drops_controls_and_lone_surrogates_and_composes() -> None:
    assert clean("a\x00b\ud800c\nn\u0303") == "abc\nñ"


def test_excerpt_is_cut_at_a_word() -> None:
    assert excerpt("Una frase bastante larga.", limit=12) == "Una frase…"


def test_short_text_is_its_own_excerpt() -> None:
    assert excerpt(" Una\n frase. ", limit=12) == "Una frase."
