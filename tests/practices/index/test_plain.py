"""Counts of facet values."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentRole, Facet
from practices.index.plain import count_values
from practices.models.publication import Publication
from practices.record import AlignmentEntry
from tests.builders import make_framework, make_objective, make_publication, make_region

pytestmark = pytest.mark.django_db


def test_counts_only_the_facets_asked_for() -> None:
    make_publication("Feria")

    counts = count_values(Publication.objects.current(), [Facet.REGION, Facet.THEME])

    assert counts == {Facet.REGION: {"tumbes": 1}, Facet.THEME: {}}


def test_counts_only_among_the_publications_given() -> None:
    make_region()
    make_region("Tacna", "23")
    make_publication("Uno")
    make_publication("Dos", regions=("24", "23"))

    chosen = Publication.objects.filter(title="Dos")

    assert count_values(chosen, [Facet.REGION]) == {Facet.REGION: {"tacna": 1, "tumbes": 1}}


def test_principal_only_leaves_out_lesser_alignments_and_nothing_else() -> None:
    ods = make_framework("ods")
    make_objective(ods, "10")
    make_objective(ods, "16")
    roles = {"10": AlignmentRole.PRINCIPAL, "16": AlignmentRole.SECONDARY}
    entries = tuple(
        AlignmentEntry(framework="ods", code=code, role=role, justification="x" * 10)
        for code, role in roles.items()
    )
    make_publication("Feria", alignments=entries)

    counts = count_values(
        Publication.objects.current(), [Facet.ODS, Facet.REGION], principal_only=True
    )

    assert counts == {Facet.ODS: {"10": 1}, Facet.REGION: {"tumbes": 1}}


@pytest.mark.parametrize("count", [1, 3])
def test_counting_costs_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")

    with django_assert_num_queries(1):
        counts = count_values(Publication.objects.current(), Facet)

    assert counts[Facet.REGION] == {"tumbes": count}
