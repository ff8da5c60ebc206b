"""Which publications name a key."""

import pytest

from practices.models.publication import Publication
from practices.workflow.keys import publications_naming
from tests.builders import make_publication, make_region, make_theme, withdraw

pytestmark = pytest.mark.django_db


def named(key: str) -> list[str]:
    return [each.code for each in publications_naming(key)]


def test_publications_of_any_standing_that_name_the_key_are_found() -> None:
    make_region()
    for name in ("Salud", "Salud mental"):
        make_theme(name)
    for title, theme in (("Una", "salud"), ("Dos", "salud-mental"), ("Tres", "salud")):
        make_publication(title, themes=(theme,))
    withdraw(practice=Publication.objects.get(code="BP-0003").practice, reason="Duplicada.")

    assert named("salud") == ["BP-0001", "BP-0003"]


def test_key_that_is_only_part_of_a_text_is_not_found() -> None:
    make_publication("Feria de salud")

    assert named("salud") == []
