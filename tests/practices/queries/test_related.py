"""What a record says of the practices near it."""

import pytest

from practices.index.holder import current
from practices.queries.related import listed, related_cards
from tests.builders import make_publication, make_region, make_theme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("themes", "reason"),
    [
        (("salud",), "Comparte tema: Salud; región: Tumbes"),
        (("salud", "empleo"), "Comparte temas: Salud, Empleo; región: Tumbes"),
    ],
)
def test_what_is_shared_is_said_in_singular_and_in_plural(
    themes: tuple[str, ...], reason: str
) -> None:
    make_region()
    make_region("Tacna", "23")
    make_theme("Salud")
    make_theme("Empleo")
    one = make_publication("Una", themes=themes)
    make_publication("Otra", themes=themes)
    make_publication("Lejana", regions=("23",))

    assert [each.reason for each in related_cards(current(), one.record)] == [reason]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["7"], "7"),
        (["7", "12", "15"], "7, 12 y 15"),
        (["Lima", "Ica"], "Lima e Ica"),
        (["«diócesis»", "«iglesia»"], "«diócesis» e «iglesia»"),
    ],
)
def test_values_are_joined_as_in_a_sentence(values: list[str], expected: str) -> None:
    assert listed(values) == expected
