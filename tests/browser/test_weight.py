"""What a reader on a slow line must fetch to see a first page."""

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.addresses import page
from tests.browser.looking import WIDE, adding_to, new_context
from tests.browser.serving import Site

KILOBYTE = 1000
KINDS = ("home", "listing", "record-long", "record-whole")


def weights(browser: Browser, site: Site, name: str) -> dict[str, int]:
    """Return the bytes of each kind of thing that a first visit brings over the line."""
    context = new_context(browser, WIDE)
    tab = context.new_page()
    answers: list[Response] = []
    tab.on("response", adding_to(answers))
    tab.goto(site.url + page(name).path, wait_until="networkidle")
    found: dict[str, int] = {}
    for answer in answers:
        sizes = answer.request.sizes()
        total = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        kind = answer.request.resource_type
        found[kind] = found.get(kind, 0) + total
    context.close()
    return found


@pytest.mark.parametrize("name", KINDS)
def test_html_and_css_weigh_at_most_60_kilobytes(
    browser: Browser, site: Site, name: str
) -> None:
    found = weights(browser, site, name)

    assert found["document"] + found["stylesheet"] <= 60 * KILOBYTE


@pytest.mark.parametrize("name", KINDS)
def test_a_first_visit_weighs_at_most_150_kilobytes(
    browser: Browser, site: Site, name: str
) -> None:
    assert sum(weights(browser, site, name).values()) <= 150 * KILOBYTE
