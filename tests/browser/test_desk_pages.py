"""Every kind of page of the desk: axe, the policy of contents, a phone, and no script."""

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.urls import URLPattern, URLResolver
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage
from playwright.sync_api import Page as Tab

import dev
from tests.browser import tools
from tests.browser.looking import (
    PHONE,
    WIDE,
    WIDE_DARK,
    adding_to,
    is_answer,
    judge,
    new_context,
    turn,
)
from tests.browser.serving import Site

SETUPS = (WIDE, PHONE, WIDE_DARK)
CRUD = ("changelist", "add", "change", "history", "delete")
SAME_CONTRAST = ("1:1", "due to a 1")
"""How axe says that it does not know whether a text of the colour of its ground is seen."""

NOT_PAGES = {
    *("login", "logout", "password_change", "password_change_done", "jsi18n"),
    *("autocomplete", "view_on_site", "None"),
    *("practice_spreadsheet", "practice_spreadsheet_template"),
    *("practice_file", "practice_while_writing"),
    *("practice_change_comment", "practice_revoke_preview_link"),
}
"""Answers that are no page, or a page of the account."""
OTHERS_TO_TEST = {"practice_restore_draft", "practice_spreadsheet_review"}
"""Pages that need something sent first; their own tests look at them."""

PAGES: dict[str, str] = {
    "index": "",
    "app_list": "practices/",
    "practice_spreadsheets": "practices/practice/hoja/",
    **{
        f"practice_{name}": f"practices/practice/{{{state}}}/{path}"
        for name, state, path in (
            ("decide_submit", "draft", "decidir/enviar/"),
            ("decide_call_back", "submitted", "decidir/recuperar/"),
            ("decide_return", "submitted", "decidir/observar/"),
            ("decide_approve", "submitted", "decidir/aprobar/"),
            ("decide_publish", "approved", "decidir/publicar/"),
            ("decide_schedule", "approved", "decidir/programar/"),
            ("decide_unschedule", "scheduled", "decidir/cancelar-programa/"),
            ("decide_archive", "published", "decidir/archivar/"),
            ("decide_withdraw", "published", "decidir/retirar/"),
            ("decide_reopen", "withdrawn", "decidir/reabrir/"),
            ("decide_merge", "published", "decidir/unir/"),
            ("comments", "returned", "comentarios/"),
            ("charge", "draft", "a-cargo/"),
            ("versions", "published", "versiones/"),
            ("compare", "draft", "versiones/comparar/"),
            ("restore", "published", "versiones/1/restaurar/"),
            ("preview", "draft", "vista-previa/"),
            ("preview_links", "draft", "vista-previa/enlaces/"),
        )
    },
}
"""Each address of the admin that is not the list or form of a model, by its name."""

VARIANTS: dict[str, str] = {
    "list_searched": "practices/practice/?q=lima",
    "list_without_results": "practices/practice/?q=nada+de+nada",
    "list_filtered": "practices/practice/?cola=por-confirmar&falta=sin-ingles",
    "list_counted": "practices/practice/?_facets=True",
    "form_of_draft": "practices/practice/{draft}/change/",
    "form_of_returned": "practices/practice/{returned}/change/",
    "form_withdrawn": "practices/practice/{withdrawn}/change/",
    "form_without_script": "practices/practice/{draft}/change/?sin-script=1",
    "popup": "practices/institution/add/?_popup=1&_to_field=id",
    "delete": "practices/mesa/1/delete/",
    "history": "practices/mesa/1/history/",
}


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from named(each.url_patterns)
        else:
            yield str(each.name)


def one_of_each_kind() -> dict[str, str]:
    """Return a list, an empty form and a filled form of every class of model admin."""
    found: dict[str, str] = {}
    seen: set[type] = set()
    for model, desk in admin.site._registry.items():  # noqa: SLF001 Django has no public list
        if type(desk) in seen:
            continue
        seen.add(type(desk))
        table = f"{model._meta.app_label}/{model._meta.model_name}/"  # noqa: SLF001 Django's API
        for kind, path in (("changelist", ""), ("add", "add/"), ("change", "{first}/change/")):
            found[f"{model._meta.model_name}_{kind}"] = table + path  # noqa: SLF001 Django's API
    return found


LOOKED_AT = PAGES | VARIANTS | one_of_each_kind()
each_page = pytest.mark.parametrize("path", LOOKED_AT.values(), ids=LOOKED_AT.keys())


@dataclasses.dataclass(frozen=True, slots=True)
class Desk:
    """A browser in which the administration has entered, and the keys of the records."""

    context: BrowserContext
    without_script: BrowserContext
    url: str
    keys: dict[str, int]

    def address(self, path: str) -> str:
        """Return the whole address of a page; of the first row, where it is «{first}»."""
        return f"{self.url}/admin/{path.replace('{first}', '1').format_map(self.keys)}"


@pytest.fixture(scope="module")
def desk(browser: Browser, site: Site) -> Iterator[Desk]:
    made = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c",
         "from tests.browser.desk_rows import main; main()"],
        cwd=dev.ROOT, env=dict(site.variables), check=True, capture_output=True, text=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    contexts = new_context(browser, WIDE), new_context(browser, WIDE, script=False)
    cookie = told["cookie"]
    for context in contexts:
        context.add_cookies(
            [{"name": cookie["name"], "value": cookie["value"], "url": site.url}]
        )
    yield Desk(*contexts, site.url, told["keys"])
    for context in contexts:
        context.close()


def faults_of(tab: Tab, address: str) -> list[str]:
    """Open a page and return all that is wrong with it, however one looks at it."""
    complaints: list[ConsoleMessage] = []
    faults: list[str] = []
    tab.on("console", adding_to(complaints))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    turn(tab, WIDE)
    answer = tab.goto(address, wait_until="load")
    assert answer is not None
    if answer.status == 403:  # nobody adds or changes rows of this table by hand
        return []
    assert answer.status == 200
    return [
        *judged(tab),
        *faults,
        *(each.text for each in complaints if not is_answer(each)),
    ]


def judged(tab: Tab) -> list[str]:
    tab.evaluate(tools.AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for setup in SETUPS:
        seen = judge(tab, setup)
        hidden = [each for each in seen.undecided if is_unseen(each)]
        found += [f"{setup.name}: {each}" for each in (*seen.violations, *hidden)]
        if seen.sideways > 0:
            found.append(f"{setup.name}: {seen.sideways} px sideways")
    return found


def is_unseen(undecided: str) -> bool:
    return undecided.startswith("color-contrast") and any(
        words in undecided for words in SAME_CONTRAST
    )


def test_every_page_of_the_desk_has_a_row() -> None:
    models = {
        f"{model._meta.app_label}_{model._meta.model_name}_{kind}"  # noqa: SLF001 Django's API
        for model in admin.site._registry  # noqa: SLF001 Django has no public list
        for kind in CRUD
    }
    every = {each for each in named(admin.site.urls[0]) if "autosave" not in each}

    assert every - models - NOT_PAGES - OTHERS_TO_TEST == set(PAGES)


@each_page
def test_page_has_no_fault(desk: Desk, path: str) -> None:
    tab = desk.context.new_page()

    faults = faults_of(tab, desk.address(path))

    tab.close()
    assert faults == []


def test_refused_form_has_no_fault(desk: Desk) -> None:
    tab = desk.context.new_page()
    tab.goto(desk.address("practices/practice/add/"))
    tab.locator(".submit-row [type=submit]").first.click()
    tab.locator(".errornote").wait_for()

    faults = judged(tab)

    tab.close()
    assert faults == []


def test_decision_about_several_has_no_fault(desk: Desk) -> None:
    tab = desk.context.new_page()
    tab.goto(desk.address("practices/practice/"))
    tab.locator("input.action-select").first.check()
    tab.locator("select[name=action]").first.select_option("archive_selected")
    tab.locator("button[name=index]").first.click()
    tab.get_by_role("button", name="Archivar").or_(
        tab.locator("main input[type=submit]")
    ).first.wait_for()

    faults = judged(tab)

    tab.close()
    assert faults == []


def test_page_of_two_texts_has_no_fault(desk: Desk) -> None:
    address = desk.address("practices/practice/{returned}/change/")
    one, other = desk.context.new_page(), desk.context.new_page()
    for tab in (one, other):
        tab.goto(address)
    for tab, text in ((one, "Lo de una persona"), (other, "Lo de otra")):
        tab.locator("[name=subtitle]").fill(text)
        tab.locator("[name=_continue]").first.click()
        tab.wait_for_load_state()

    heading = other.locator("h1").inner_text()
    faults = judged(other)

    both = other.locator("main").inner_text()
    one.close()
    other.close()
    assert heading == "Otra persona guardó esto mientras usted escribía"
    assert (faults, "una persona" in both, "Lo de otra" in both) == ([], True, True)


def test_open_menu_of_a_phone_has_no_fault(desk: Desk) -> None:
    tab = desk.context.new_page()
    turn(tab, PHONE)
    tab.goto(desk.address(""))
    tab.locator(".desk-menu > summary").click()

    tab.evaluate(tools.AXE.read_text(encoding="utf-8"))
    seen = judge(tab, PHONE)

    shown = tab.locator(".desk-menu a").first.is_visible()
    tab.close()
    assert (shown, seen.violations, seen.sideways) == (True, [], 0)


def test_first_key_leads_past_the_sections(desk: Desk) -> None:
    tab = desk.context.new_page()
    tab.goto(desk.address("practices/practice/"))

    tab.keyboard.press("Tab")
    first = tab.evaluate("document.activeElement.getAttribute('href')")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    inside = tab.evaluate("document.querySelector('main').contains(document.activeElement)")

    tab.close()
    assert (first, inside) == ("#content-start", True)


def test_record_is_written_without_script(desk: Desk) -> None:
    tab = desk.without_script.new_page()
    tab.goto(desk.address("practices/practice/{draft}/change/"))
    tab.locator("noscript a, .desk-note a").first.click()
    tab.locator("[name=subtitle]").fill("Escrito sin guion alguno")
    before = tab.locator("[name^=themed-][name$=-theme]").count()
    rows = tab.locator("[name^=themed-][name$=-theme]")
    rows.nth(before - 2).select_option(index=1)

    tab.locator("[name=_continue]").first.click()

    saved = tab.locator("[name=subtitle]").input_value()
    tab.close()
    assert saved == "Escrito sin guion alguno"
