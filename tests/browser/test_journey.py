"""A practice from the first word to the public, by several people who use no mouse."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import dev
from tests.browser.looking import SCRIPT_TIMEOUT, WIDE, new_context
from tests.browser.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.serving import Site

MOST_TABS = 600
ADD = "/admin/practices/practice/add/"
REASON = "Facilita el acceso a la salud de las familias."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a catalogue of its own: what is published here would alter the counts of others."""
    with served(tmp_path_factory.mktemp("journey")) as running:
        yield running


def in_the_served(site: Site, *words: str) -> Any:
    """Run the module of the people where the site keeps its data."""
    done = subprocess.run(  # noqa: S603  words of our own
        [sys.executable, "-m", "tests.browser.journey_people", *words],
        cwd=dev.ROOT,
        env=dict(site.variables),
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def desks(browser: Browser, site: Site) -> Iterator[dict[str, Page]]:
    """Give a tab to each person, in which they have entered."""
    contexts: list[BrowserContext] = []
    tabs = {}
    for name, key in in_the_served(site).items():
        context = new_context(browser, WIDE)
        context.add_cookies([{"name": "sesion", "value": key, "url": site.url}])
        contexts.append(context)
        tabs[name] = context.new_page()
    yield tabs
    for context in contexts:
        context.close()


def reach(tab: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until the focus is where a selector says; with Shift, backwards."""
    for _ in range(MOST_TABS):
        tab.keyboard.press(key)
        found = "selector => document.activeElement.matches(selector)"
        if tab.evaluate(found, selector):
            return
    raise AssertionError(selector)


def press(tab: Page, selector: str) -> None:
    """Reach a link or a button, press it, and wait for the page that it leads to."""
    reach(tab, selector)
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def write(tab: Page, selector: str, text: str) -> None:
    reach(tab, selector)
    tab.keyboard.press("Control+A")
    tab.keyboard.type(text)


def choose(tab: Page, name: str, text: str, key: str = "Tab") -> None:
    """Open a list that searches as one types, go down to a text, and take it."""
    reach(tab, f'[aria-labelledby="select2-id_{name}-container"]', key)
    tab.keyboard.press("Enter")
    box = tab.locator(".select2-dropdown .select2-search__field")
    expect(box).to_be_focused(timeout=SCRIPT_TIMEOUT)
    tab.keyboard.type(text)
    expect(box).to_have_value(text)
    option = tab.locator(".select2-results__option[aria-selected]", has_text=text).first
    expect(option).to_be_visible(timeout=SCRIPT_TIMEOUT)
    while "highlighted" not in (option.get_attribute("class") or ""):
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")


def add_row(tab: Page, group: str) -> None:
    """Add a row to a group; the focus stays on the link, after it."""
    reach(tab, f"#{group}-group .add-row a")
    tab.keyboard.press("Enter")


def align(tab: Page, number: int, objective: str, key: str = "Tab") -> None:
    row = f"alignments-{number}"
    choose(tab, f"{row}-objective", objective, key)
    write(tab, f"#id_{row}-justification", REASON)
    write(tab, f"#id_{row}-role", "Principal")


def says(tab: Page, text: str) -> None:
    expect(tab.locator(".messagelist")).to_contain_text(text, timeout=SCRIPT_TIMEOUT)


def write_practice(tab: Page) -> None:
    """Fill in, from top to bottom, what a new practice needs to be approved but a lead."""
    write(tab, "#id_title", "Travesía con teclado")
    write(tab, "#id_summary", "Una feria para familias.")
    choose(tab, "citations-0-source", "Nota de la travesía")
    reach(tab, "#id_placed-0-region")
    tab.keyboard.type("Tumbes")
    align(tab, 0, "ODS 10: ")
    add_row(tab, "alignments")
    align(tab, 1, "PMM 7: ", "Shift+Tab")
    write(tab, "#id_completeness_note", "No constan resultados.")
    press(tab, "[name=_submit]")


def test_practice_is_written_returned_corrected_and_published_by_keyboard(
    site: Site, desks: dict[str, Page]
) -> None:
    writer, reviewer, publisher = (
        desks[name] for name in ("secretaria", "revisora", "publica")
    )

    writer.goto(site.url + ADD)
    write_practice(writer)
    says(writer, "se guardó y se envió a revisión")
    expect(writer.locator("#id_title")).to_have_count(0)
    address = writer.url

    reviewer.goto(address)
    press(reviewer, "a[href$='/comentarios/']")
    reach(reviewer, "#id_section")
    reviewer.keyboard.type("Quiénes")
    write(reviewer, "#id_text", "¿Quién lidera la práctica?")
    press(reviewer, "[type=submit]")
    press(reviewer, "a.closelink")
    press(reviewer, "a[href$='/decidir/observar/']")
    write(reviewer, "#id_reason", "Falta quién la lidera.")
    press(reviewer, "[type=submit].default")
    says(reviewer, "se devolvió con observaciones")

    writer.goto(address)
    expect(writer.locator(".desk-side")).to_contain_text("¿Quién lidera la práctica?")
    expect(writer.locator(".desk-side")).to_contain_text("Falta quién la lidera.")
    add_row(writer, "partners")
    reach(writer, "#id_partners-0-name", "Shift+Tab")
    writer.keyboard.type("Gobierno Regional")
    write(writer, "#id_partners-0-role", "Lidera")
    press(writer, "[name=_submit]")
    says(writer, "se guardó y se envió a revisión")

    publisher.goto(address)
    press(publisher, "a[href$='/decidir/aprobar/']")
    press(publisher, "[type=submit].default")
    press(publisher, "a[href$='/decidir/publicar/']")
    write(publisher, "#id_note", "Primera versión.")
    press(publisher, "[type=submit].default")
    says(publisher, "se publicó: es la versión 1")
    press(publisher, ".messagelist a")
    expect(publisher.locator("h1")).to_have_text("Travesía con teclado")

    told = {tuple(each) for each in in_the_served(site, "avisos")}
    assert {
        ("revisora", "enviar"),
        ("secretaria", "comentario"),
        ("secretaria", "observar"),
        ("secretaria", "publicar"),
    } <= told
