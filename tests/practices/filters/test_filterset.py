"""What an address asks is read, capped and validated; what cannot be used is named."""

import pytest
from django.http import QueryDict

from practices.enums import Facet, Order
from practices.filters.filterset import PracticeFilter
from practices.index.holder import current
from practices.selection import PARAMETERS, Selection
from tests.builders import make_publication, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _regions() -> None:
    make_region()
    make_region("Áncash", "02")


def read(query: str) -> PracticeFilter:
    return PracticeFilter(QueryDict(query), current())


def dropped(query: str) -> list[tuple[str, str]]:
    return [(each.parameter, each.value) for each in read(query).dropped]


def test_the_filters_are_the_parameters_of_the_address() -> None:
    assert tuple(PracticeFilter.base_filters) == PARAMETERS


def test_known_values_make_the_selection() -> None:
    asked = read("region=tumbes&region=ancash&desde=2014&orden=titulo&pagina=2&tamano=50&rol=")

    assert asked.dropped == []
    assert asked.selection == Selection(
        facets=((Facet.REGION, ("ancash", "tumbes")),),
        since=2014,
        order=Order.TITLE,
        page=2,
        size=50,
    )


def test_unknown_parameters_are_ignored() -> None:
    asked = read("utm_source=x&vistas=mapa")

    assert (asked.selection, asked.dropped) == (Selection(), [])


def test_empty_values_of_a_sent_form_ask_nothing() -> None:
    asked = read("q=&region=&desde=&hasta=&pagina=&orden=&rol=")

    assert (asked.selection, asked.dropped) == (Selection(), [])


def test_values_are_read_in_any_case() -> None:
    assert read("region=TUMBES").selection == Selection.of({Facet.REGION: ["tumbes"]})


def test_an_unknown_value_beside_a_known_one_is_dropped_with_a_notice() -> None:
    asked = read("region=tumbes&region=xyz")

    assert asked.selection == Selection.of({Facet.REGION: ["tumbes"]})
    assert asked.notices == ["«xyz» no existe en «Región»."]
    assert asked.impossible == []


def test_a_dropped_value_says_which_ones_are_valid() -> None:
    [only] = read("region=tumbes&region=xyz").dropped

    assert only.valid == ("ancash", "tumbes")


def test_unknown_values_alone_are_impossible() -> None:
    asked = read("region=xyz&region=abc")

    assert asked.impossible == ["region"]
    assert asked.notices == []
    assert [each.value for each in asked.dropped] == ["xyz", "abc"]


def test_impossible_facet_finds_nothing() -> None:
    make_publication("Feria")

    assert list(read("region=xyz").qs) == []


def test_query_set_has_the_selection_in_its_order() -> None:
    make_publication("Uno", start="2014")
    make_publication("Dos", start="2016")
    make_publication("Tres", regions=("02",))

    assert [each.title for each in read("region=tumbes").qs] == ["Dos", "Uno"]


@pytest.mark.parametrize(
    ("query", "redirect"),
    [
        ("region=24", "region=tumbes"),
        ("region=24&region=02&q=a", "q=a&region=tumbes&region=ancash"),
        ("region=24&region=xyz", "region=tumbes&region=xyz"),
        ("region=tumbes", ""),
        ("region=99", ""),
    ],
)
def test_ubigeo_leads_to_the_name_of_its_region(query: str, redirect: str) -> None:
    assert read(query).redirect == redirect


@pytest.mark.parametrize("page", ["-1", "0", "abc", "1.5", "²", "1e3"])
def test_what_is_no_page_number_is_the_first_page(page: str) -> None:
    asked = read(f"pagina={page}")

    assert asked.selection.page == 1
    assert dropped(f"pagina={page}") == [("pagina", page)]


@pytest.mark.parametrize("year", ["abc", "1899", "2101", "20144", "-2014", "2014.5"])
def test_what_is_no_year_is_dropped(year: str) -> None:
    assert read(f"desde={year}").selection == Selection()
    assert dropped(f"desde={year}") == [("desde", year)]


def test_unknown_order_is_dropped() -> None:
    assert dropped("orden=pk") == [("orden", "pk")]


def test_page_size_has_a_largest_one() -> None:
    asked = read("tamano=1000")

    assert asked.selection.size == 100
    assert dropped("tamano=1000") == [("tamano", "1000")]


def test_data_takes_larger_pages() -> None:
    asked = PracticeFilter(QueryDict("tamano=500"), current(), largest_page=500)

    assert (asked.selection.size, asked.dropped) == (500, [])


def test_a_long_text_is_cut_at_200_letters() -> None:
    asked = read("q=" + "a" * 10_000)

    assert asked.selection.q == "a" * 200
    assert len(asked.notices) == 1


def test_text_is_cleaned() -> None:
    asked = read("q=sa%00lud%20%20%0amenta%CC%81l")

    assert asked.selection.q == "salud mentál"


def test_text_without_letters_is_dropped() -> None:
    assert read("q=%C2%BF%3F").selection == Selection()
    assert dropped("q=%C2%BF%3F") == [("q", "¿?")]


def test_one_facet_takes_twenty_values() -> None:
    asked = read("region=tumbes&" + "&".join(f"region=x{n}" for n in range(20)))

    assert [each.parameter for each in asked.dropped] == ["region"] * 20
    assert asked.selection == Selection.of({Facet.REGION: ["tumbes"]})


def test_the_forty_first_parameter_is_dropped_with_a_notice() -> None:
    pairs = [f"p=bp-{n:04d}" for n in range(20)] + [f"ods={n}" for n in range(20)]

    asked = read("&".join(["rol=principal", *pairs]))

    assert not asked.selection.principal
    assert asked.notices == ["Son demasiadas condiciones: las últimas se dejaron de lado."]


def test_codes_of_published_practices_are_known() -> None:
    make_publication("Feria", code="BP-0001")

    asked = read("p=BP-0001&p=bp-0002")

    assert asked.selection == Selection(codes=("bp-0001",))
    assert [each.value for each in asked.dropped] == ["bp-0002"]
