"""What each of the people whom the catalogue is for waits for, on a phone and a slow line."""

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


@pytest.mark.parametrize("name", PAGES)
def test_first_visit_paints_soon_and_stays_in_place(
    browser: Browser, site: Site, name: str
) -> None:
    context = new_context(browser, PHONE)
    tab = context.new_page()
    devtools = context.new_cdp_session(tab)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    tab.add_init_script(f"({WATCH})()")

    tab.goto(site.url + page(name).path, wait_until="networkidle")
    tab.wait_for_timeout(300)
    seen = tab.evaluate("seen")
    context.close()

    assert 0 < seen["paint"] <= LATEST_PAINT
    assert seen["shift"] <= LARGEST_SHIFT
