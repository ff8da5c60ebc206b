"""Opening a page in Chromium and noting what there is to judge about it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from tests.browser import tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

    from tests.browser.addresses import Page
    from tests.browser.serving import Site

T = TypeVar("T")

HEIGHT = 900
SCRIPT_TIMEOUT = 30_000  # milliseconds

# Every rule that axe has, but for its experiments, with the two that it leaves off by itself.
# `color-contrast` asks for less than its enhanced sister, and whether two links of one name
# lead to the same thing is left to people: a practice may be called as its mesa is.
AXE_OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations", "incomplete"],
    "preload": False,
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"),
            "best-practice",
        ],
    },
    "rules": {
        "color-contrast": {"enabled": False},
        "color-contrast-enhanced": {"enabled": True},
        "identical-links-same-purpose": {"enabled": False},
        "target-size": {"enabled": True},
    },
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclasses.dataclass(frozen=True, slots=True)
class Setup:
    """How a reader looks: width in CSS pixels, colours, and whether motion is unwelcome."""

    name: str
    width: int
    colours: Literal["light", "dark"]
    forced_colours: bool = False
    reduced_motion: bool = False


WIDE = Setup("1280-light", 1280, "light")
WIDE_DARK = Setup("1280-dark", 1280, "dark")
PHONE_DARK = Setup("390-dark", 390, "dark", reduced_motion=True)
NARROW = Setup("320-light", 320, "light")
FORCED = Setup("1280-forced", 1280, "dark", forced_colours=True, reduced_motion=True)
SETUPS = (WIDE, WIDE_DARK, PHONE_DARK, NARROW, FORCED)
SETUPS_OF_VARIANTS = (WIDE, NARROW)


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one page in one setup."""

    url: str
    status: int
    violations: list[str]
    undecided: list[str]
    rules_passed: frozenset[str]
    sideways: int
    complaints: list[str]
    strangers: list[str]
    cookies: list[str]
    main_text: str


class Looker:
    """Opens each page once per setup and remembers what it saw."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        self._site = site
        self._contexts: dict[tuple[Setup, bool], BrowserContext] = {}
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, page: Page, setup: Setup = WIDE) -> Look:
        """Return what a page shows in a setup."""
        key = (page.name, setup.name)
        if key not in self._looks:
            self._looks[key] = self._open(page, setup)
        return self._looks[key]

    def text_without_script(self, page: Page) -> str:
        """Return the text of a page's main part in a browser that runs no script."""
        tab = self._context(WIDE, script=False).new_page()
        tab.goto(self._site.url + page.path)
        text = tab.locator("main").inner_text()
        tab.close()
        return text

    def close(self) -> None:
        """Close what was opened."""
        for context in self._contexts.values():
            context.close()

    def _context(self, setup: Setup, *, script: bool = True) -> BrowserContext:
        key = (setup, script)
        if key not in self._contexts:
            self._contexts[key] = new_context(self._browser, setup, script=script)
        return self._contexts[key]

    def _open(self, page: Page, setup: Setup) -> Look:
        context = self._context(setup)
        tab = context.new_page()
        complaints: list[ConsoleMessage] = []
        requested: list[str] = []
        faults: list[str] = []
        tab.on("console", adding_to(complaints))
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("request", lambda request: requested.append(request.url))
        response = tab.goto(self._site.url + page.path, wait_until="load")
        assert response is not None
        tab.evaluate(tools.AXE.read_text(encoding="utf-8"))
        found = tab.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        look = Look(
            url=tab.url,
            status=response.status,
            violations=described(found["violations"]),
            undecided=described(found["incomplete"]),
            rules_passed=frozenset(rule["id"] for rule in found["passes"]),
            sideways=tab.evaluate(SIDEWAYS),
            complaints=faults + [each.text for each in complaints if not is_answer(each)],
            strangers=[url for url in requested if not self._is_ours(url)],
            cookies=[str(cookie.get("name")) for cookie in context.cookies()],
            main_text=tab.locator("main").inner_text(),
        )
        tab.close()
        return look

    def _is_ours(self, url: str) -> bool:
        return urlsplit(url)[:2] == urlsplit(self._site.url)[:2]


def new_context(browser: Browser, setup: Setup, *, script: bool = True) -> BrowserContext:
    """Open a fresh set of tabs, without cookies, for a setup."""
    context = browser.new_context(
        viewport={"width": setup.width, "height": HEIGHT},
        color_scheme=setup.colours,
        forced_colors="active" if setup.forced_colours else "none",
        reduced_motion="reduce" if setup.reduced_motion else "no-preference",
        java_script_enabled=script,
        locale="es-PE",
    )
    context.set_default_timeout(SCRIPT_TIMEOUT)
    return context


def adding_to(heard: list[T]) -> Callable[[T], None]:
    """Return a listener that keeps what it hears; Playwright refuses a built-in method."""

    def listen(event: T) -> None:
        heard.append(event)

    return listen


def is_answer(message: ConsoleMessage) -> bool:
    """Tell Chromium's note that the page itself answered 404 or the like."""
    return message.text.startswith("Failed to load resource") and (
        message.page is not None and message.location["url"] == message.page.url
    )


def described(results: list[dict[str, Any]]) -> list[str]:
    """Write one line per element that a rule complains about."""
    return [
        f"{result['id']}: {' '.join(map(str, node['target']))}: "
        f"{' '.join(check['message'] for check in checks_of(node))}"
        for result in results
        for node in result["nodes"]
    ]


def checks_of(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [*node["any"], *node["all"], *node["none"]]
