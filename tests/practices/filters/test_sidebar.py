"""The boxes of the listing as HTML."""

import re

import pytest

from practices.filters.sidebar import Box, DrawnBox, ObjectiveMark, boxes_html, group_html

HOSTILE = '<b>{0}</b> & "salud"'
ESCAPED = "&lt;b&gt;{0}&lt;/b&gt; &amp; &quot;salud&quot;"


def box(value: str = "tumbes", label: str = "Tumbes", mark: ObjectiveMark | None = None) -> Box:
    return Box("region", value, label, "filtro-region-24", mark)


def group(total: int, *, chosen: int = 0, is_open: bool = True) -> str:
    boxes: list[DrawnBox] = [
        (Box("region", f"r{number}", f"R{number}", f"filtro-region-{number}").free, number)
        for number in range(total)
    ]
    return group_html("Región", boxes, chosen=chosen, is_open=is_open)


def values(html: str) -> list[str]:
    return re.findall(r'value="([^"]*)"', html)


def test_a_box_that_can_be_ticked() -> None:
    assert boxes_html([(box().free, 5)]) == (
        '<li class="facet-value"><label for="filtro-region-24">'
        '<input id="filtro-region-24" type="checkbox" name="region" value="tumbes"> '
        '<span>Tumbes</span> <span class="facet-count">'
        '<span class="visually-hidden">prácticas:</span> 5</span></label></li>\n'
    )


def test_a_ticked_box() -> None:
    html = boxes_html([(box().ticked, 5)])

    assert html.startswith('<li class="facet-value facet-value--checked">')
    assert 'value="tumbes" checked>' in html


def test_a_box_that_would_find_nothing() -> None:
    html = boxes_html([(box().empty, 0)])

    assert html.startswith('<li class="facet-value facet-value--disabled">')
    assert 'value="tumbes" disabled>' in html


@pytest.mark.parametrize(
    ("framework", "mark"), [("ods", "facet-mark--ods ods-10"), ("pmm", "facet-mark--pmm ")]
)
def test_an_objective_shows_its_number_in_its_shape(framework: str, mark: str) -> None:
    html = boxes_html([(box(mark=ObjectiveMark(framework, "10.7")).free, 1)])

    assert f'<span><span class="facet-mark {mark}">10.7</span> Tumbes</span>' in html


def test_a_count_is_written_as_every_number() -> None:
    assert "</span> 12\u202f345</span>" in boxes_html([(box().free, 12_345)])


def test_words_from_outside_are_escaped() -> None:
    hostile = box(HOSTILE, HOSTILE)

    html = group_html(HOSTILE, [(hostile.ticked, 1)] * 7, chosen=1, is_open=True)

    assert "<b>" not in html
    assert f'value="{ESCAPED}" checked> <span>{ESCAPED}</span>' in html
    assert f'<span class="facet-title">{ESCAPED}</span>' in html


def test_six_boxes_need_no_second_list() -> None:
    html = group(6)

    assert values(html) == ["r0", "r1", "r2", "r3", "r4", "r5"]
    assert "facet-more" not in html


def test_the_boxes_after_the_sixth_are_folded() -> None:
    shown, _, folded = group(8).partition(
        '<details class="facet-more"><summary>Mostrar 2 más '
        '<span class="visually-hidden">(Región)</span></summary>'
    )

    assert values(shown) == ["r0", "r1", "r2", "r3", "r4", "r5"]
    assert values(folded) == ["r6", "r7"]


@pytest.mark.parametrize(
    ("is_open", "start"),
    [(True, '<details class="facet" open>'), (False, '<details class="facet">')],
)
def test_a_group_is_open_or_closed(is_open: bool, start: str) -> None:  # noqa: FBT001
    assert group(1, is_open=is_open).startswith(start)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [(0, []), (1, ["1 elegida"]), (2, ["2 elegidas"])],
)
def test_a_group_says_how_many_are_ticked(chosen: int, said: list[str]) -> None:
    html = group(2, chosen=chosen)

    assert re.findall(r'<span class="facet-chosen">([^<]*)</span>', html) == said


def test_a_group_is_named_for_whoever_does_not_see_it() -> None:
    assert '<fieldset><legend class="visually-hidden">Región</legend>' in group(1)
