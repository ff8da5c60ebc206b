"""Opening a page in Chromium and noting what there is to judge about it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from tests.browser import tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Request
    from playwright.sync_api import Page as Tab

    from tests.browser.addresses import Page
    from tests.browser.serving import Site

T = TypeVar("T")

HEIGHT = 900
SCRIPT_TIMEOUT = 30_000  # milliseconds

ONLY_WITH_SCRIPT = "[data-share], [data-print], [data-copy]"
"""Buttons that nothing but a script can serve; without one they stay hidden."""

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
# In the dark the document is the same: only what hangs on colour is asked again.
OF_COLOUR = {"type": "rule", "values": ["color-contrast-enhanced", "link-in-text-block"]}
# Nor is there another one at 390 px than at 320, in the same layout: there, also what hangs on
# the room that things have.
OF_ROOM = {
    "type": "rule",
    "values": [*OF_COLOUR["values"], "target-size", "scrollable-region-focusable"],
}
# A colour on its way to another, as after a turn to the dark, is not what a reader has before
# them. What passes is named and no more: the report of a whole page weighs 60 kB, and takes its
# time.
JUDGE = """async options => {
  for (const each of document.getAnimations())
    if (Number.isFinite(each.effect.getComputedTiming().endTime)) each.finish();
  const {violations, incomplete, passes} = await axe.run(document, options);
  return {violations, incomplete, passes: passes.map(rule => rule.id)};
}"""
# What a page keeps in its tab, and its cookies, are gone before the next one comes, as in a tab
# of its own.
FORGET = "sessionStorage.clear()"
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
PHONE = Setup("390-light", 390, "light", reduced_motion=True)
NARROW = Setup("320-light", 320, "light", reduced_motion=True)
WIDE_DARK = Setup("1280-dark", 1280, "dark", reduced_motion=True)
PHONE_DARK = Setup("390-dark", 390, "dark", reduced_motion=True)
NARROW_DARK = Setup("320-dark", 320, "dark", reduced_motion=True)
FORCED = Setup("1280-forced", 1280, "dark", forced_colours=True, reduced_motion=True)
SETUPS = (WIDE, PHONE, NARROW, WIDE_DARK, PHONE_DARK, NARROW_DARK, FORCED)
SETUPS_OF_VARIANTS = (WIDE, NARROW)
SETUPS_OF_TRANSLATIONS = (NARROW,)


def setups_of(page: Page) -> tuple[Setup, ...]:
    """Return the ways of looking at a page, from the one it is opened in."""
    if page.translation:
        return SETUPS_OF_TRANSLATIONS
    return SETUPS_OF_VARIANTS if page.variant else SETUPS


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one page, however one looks at it."""

    url: str
    status: int
    complaints: list[str]
    strangers: list[str]
    cookies: list[str]
    main_text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """What axe says of one page in one setup; `sideways` in CSS pixels."""

    violations: list[str]
    undecided: list[str]
    rules_passed: frozenset[str]
    sideways: int


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """One page in one setup."""

    page: Seen
    judged: Judgement


class Heard:
    """What a tab says and asks for from now on, until it is no longer listened to."""

    def __init__(self, tab: Tab) -> None:
        self.requested: list[str] = []
        self._said: list[ConsoleMessage] = []
        self._faults: list[str] = []
        self._tab = tab
        tab.on("console", self._hear)
        tab.on("pageerror", self._fail)
        tab.on("request", self._request)

    def complaints(self) -> list[str]:
        """Return the errors of script and what the console says, but for the answer itself."""
        return self._faults + [each.text for each in self._said if not is_answer(each)]

    def stop(self) -> None:
        """Listen no longer."""
        self._tab.remove_listener("console", self._hear)
        self._tab.remove_listener("pageerror", self._fail)
        self._tab.remove_listener("request", self._request)

    def _hear(self, message: ConsoleMessage) -> None:
        self._said.append(message)

    def _fail(self, error: Error) -> None:
        self._faults.append(str(error))

    def _request(self, request: Request) -> None:
        self.requested.append(request.url)


class Looker:
    """Opens each page once, turns it to each of its setups, and remembers what it saw."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        self._site = site
        self._tabs: dict[bool, Tab] = {}
        self._looks: dict[str, dict[Setup, Look]] = {}

    def look(self, page: Page, setup: Setup | None = None) -> Look:
        """Return what a page shows in a setup, or in the one it is opened in."""
        if page.name not in self._looks:
            self._looks[page.name] = self._open(page)
        return self._looks[page.name][setup or setups_of(page)[0]]

    def text_without_script(self, page: Page) -> str:
        """Return the text of a page's main part in a browser that runs no script."""
        tab = self._tab(script=False)
        turn(tab, setups_of(page)[0])
        tab.goto(self._site.url + page.path)
        return tab.locator("main").inner_text()

    def close(self) -> None:
        """Close what was opened."""
        for tab in self._tabs.values():
            tab.context.close()

    def _tab(self, *, script: bool = True) -> Tab:
        """Return the one tab of its kind: a new one for each page costs more than the page."""
        if script not in self._tabs:
            self._tabs[script] = new_context(self._browser, WIDE, script=script).new_page()
        return self._tabs[script]

    def _open(self, page: Page) -> dict[Setup, Look]:
        tab = self._tab()
        heard = Heard(tab)
        turn(tab, setups_of(page)[0])
        response = tab.goto(self._site.url + page.path, wait_until="load")
        assert response is not None
        main_text = text_without_buttons_of_script(tab)
        tab.evaluate(tools.AXE.read_text(encoding="utf-8"))
        judged = {setup: judge(tab, setup) for setup in setups_of(page)}
        seen = Seen(
            url=tab.url,
            status=response.status,
            complaints=heard.complaints(),
            strangers=[url for url in heard.requested if not self._is_ours(url)],
            cookies=[str(cookie.get("name")) for cookie in tab.context.cookies()],
            main_text=main_text,
        )
        heard.stop()
        tab.evaluate(FORGET)
        tab.context.clear_cookies()
        return {setup: Look(seen, judgement) for setup, judgement in judged.items()}

    def _is_ours(self, url: str) -> bool:
        return urlsplit(url)[:2] == urlsplit(self._site.url)[:2]


def judge(tab: Tab, setup: Setup) -> Judgement:
    """Turn a page that has axe inside to a setup, and ask what there is to say."""
    turn(tab, setup)
    found = tab.evaluate(JUDGE, {**AXE_OPTIONS, **rules_for(setup)})
    return Judgement(
        violations=described(found["violations"]),
        undecided=described(found["incomplete"]),
        rules_passed=frozenset(found["passes"]),
        sideways=tab.evaluate(SIDEWAYS),
    )


def rules_for(setup: Setup) -> dict[str, Any]:
    """Return what narrows the rules in a setup; nothing where all of them are asked."""
    if setup.colours == "dark":
        return {"runOnly": OF_COLOUR}
    return {"runOnly": OF_ROOM} if setup == PHONE else {}


def text_without_buttons_of_script(tab: Tab) -> str:
    """Return the text of a page's main part but for the buttons that script brings out."""
    text = tab.locator("main").evaluate(
        """(main, selector) => {
          const shown = [...main.querySelectorAll(selector)].filter((each) => !each.hidden);
          for (const each of shown) each.hidden = true;
          const text = main.innerText;
          for (const each of shown) each.hidden = false;
          return text;
        }""",
        ONLY_WITH_SCRIPT,
    )
    return str(text)


def turn(tab: Tab, setup: Setup) -> None:
    """Make a tab what a reader with this setup has before them."""
    if tab.viewport_size is None or tab.viewport_size["width"] != setup.width:
        tab.set_viewport_size({"width": setup.width, "height": HEIGHT})
    tab.emulate_media(
        color_scheme=setup.colours,
        forced_colors="active" if setup.forced_colours else "none",
        reduced_motion="reduce" if setup.reduced_motion else "no-preference",
    )


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
