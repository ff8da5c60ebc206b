"""The map of the regions: who is on it, in which step, with which threads and address."""

import pytest
from django.template.loader import render_to_string

from practices.enums import Facet
from practices.index.holder import current
from practices.names import read_names
from practices.queries.home import woven_map
from practices.queries.maps import MapRegion, RegionMap, Stripe, region_map
from practices.reference import regions
from practices.weave import Threads
from tests import recount
from tests.builders import make_region

pytestmark = pytest.mark.django_db


def address(slug: str) -> str:
    return f"/regiones/{slug}/"


def on(drawn: RegionMap, slug: str) -> MapRegion:
    return next(each for each in drawn.regions if each.slug == slug)


def small_map(**counts: int) -> RegionMap:
    make_region()
    make_region("Áncash", "02")
    return region_map(read_names(), counts, address)


def html(drawn: RegionMap) -> str:
    return render_to_string("components/map.html", {"map": drawn})


@pytest.mark.parametrize(
    ("count", "step", "large"),
    [
        (1, 1, False),
        (2, 2, False),
        (3, 2, True),
        (4, 3, True),
        (7, 3, True),
        (8, 4, True),
        (120, 4, True),
    ],
)
def test_ink_and_figure_grow_with_the_practices(count: int, step: int, large: bool) -> None:  # noqa: FBT001
    tumbes = on(small_map(tumbes=count), "tumbes")

    assert (tumbes.step, tumbes.large) == (step, large)


def test_a_region_with_practices_is_a_link_that_says_how_many() -> None:
    drawn = small_map(tumbes=11, ancash=1)

    assert (on(drawn, "tumbes").label, on(drawn, "tumbes").url) == (
        "Tumbes: 11 prácticas",
        "/regiones/tumbes/",
    )
    assert on(drawn, "ancash").label == "Áncash: 1 práctica"


def test_a_region_without_practices_is_drawn_but_leads_nowhere() -> None:
    drawn = small_map(tumbes=1)

    assert [each.slug for each in drawn.plain] == ["ancash"]
    assert html(drawn).count("<a ") == 1
    assert html(drawn).count("map-region") == 2


def test_the_region_of_the_page_is_marked_with_practices_or_without() -> None:
    make_region()
    drawn = region_map(read_names(), {}, address, current="tumbes")

    assert on(drawn, "tumbes").current
    assert "map-region--current" in html(drawn)


def test_a_region_that_is_not_on_the_map_is_left_out() -> None:
    make_region("Otra", "99")

    assert region_map(read_names(), {"otra": 3}, address).regions == ()


def test_the_shape_is_the_border_in_whole_units() -> None:
    """190.4, 275.6 in the file times 0.6445; then −3.3, 3.6."""
    make_region("Amazonas", "01")

    shape = on(region_map(read_names(), {}, address), "amazonas").shape

    assert shape.startswith("M123 178l-2 2")
    assert "." not in shape


def test_a_woven_region_has_a_stripe_for_each_goal_in_order() -> None:
    make_region()
    woven = {"tumbes": Threads({16: True, 2: False}, {}, {})}

    drawn = region_map(read_names(), {"tumbes": 2}, address, woven=woven)

    tumbes = on(drawn, "tumbes")
    assert tumbes.stripes == (
        Stripe("ods-2", "M2 0v6", principal=False),
        Stripe("ods-16", "M6 0v6", principal=True),
    )
    assert tumbes.cloth_width == 8
    assert 'fill="url(#hilos-tumbes)"' in html(drawn)


@pytest.mark.usefixtures("real_catalogue")
def test_the_map_of_the_home_has_every_region_with_its_practices_and_goals() -> None:
    drawn = woven_map(current())

    assert len(drawn.regions) == 25
    for region in drawn.regions:
        its_own = [p for p in recount.practices() if region.slug in p.values["region"]]
        goals = {f"ods-{code}" for p in its_own for code in p.values["ods"] if "." not in code}
        assert region.count == len(its_own)
        assert {stripe.colour_class for stripe in region.stripes} == goals


@pytest.mark.usefixtures("real_catalogue")
def test_figures_of_different_regions_do_not_touch() -> None:
    """In units: a large figure is 12 wide from its middle, a small one 9.5."""
    counts = {region.slug: 1 for region in regions()}
    counts |= current().totals[Facet.REGION]
    drawn = region_map(current().names, counts, address).counted
    places = [(each.figure_place, 12 if each.large else 9.5) for each in drawn]

    for number, ((x, y), reach) in enumerate(places):
        for (other_x, other_y), other_reach in places[number + 1 :]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 > (reach + other_reach) ** 2


@pytest.mark.usefixtures("real_catalogue")
def test_one_ink_has_a_legend_and_the_woven_map_none() -> None:
    plain = region_map(current().names, {"tumbes": 1}, address)

    assert "map-legend" in html(plain)
    assert "map-legend" not in html(woven_map(current()))
