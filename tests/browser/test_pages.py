"""What every kind of page must be, in every way of looking at it."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser.addresses import NOT_PAGES, PAGES, Page, page
from tests.browser.looking import NARROW, SETUPS, Looker, Setup

each_page = pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
each_setup = pytest.mark.parametrize("setup", SETUPS, ids=lambda setup: setup.name)


def route_names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= route_names(pattern.url_patterns)
        else:
            names.add(str(pattern.name))
    return names


def test_every_route_is_a_page_looked_at_or_no_page(looker: Looker) -> None:
    good = [looker.look(kind) for kind in PAGES if kind.status == 200]
    looked_at = {resolve(look.url.partition("?")[0][len(origin(look.url)) :]).url_name for look in good}

    assert looked_at | set(NOT_PAGES) == route_names(get_resolver("practices.urls").url_patterns)
    assert looked_at & set(NOT_PAGES) == set()


def origin(url: str) -> str:
    return "/".join(url.split("/")[:3])


@each_page
def test_page_answers_with_its_status(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).status == kind.status


@each_page
@each_setup
def test_axe_finds_nothing_wrong(looker: Looker, kind: Page, setup: Setup) -> None:
    assert looker.look(kind, setup).violations == []


@each_page
@each_setup
def test_axe_can_decide_everything(looker: Looker, kind: Page, setup: Setup) -> None:
    assert looker.look(kind, setup).undecided == []


@each_page
def test_narrow_page_does_not_scroll_sideways(looker: Looker, kind: Page) -> None:
    assert looker.look(kind, NARROW).sideways == 0


@each_page
def test_browser_has_no_complaint(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).complaints == []


@each_page
def test_page_asks_nothing_of_other_origins(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).strangers == []


@each_page
def test_page_sets_no_cookie(looker: Looker, kind: Page) -> None:
    assert looker.look(kind).cookies == []


def test_contrast_of_seven_to_one_is_among_what_axe_measures(looker: Looker) -> None:
    assert "color-contrast-enhanced" in looker.look(page("listing")).rules_passed
