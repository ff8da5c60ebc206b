"""One selection answered."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import Facet, View
from practices.index.holder import current
from practices.listing import (
    Found,
    address,
    alone_totals,
    by_region,
    every,
    find,
    lifted_totals,
)
from practices.queries.cards import read_publications
from practices.selection import Condition, Selection
from tests.builders import make_publication, make_region

pytestmark = pytest.mark.django_db


def make_many(count: int) -> None:
    for number in range(count):
        make_publication(f"Feria {number}", start=str(2000 + number))


def found_for(selection: Selection) -> Found:
    return find(current(), selection)


def titles(found: Found) -> list[str]:
    return [each.title for each in read_publications(found.keys)]


def test_page_holds_its_share_in_order() -> None:
    make_many(3)

    found = found_for(Selection(size=2, page=2))

    assert titles(found) == ["Feria 0"]
    assert (found.total, found.last_page, found.following) == (3, 2, None)


def test_first_page_knows_the_following_one() -> None:
    make_many(3)

    assert found_for(Selection(size=2)).following == Selection(size=2, page=2)


def test_a_page_too_far_is_the_last_one() -> None:
    make_many(3)

    found = found_for(Selection(size=2, page=10**9))

    assert found.selection.page == 2
    assert titles(found) == ["Feria 0"]


def test_nothing_found_is_one_empty_page() -> None:
    found = found_for(Selection(page=7))

    assert (found.total, found.last_page, found.selection.page) == (0, 1, 1)


def test_counts_of_a_facet_leave_its_own_choice_aside() -> None:
    make_region()
    make_region("Tacna", "23")
    make_publication("Uno")
    make_publication("Dos", regions=("23",))

    counts = found_for(Selection.of({Facet.REGION: ["tumbes"]})).counts

    assert counts[Facet.REGION] == {"tumbes": 1, "tacna": 1}
    assert counts[Facet.EVIDENCE] == {"documentada": 1}


def test_a_selection_is_answered_without_a_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_many(3)
    index = current()

    with django_assert_num_queries(0):
        found = find(index, Selection.of({Facet.REGION: ["tumbes"]}))

    assert found.total == 3


def test_every_gives_all_pages_in_order() -> None:
    make_many(3)

    given = [each.title for each in every(current(), Selection(size=1))]

    assert given == ["Feria 2", "Feria 1", "Feria 0"]


@pytest.mark.parametrize("count", [1, 3])
def test_every_costs_one_statement_for_each_chunk(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_many(count)
    index = current()

    with django_assert_num_queries(1):
        given = list(every(index, Selection()))

    assert len(given) == count


def test_lifting_each_condition_says_what_would_be_found() -> None:
    make_many(3)
    selection = Selection(facets=((Facet.REGION, ("xyz",)),), since=2001)

    assert lifted_totals(current(), selection) == [
        (Condition("region", "xyz"), 2),
        (Condition("desde", "2001"), 0),
    ]


def test_address_of_the_whole_catalogue_has_no_query() -> None:
    assert address(Selection()) == "/practicas/"


def test_address_in_another_format_keeps_the_query() -> None:
    assert address(Selection(since=2014), "data:list_csv") == "/practicas.csv?desde=2014"


def test_practices_with_every_word_are_told_from_those_with_some() -> None:
    make_publication("Vacunación de la niñez")
    make_publication("Vacunación de adultos")
    make_publication("Feria de empleo", regions=("24",))

    found = found_for(Selection(q="vacunación niñez"))

    assert titles(found)[0] == "Vacunación de la niñez"
    assert (found.complete, found.total) == (1, 2)


def test_practices_with_every_word_are_counted_among_those_chosen() -> None:
    make_publication("Feria de salud", start="2014")
    make_publication("Campaña de salud", start="2016")

    found = found_for(Selection(q="salud", since=2015))

    assert (found.complete, found.total) == (1, 1)


def test_a_selection_without_a_text_has_no_complete_ones() -> None:
    make_many(1)

    assert found_for(Selection()).complete == 0


def test_each_condition_alone_says_what_it_would_find() -> None:
    make_many(3)
    selection = Selection(facets=((Facet.REGION, ("tumbes", "xyz")),), since=2001)

    assert alone_totals(current(), selection) == [
        (Condition("region", "tumbes"), 3),
        (Condition("region", "xyz"), 0),
        (Condition("desde", "2001"), 2),
    ]


def test_ways_out_of_many_conditions_are_the_first_ten() -> None:
    selection = Selection.of({Facet.THEME: [f"tema-{number}" for number in range(15)]})

    ways = lifted_totals(current(), selection)

    assert [condition.value for condition, _total in ways] == [
        f"tema-{number}" for number in range(10)
    ]


def test_regions_share_the_practices_and_the_chosen_one_comes_first() -> None:
    make_region("Tacna", "23")
    make_region()
    one = make_publication("Uno", regions=("23", "24"), start="2020")
    two = make_publication("Dos", regions=("24",), start="2014")

    shares = by_region(current(), Selection.of({Facet.REGION: ["tacna"]}), most=1)

    assert [(each.slug, each.total, each.chosen) for each in shares] == [
        ("tacna", 1, True),
        ("tumbes", 2, False),
    ]
    assert [each.keys for each in shares] == [[one.pk], [one.pk]]
    assert two.pk not in shares[1].keys


def test_a_share_leads_to_the_list_of_its_region() -> None:
    make_publication("Feria", start="2014")
    selection = Selection(q="feria", view=View.MAP)

    [share] = by_region(current(), selection, most=6)

    assert share.narrowed(selection).query() == "q=feria&region=tumbes"


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    "selection",
    [
        Selection(view=View.MAP),
        Selection(q="salud", view=View.MAP),
        Selection(
            facets=((Facet.REGION, ("tumbes", "lima")), (Facet.PMM, ("15",))), view=View.MAP
        ),
        Selection(facets=((Facet.ODS, ("10",)),), principal=True, since=2018, view=View.MAP),
    ],
    ids=["all", "text", "regions", "principal"],
)
def test_map_agrees_with_the_facet_and_with_the_lists_it_leads_to(
    selection: Selection,
) -> None:
    index = current()

    shares = by_region(index, selection, most=6)

    assert shares
    totals = {each.slug: each.total for each in shares}
    assert totals == find(index, selection).counts[Facet.REGION]
    assert totals == {s.slug: find(index, s.narrowed(selection)).total for s in shares}
