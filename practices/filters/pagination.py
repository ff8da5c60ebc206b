"""Links between the pages of a listing."""

import dataclasses

from practices.listing import Found, address

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
    return PageLinks(
        number=number,
        last=last,
        previous_url=_url(found, number - 1) if number > 1 else "",
        next_url=_url(found, number + 1) if number < last else "",
        links=tuple(_links(found)),
    )


def _links(found: Found) -> list[PageLink]:
    here, last = found.selection.page, found.last_page
    near = range(max(1, here - AROUND), min(last, here + AROUND) + 1)
    links: list[PageLink] = []
    before = 0
    for number in sorted({1, last, *near}):
        if number > before + 1:
            links.append(PageLink(0))
        links.append(PageLink(number, _url(found, number), current=number == here))
        before = number
    return links


def _url(found: Found, number: int) -> str:
    return address(found.selection.at_page(number))
