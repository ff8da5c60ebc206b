"""Links between pages."""

import pytest

from practices.filters.pagination import page_links
from practices.listing import Found
from practices.selection import Selection


def found(page: int, last: int) -> Found:
    return Found(
        selection=Selection(q="a", page=page),
        total=last * 20,
        counts={},
        keys=[],
        last_page=last,
        answer=None,
        complete=0,
        meant=0,
    )


@pytest.mark.parametrize(
    ("page", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, 3, 0, 9]),
        (5, 9, [1, 0, 3, 4, 5, 6, 7, 0, 9]),
        (9, 9, [1, 0, 7, 8, 9]),
    ],
)
def test_pages_shown(page: int, last: int, numbers: list[int]) -> None:
    assert [link.number for link in page_links(found(page, last)).links] == numbers


def test_neighbours_of_a_page() -> None:
    links = page_links(found(2, 3))

    assert (links.previous_url, links.next_url) == (
        "/practicas/?q=a",
        "/practicas/?q=a&pagina=3",
    )


def test_the_ends_lead_no_further() -> None:
    links = page_links(found(1, 1))

    assert (links.previous_url, links.next_url) == ("", "")
