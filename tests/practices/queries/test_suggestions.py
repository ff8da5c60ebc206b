"""What is offered to someone who begins to write a search."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from practices.enums import PartnerRole
from practices.index.holder import current
from practices.models.territory import Mesa
from practices.queries.suggestions import Kind, Suggestion, suggestions
from practices.record import PartnerEntry
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_practice,
    make_publication,
    make_region,
    make_theme,
)

pytestmark = pytest.mark.django_db


def offered(text: str) -> list[tuple[str, str]]:
    return [(each.kind.value, each.label) for each in suggestions(current(), text)]


def named(text: str) -> list[str]:
    return [label for kind, label in offered(text) if kind not in {"record", "search"}]


def test_a_region_is_offered_by_the_beginning_of_its_name_without_accents() -> None:
    make_region("Áncash", "02")

    assert suggestions(current(), "anc") == [
        Suggestion(Kind.REGION, "Áncash", "/regiones/ancash/"),
    ]


def test_each_word_may_be_a_beginning_and_in_any_order() -> None:
    make_theme("Salud y salud mental")

    assert named("men sal") == ["Salud y salud mental"]
    assert named("salud tumbes") == []


@pytest.mark.parametrize("text", ["ODS 10", "ods 10", "10", "desigual"])
def test_an_objective_is_offered_by_code_number_or_words(text: str) -> None:
    make_objective(make_framework("ods"), "10", short_es="Reducción de las desigualdades")

    assert offered(text) == [("objective", "ODS 10: Reducción de las desigualdades")]


def test_the_very_number_comes_before_those_that_begin_so() -> None:
    ods = make_framework("ods")
    for number, code in enumerate(["1", "17", "10"]):
        make_objective(ods, code, position=number)

    assert named("ods 1")[0] == "ODS 1: Objetivo 1"
    assert named("10") == ["ODS 10: Objetivo 10"]


def test_a_target_leads_to_its_own_page() -> None:
    ods = make_framework("ods")
    make_objective(ods, "10.7", kind="meta", parent=make_objective(ods, "10"))

    found = suggestions(current(), "10.7")

    assert [each.url for each in found] == ["/objetivos/ods/10/metas/10.7/"]


def test_a_practice_is_offered_by_the_beginning_of_a_word_of_its_title() -> None:
    make_publication("Feria laboral", code="BP-0042")

    assert offered("fer") == [("search", "feria"), ("record", "Feria laboral")]


def test_neither_drafts_nor_institutions_without_published_practices_are_offered() -> None:
    make_institution("Cámara de Comercio")
    make_practice("Cámara abierta")

    assert offered("cámara") == []


def test_an_institution_of_a_published_practice_is_offered_by_its_acronym() -> None:
    make_institution(
        "Organización Internacional para las Migraciones", slug="oim", acronym="OIM"
    )
    partner = PartnerEntry(name="OIM", institution="oim", role=PartnerRole.LEADS)
    make_publication("Feria", partners=(partner,))

    assert named("oim") == ["Organización Internacional para las Migraciones (OIM)"]


def test_there_are_eight_at_most_and_practices_have_room_among_them() -> None:
    ods = make_framework("ods")
    for number in range(1, 10):
        make_objective(ods, str(number), short_es=f"Salud {number}")
    for number in range(9):
        make_theme(f"Salud {number}")
        make_publication(f"Salud {number}")

    kinds = [kind for kind, _label in offered("salud")]

    assert kinds == ["objective"] * 3 + ["theme"] * 2 + ["record"] * 3


@pytest.mark.parametrize("text", ["", "   ", "¿?", "…"])
def test_nothing_is_offered_for_no_words(text: str) -> None:
    make_publication("Feria")

    assert offered(text) == []


def test_words_that_are_in_spanish_say_so_on_an_english_page() -> None:
    make_region()
    make_theme("Salud", name_en="Tumbes health")
    Mesa.objects.create(slug="mesa-tumbes", name="Mesa de Tumbes")

    with translation.override("en"):
        found = suggestions(current(), "tumbes")

    assert [(each.label, each.url, each.lang) for each in found] == [
        ("Tumbes", "/en/regiones/tumbes/", ""),
        ("Mesa de Tumbes", "/en/mesas/mesa-tumbes/", "es"),
        ("Tumbes health", "/en/temas/salud/", ""),
    ]


def test_practices_cost_one_statement_and_names_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_publication("Feria")
    index = current()

    with django_assert_num_queries(1):
        suggestions(index, "feria")
    with django_assert_num_queries(0):
        suggestions(index, "zzz")
