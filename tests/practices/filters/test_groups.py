"""The boxes of the listing."""

import re

import pytest

from practices.enums import Facet
from practices.filters.groups import FacetGroup, facet_groups, promoted
from practices.index.holder import current
from practices.models.stamp import CatalogueStamp
from practices.models.territory import Region
from practices.record import AlignmentEntry
from practices.selection import Selection
from tests.builders import (
    make_framework,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)

pytestmark = pytest.mark.django_db


def groups(selection: Selection) -> dict[str, FacetGroup]:
    index = current()
    counts = index.select(selection).counts
    return {
        group.name: group
        for group in facet_groups(selection, counts, index.totals, index.names)
    }


def test_a_facet_without_values_is_not_drawn() -> None:
    make_publication("Feria")
    make_theme("Salud")

    assert list(groups(Selection())) == ["region"]


def test_ticked_boxes_come_first_and_then_the_fullest() -> None:
    for name, ubigeo, times in [("Áncash", "02", 1), ("Tacna", "23", 2), ("Tumbes", "24", 1)]:
        make_region(name, ubigeo)
        for number in range(times):
            make_publication(f"{name} {number}", regions=(ubigeo,))

    group = groups(Selection.of({Facet.REGION: ["tumbes"]}))["region"]

    assert [(box.value, box.count) for box in group.values] == [
        ("tumbes", 1),
        ("tacna", 2),
        ("ancash", 1),
    ]


def test_a_box_that_would_give_nothing_is_disabled_unless_ticked() -> None:
    make_theme("Salud")
    make_region("Tacna", "23")
    make_region()
    make_publication("Uno", regions=("23",), themes=("salud",))
    make_publication("Dos")

    boxes = groups(Selection.of({Facet.REGION: ["tumbes"], Facet.THEME: ["salud"]}))

    assert [(box.value, box.disabled) for box in boxes["region"].values] == [
        ("tumbes", False),
        ("tacna", False),
    ]
    assert [box.disabled for box in boxes["tema"].values] == [False]


def test_targets_are_not_offered_but_stay_when_ticked() -> None:
    ods = make_framework("ods")
    make_objective(ods, "10.7", parent=make_objective(ods, "10"))
    entry = AlignmentEntry(framework="ods", code="10.7", justification="x" * 10)
    make_publication("Meta", alignments=(entry,))

    assert [box.value for box in groups(Selection())["ods"].values] == ["10"]
    ticked = groups(Selection.of({Facet.ODS: ["10.7"]}))["ods"].values
    assert [(box.value, box.checked) for box in ticked] == [("10.7", True), ("10", False)]


def test_an_unknown_ticked_value_can_be_unticked() -> None:
    make_publication("Feria")

    group = groups(Selection.of({Facet.REGION: ["xyz"]}))["region"]

    assert [(box.value, box.checked) for box in group.values] == [
        ("xyz", True),
        ("tumbes", False),
    ]


def test_the_promoted_box_counts_practices_with_a_mesa() -> None:
    make_publication("Feria")

    box = promoted(Selection(), current().select(Selection()).counts)

    assert (box.count, box.disabled) == (0, True)


def test_the_promoted_box_is_drawn_as_any_other() -> None:
    make_publication("Feria")

    box = promoted(Selection.of({Facet.WITH_MESA: ["1"]}), current().select(Selection()).counts)

    assert box.html.startswith('<li class="facet-value facet-value--checked">')
    assert 'id="filtro-con-mesa" type="checkbox" name="con_mesa" value="1" checked>' in box.html


def test_a_ticked_box_a_free_one_and_one_that_would_find_nothing_are_drawn() -> None:
    make_region("Áncash", "02")
    make_region("Tacna", "23")
    make_theme("Salud")
    make_publication("Uno", regions=("23",), themes=("salud",))
    make_publication("Dos", regions=("02",))
    make_publication("Tres", themes=("salud",))

    boxes = groups(Selection.of({Facet.REGION: ["tacna"], Facet.THEME: ["salud"]}))["region"]

    assert re.findall(r'value="([a-z]+)"( \w+)?>', boxes.html) == [
        ("tacna", " checked"),
        ("tumbes", ""),
        ("ancash", " disabled"),
    ]


def test_a_renamed_region_has_its_new_name_in_its_box() -> None:
    make_publication("Feria")
    assert "<span>Tumbes</span>" in groups(Selection())["region"].html

    Region.objects.filter(slug="tumbes").update(name="Túmbez")
    CatalogueStamp.objects.update_or_create(pk=1, defaults={"number": 99, "token": "otra"})

    assert "<span>Túmbez</span>" in groups(Selection())["region"].html
