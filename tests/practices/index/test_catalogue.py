"""The index answers selections."""

import dataclasses

import pytest

from practices.enums import Facet, Order, Standing
from practices.index.catalogue import MOST_ANSWERS
from practices.index.holder import current
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.selection import Selection
from practices.workflow.publishing import Release
from practices.workflow.publishing import publish as publish_again
from tests.builders import make_practice, make_publication, withdraw
from tests.practices.index.examples import chosen, make_lists, publish, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    make_lists()


def test_an_empty_catalogue_finds_nothing() -> None:
    index = current()

    selected = index.select(Selection.of({Facet.REGION: ["tumbes"]}))

    assert (index.size, selected.total, selected.bits) == (0, 0, 0)
    assert index.page(selected, Order.RECENT) == []
    assert selected.counts == {facet: {} for facet in Facet}


def test_only_publications_in_force_are_in_the_index() -> None:
    make_practice("Borrador")
    archived, withdrawn = make_publication("Archivada"), make_publication("Retirada")
    make_publication("Vigente")
    withdraw(practice=withdrawn.practice, reason="A pedido de la entidad.")
    Publication.objects.filter(pk=archived.pk).update(standing=Standing.ARCHIVED)

    assert chosen(Selection()) == ["Vigente"]


def test_counts_of_a_facet_leave_its_own_choice_aside() -> None:
    make_publication("Uno", regions=("24",), themes=("salud",))
    make_publication("Dos", regions=("23",), themes=("salud", "empleo"))
    make_publication("Tres", regions=("24", "02"), themes=("vivienda",))

    selected = current().select(Selection.of({Facet.REGION: ["tumbes"]}))

    assert selected.total == 2
    assert selected.counts[Facet.REGION] == {"tumbes": 2, "tacna": 1, "ancash": 1}
    assert selected.counts[Facet.THEME] == {"salud": 1, "vivienda": 1}


def test_counts_of_two_narrowed_facets_keep_the_other_choice() -> None:
    make_publication("Uno", regions=("24",), themes=("salud",))
    make_publication("Dos", regions=("23",), themes=("salud",))
    make_publication("Tres", regions=("24",), themes=("empleo",))

    choice = Selection.of({Facet.REGION: ["tumbes"], Facet.THEME: ["salud"]})
    counts = current().select(choice).counts

    assert counts[Facet.REGION] == {"tumbes": 1, "tacna": 1}
    assert counts[Facet.THEME] == {"salud": 1, "empleo": 1}
    assert counts[Facet.EVIDENCE] == {"documentada": 1}


def test_values_of_one_facet_add_and_facets_narrow() -> None:
    make_publication("Uno", regions=("24",), themes=("salud",))
    make_publication("Dos", regions=("23",), themes=("salud",))
    make_publication("Tres", regions=("02",), themes=("salud",))
    make_publication("Cuatro", regions=("23",), themes=("empleo",))

    choice = Selection.of({Facet.REGION: ["tumbes", "tacna"], Facet.THEME: ["salud"]})

    assert chosen(choice) == ["Uno", "Dos"]


def test_a_target_counts_for_its_goal() -> None:
    publish("Meta", "ods:10.7")
    publish("Objetivo", "ods:10")

    counts = current().select(Selection()).counts[Facet.ODS]

    assert counts == {"10": 2, "10.7": 1}
    assert chosen(Selection.of({Facet.ODS: ["10.7"]})) == ["Meta"]


def test_principal_narrows_objectives_and_their_counts_only() -> None:
    publish("Principal", "ods:10.7*", "ods:16", regions=("24",))
    publish("Secundaria", "ods:10", "ods:16*", regions=("23",))

    choice = Selection(facets=((Facet.ODS, ("10",)),), principal=True)
    counts = current().select(choice).counts

    assert chosen(choice) == ["Principal"]
    assert counts[Facet.ODS] == {"10": 1, "10.7": 1, "16": 1}
    assert counts[Facet.REGION] == {"tumbes": 1}


def test_principal_alone_leaves_every_practice_in() -> None:
    publish("Sin aportes")
    publish("Con aporte", "ods:16")

    selected = current().select(Selection(principal=True))

    assert selected.total == 2
    assert selected.counts[Facet.ODS] == {}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, ["2016", "2015", "2014", "Sin fecha"]),
        (2015, None, ["2016", "2015"]),
        (None, 2015, ["2015", "2014"]),
        (2015, 2015, ["2015"]),
        (2017, None, []),
        (2016, 2014, []),
    ],
)
def test_years_include_both_ends_and_leave_the_undated_out(
    since: int | None, until: int | None, expected: list[str]
) -> None:
    for title, start in (("2014", "2014-12-31"), ("2015", "2015-06"), ("2016", "2016")):
        make_publication(title, start=start)
    make_publication("Sin fecha")

    assert chosen(Selection(since=since, until=until)) == expected


def test_codes_choose_in_any_case_and_the_unknown_ones_nothing() -> None:
    make_publication("Uno", code="BP-0001")
    make_publication("Dos", code="BP-0002")
    make_publication("Tres", code="BP-0003")

    assert chosen(Selection(codes=("bp-0003", "BP-0001", "bp-0009"))) == ["Uno", "Tres"]
    assert chosen(Selection(codes=("bp-0009",))) == []


def test_an_unknown_value_finds_nothing_and_counts_what_could_be_chosen() -> None:
    make_publication("Feria", themes=("salud",))

    selected = current().select(Selection.of({Facet.REGION: ["xyz"]}))

    assert selected.total == 0
    assert selected.counts[Facet.REGION] == {"tumbes": 1}
    assert selected.counts[Facet.THEME] == {}


def test_text_and_facets_narrow_together() -> None:
    make_publication("Feria de salud", regions=("24",))
    make_publication("Feria de empleo", regions=("24",))
    make_publication("Campaña de salud", regions=("23",))

    selected = current().select(Selection(q='"salud"', facets=((Facet.REGION, ("tumbes",)),)))

    assert selected.total == 1
    assert selected.counts[Facet.REGION] == {"tumbes": 1, "tacna": 1}
    assert selected.answer is not None
    assert selected.answer.bits.bit_count() == 2


def test_a_selection_without_a_text_has_no_answer_of_search() -> None:
    assert current().select(Selection()).answer is None


def test_count_is_the_total_of_the_selection() -> None:
    make_publication("Uno", start="2014")
    make_publication("Dos", start="2016", regions=("23",))

    assert current().count(Selection(since=2015)) == 1
    assert current().count(Selection.of({Facet.REGION: ["tumbes", "tacna"]})) == 2


def make_four() -> None:
    """Publish four practices that tie in every order but the code's."""
    publish("Beta", "ods:10", code="BP-0002", start="2015", regions=("23",))
    publish("Ñandú", "ods:10", "ods:16", code="BP-0001", start="2015", regions=("23",))
    publish("Árbol", "ods:10", "ods:16", code="BP-0004", start="2016-01", regions=("24",))
    publish("Beta", code="BP-0003", regions=("02",))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.RECENT, ["BP-0004", "BP-0001", "BP-0002", "BP-0003"]),
        (Order.TITLE, ["BP-0004", "BP-0002", "BP-0003", "BP-0001"]),
        (Order.REGION, ["BP-0003", "BP-0002", "BP-0001", "BP-0004"]),
        (Order.ALIGNMENTS, ["BP-0001", "BP-0004", "BP-0002", "BP-0003"]),
        (Order.RELEVANCE, ["BP-0004", "BP-0001", "BP-0002", "BP-0003"]),
    ],
)
def test_each_order_settles_ties_by_code(order: Order, expected: list[str]) -> None:
    make_four()
    index = current()

    keys = index.page(index.select(Selection()), order)

    codes = dict(Publication.objects.values_list("pk", "code"))
    assert [codes[key] for key in keys] == expected


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        (0, 2, ["Árbol", "Ñandú"]),
        (2, 4, ["Beta", "Beta"]),
        (3, 9, ["Beta"]),
        (4, 8, []),
        (1, None, ["Ñandú", "Beta", "Beta"]),
    ],
)
def test_page_is_a_stretch_of_the_order(
    start: int, stop: int | None, expected: list[str]
) -> None:
    make_four()
    index = current()

    keys = index.page(index.select(Selection()), Order.RECENT, start, stop)

    assert titles(keys) == expected


def make_crossed() -> None:
    publish("Uno", "ods:10.7*", "pmm:15", regions=("24",))
    publish("Dos", "ods:10", "pmm:15*", regions=("23",))
    publish("Tres", "ods:16", regions=("24", "23"))
    publish("Cuatro")


def test_matrix_counts_every_pair_of_goals_once_per_practice() -> None:
    make_crossed()

    assert current().matrix(Facet.ODS, Facet.PMM) == {"10": {"15": 2}}
    assert current().matrix(Facet.ODS, Facet.REGION) == {
        "10": {"tumbes": 1, "tacna": 1},
        "16": {"tumbes": 1, "tacna": 1},
    }


def test_matrix_of_some_practices_leaves_the_others_out() -> None:
    make_crossed()
    index = current()
    tacna = index.having(Facet.REGION, ["tacna"])

    assert index.matrix(Facet.ODS, Facet.PMM, tacna) == {"10": {"15": 1}}


def test_matrix_of_a_facet_with_itself_has_its_counts_in_the_diagonal() -> None:
    make_crossed()

    assert current().matrix(Facet.REGION, Facet.REGION) == {
        "tumbes": {"tumbes": 3, "tacna": 1},
        "tacna": {"tumbes": 1, "tacna": 2},
    }


def test_counts_in_a_set_are_those_of_its_practices_only() -> None:
    make_crossed()
    index = current()

    counts = index.counts_in(index.having(Facet.ODS, ["16"]))

    assert (counts[Facet.REGION], counts[Facet.PMM]) == ({"tumbes": 1, "tacna": 1}, {})


def test_totals_ignore_every_choice() -> None:
    make_crossed()

    index = current()

    assert index.size == 4
    assert index.totals[Facet.REGION] == {"tumbes": 3, "tacna": 2}
    assert index.totals[Facet.PMM] == {"15": 2}


def test_a_new_version_takes_the_place_of_the_one_before() -> None:
    publication = make_publication("Antes", themes=("salud",))
    Practice.objects.filter(pk=publication.practice_id).update(title="Después")
    practice = Practice.objects.get(pk=publication.practice_id)

    publish_again(practice=practice, release=Release(by=None))

    assert chosen(Selection.of({Facet.THEME: ["salud"]})) == ["Después"]


def test_an_answer_is_kept_for_every_page_and_order_of_a_selection() -> None:
    make_crossed()
    index = current()
    tacna = Selection.of({Facet.REGION: ["tacna"]})

    kept = index.selected(tacna)

    assert kept == index.select(tacna)
    assert index.selected(dataclasses.replace(tacna, page=2, order=Order.TITLE)) is kept
    assert index.selected(Selection.of({Facet.REGION: ["tumbes"]})).bits != kept.bits


def test_answers_with_and_without_targets_are_not_mixed_up() -> None:
    make_crossed()
    index = current()

    assert index.selected(Selection(), every_target=False).counts[Facet.ODS] == {
        "10": 2,
        "16": 1,
    }
    assert index.selected(Selection()).counts[Facet.ODS] == {"10": 2, "10.7": 1, "16": 1}


def test_a_chosen_target_is_counted_also_without_the_others() -> None:
    make_crossed()
    chosen = Selection.of({Facet.ODS: ["10.7"]})

    counts = current().select(chosen, every_target=False).counts

    assert counts[Facet.ODS] == {"10": 2, "10.7": 1, "16": 1}


def test_kept_answers_are_bounded() -> None:
    make_crossed()
    index = current()

    for year in range(MOST_ANSWERS + 10):
        index.selected(Selection(since=1900 + year))

    assert len(index._answers) <= MOST_ANSWERS  # noqa: SLF001  what is bounded
