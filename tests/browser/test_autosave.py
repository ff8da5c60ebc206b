"""A form that keeps itself while it is written, and warns before what was written is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.looking import WIDE, new_context
from tests.browser.serving import STAFF, Site

FORM = "/admin/practices/practice/add/"
LONGER_THAN_THE_PAUSE = 26_000


@pytest.fixture
def tab(browser: Browser, site: Site) -> Iterator[Page]:
    """Give a tab, with a clock of its own, in which the coordination opens a new practice."""
    context = new_context(browser, WIDE)
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site.url}/admin/")
    page.locator("#id_login").fill(STAFF["DJANGO_SUPERUSER_USERNAME"])
    page.locator("#id_password").fill(STAFF["DJANGO_SUPERUSER_PASSWORD"])
    page.locator("[type=submit]").click()
    page.wait_for_url(f"{site.url}/admin/")
    page.goto(site.url + FORM)
    yield page
    context.close()


def test_text_kept_by_itself_is_recovered_or_discarded(tab: Page, site: Site) -> None:
    tab.on("dialog", Dialog.accept)
    tab.locator("#id_title").fill("Feria a medias")
    tab.clock.fast_forward(LONGER_THAN_THE_PAUSE)
    expect(tab.locator("[data-autosave]")).to_contain_text("Borrador guardado a las")

    tab.goto(site.url + FORM)
    tab.get_by_role("link", name="Recuperarlo").click()

    expect(tab.locator("#id_title")).to_have_value("Feria a medias")
    tab.goto(site.url + FORM)
    tab.get_by_role("button", name="Descartarlo").click()
    expect(tab.get_by_role("button", name="Descartarlo")).to_have_count(0)


def test_leaving_with_text_unsaved_asks_first_and_saving_does_not(tab: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    tab.on("dialog", stay)
    title = tab.locator("#id_title")
    title.fill("Feria a medias")

    tab.get_by_role("link", name="Tablero").first.click()
    expect(title).to_have_value("Feria a medias")
    title.fill("")
    tab.locator("[name=_continue], [name=_save]").first.click()

    expect(tab.locator(".errornote")).to_be_visible()
    assert asked == ["beforeunload"]
