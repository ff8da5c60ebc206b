"""What every kind of page must be, in every way of looking at it."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser.addresses import (
    AFTER_A_FORM,
    IN_SPANISH,
    NOT_PAGES,
    PAGES,
    Page,
    page,
)
from tests.browser.looking import NARROW, Looker, Setup, setups_of

REFERENCE = re.compile(r"[0-9a-f]{32}")
"""Each answer has its own, which the pages of a failure show."""
each_page = pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
each_look = pytest.mark.parametrize(
    ("kind", "setup"),
    [
        pytest.param(kind, setup, id=f"{kind.name}-{setup.name}")
        for kind in PAGES
        for setup in setups_of(kind)
    ],
)


def route_names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= route_names(pattern.url_patterns)
        else:
            names.add(str(pattern.name))
    return names


def test_every_route_is_looked_at_or_gives_no_page(looker: Looker) -> None:
    urls = [looker.look(kind).page.url for kind in IN_SPANISH if kind.status == 200]

    looked_at = {resolve(urlsplit(url).path).url_name for url in urls}

    every_route = route_names(get_resolver("practices.urls").url_patterns)
    assert looked_at == every_route - NOT_PAGES - AFTER_A_FORM


@each_page
def test_page_answers_with_its_status(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).page.status == kind.status


@each_look
def test_axe_finds_nothing_wrong(looker: Looker, kind: Page, setup: Setup) -> None:
    assert looker.look(kind, setup).judged.violations == []


@each_look
def test_axe_leaves_nothing_undecided(looker: Looker, kind: Page, setup: Setup) -> None:
    assert looker.look(kind, setup).judged.undecided == []


def test_axe_measures_contrast_of_seven_to_one(looker: Looker) -> None:
    assert "color-contrast-enhanced" in looker.look(page("listing")).judged.rules_passed


@each_page
def test_narrow_page_does_not_scroll_sideways(looker: Looker, kind: Page) -> None:
    assert looker.look(kind, NARROW).judged.sideways == 0


@each_page
def test_browser_has_no_complaint(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).page.complaints == []


@each_page
def test_page_asks_nothing_of_other_origins(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).page.strangers == []


@each_page
def test_page_sets_no_cookie_but_that_of_its_form(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).page.cookies == (["csrf"] if kind.form else [])


@pytest.mark.parametrize("kind", IN_SPANISH, ids=lambda kind: kind.name)
def test_page_without_script_says_the_same(looker: Looker, kind: Page) -> None:
    without, scripted = looker.text_without_script(kind), looker.look(kind).page.main_text

    assert REFERENCE.sub("", without) == REFERENCE.sub("", scripted)
