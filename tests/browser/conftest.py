"""One server and one browser for every test of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import tools
from tests.browser.looking import SCRIPT_TIMEOUT, Looker
from tests.browser.serving import Site, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).resolve().parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these tests for the end: while Playwright's loop runs, Django refuses queries."""
    items.sort(key=lambda item: HERE in item.path.parents)
    if tools.missing():
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=tools.missing()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if tools.missing():
        terminalreporter.write_line(tools.missing())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415  it may be missing

    expect.set_options(timeout=SCRIPT_TIMEOUT)  # five seconds are few for a busy machine
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=tools.CHROMIUM, args=tools.CHROMIUM_OPTIONS
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def looker(browser: Browser, site: Site) -> Iterator[Looker]:
    looker = Looker(browser, site)
    yield looker
    looker.close()
