"""Objectives are suggested with the words that bring them to mind, from the real lists."""

import pytest

from practices.desk.suggested import suggest
from practices.names import read_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("references")]


def labels(text: str, **known: object) -> dict[str, tuple[str, ...]]:
    given = {"having": (), **known}
    found = suggest(text, read_names(), **given)  # type: ignore[arg-type]
    return {each.label: each.words for each in found}


def test_a_word_of_a_title_suggests_its_objective_and_is_named() -> None:
    assert labels("Talleres contra la trata de mujeres")["PMM 10"] == ("trata",)


def test_words_of_every_practice_suggest_nothing() -> None:
    assert labels("Personas migrantes de la región, con acceso para todos") == {}


def test_what_the_record_serves_already_is_not_suggested() -> None:
    assert "PMM 10" not in labels("Contra la trata", having={("pmm", "10")})


def test_no_words_suggest_nothing() -> None:
    assert labels("") == {}
