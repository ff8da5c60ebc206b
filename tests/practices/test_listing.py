"""One selection answered."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import Facet
from practices.listing import address, catalogue_counts, every, find, lifted_totals
from practices.selection import Condition, Selection
from tests.builders import make_publication, make_region

pytestmark = pytest.mark.django_db


def make_many(count: int) -> None:
    for number in range(count):
        make_publication(f"Feria {number}", start=str(2000 + number))


def test_page_holds_its_share_in_order() -> None:
    make_many(3)

    found = find(Selection(size=2, page=2))

    assert [each.title for each in found.publications] == ["Feria 0"]
    assert (found.total, found.last_page, found.following) == (3, 2, None)


def test_first_page_knows_the_following_one() -> None:
    make_many(3)

    assert find(Selection(size=2)).following == Selection(size=2, page=2)


def test_a_page_too_far_is_the_last_one() -> None:
    make_many(3)

    found = find(Selection(size=2, page=10**9))

    assert found.selection.page == 2
    assert len(found.publications) == 1


def test_nothing_found_is_one_empty_page() -> None:
    found = find(Selection(page=7))

    assert (found.total, found.last_page, found.selection.page) == (0, 1, 1)


def test_counts_of_a_facet_leave_its_own_choice_aside() -> None:
    make_region()
    make_region("Tacna", "23")
    make_publication("Uno")
    make_publication("Dos", regions=("23",))

    counts = find(Selection.of({Facet.REGION: ["tumbes"]})).counts

    assert counts[Facet.REGION] == {"tumbes": 1, "tacna": 1}
    assert counts[Facet.EVIDENCE] == {"documentada": 1}


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow_with_the_rows(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_many(count)

    with django_assert_num_queries(4):
        find(Selection.of({Facet.REGION: ["tumbes"]}))


def test_catalogue_counts_ignore_every_choice() -> None:
    make_many(2)

    total, counts = catalogue_counts()

    assert total == 2
    assert counts[Facet.REGION] == {"tumbes": 2}


def test_every_gives_all_pages_in_order() -> None:
    make_many(3)

    titles = [each.title for each in every(Selection(size=1))]

    assert titles == ["Feria 2", "Feria 1", "Feria 0"]


def test_lifting_each_condition_says_what_would_be_found() -> None:
    make_many(3)
    selection = Selection(facets=((Facet.REGION, ("xyz",)),), since=2001)

    assert lifted_totals(selection) == [
        (Condition("region", "xyz"), 2),
        (Condition("desde", "2001"), 0),
    ]


def test_address_of_the_whole_catalogue_has_no_query() -> None:
    assert address(Selection()) == "/practicas/"


def test_address_in_another_format_keeps_the_query() -> None:
    assert address(Selection(since=2014), "list_csv") == "/practicas.csv?desde=2014"


def test_ways_out_of_many_conditions_cost_ten_statements(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    selection = Selection.of({Facet.THEME: [f"tema-{number}" for number in range(15)]})

    with django_assert_num_queries(10):
        ways = lifted_totals(selection)

    assert len(ways) == 10
