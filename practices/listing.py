"""One selection answered: the one place that composes the index and the rows of a page."""

import dataclasses
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from practices.enums import Facet, View
from practices.index.catalogue import CatalogueIndex, Counts, Selected
from practices.models.publication import Publication
from practices.queries.cards import read_publications
from practices.search.text_index import Answer
from practices.selection import Condition, Selection

CHUNK = 200
PAGES = "practices:list"
"""The route of the listing as a page."""
MOST_WAYS_OUT = 10
"""Nobody reads more."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a selection: one page of publications, and what surrounds it.

    `selection` has the page that was given, which is the last one when a later one was asked
    for. `counts` are disjunctive: those of a facet leave its own choice aside. `keys` are the
    primary keys of the publications of the page; `answer` is what search made of the text,
    `complete` how many of the practices chosen have every word of it, and `meant` how many have
    every word or a synonym.
    """

    selection: Selection
    total: int
    counts: Counts
    keys: list[int]
    last_page: int
    answer: Answer | None
    complete: int
    meant: int

    @property
    def following(self) -> Selection | None:
        """The next page, if there is one."""
        page = self.selection.page
        return self.selection.at_page(page + 1) if page < self.last_page else None


def find(index: CatalogueIndex, selection: Selection, *, every_target: bool = False) -> Found:
    """Answer a selection; no statement, but one for each quoted phrase not looked for yet.

    `every_target` counts also the targets of the objectives that are not chosen.
    """
    selected = index.selected(selection, every_target=every_target)
    last_page = max(1, -(-selected.total // selection.size))
    given = selection.at_page(min(selection.page, last_page))
    start = (given.page - 1) * given.size
    return Found(
        selection=given,
        total=selected.total,
        counts=selected.counts,
        keys=index.page(selected, given.ordering, start, start + given.size),
        last_page=last_page,
        answer=selected.answer,
        complete=_chosen(selected, selected.answer.complete if selected.answer else 0),
        meant=_chosen(selected, selected.answer.meant if selected.answer else 0),
    )


def _chosen(selected: Selected, bits: int) -> int:
    return (selected.bits & bits).bit_count()


def every(index: CatalogueIndex, selection: Selection) -> Iterator[Publication]:
    """Give the whole selection in order; a statement for each chunk of rows."""
    keys = index.page(index.select(selection), selection.ordering)
    for start in range(0, len(keys), CHUNK):
        yield from read_publications(keys[start : start + CHUNK])


@dataclasses.dataclass(frozen=True, slots=True)
class RegionShare:
    """What choosing one region, in place of those chosen, would give; `keys` are the first."""

    slug: str
    name: str
    total: int
    keys: list[int]
    chosen: bool

    def narrowed(self, selection: Selection) -> Selection:
        """Return a selection with this region in place of those it has, as a list."""
        return (
            selection.without(Facet.REGION).adding(Facet.REGION, self.slug).seen_as(View.LIST)
        )


def by_region(index: CatalogueIndex, selection: Selection, most: int) -> list[RegionShare]:
    """Return the regions with practices, chosen ones first, then the fullest; no statement.

    Their totals are the counts that `find` gives for the facet of the regions.
    """
    anywhere = index.selected(selection.without(Facet.REGION))
    shares = []
    for slug, name in index.names.facet_values(Facet.REGION).items():
        bits = anywhere.bits & index.sets[Facet.REGION].get(slug, 0)
        if bits:
            here = dataclasses.replace(anywhere, bits=bits)
            keys = index.page(here, selection.ordering, 0, most)
            chosen = slug in selection.values(Facet.REGION)
            shares.append(RegionShare(slug, name, bits.bit_count(), keys, chosen))
    return sorted(shares, key=lambda share: (not share.chosen, -share.total))


def lifted_totals(index: CatalogueIndex, selection: Selection) -> list[tuple[Condition, int]]:
    """Count what lifting each of the first conditions would give."""
    conditions = selection.conditions[:MOST_WAYS_OUT]
    return [(each, index.count(selection.lifting(each))) for each in conditions]


def alone_totals(index: CatalogueIndex, selection: Selection) -> list[tuple[Condition, int]]:
    """Count what each of the first conditions gives by itself."""
    conditions = selection.conditions[:MOST_WAYS_OUT]
    return [(each, index.count(selection.alone(each))) for each in conditions]


def address(selection: Selection, route: str = PAGES) -> str:
    """Return the canonical address of a selection, in the format of a route."""
    return (
        _at([route], selection)[0] if route == PAGES else data_addresses(selection, [route])[0]
    )


def data_addresses(selection: Selection, routes: Iterable[str]) -> list[str]:
    """Return the addresses of a selection in several formats of data, which have no views."""
    if selection.view != View.LIST:
        selection = dataclasses.replace(selection, view=View.LIST)
    return _at(routes, selection)


def _at(routes: Iterable[str], selection: Selection) -> list[str]:
    where, query = (get_script_prefix(), get_language() or ""), selection.query()
    asked = f"?{query}" if query else ""
    return [f"{_path(route, where)}{asked}" for route in routes]


@lru_cache(maxsize=64)
def _path(route: str, _where: tuple[str, str]) -> str:
    return reverse(route)
