"""Reaching everything with the keyboard alone, and seeing where one is."""

import dataclasses
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import page
from tests.browser.looking import NARROW, WIDE, Setup, new_context
from tests.browser.serving import Site

# Numbers what can take the focus and is not hidden, in document order.
MARK = """() => {
  const wanted =
    "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']";
  const seen = [...document.querySelectorAll(wanted)].filter(element =>
    !element.disabled && element.checkVisibility({visibilityProperty: true}));
  seen.forEach((element, index) => element.dataset.order = index);
  return seen.length;
}"""
# The ring is drawn on the element itself or on the label around it.
FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const ringed = [element, element.closest("label")].some(each => {
    const style = each && getComputedStyle(each);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const edge = element.querySelector(".map-region");
  const edged = edge && parseFloat(getComputedStyle(edge).strokeWidth) >= 3;
  const middle = box.top + box.height / 2;
  return {
    order: Number(element.dataset.order ?? -1),
    name: element.outerHTML.slice(0, 120),
    ringed: ringed || Boolean(edged),
    inside: middle >= 0 && middle <= innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.fixture(params=[WIDE, NARROW], ids=lambda setup: setup.name)
def setup(request: pytest.FixtureRequest) -> Setup:
    chosen: Setup = request.param
    return chosen


@pytest.fixture
def tab(browser: Browser, setup: Setup) -> Iterator[Page]:
    context = new_context(browser, dataclasses.replace(setup, reduced_motion=True))
    yield context.new_page()
    context.close()


def walk(tab: Page) -> list[dict[str, object]]:
    """Press Tab until the focus has been everywhere, and say where it was each time."""
    total = tab.evaluate(MARK)
    stops = []
    for _press in range(total):
        tab.keyboard.press("Tab")
        stops.append(tab.evaluate(FOCUS))
    return stops


@pytest.mark.parametrize("name", ["home", "listing-filtered", "record-whole"])
def test_tab_goes_everywhere_in_order(tab: Page, site: Site, name: str) -> None:
    tab.goto(site.url + page(name).path)

    stops = walk(tab)

    assert [stop["order"] for stop in stops] == list(range(len(stops)))


@pytest.mark.parametrize("name", ["home", "listing-filtered", "record-whole"])
def test_focus_is_always_seen(tab: Page, site: Site, name: str) -> None:
    tab.goto(site.url + page(name).path)

    stops = walk(tab)

    assert [stop["name"] for stop in stops if not (stop["ringed"] and stop["inside"])] == []


@pytest.mark.parametrize(
    "name", ["home", "listing", "record-long", "objective-ods", "not-found"]
)
def test_skip_link_comes_first_and_leads_to_the_content(
    tab: Page, site: Site, name: str
) -> None:
    tab.goto(site.url + page(name).path)

    tab.keyboard.press("Tab")
    expect(tab.locator(".skip-link")).to_be_focused()
    tab.keyboard.press("Enter")

    expect(tab.locator("#contenido")).to_be_focused()
