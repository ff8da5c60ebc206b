"""Practices side by side."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentRole, Bound, PartnerRole, ResultKind
from practices.models.publication import Publication
from practices.names import read_names
from practices.queries.compare import Cell, Comparison, Row, compare
from practices.record import AlignmentEntry, InstrumentEntry, PartnerEntry, ResultEntry
from tests.builders import make_framework, make_objective, make_publication, make_theme

pytestmark = pytest.mark.django_db

GOAL = ResultEntry(
    kind=ResultKind.TARGET,
    statement="Atender a mil.",
    value=Decimal(1000),
    bound=Bound.EXACT,
    unit="personas",
)


def compared() -> Comparison:
    return compare(list(Publication.objects.current().order_by("code")), read_names())


def row(label: str) -> Row:
    return next(each for each in compared().rows if each.label == label)


def serving(*codes: str) -> tuple[AlignmentEntry, ...]:
    return tuple(
        AlignmentEntry(
            framework="ods", code=code, role=AlignmentRole.PRINCIPAL, justification="x" * 10
        )
        for code in codes
    )


def make_goals(*codes: str) -> None:
    ods = make_framework("ods")
    for position, code in enumerate(codes):
        make_objective(ods, code, position=position)


def test_rows_come_in_the_order_of_the_design() -> None:
    make_publication("Feria")

    assert [each.label for each in compared().rows] == [
        "Región",
        "Tema",
        "Población",
        "ODS",
        "Pacto Mundial",
        "Qué se hizo",
        "Resultado principal",
        "Conduce",
        "Entidades",
        "Inicio",
        "Estado",
        "Tipo de fuente",
        "Base legal",
    ]


def test_a_row_where_all_are_alike_does_not_differ() -> None:
    make_theme("Salud")
    make_publication("Feria", themes=("salud",))
    make_publication("Taller")

    labels = [each.label for each in compared().differing]

    assert labels == ["Tema", "Qué se hizo"]


def test_one_practice_alone_differs_in_everything() -> None:
    make_publication("Feria")

    assert len(compared().differing) == 13


def test_an_objective_that_all_serve_is_common() -> None:
    make_goals("3", "10")
    make_publication("Feria", alignments=serving("3", "10"))
    make_publication("Taller", alignments=serving("10"))

    [fair, workshop] = row("ODS").cells

    assert [(m.objective.code, m.common) for m in fair.marks] == [("3", False), ("10", True)]
    assert [(m.objective.code, m.common) for m in workshop.marks] == [("10", True)]
    assert not row("ODS").same


def test_the_same_objectives_are_no_difference_whatever_their_role() -> None:
    make_goals("3")
    [principal] = serving("3")
    make_publication("Feria", alignments=(principal,))
    secondary = AlignmentEntry(framework="ods", code="3", justification="x" * 10)
    make_publication("Taller", alignments=(secondary,))

    assert row("ODS").same


def test_the_main_result_is_the_first_achievement_with_a_figure() -> None:
    results = (
        GOAL,
        ResultEntry(kind=ResultKind.RESULT, statement="Se abrió la oficina."),
        ResultEntry(
            kind=ResultKind.RESULT,
            statement="Familias atendidas.",
            value=Decimal(48000),
            bound=Bound.MORE_THAN,
            unit="familias",
        ),
    )
    make_publication("Feria", results=results)

    assert row("Resultado principal").cells == (
        Cell(("Familias atendidas.",), "más de 48\u202f000 familias", "es"),
    )


def test_a_goal_not_yet_met_is_no_result() -> None:
    make_publication("Feria", results=(GOAL,))

    assert row("Resultado principal").cells == (Cell(),)


def test_who_leads_is_told_from_who_takes_part() -> None:
    partners = (
        PartnerEntry(name="Gobierno Regional", role=PartnerRole.LEADS),
        PartnerEntry(name="Cáritas", role=PartnerRole.TAKES_PART),
    )
    make_publication("Feria", partners=partners)

    assert row("Conduce").cells[0].texts == ("Gobierno Regional",)
    assert row("Entidades").cells[0].texts == ("2",)


def test_legal_basis_is_in_the_words_of_the_source() -> None:
    make_publication("Feria", instruments=(InstrumentEntry(text="Ordenanza 12-2020"),))

    assert row("Base legal").cells[0].texts == ("Ordenanza 12-2020",)


@pytest.mark.parametrize("count", [1, 4])
def test_a_comparison_costs_no_statement_for_names_as_they_are_written(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    made = [make_publication(f"Feria {number}") for number in range(count)]
    names = read_names()

    with django_assert_num_queries(0):
        found = compare(made, names)

    assert len(found.columns) == count
