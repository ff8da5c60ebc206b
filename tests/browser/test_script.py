"""What the script adds: the same pages with fewer steps, and nothing lost when it fails."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

import dev
from tests.browser.looking import HEIGHT, NARROW, PHONE, WIDE, adding_to, new_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage

    from tests.browser.serving import Site

KILOBYTE = 1000
BUDGET = 30 * KILOBYTE
LISTING = "/practicas/"
RECORD = "/practicas/bp-0002/"
OF_THE_PAGES = {path for path in (dev.ROOT / "static/js").glob("*.js") if path.stem != "admin"}
STAYED = "window.stayed === true"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser, WIDE)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext, site: Site) -> Iterator[Page]:
    """Give the listing, marked so that a test can tell whether it was loaded anew."""
    tab = context.new_page()
    complaints: list[ConsoleMessage] = []
    faults: list[str] = []
    tab.on("console", adding_to(complaints))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(site.url + LISTING, wait_until="networkidle")
    tab.evaluate("window.stayed = true")
    yield tab
    own = [each.text for each in complaints if "net::ERR_" not in each.text]
    assert faults + own == []


def box(value: str) -> str:
    """Return the selector of the box of a region."""
    return f"#filtros input[name=region][value={value}]"


def focused(tab: Page) -> str:
    return str(tab.evaluate("document.activeElement.id"))


def stayed(tab: Page) -> bool:
    return bool(tab.evaluate(STAYED))


def choose(tab: Page, value: str) -> None:
    tab.locator(box(value)).check()
    tab.wait_for_url(re.compile(f"region={value}"))
    expect(tab.locator("[data-results]")).not_to_have_attribute("aria-busy", "true")


# ── The listing ──────────────────────────────────────────────────────────────────────────


def test_a_box_narrows_the_listing_in_its_place_and_keeps_the_focus(tab: Page) -> None:
    choose(tab, "tumbes")

    expect(tab.locator("[data-total]")).to_contain_text("12 prácticas")
    expect(tab.locator("#ver-practicas")).to_have_text("Ver 12 prácticas")
    expect(tab.locator(".active-chip")).to_contain_text("Tumbes")
    assert (focused(tab), stayed(tab)) == ("filtro-region-24", True)


def test_the_count_is_said_in_the_one_live_region(tab: Page) -> None:
    choose(tab, "tumbes")

    expect(tab.locator("#avisos")).to_have_text("12 prácticas de 57")
    assert tab.locator("[data-results] [role=status]").count() == 0


def test_what_is_shown_in_place_is_what_the_address_shows(tab: Page) -> None:
    choose(tab, "tumbes")
    choose(tab, "piura")
    in_place = tab.locator("[data-results]").inner_text()
    counts = tab.locator("#filtros .facet-count").all_text_contents()

    tab.reload(wait_until="networkidle")

    assert tab.locator("[data-results]").inner_text() == in_place
    # A load puts the chosen values first; the counts are the same ones.
    assert sorted(tab.locator("#filtros .facet-count").all_text_contents()) == sorted(counts)


def test_back_gives_the_earlier_choices_and_the_place_on_the_page(tab: Page) -> None:
    choose(tab, "tumbes")
    choose(tab, "piura")
    tab.evaluate("scrollTo(0, 700)")
    tab.locator("#orden").evaluate(
        "select => {select.value = 'titulo'; "
        "select.dispatchEvent(new Event('change', {bubbles: true}))}"
    )
    tab.wait_for_url(re.compile("orden=titulo"))
    tab.evaluate("scrollTo(0, 0)")

    tab.go_back()

    expect(tab.locator("#orden")).not_to_have_value("titulo")
    expect(tab.locator(".active-chip")).to_have_count(2)
    assert tab.evaluate("scrollY") == 700
    tab.go_back()
    expect(tab.locator(".active-chip")).to_have_count(1)
    expect(tab.locator(box("piura"))).not_to_be_checked()
    assert stayed(tab)


def test_a_chip_that_goes_gives_the_focus_to_the_next_and_the_last_to_the_count(
    tab: Page,
) -> None:
    choose(tab, "piura")
    choose(tab, "tumbes")

    tab.locator(".active-chip").first.click()
    expect(tab.locator(".active-chip")).to_have_count(1)
    expect(tab.locator(".active-chip")).to_be_focused()
    tab.locator(".active-chip").click()
    expect(tab.locator(".active-chip")).to_have_count(0)

    expect(tab.locator("[data-total]")).to_be_focused()
    assert stayed(tab)


def test_what_was_unfolded_stays_so(tab: Page) -> None:
    tab.locator(".facet-more summary").first.click()
    tab.locator("details.facet:not([open]) > summary").first.click()
    before = tab.locator("#filtros details[open]").count()

    choose(tab, "tumbes")

    assert tab.locator("#filtros details[open]").count() == before


def test_a_word_written_faster_than_the_answers_is_one_step_back_too(tab: Page) -> None:
    never_answered: list[Route] = []
    tab.route(re.compile(r"[?]q=s$"), adding_to(never_answered))

    with tab.expect_request(re.compile(r"[?]q=s$")):
        tab.locator("#q").press_sequentially("s")
    tab.locator("#q").press_sequentially("a")
    tab.wait_for_url(re.compile(r"q=sa$"))
    tab.go_back()

    tab.wait_for_url(re.compile(r"/practicas/$"))
    assert (len(never_answered), stayed(tab)) == (1, True)


def test_a_text_is_searched_while_it_is_written_and_is_one_step_back(tab: Page) -> None:
    tab.locator("#q").press_sequentially("salud", delay=120)

    tab.wait_for_url(re.compile(r"q=salud$"))
    assert (focused(tab), tab.locator("#q").input_value()) == ("q", "salud")
    tab.go_back()
    tab.wait_for_url(re.compile(r"/practicas/$"))
    expect(tab.locator("#q")).to_have_value("")
    assert stayed(tab)


def test_pages_and_views_change_in_place(tab: Page) -> None:
    tab.locator(".pagination a").last.click()
    tab.wait_for_url(re.compile("pagina=2"))
    expect(tab.locator("[data-total]")).to_be_focused()
    tab.locator("#vista-tabla").click()
    tab.wait_for_url(re.compile("vista=tabla"))

    expect(tab.locator("#vista-tabla")).to_be_focused()
    assert stayed(tab)


def test_when_the_fetch_fails_the_browser_goes_there_itself(tab: Page) -> None:
    def fail(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    tab.route("**/practicas/?*", fail)

    tab.locator(box("tumbes")).check()
    tab.wait_for_url(re.compile("region=tumbes"), wait_until="load")

    expect(tab.locator("[data-total]")).to_contain_text("12 prácticas")
    assert not stayed(tab)


def test_a_click_for_another_tab_is_left_to_the_browser(
    tab: Page, context: BrowserContext
) -> None:
    with context.expect_page() as opened:
        tab.locator(".pagination a").last.click(modifiers=["ControlOrMeta"])

    opened.value.wait_for_url(re.compile("pagina=2"))
    assert tab.url.endswith(LISTING)


def test_the_sheet_of_a_phone_holds_the_focus_and_gives_it_back(tab: Page) -> None:
    tab.set_viewport_size({"width": PHONE.width, "height": HEIGHT})
    tab.locator("#abrir-filtros").click()
    expect(tab.locator(".filters-close")).to_be_focused()
    assert tab.locator("header").first.evaluate("header => header.closest('[inert]') !== null")

    choose(tab, "tumbes")
    tab.locator("#ver-practicas").click()

    expect(tab.locator("#abrir-filtros")).to_be_focused()
    expect(tab.locator("#filtros")).to_be_hidden()
    assert tab.locator("[inert]").count() == 0
    assert stayed(tab)


# ── Keys ─────────────────────────────────────────────────────────────────────────────────


def test_slash_goes_to_the_search_field_and_is_a_letter_inside_it(tab: Page) -> None:
    tab.keyboard.press("/")
    assert focused(tab) == "q"

    tab.keyboard.type("a/b")

    assert tab.locator("#q").input_value() == "a/b"


def test_slash_leads_to_the_listing_s_field_from_a_page_without_one(
    tab: Page, site: Site
) -> None:
    tab.goto(site.url + RECORD, wait_until="networkidle")

    tab.keyboard.press("/")

    tab.wait_for_url(re.compile("/practicas/#q$"))
    expect(tab.locator("#q")).to_be_focused()


def test_slash_can_be_turned_off_and_on_in_the_help_page(tab: Page, site: Site) -> None:
    tab.goto(site.url + "/ayuda/", wait_until="networkidle")
    tab.locator("[data-shortcut-toggle]").uncheck()
    tab.goto(site.url + LISTING, wait_until="networkidle")
    tab.keyboard.press("/")
    assert focused(tab) != "q"
    expect(tab.locator("[data-search-key]")).to_be_hidden()

    tab.goto(site.url + "/ayuda/", wait_until="networkidle")
    tab.locator("[data-shortcut-toggle]").check()
    tab.goto(site.url + LISTING, wait_until="networkidle")
    tab.keyboard.press("/")

    assert focused(tab) == "q"


def test_escape_closes_the_suggestions_and_then_empties_the_field(tab: Page) -> None:
    field, offered = tab.locator("#q"), tab.get_by_role("listbox")
    field.press_sequentially("tum")
    expect(offered).to_be_visible()

    field.press("Escape")
    expect(offered).to_be_hidden()
    assert field.input_value() == "tum"
    field.press("Escape")

    assert field.input_value() == ""


# ── Suggestions ──────────────────────────────────────────────────────────────────────────


def test_a_suggestion_is_chosen_with_the_arrows(tab: Page, site: Site) -> None:
    tab.goto(site.url, wait_until="networkidle")
    field = tab.get_by_role("combobox")
    field.press_sequentially("ods 10")
    expect(tab.get_by_role("listbox")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")

    field.press("ArrowDown")
    option = tab.get_by_role("option", name="ODS 10: Reducción de las desigualdades")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    field.press("Enter")

    tab.wait_for_url(re.compile("/objetivos/ods/10/$"))


def test_enter_without_a_suggestion_searches_what_was_written(tab: Page, site: Site) -> None:
    tab.goto(site.url, wait_until="networkidle")
    field = tab.get_by_role("combobox")
    field.press_sequentially("tumb")
    expect(tab.get_by_role("listbox")).to_be_visible()

    field.press("Enter")

    tab.wait_for_url(re.compile(r"/practicas/\?q=tumb$"))


def test_a_suggestion_is_chosen_with_the_pointer(tab: Page, site: Site) -> None:
    tab.goto(site.url, wait_until="networkidle")
    tab.get_by_role("combobox").press_sequentially("tumbes")

    tab.get_by_role("group", name="Regiones").get_by_role("option", name="Tumbes").click()

    tab.wait_for_url(re.compile("/regiones/tumbes/$"))


# ── Comparison ───────────────────────────────────────────────────────────────────────────


def tick(tab: Page, many: int) -> None:
    for place in range(many):
        tab.locator("input[data-compare]").nth(place).click()


def test_the_fifth_practice_is_refused_and_it_is_said(tab: Page) -> None:
    tick(tab, 5)

    expect(tab.locator("[data-compare-message]")).to_contain_text("hasta 4 prácticas")
    assert tab.locator("input[data-compare]:checked").count() == 4
    expect(tab.locator("[data-compare-go]")).to_have_text("Comparar 4")


def test_the_tray_goes_along_to_other_pages_and_takes_all_to_the_comparison(tab: Page) -> None:
    tick(tab, 2)
    tab.locator(".pagination a").last.click()
    tab.wait_for_url(re.compile("pagina=2"))
    expect(tab.locator("[data-compare-go]")).to_have_text("Comparar 2")
    tick(tab, 1)

    tab.locator("[data-compare-go]").click()
    tab.wait_for_url(re.compile("/comparar/"))

    assert len(re.findall(r"[?&]p=bp-[0-9]{4}", tab.url)) == 3


def test_the_tray_is_emptied_at_once(tab: Page) -> None:
    tick(tab, 2)

    tab.locator("[data-compare-clear]").click()

    assert tab.locator("input[data-compare]:checked").count() == 0
    expect(tab.locator("[data-compare-form]")).to_be_hidden()


def test_a_record_is_put_in_the_tray_and_taken_out(tab: Page, site: Site) -> None:
    tab.goto(site.url + RECORD, wait_until="networkidle")
    button = tab.get_by_role("button", name="Comparar", exact=True)

    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(tab.locator("#avisos a")).to_have_attribute("href", re.compile(r"\?p=bp-0002$"))
    button.press(" ")

    expect(button).to_have_attribute("aria-pressed", "false")


# ── From a row to its record ─────────────────────────────────────────────────────────────

DROPPED = "dropped"
ATTEMPTS = 3
MORPHED = f"""addEventListener("pagereveal", async ({{viewTransition}}) => {{
  const note = (text) => sessionStorage.setItem("morphed", text);
  try {{
    await viewTransition.ready;
  }} catch {{
    return note("{DROPPED}");
  }}
  const parts = document.getAnimations().map(each => each.effect.pseudoElement ?? "");
  const names = parts.map(part => /view-transition-old\\((ficha-.+)\\)/.exec(part)?.[1]);
  note([...new Set(names)].filter(Boolean).sort().join() || "nothing");
}})"""


def what_morphed(tab: Page) -> str:
    """Return the names of what became something else in the last change of page."""
    tab.wait_for_function("sessionStorage.morphed")
    found = tab.evaluate("sessionStorage.morphed")
    tab.evaluate("sessionStorage.removeItem('morphed')")
    return str(found)


def there_and_back(tab: Page) -> tuple[str, str]:
    """Return what morphed on the way to a record, and on the way back to its row."""
    tab.locator(".practice-row").nth(1).get_by_role("link").first.click()
    tab.wait_for_url(re.compile("/practicas/bp-"))
    there = what_morphed(tab)
    tab.go_back()
    return there, what_morphed(tab)


def test_title_and_cloth_of_a_row_become_those_of_its_record_and_back(tab: Page) -> None:
    tab.add_init_script(MORPHED)

    # A browser short of time drops a transition, which is no fault of the page.
    ways = [there_and_back(tab)]
    while DROPPED in ways[-1] and len(ways) < ATTEMPTS:
        ways.append(there_and_back(tab))

    assert ways[-1] == ("ficha-tejido,ficha-titulo", "ficha-tejido,ficha-titulo")


def test_to_the_pages_of_the_staff_nothing_is_changed_into(tab: Page) -> None:
    tab.evaluate("setTimeout(() => { location.href = '/cuenta/entrar/' })")
    tab.wait_for_url("**/cuenta/entrar/", wait_until="load")

    expect(tab.locator("body")).to_be_visible()  # and the console has nothing to say


# ── Sharing, theme, weight ───────────────────────────────────────────────────────────────


def test_a_record_s_address_is_copied_where_it_cannot_be_shared(
    tab: Page, site: Site, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(site.url + RECORD, wait_until="networkidle")

    tab.locator("[data-share]").click()

    expect(tab.locator("#avisos")).to_be_visible()
    expect(tab.locator("#avisos")).to_have_text("Enlace copiado")
    assert "/practicas/bp-0002-" in tab.evaluate("navigator.clipboard.readText()")


def test_the_theme_that_was_chosen_holds_on_the_next_page(tab: Page, site: Site) -> None:
    tab.locator("[data-theme-switch]").click()
    assert tab.locator("html").get_attribute("data-theme") == "dark"

    tab.goto(site.url + "/regiones/", wait_until="networkidle")

    assert tab.locator("html").get_attribute("data-theme") == "dark"


def test_all_the_scripts_of_the_pages_weigh_at_most_30_kilobytes() -> None:
    assert sum(len(gzip.compress(path.read_bytes())) for path in OF_THE_PAGES) <= BUDGET


def test_buttons_that_need_script_are_hidden_without_it(browser: Browser, site: Site) -> None:
    context = new_context(browser, NARROW, script=False)
    tab = context.new_page()
    tab.goto(site.url + RECORD)

    shown = [tab.locator(f"[data-{name}]").first.is_visible() for name in ("share", "print")]
    context.close()

    assert shown == [False, False]
