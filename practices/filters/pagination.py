"""Links between the pages of a listing."""

import dataclasses
from collections.abc import Callable

from practices.listing import Found, address
from practices.selection import PAGE, Selection

AROUND = 2


@dataclasses.dataclass(frozen=True, slots=True)
class PageLink:
    """A page by number; 0 stands for the pages left out in between."""

    number: int
    url: str = ""
    current: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class PageLinks:
    """The page one is on and the ways to the others; empty addresses lead nowhere."""

    number: int
    last: int
    previous_url: str
    next_url: str
    links: tuple[PageLink, ...]


def page_links(found: Found) -> PageLinks:
    """Return the links of the page that was found."""
    number, last = found.selection.page, found.last_page
    urls = _urls(found.selection, last)
    return PageLinks(
        number=number,
        last=last,
        previous_url=urls(number - 1) if number > 1 else "",
        next_url=urls(number + 1) if number < last else "",
        links=tuple(_links(number, last, urls)),
    )


def _links(here: int, last: int, urls: Callable[[int], str]) -> list[PageLink]:
    near = range(max(1, here - AROUND), min(last, here + AROUND) + 1)
    links: list[PageLink] = []
    before = 0
    for number in sorted({1, last, *near}):
        if number > before + 1:
            links.append(PageLink(0))
        links.append(PageLink(number, urls(number), current=number == here))
        before = number
    return links


def _urls(selection: Selection, last: int) -> Callable[[int], str]:
    """Return what gives the address of each page; they differ in the number only."""
    if last == 1:
        return lambda _number: address(selection.at_page(1))
    first = address(selection.at_page(1))
    before, _second, after = address(selection.at_page(2)).rpartition(f"{PAGE}=2")
    return lambda number: first if number == 1 else f"{before}{PAGE}={number}{after}"
