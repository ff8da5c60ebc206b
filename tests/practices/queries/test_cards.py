"""Rows of a list of practices."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentRole
from practices.models.publication import Publication
from practices.names import read_names
from practices.queries.cards import Card, cards, read_publications
from practices.record import AlignmentEntry
from practices.weave import Threads
from tests.builders import (
    make_framework,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)

pytestmark = pytest.mark.django_db


def card(region_first: str = "") -> Card:
    return cards(Publication.objects.current(), read_names(), region_first)[0]


def test_card_of_a_bare_practice() -> None:
    publication = make_publication("Feria de empleo")

    assert card() == Card(
        code=publication.code,
        url=f"/practicas/{publication.code.lower()}-feria-de-empleo/",
        title="Feria de empleo",
        title_language="es",
        summary="Resumen de Feria de empleo.",
        summary_language="es",
        place="Tumbes",
        theme="",
        year="sin fecha",
        population="",
        status="",
        source="",
        threads=Threads({}, {}, {}),
        ods=(),
        pmm=(),
        has_mesa=False,
    )


def test_card_names_main_theme_and_year() -> None:
    make_theme("Salud")
    make_theme("Empleo")
    make_publication("Feria", themes=("empleo", "salud"), start="2018-11")

    assert (card().theme, card().year) == ("Empleo", "2018")


@pytest.mark.parametrize(
    ("first", "place"), [("", "Tumbes y 2 más"), ("tacna", "Tacna y 2 más")]
)
def test_several_regions_are_counted_after_the_first(first: str, place: str) -> None:
    make_region()
    make_region("Tacna", "23")
    make_region("Piura", "20")
    make_publication("Feria", regions=("24", "23", "20"))

    assert card(first).place == place


def test_targets_collapse_into_their_goal_and_principal_goals_come_first() -> None:
    ods = make_framework("ods")
    for code in ("2", "10", "16"):
        goal = make_objective(ods, code, position=int(code))
        make_objective(ods, f"{code}.2", parent=goal, position=100)
    entries = [
        ("10.2", "secundario"),
        ("2", "secundario"),
        ("16.2", "principal"),
        ("10", "secundario"),
    ]
    make_publication(
        "Feria",
        alignments=tuple(
            AlignmentEntry(
                framework="ods", code=code, role=AlignmentRole(role), justification="x" * 10
            )
            for code, role in entries
        ),
    )

    assert [(chip.code, chip.principal) for chip in card().ods] == [
        ("16", True),
        ("2", False),
        ("10", False),
    ]


def test_a_chip_leads_to_its_objective() -> None:
    make_objective(make_framework("pmm"), "15", short_es="Servicios básicos")
    entry = AlignmentEntry(framework="pmm", code="15", justification="x" * 10)
    make_publication("Feria", alignments=(entry,))

    [chip] = card().pmm

    assert (chip.url, chip.name, chip.colour_class) == (
        "/objetivos/pmm/15/",
        "Servicios básicos",
        "",
    )


@pytest.mark.parametrize("count", [1, 3])
def test_cards_cost_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")
    names = read_names()

    with django_assert_num_queries(1):
        found = cards(Publication.objects.current(), names)

    assert len(found) == count


@pytest.mark.parametrize("count", [1, 3])
def test_publications_come_in_the_order_of_their_keys_by_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    made = [make_publication(f"Feria {number}") for number in range(count)]
    keys = [each.pk for each in reversed(made)]

    with django_assert_num_queries(1):
        found = read_publications(keys)

    assert [each.pk for each in found] == keys


def test_no_keys_are_no_publications() -> None:
    assert read_publications([]) == []
