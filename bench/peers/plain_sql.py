"""The counts of a selection by plain SQL over the product's own facet table, in its best shape.

One statement counts every facet without a choice, and one more each facet with a choice. What a
text finds comes ready in a temporary table: the time of a full-text search is not in these.
There are two shapes, because neither is the better one for small and for large sets.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from django.db import connection

from practices.enums import Facet
from practices.selection import OBJECTIVE_FACETS, Selection

FOUND = "bench_found"
_FACETS = "practices_publicationfacet"
_OBJECTIVES = ", ".join(f"'{facet.value}'" for facet in sorted(OBJECTIVE_FACETS))


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """The same answer as the index gives, with the keys of one page."""

    total: int
    counts: dict[Facet, dict[str, int]]
    keys: list[int]


class Shape(StrEnum):
    """How a statement comes to the rows that it counts: the text before the column's name."""

    LOOK_UP = ""
    """By the index on the publication: a `+` would keep SQLite from using it."""
    SCAN = "+"
    """Through the whole of the covering index, which is in the order of the groups."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Condition:
    """A statement that gives the keys of who meets it, its values, and its facet if any."""

    keys: str
    values: Sequence[str]
    facet: Facet | None = None


def keep_found(keys: Iterable[int]) -> None:
    """Put what a text finds where the statements look for it."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {FOUND} (id INTEGER PRIMARY KEY)")
        cursor.execute(f"DELETE FROM {FOUND}")  # noqa: S608  our own name
        cursor.executemany(f"INSERT INTO {FOUND} VALUES (%s)", [(key,) for key in keys])  # noqa: S608  our own name


def answer(selection: Selection, shape: Shape) -> Answer:
    """Answer a selection; the page is in the default order."""
    conditions = list(_conditions(selection))
    where, values = _among(conditions, "id")
    source = f"practices_publication WHERE standing = 'vigente'{where}"
    start = (selection.page - 1) * selection.size
    page = f"ORDER BY start DESC, code LIMIT {selection.size} OFFSET {start}"
    total = _rows(f"SELECT count(*) FROM {source}", values)[0][0]  # noqa: S608  our own names
    keys = _rows(f"SELECT id FROM {source} {page}", values)  # noqa: S608  our own names
    counts = _counts(selection, conditions, shape)
    return Answer(total, counts, [row[0] for row in keys])


def _conditions(selection: Selection) -> Iterator[_Condition]:
    for facet, values in selection.facets:
        places = ", ".join(["%s"] * len(values))
        principal = (
            " AND principal" if selection.principal and facet in OBJECTIVE_FACETS else ""
        )
        chosen = (
            f"SELECT publication_id FROM {_FACETS} WHERE facet = %s AND value IN ({places})"  # noqa: S608  our own names
        )
        yield _Condition(chosen + principal, (facet.value, *values), facet)
    dated = "SELECT id FROM practices_publication WHERE start <> '' AND start"
    if selection.since is not None:
        yield _Condition(f"{dated} >= %s", (str(selection.since),))
    if selection.until is not None:
        yield _Condition(f"{dated} < %s", (str(selection.until + 1),))
    if selection.q:
        yield _Condition(f"SELECT id FROM {FOUND}", ())  # noqa: S608  our own name


def _among(conditions: Iterable[_Condition], column: str) -> tuple[str, list[str]]:
    chosen = list(conditions)
    where = "".join(f" AND {column} IN ({each.keys})" for each in chosen)
    return where, [value for each in chosen for value in each.values]


def _counts(
    selection: Selection, conditions: Sequence[_Condition], shape: Shape
) -> dict[Facet, dict[str, int]]:
    counts: dict[Facet, dict[str, int]] = {facet: {} for facet in Facet}
    role = f" AND (principal OR facet NOT IN ({_OBJECTIVES}))" if selection.principal else ""
    narrowing = selection.narrowing
    groups = [[facet for facet in Facet if facet not in narrowing], *([f] for f in narrowing)]
    for group in groups:
        others = [each for each in conditions if each.facet is None or each.facet not in group]
        among, values = _among(others, f"{shape}publication_id")
        places = ", ".join(["%s"] * len(group))
        where = f"facet IN ({places}){among}{role}"
        counted = f"SELECT facet, value, count(*) FROM {_FACETS} WHERE {where} GROUP BY 1, 2"  # noqa: S608  our own names
        for facet, value, total in _rows(counted, [*group, *values]):
            counts[Facet(facet)][value] = total
    return counts


def _rows(statement: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
