"""Public pages, errors included, are HTML without a fault."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import tools
from tests.browser.addresses import PAGES
from tests.browser.looking import WIDE, new_context
from tests.browser.serving import Site

# The comparison is laid out anew on a phone, where a browser forgets that it was a table: its
# roles say so again. The checker takes no account of style.
OF_A_TABLE = re.compile(
    r"The “(?:table|rowgroup|row|cell|rowheader|columnheader)” role is unnecessary|"
    r"The “role” attribute must not be used on a “t[dhr]” element which has a “table” ancestor"
)


def test_html_checker_finds_nothing_wrong(browser: Browser, site: Site, tmp_path: Path) -> None:
    context = new_context(browser, WIDE)
    listed = re.findall(
        r"<loc>([^<]+)</loc>", context.request.get(f"{site.url}/sitemap.xml").text()
    )
    pages = [site.url + page.path for page in PAGES]
    records = [url for url in listed if "/practicas/bp-" in url]
    others = [url for url in listed if url not in records]
    chosen = [*pages, *records[::2], *others[::6]]  # of each kind, one more in so many
    addresses = {f"{number:04}.html": url for number, url in enumerate(chosen)}
    for name, url in addresses.items():
        answer = context.request.get(url, headers={"Accept": "text/html"})
        (tmp_path / name).write_bytes(answer.body())
    context.close()

    faults = faults_in(tmp_path)

    assert len(addresses) > len(PAGES)
    assert [
        f"{addresses[Path(fault['url']).name]}: {fault['message']}"
        for fault in faults
        if not OF_A_TABLE.match(fault["message"])
    ] == []


def faults_in(folder: Path) -> list[dict[str, str]]:
    """Return what the Nu checker says of the pages of a folder: errors and warnings."""
    command = [
        *(str(shutil.which("java")), "-jar", str(tools.VNU)),
        *("--format", "json", "--exit-zero-always", "--stdout", str(folder)),
    ]
    run = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603  words of our own
    found: list[dict[str, str]] = json.loads(run.stdout)["messages"]
    return found
