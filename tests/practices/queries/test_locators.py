"""The small map beside the names of regions."""

import re

from practices.queries.locators import locator


def shapes(ubigeos: tuple[str, ...]) -> tuple[int, int]:
    land, here = re.findall(r' d="([^"]*)"', locator(ubigeos))
    return land.count("M"), here.count("M")


def test_marked_regions_leave_the_land() -> None:
    everywhere, nowhere = shapes(())
    others, marked = shapes(("24", "23"))

    assert nowhere == 0
    assert marked == 2
    assert others == everywhere - 2


def test_regions_without_a_shape_are_not_drawn() -> None:
    assert shapes(("99",)) == shapes(())


def test_names_beside_it_say_the_same_so_it_is_hidden() -> None:
    assert 'aria-hidden="true"' in locator(("24",))
