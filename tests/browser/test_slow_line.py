"""What each of the people whom the catalogue is for waits for, on a phone and a slow line."""

import dataclasses

import pytest
from playwright.sync_api import Browser

from tests.browser.addresses import page
from tests.browser.looking import PHONE, new_context
from tests.browser.serving import Site

# 1.6 Mbit/s and 150 ms.
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 1_600_000 / 8,
}
WATCH = """() => {
  window.seen = {shift: 0, paint: 0};
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime;
  }).observe({type: "largest-contentful-paint", buffered: true});
}"""
LATEST_PAINT = 2000  # milliseconds
LARGEST_SHIFT = 0.05

# A secretariat, an official who looks for a model, the coordination, a researcher.
PAGES = ("mesa", "listing-filtered", "home", "coverage", "record-long")


@dataclasses.dataclass(frozen=True, slots=True)
class Visit:
    """The moment of the largest paint, in milliseconds, and how much of the page moved."""

    paint: float
    shift: float

    @property
    def is_good(self) -> bool:
        return 0 < self.paint <= LATEST_PAINT and self.shift <= LARGEST_SHIFT


def visit(browser: Browser, url: str) -> Visit:
    """Open an address for the first time on the slow line."""
    context = new_context(browser, PHONE)
    tab = context.new_page()
    devtools = context.new_cdp_session(tab)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    tab.add_init_script(f"({WATCH})()")

    tab.goto(url, wait_until="networkidle")
    tab.wait_for_timeout(300)
    seen = tab.evaluate("seen")
    context.close()
    return Visit(paint=seen["paint"], shift=seen["shift"])


@pytest.mark.parametrize("name", PAGES)
def test_first_visit_paints_soon_and_stays_in_place(
    browser: Browser, site: Site, name: str
) -> None:
    """One visit is enough when it is good; when it is not, the two that follow must be."""
    url = site.url + page(name).path

    visits = [visit(browser, url)]
    if not visits[0].is_good:
        visits += [visit(browser, url) for _again in range(2)]

    assert all(each.is_good for each in visits[-2:]), visits
