"""Narrowing the listing and widening it again, in a browser that runs no script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import NARROW, WIDE, new_context
from tests.browser.serving import Site


@pytest.fixture(params=[WIDE, NARROW], ids=lambda setup: setup.name)
def listing(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """Give the listing with its filters in sight, as they are on a phone once asked for."""
    context = new_context(browser, request.param, script=False)
    tab = context.new_page()
    tab.goto(f"{site.url}/practicas/")
    if request.param is NARROW:
        tab.get_by_role("link", name="Filtros", exact=True).click()
    yield tab
    context.close()


def promised(listing: Page, label: str) -> int:
    """Return the count beside a box."""
    text = listing.locator("label", has_text=label).first.inner_text()
    return int(re.findall(r"\d+", text)[-1])


def total(listing: Page) -> int:
    return int(listing.locator(".practice-total").inner_text().split()[0])


def choose_tumbes(listing: Page) -> None:
    listing.get_by_label(re.compile("Tumbes")).first.check()
    listing.get_by_role("button", name=re.compile(r"^Ver \d+ prácticas")).click()
    listing.wait_for_url(re.compile("region=tumbes"))


def test_a_ticked_box_gives_as_many_practices_as_it_promises(listing: Page) -> None:
    count = promised(listing, "Tumbes")

    choose_tumbes(listing)

    assert total(listing) == count


def test_the_chip_of_a_choice_takes_it_away(listing: Page) -> None:
    before = total(listing)
    choose_tumbes(listing)

    listing.get_by_role("link", name=re.compile("Quitar filtro:.*Tumbes")).click()
    listing.wait_for_url(lambda url: "region=tumbes" not in url)

    assert total(listing) == before


def test_a_chosen_box_comes_back_ticked(listing: Page) -> None:
    choose_tumbes(listing)

    expect(listing.locator("#filtros input[name=region][value=tumbes]")).to_be_checked()
