"""What was searched, marked in a text."""

import time

import pytest
from django.utils.safestring import SafeString

from practices.search.highlight import highlight, passage


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "VACUNACIONES y vacuna",
            ("vacuna", "vacunaciones"),
            "<mark>VACUNACIONES</mark> y <mark>vacuna</mark>",
        ),
        ("La niñez", ("niñez",), "La <mark>niñez</mark>"),
        ("El año, el ano", ("año",), "El <mark>año</mark>, el ano"),
        ("vacuna y vacunas", ("vacunas",), "vacuna y <mark>vacunas</mark>"),
        ("vacunas", ("vacuna", "vacunas"), "<mark>vacunas</mark>"),
        ("Meta 10.7 y ODS 10.", ("10",), "Meta 10.7 y ODS <mark>10</mark>."),
        ("D.S y DxS", ("d.s",), "<mark>D.S</mark> y DxS"),
        ("El D.S. 010-2020-IN.", ("010-2020-in",), "El D.S. <mark>010-2020-IN</mark>."),
        ("Sin nada", (), "Sin nada"),
        ("", ("vacuna",), ""),
    ],
)
def test_matching_words_are_marked_as_they_are_written(
    text: str, words: tuple[str, ...], expected: str
) -> None:
    assert highlight(text, words) == expected


def test_everything_else_is_escaped() -> None:
    found = highlight("<b>salud</b> & «más»", ("salud",))

    assert found == "&lt;b&gt;<mark>salud</mark>&lt;/b&gt; &amp; «más»"
    assert isinstance(found, SafeString)


def test_a_safe_text_is_escaped_too() -> None:
    assert highlight(SafeString("<i>"), ("salud",)) == "&lt;i&gt;"


def test_a_passage_is_the_part_with_the_most_of_what_was_searched() -> None:
    texts = [
        "Nada de nada.",
        f"{'salud ' * 3}{'a ' * 40}feria de salud en la plaza {'b ' * 40}",
    ]

    found = passage(texts, ("salud", "feria"), limit=40)

    assert found == ("…a a a a a <mark>feria</mark> de <mark>salud</mark> en la plaza b b…")


def test_a_passage_is_never_longer_than_its_limit() -> None:
    found = passage(["palabra " * 100 + "salud " + "palabra " * 100], ("salud",), limit=60)

    bare = found.replace("<mark>", "").replace("</mark>", "")
    assert bare.startswith("…")
    assert bare.endswith("…")
    assert len(bare) <= 62


def test_a_short_text_is_whole() -> None:
    assert passage(["Feria de salud"], ("salud",)) == "Feria de <mark>salud</mark>"


def test_without_a_match_a_passage_is_the_beginning() -> None:
    assert passage(["Uno & dos tres"], ("salud",), limit=10) == "Uno &amp; dos…"


def test_without_texts_a_passage_is_empty() -> None:
    assert passage([], ("salud",)) == ""


def test_many_words_are_marked_whole_and_in_any_case_too() -> None:
    words = (*(f"palabra{number}" for number in range(60)), "salud", "10", "010-2020-in")

    found = highlight("SALUD, saluda; 10 y 10.7: D.S. 010-2020-IN", words)

    assert found == (
        "<mark>SALUD</mark>, saluda; <mark>10</mark> y 10.7: D.S. <mark>010-2020-IN</mark>"
    )


def test_many_words_take_no_longer_than_few_to_find() -> None:
    text = "Los comités de vigilancia acompañan a las familias de la provincia. " * 200
    words = tuple(f"{letter}{number}" for number in range(100) for letter in "acdeflmnoprstuv")

    assert _seconds(text, words) < 20 * _seconds(text, words[:2])


def _seconds(text: str, words: tuple[str, ...]) -> float:
    passage([text], words)
    start = time.process_time()
    for _ in range(5):
        passage([text], words)
    return time.process_time() - start
