"""The staff's pages keep to the policy of contents; how they look is not judged here."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.looking import WIDE, adding_to, is_answer, new_context
from tests.browser.serving import STAFF, Site

SCREENS = (
    "/admin/",
    "/admin/practices/practice/",
    "/admin/practices/practice/add/",
    "/admin/practices/practice/1/change/",
    "/admin/practices/publication/",
    "/admin/practices/mesa/",
)


@pytest.fixture(scope="module")
def staff(browser: Browser, site: Site) -> Iterator[Page]:
    """Give a tab in which the coordination has entered."""
    context = new_context(browser, WIDE)
    tab = context.new_page()
    tab.goto(f"{site.url}/admin/")
    tab.locator("#id_login").fill(STAFF["DJANGO_SUPERUSER_USERNAME"])
    tab.locator("#id_password").fill(STAFF["DJANGO_SUPERUSER_PASSWORD"])
    tab.locator("[type=submit]").click()
    tab.wait_for_url(f"{site.url}/admin/")
    yield tab
    context.close()


def complaints_at(tab: Page, url: str) -> list[str]:
    """Return what the browser complains of at an address that answers."""
    said: list[ConsoleMessage] = []
    faults: list[str] = []
    tab.on("console", adding_to(said))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    answer = tab.goto(url, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    return faults + [message.text for message in said if not is_answer(message)]


@pytest.mark.parametrize("path", SCREENS)
def test_browser_has_no_complaint_of_the_desk(staff: Page, site: Site, path: str) -> None:
    tab = staff.context.new_page()

    complaints = complaints_at(tab, site.url + path)

    tab.close()
    assert complaints == []


def test_browser_has_no_complaint_of_the_entrance(browser: Browser, site: Site) -> None:
    context = new_context(browser, WIDE)

    complaints = complaints_at(context.new_page(), f"{site.url}/admin/login/")

    context.close()
    assert complaints == []
