from collections import Counter

from bench.mix import datasette_query, mix, naive_query, spread
from practices.enums import Facet, Order
from practices.selection import Selection


def test_the_mix_has_its_forty_selections_in_their_proportions() -> None:
    kinds = Counter(each.kind for each in mix())

    assert kinds == {"plain": 5, "one facet": 12, "several facets": 11, "search": 12}


def test_no_selection_is_asked_twice() -> None:
    assert len({each.query for each in mix()}) == 40


def test_a_part_of_the_mix_is_spread_over_all_of_it() -> None:
    assert [each.number for each in spread(mix(), 8)] == [3, 8, 13, 18, 23, 28, 33, 38]


def test_the_whole_mix_is_a_part_of_itself() -> None:
    assert spread(mix(), 40) == mix()


def test_the_naive_site_is_asked_in_its_own_words() -> None:
    asked = Selection(
        q='"mesa de trabajo"', facets=((Facet.PMM, ("7", "15")),), order=Order.TITLE, page=2
    )

    assert naive_query(asked) == "pmm=7&pmm=15&q=mesa+de+trabajo&orden=title&page=2"


def test_datasette_is_asked_for_the_first_value_of_each_facet() -> None:
    asked = Selection(facets=((Facet.PMM, ("7", "15")),), since=2018)

    assert datasette_query(asked, ("pmm",)) == (
        "_facet_array=pmm&_facet_size=max&_nocol=problem&_nocol=description&_nocol=lessons"
        "&pmm__arraycontains=7&start__gte=2018&_sort_desc=start&_size=20"
    )
