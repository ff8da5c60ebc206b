"""The theme that a reader chooses, and what there is of it without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Site

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(15, 18, 38)"
GROUND = "getComputedStyle(document.body).backgroundColor"
BUTTON = "[data-theme-switch]"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="light")
    yield context.new_page()
    context.close()


def test_a_choice_lasts_from_page_to_page(tab: Page, site: Site) -> None:
    tab.goto(f"{site.url}/acerca/")
    assert tab.evaluate(GROUND) == LIGHT

    tab.click(BUTTON)
    assert tab.evaluate(GROUND) == DARK
    assert tab.inner_text(BUTTON) == "Usar el tema claro"

    tab.goto(f"{site.url}/ayuda/")
    assert tab.evaluate(GROUND) == DARK


def test_choosing_what_the_system_has_is_choosing_nothing(tab: Page, site: Site) -> None:
    tab.goto(f"{site.url}/acerca/")
    tab.click(BUTTON)
    tab.click(BUTTON)
    tab.emulate_media(color_scheme="dark")

    # The page hears of the system's change when it next draws, not at once.
    expect(tab.locator(BUTTON)).to_have_text("Usar el tema claro")
    assert tab.evaluate("localStorage.length") == 0
    assert tab.evaluate(GROUND) == DARK


def test_the_choice_is_there_before_the_page_is_drawn(tab: Page, site: Site) -> None:
    tab.goto(f"{site.url}/acerca/")
    tab.click(BUTTON)
    tab.add_init_script(
        "new MutationObserver(() => {"
        "  const theme = document.documentElement.dataset.theme;"
        "  if (document.body && !window.first) window.first = theme ?? 'none';"
        "}).observe(document, {childList: true, subtree: true})"
    )
    tab.goto(f"{site.url}/ayuda/")

    assert tab.evaluate("window.first") == "dark"


def test_without_script_there_is_no_button_that_does_nothing(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site.url}/acerca/")
    hidden = tab.locator(BUTTON).is_hidden()
    context.close()

    assert hidden


def test_fonts_are_asked_for_once_each(tab: Page, site: Site) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{site.url}/", wait_until="networkidle")
    fonts = [url for url in asked if url.endswith(".woff2")]

    assert len(fonts) == len(set(fonts)) <= 3
