"""Take a picture of every kind of page, wide and on a phone.

python -m tests.browser.screenshots FOLDER [BEGINNING OF THE NAMES OF PAGES…]
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import tools
from tests.browser.addresses import PAGES
from tests.browser.looking import PHONE, WIDE, WIDE_DARK, new_context
from tests.browser.serving import served


def main(folder: Path, beginnings: tuple[str, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        served(Path(data)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=tools.CHROMIUM, args=tools.CHROMIUM_OPTIONS
        )
        for setup in (WIDE, PHONE, WIDE_DARK):
            tab = new_context(browser, setup).new_page()
            for page in filter(lambda each: each.name.startswith(beginnings), PAGES):
                tab.goto(site.url + page.path)
                picture = folder / f"{page.name}-{setup.name}.png"
                tab.screenshot(path=picture, full_page=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or ("",))
