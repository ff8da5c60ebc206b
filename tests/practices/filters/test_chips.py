"""The conditions in force, in words."""

import pytest

from practices.enums import Facet, Order
from practices.filters.chips import chips, empty_options, kept_pairs, order_options
from practices.index.holder import current
from practices.names import read_names
from practices.selection import Selection
from tests.builders import make_framework, make_objective, make_publication, make_region

pytestmark = pytest.mark.django_db


def test_each_condition_is_a_chip_with_the_address_without_it() -> None:
    make_region()
    make_objective(make_framework("pmm"), "15", short_es="Servicios básicos")
    selection = Selection(
        q="salud",
        facets=(
            (Facet.REGION, ("tumbes",)),
            (Facet.WITH_MESA, ("1",)),
            (Facet.PMM, ("15",)),
        ),
        since=2014,
    )

    found = chips(selection, read_names())

    assert [(chip.label, chip.remove_url) for chip in found] == [
        (
            "Texto: salud",
            "/practicas/?region=tumbes&con_mesa=1&pmm=15&desde=2014",
        ),
        ("Región: Tumbes", "/practicas/?q=salud&con_mesa=1&pmm=15&desde=2014"),
        ("Solo con mesa regional", "/practicas/?q=salud&region=tumbes&pmm=15&desde=2014"),
        (
            "PMM 15: Servicios básicos",
            "/practicas/?q=salud&region=tumbes&con_mesa=1&desde=2014",
        ),
        ("Desde 2014", "/practicas/?q=salud&region=tumbes&con_mesa=1&pmm=15"),
    ]


def test_an_unknown_value_names_itself() -> None:
    [chip] = chips(Selection.of({Facet.REGION: ["xyz"]}), read_names())

    assert chip.label == "Región: xyz"


def test_ways_out_of_an_empty_answer_start_with_the_widest() -> None:
    make_publication("Feria de empleo", start="2010")
    make_publication("Feria de salud", start="2011")
    make_publication("Taller", start="2015")

    options = empty_options(current(), Selection(q="feria", since=2014))

    assert [(option.label, option.url, option.count) for option in options] == [
        ("Desde 2014", "/practicas/?q=feria", 2),
        ("Texto: feria", "/practicas/?desde=2014", 1),
    ]


def test_relevance_is_offered_only_with_a_text() -> None:
    assert Order.RELEVANCE.value not in [each.value for each in order_options(Selection())]
    assert [each.value for each in order_options(Selection(q="x")) if each.chosen] == [
        "relevancia"
    ]


def test_a_change_of_order_keeps_everything_else() -> None:
    selection = Selection(q="x", since=2014, order=Order.TITLE, page=3, size=50)

    assert kept_pairs(selection) == [("q", "x"), ("desde", "2014"), ("tamano", "50")]
