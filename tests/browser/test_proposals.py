"""A proposal walked through by its seven steps, and a correction: axe, the policy, a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from practices.participation.guard import LEAST
from tests.browser.looking import WIDE, adding_to, new_context
from tests.browser.serving import Site
from tests.browser.test_account import complaints_of

UNHURRIED = 1000 * LEAST
"""Milliseconds that a person takes for the first step at least, and a program does not."""
CONTINUE = ".procedure-actions button.button >> nth=0"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = new_context(browser, WIDE)
    yield context.new_page()
    context.close()


def press(button: Locator) -> None:
    """Press a button and wait for the page that answers."""
    with button.page.expect_navigation():
        button.click()


def test_a_proposal_is_written_step_by_step_and_sent(tab: Page, site: Site) -> None:
    said: list[ConsoleMessage] = []
    tab.on("console", adding_to(said))
    tab.goto(f"{site.url}/proponer/")
    press(tab.get_by_role("button", name="Empezar"))
    tab.locator("#id_office").press_sequentially("Gerencia")
    expect(tab.locator("[data-draft-kept]")).to_contain_text("guardado hace un momento")
    found: list[str] = []
    for step in range(6):
        tab.wait_for_timeout(0 if step else UNHURRIED)
        press(tab.locator(CONTINUE))
        found += complaints_of(tab)
        assert tab.title().startswith("Error:")
        assert "fault-summary" in (tab.evaluate("document.activeElement.className") or "")
        tab.wait_for_timeout(0 if step else UNHURRIED)
        press(tab.get_by_role("button", name="Continuar sin completarlo"))
    found += complaints_of(tab)
    press(tab.get_by_role("button", name="Enviar a la curaduría"))
    found += complaints_of(tab)

    assert tab.get_by_role("heading", level=1).inner_text().startswith("Tu propuesta P-")
    refused = [each.text for each in said if "422" not in each.text]
    assert found + [each for each in refused if "Failed" in each or "Policy" in each] == []
