"""One selection answered: the one place that composes search, counts and the rows of a page."""

import dataclasses
from collections.abc import Iterator

from django.urls import reverse

from practices.enums import Facet
from practices.models.publication import Publication
from practices.queries.facets import Counts, count_values
from practices.search.matching import in_order, matching
from practices.selection import Condition, Selection

CHUNK = 200
MOST_WAYS_OUT = 10
"""Nobody reads more; each costs a statement that anyone can ask for."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a selection: one page of publications, and what surrounds it.

    `selection` has the page that was given, which is the last one when a later one was asked
    for. `counts` are disjunctive: those of a facet leave its own choice aside.
    """

    selection: Selection
    total: int
    counts: Counts
    publications: list[Publication]
    last_page: int

    @property
    def following(self) -> Selection | None:
        """The next page, if there is one."""
        page = self.selection.page
        return self.selection.at_page(page + 1) if page < self.last_page else None


def find(selection: Selection) -> Found:
    """Answer a selection; three statements, and one more for each facet with a choice."""
    chosen = matching(selection)
    total = chosen.count()
    last_page = max(1, -(-total // selection.size))
    given = selection.at_page(min(selection.page, last_page))
    start = (given.page - 1) * given.size
    rows = in_order(chosen, given).defer("search_text")[start : start + given.size]
    return Found(
        selection=given,
        total=total,
        counts=disjunctive_counts(given),
        publications=list(rows),
        last_page=last_page,
    )


def disjunctive_counts(selection: Selection) -> Counts:
    """Count what each value of each facet would give if chosen in place of its facet's own."""
    principal_only = selection.principal
    free = [facet for facet in Facet if facet not in selection.narrowing]
    counts = count_values(matching(selection), free, principal_only=principal_only)
    for facet in selection.narrowing:
        others = matching(selection, ignoring=facet)
        counts |= count_values(others, [facet], principal_only=principal_only)
    return counts


def catalogue_counts() -> tuple[int, Counts]:
    """Count the whole catalogue, and every value that it has; two statements."""
    whole = Selection()
    return matching(whole).count(), count_values(matching(whole), Facet)


def every(selection: Selection) -> Iterator[Publication]:
    """Give the whole selection in order, a chunk of rows at a time."""
    rows = in_order(matching(selection), selection).defer("search_text")
    return rows.iterator(chunk_size=CHUNK)


def lifted_totals(selection: Selection) -> list[tuple[Condition, int]]:
    """Count what lifting each of the first conditions would give; one statement each."""
    conditions = selection.conditions[:MOST_WAYS_OUT]
    return [(each, matching(selection.lifting(each)).count()) for each in conditions]


def alone_totals(selection: Selection) -> list[tuple[Condition, int]]:
    """Count what each of the first conditions gives by itself; one statement each."""
    conditions = selection.conditions[:MOST_WAYS_OUT]
    return [(each, matching(selection.alone(each)).count()) for each in conditions]


def address(selection: Selection, route: str = "list") -> str:
    """Return the canonical address of a selection, in the format of a route."""
    path, query = reverse(f"practices:{route}"), selection.query()
    return f"{path}?{query}" if query else path
