"""Figures of sets of practices."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import Facet
from practices.index.holder import current
from practices.queries.figures import figures_of, listing_address
from practices.selection import Selection
from tests.builders import make_practice, make_publication, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three() -> None:
    make_region()
    make_region("Tacna", "23")
    make_publication("Uno", start="2014")
    make_publication("Dos", start="2016", regions=("24", "23"))
    make_practice("Borrador")


def test_figures_of_the_catalogue_count_every_public_practice() -> None:
    figures = figures_of(current())

    assert figures.total == 2
    assert figures.counts[Facet.REGION] == {"tumbes": 2, "tacna": 1}


def test_figures_of_a_selection_count_what_it_chooses() -> None:
    figures = figures_of(current(), Selection.of({Facet.REGION: ["tacna"]}))

    assert figures.total == 1
    assert figures.counts[Facet.REGION] == {"tumbes": 1, "tacna": 1}


def test_figures_are_counted_without_a_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    index = current()

    with django_assert_num_queries(0):
        figures = figures_of(index, Selection(since=2015))

    assert figures.total == 1


def test_a_value_that_nobody_has_counts_zero() -> None:
    figures = figures_of(current())

    assert figures.count(Facet.REGION, "tacna") == 1
    assert figures.count(Facet.REGION, "pasco") == 0
    assert figures.covered(Facet.REGION, ["tumbes", "tacna", "pasco"]) == 2


def test_address_of_the_listing_has_all_the_choices() -> None:
    address = listing_address((Facet.REGION, "tacna"), (Facet.ODS, "10"), principal=True)

    assert address == "/practicas/?region=tacna&ods=10&rol=principal"
    assert listing_address() == "/practicas/"
