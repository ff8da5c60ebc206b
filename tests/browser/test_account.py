"""The pages of one's account: axe has nothing to say, and script is spare."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser import tools
from tests.browser.looking import NARROW, WIDE, WIDE_DARK, adding_to, judge, new_context
from tests.browser.serving import STAFF, Site

ENTER = "/cuenta/entrar/"
OPEN_PAGES = (ENTER, "/cuenta/clave/olvidada/", "/cuenta/clave/nueva/1-x/")
OWN_PAGES = ("/cuenta/", "/cuenta/clave/", "/cuenta/salir/", "/cuenta/codigos/activar/")


def enter(tab: Page, site: Site, wanted: str) -> None:
    tab.goto(f"{site.url}{ENTER}?next={wanted}")
    tab.locator("#id_login").fill(STAFF["DJANGO_SUPERUSER_EMAIL"])
    tab.locator("#id_password").fill(STAFF["DJANGO_SUPERUSER_PASSWORD"])
    tab.get_by_role("button", name="Ingresar").click()


def complaints_of(tab: Page) -> list[str]:
    """Return what axe says of an open page, wide, narrow and in the dark."""
    tab.evaluate(tools.AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for setup in (WIDE, NARROW, WIDE_DARK):
        seen = judge(tab, setup)
        found += [f"{tab.url} {setup.name}: {each}" for each in seen.violations]
        found += [f"{tab.url} {setup.name}: sideways"] * (seen.sideways > 0)
    return found


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = new_context(browser, WIDE)
    yield context.new_page()
    context.close()


def test_entrance_has_no_fault(tab: Page, site: Site) -> None:
    said: list[ConsoleMessage] = []
    tab.on("console", adding_to(said))
    found: list[str] = []
    for path in OPEN_PAGES:
        tab.goto(site.url + path)
        found += complaints_of(tab)
    tab.goto(site.url + ENTER)
    tab.get_by_role("button", name="Ingresar").click()
    found += complaints_of(tab)

    assert tab.get_by_role("alert").inner_text().startswith("Revise lo que escribió")
    assert found + [each.text for each in said if each.type == "error"] == []


def test_account_has_no_fault(tab: Page, site: Site) -> None:
    said: list[ConsoleMessage] = []
    tab.on("console", adding_to(said))
    enter(tab, site, "/cuenta/")
    found: list[str] = []
    for path in OWN_PAGES:
        tab.goto(site.url + path)
        found += complaints_of(tab)
    tab.locator("#id_password").fill(STAFF["DJANGO_SUPERUSER_PASSWORD"])
    tab.get_by_role("button", name="Confirmar").click()
    found += complaints_of(tab)

    drawn = tab.locator(".account-drawing").evaluate("image => image.naturalWidth > 0")
    assert (tab.url, drawn) == (f"{site.url}/cuenta/codigos/activar/", True)
    assert found + [each.text for each in said if each.type == "error"] == []


def test_one_enters_and_comes_back_without_script(browser: Browser, site: Site) -> None:
    context = new_context(browser, NARROW, script=False)
    tab = context.new_page()

    enter(tab, site, "/admin/practices/mesa/")

    assert tab.url == f"{site.url}/admin/practices/mesa/"
    context.close()
