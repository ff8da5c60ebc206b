"""A selection is one canonical value, whatever the order in which it was made."""

import pytest

from practices.enums import Facet, Order, View
from practices.selection import PARAMETERS, Condition, Selection


def test_the_whole_catalogue_has_an_empty_query() -> None:
    assert Selection().query() == ""


def test_equal_sets_of_choices_are_equal_and_hash_alike() -> None:
    one = Selection(facets=((Facet.PMM, ("15", "7")), (Facet.REGION, ("tumbes",))))
    other = Selection(
        facets=((Facet.REGION, ("tumbes",)), (Facet.PMM, ("7",)), (Facet.PMM, ("15", "15")))
    )

    assert one == other
    assert hash(one) == hash(other)


def test_query_follows_the_order_of_the_addresses_contract() -> None:
    selection = Selection(
        q="salud",
        codes=("bp-0017", "bp-0002"),
        facets=(
            (Facet.COLLECTION, ("c",)),
            (Facet.ODS, ("10.7", "2", "10")),
            (Facet.OBJECTIVE, ("pnm:retornados",)),
            (Facet.REGION, ("tumbes", "ancash")),
            (Facet.WITH_MESA, ("1",)),
        ),
        since=2014,
        until=2020,
        principal=True,
        order=Order.TITLE,
        view=View.TABLE,
        page=2,
        size=50,
    )

    assert selection.query() == (
        "q=salud&p=bp-0002&p=bp-0017&region=ancash&region=tumbes&con_mesa=1&ods=2&ods=10"
        "&ods=10.7&objetivo=pnm:retornados&coleccion=c&desde=2014&hasta=2020&rol=principal"
        "&orden=titulo&vista=tabla&pagina=2&tamano=50"
    )


def test_parameters_are_those_of_the_contract_that_exist_so_far() -> None:
    assert " ".join(PARAMETERS) == (
        "q p region mesa con_mesa ods pmm principio enfoque objetivo tema poblacion tipo "
        "estado evidencia fuente coleccion desde hasta rol orden vista pagina tamano"
    )


@pytest.mark.parametrize(
    ("q", "order"), [("", Order.RECENT), ("salud", Order.RELEVANCE), ("", Order.RELEVANCE)]
)
def test_usual_order_is_left_out_of_the_address(q: str, order: Order) -> None:
    assert Selection(q=q, order=order) == Selection(q=q)


def test_recent_order_of_a_search_is_a_choice() -> None:
    assert Selection(q="salud", order=Order.RECENT).query() == "q=salud&orden=recientes"


def test_the_list_is_the_usual_view() -> None:
    assert Selection(view=View.LIST).query() == ""


def test_another_view_shows_the_same_choice_from_its_first_page() -> None:
    selection = Selection(q="salud", page=3)

    assert selection.seen_as(View.MAP).query() == "q=salud&vista=mapa"
    assert selection.seen_as(View.MAP).choices == selection.choices


def test_adding_a_value_goes_back_to_the_first_page() -> None:
    selection = Selection.of({Facet.PMM: ["15"]}).at_page(3).adding(Facet.PMM, "7")

    assert selection == Selection.of({Facet.PMM: ["7", "15"]})


def test_without_takes_one_value() -> None:
    selection = Selection.of({Facet.PMM: ["7", "15"]}).without(Facet.PMM, "7")

    assert selection == Selection.of({Facet.PMM: ["15"]})


def test_without_takes_a_whole_facet() -> None:
    selection = Selection.of({Facet.PMM: ["7", "15"], Facet.ODS: ["16"]}).without(Facet.PMM)

    assert selection == Selection.of({Facet.ODS: ["16"]})


def test_a_facet_without_values_narrows_nothing() -> None:
    assert Selection.of({Facet.PMM: [], Facet.ODS: ["16"]}).narrowing == (Facet.ODS,)


def test_lifting_every_condition_gives_the_whole_catalogue() -> None:
    selection = Selection(
        q="salud",
        codes=("bp-0002",),
        facets=((Facet.REGION, ("tumbes", "ancash")), (Facet.WITH_MESA, ("1",))),
        since=2014,
        until=2020,
        principal=True,
    )
    expected = len(selection.conditions)

    for lifted, condition in enumerate(selection.conditions, start=1):
        selection = selection.lifting(condition)
        assert len(selection.conditions) == expected - lifted

    assert selection == Selection()


def test_conditions_name_parameter_and_value() -> None:
    selection = Selection(facets=((Facet.ODS, ("16",)),), since=2014)

    assert selection.conditions == (Condition("ods", "16"), Condition("desde", "2014"))


@pytest.mark.parametrize(
    ("values", "only"), [([], ""), (["tumbes"], "tumbes"), (["tumbes", "ancash"], "")]
)
def test_only_is_the_single_value_of_a_facet(values: list[str], only: str) -> None:
    assert Selection.of({Facet.REGION: values}).only(Facet.REGION) == only
