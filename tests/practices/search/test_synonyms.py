"""Words that stand for the same."""

from practices.search.analysis import folded, stem
from practices.search.synonyms import synonyms


def of(word: str) -> tuple[str, ...]:
    return synonyms(stem(folded(word)))


def test_words_of_a_line_stand_for_each_other() -> None:
    assert of("maestros") == ("docent", "profesor")
    assert of("profesora") == ("docent", "maestr")


def test_a_word_before_the_sign_is_never_brought_in() -> None:
    assert of("papeles") == ("docum", "document")
    assert "papel" not in of("documento")


def test_a_word_with_enye_has_its_synonyms_without_it_too() -> None:
    assert of("ninos") == of("niños") == ("infant",)


def test_other_words_have_none() -> None:
    assert of("quechua") == ()
