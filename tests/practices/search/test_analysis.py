"""What a search text asks for."""

import pytest

from practices.search.analysis import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vacunación", ("vacunacion",)),
        ("vacunaciones", ("vacunacion",)),
        ("mujeres", ("mujer",)),
        ("niñas", ("nina",)),
        ("sol", ("sol",)),
        ("mes", ("mes",)),
        ("la trata de personas", ("trata", "persona")),
        ("de la", ("de", "la")),
        ("salud salud SALUD", ("salud",)),
        ("ODS 16", ("ods", "16")),
        ("¿…?", ()),
        ("", ()),
    ],
)
def test_terms(text: str, expected: tuple[str, ...]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize("text", ["BP-0042", "bp-0042", "bp42", "BP 42", " bp-00042 "])
def test_a_code_however_written_is_one_term(text: str) -> None:
    assert terms(text) == ("bp 0042",)
