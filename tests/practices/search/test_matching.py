"""Which practices a selection finds, and in which order, on both databases."""

import pytest

from practices.enums import AlignmentRole, Facet, Order
from practices.models.publication import Publication
from practices.record import AlignmentEntry
from practices.search.matching import in_order, matching
from practices.selection import Selection
from practices.workflow.publishing import withdraw
from tests.builders import (
    make_framework,
    make_objective,
    make_practice,
    make_publication,
    make_region,
    make_theme,
)

pytestmark = pytest.mark.django_db


def titles(selection: Selection) -> list[str]:
    return [each.title for each in in_order(matching(selection), selection)]


def test_draft_is_not_found() -> None:
    make_practice("Borrador")

    assert titles(Selection()) == []


def test_withdrawn_practice_is_not_found() -> None:
    withdraw(practice=make_publication("Feria").practice, reason="Duplicada")

    assert titles(Selection()) == []


def test_values_of_one_facet_add_up() -> None:
    make_region()
    make_region("Áncash", "02")
    make_region("Tacna", "23")
    for title, ubigeo in [("Uno", "24"), ("Dos", "02"), ("Tres", "23")]:
        make_publication(title, regions=(ubigeo,))

    assert sorted(titles(Selection.of({Facet.REGION: ["tumbes", "ancash"]}))) == ["Dos", "Uno"]


def test_facets_narrow_each_other() -> None:
    make_theme("Salud")
    make_publication("Con tema", themes=("salud",))
    make_publication("Sin tema")

    selection = Selection.of({Facet.REGION: ["tumbes"], Facet.THEME: ["salud"]})

    assert titles(selection) == ["Con tema"]


def test_ignoring_a_facet_leaves_its_choice_aside() -> None:
    make_publication("Feria")
    selection = Selection.of({Facet.REGION: ["tacna"]})

    assert matching(selection, ignoring=Facet.REGION).count() == 1


def test_principal_narrows_objectives_to_principal_alignments() -> None:
    ods = make_framework("ods")
    make_objective(ods, "10")
    for title, role in [("Mucho", AlignmentRole.PRINCIPAL), ("Poco", AlignmentRole.SECONDARY)]:
        entry = AlignmentEntry(framework="ods", code="10", role=role, justification="x" * 10)
        make_publication(title, alignments=(entry,))

    selection = Selection(facets=((Facet.ODS, ("10",)),), principal=True)

    assert titles(selection) == ["Mucho"]


def test_a_goal_includes_its_targets() -> None:
    ods = make_framework("ods")
    goal = make_objective(ods, "10")
    make_objective(ods, "10.7", parent=goal)
    entry = AlignmentEntry(framework="ods", code="10.7", justification="x" * 10)
    make_publication("Meta", alignments=(entry,))

    assert titles(Selection.of({Facet.ODS: ["10"]})) == ["Meta"]


def test_codes_are_a_selection_by_hand() -> None:
    make_publication("Uno", code="BP-0001")
    make_publication("Dos", code="BP-0002")
    make_publication("Tres", code="BP-0003")

    assert sorted(titles(Selection(codes=("bp-0001", "bp-0003")))) == ["Tres", "Uno"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (2015, None, ["Dos mil quince"]),
        (None, 2014, ["Dos mil catorce"]),
        (2014, 2015, ["Dos mil catorce", "Dos mil quince"]),
        (2016, 2014, []),
    ],
)
def test_years_include_both_ends_and_leave_undated_practices_out(
    since: int | None, until: int | None, expected: list[str]
) -> None:
    make_publication("Dos mil catorce", start="2014-12-31")
    make_publication("Dos mil quince", start="2015")
    make_publication("Sin fecha")

    assert sorted(titles(Selection(since=since, until=until))) == expected


@pytest.mark.parametrize("q", ["vacunaciones", "VACUNACIÓN", "jornada de vacunacion"])
def test_words_are_found_without_accents_and_in_plural(q: str) -> None:
    make_publication("Jornada", description="Hubo vacunación en la frontera.")
    make_publication("Feria")

    assert titles(Selection(q=q)) == ["Jornada"]


def test_every_word_must_be_there() -> None:
    make_publication("Feria de salud")

    assert titles(Selection(q="feria empleo")) == []


def test_a_practice_is_found_by_its_code() -> None:
    make_publication("Uno", code="BP-0001")
    make_publication("Dos", code="BP-0002")

    assert titles(Selection(q="bp2")) == ["Dos"]


def test_relevance_puts_titles_first_and_then_the_newest() -> None:
    make_publication("Feria", summary="Feria de niñez.", start="2024")
    make_publication("Niñez en ruta", start="2015")
    make_publication("Mesa de niñez", start="2019")

    expected = ["Mesa de niñez", "Niñez en ruta", "Feria"]
    assert titles(Selection(q="niñez")) == expected


def test_undated_practices_come_last_among_the_recent() -> None:
    make_publication("Sin fecha")
    make_publication("Antigua", start="2010")
    make_publication("Nueva", start="2024-05")

    assert titles(Selection()) == ["Nueva", "Antigua", "Sin fecha"]


def test_titles_sort_as_spanish_does() -> None:
    for title in ("Zona", "Ñandú", "nube", "Ámbito", "Oca"):
        make_publication(title)

    expected = ["Ámbito", "nube", "Ñandú", "Oca", "Zona"]
    assert titles(Selection(order=Order.TITLE)) == expected


def test_nothing_but_punctuation_finds_everything() -> None:
    make_publication("Feria")

    assert matching(Selection(q="¿?")).count() == Publication.objects.count()
