"""Reading a CatalogueIndex out of the database, all of it in one read-only snapshot."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.db import connection

from practices.enums import Facet, Order, Standing
from practices.index.bits import from_positions
from practices.index.catalogue import CatalogueIndex
from practices.index.rows import read_groups, read_rows
from practices.index.sets import CODE_PREFIX, Codes, Sets
from practices.index.stamp import read_stamp
from practices.index.texts import text_index
from practices.names import read_names_in
from practices.search.postings import Postings
from practices.selection import OBJECTIVE_FACETS

_LARGEST_SHORT = 1 << 32

_BEGIN = {
    "sqlite": ("BEGIN DEFERRED",),
    # The limit of what is served is for what readers ask; this reads the whole catalogue.
    "postgresql": (
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "SET LOCAL statement_timeout = 0",
    ),
}
_COLUMNS = ("id", "code", "title_key", "region_key", "start", "alignment_count")
_CURRENT = "practices_publication WHERE standing = %s"
_FACETS = "practices_publicationfacet"
_VALUE = ("facet", "value")


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything inside from one state of the database, without ever making a writer wait.

    Not `atomic()`: on SQLite it takes the write lock, and on PostgreSQL each statement would
    see a newer state than the one before. Within a transaction of the caller, that one stands.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    try:
        with connection.cursor() as cursor:
            for statement in _BEGIN[connection.vendor]:
                cursor.execute(statement)
        yield
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise


def build(postings: Postings) -> CatalogueIndex:
    """Read the whole index in a snapshot; what search has already read stays in `postings`."""
    with snapshot():
        return read_index(postings)


def read_index(postings: Postings) -> CatalogueIndex:
    """Read the whole index in the caller's snapshot."""
    stamp = read_stamp()
    rows = read_rows(_COLUMNS, _CURRENT, [Standing.CURRENT.value])
    rows.sort(key=itemgetter(1))
    rows.sort(key=itemgetter(4), reverse=True)
    size = len(rows)
    position_of = {row[0]: position for position, row in enumerate(rows)}
    codes = Codes(array("I", (int(row[1].removeprefix(CODE_PREFIX)) for row in rows)))
    sets, principal = _sets(position_of, size)
    languages = read_names_in(code for code, _name in settings.LANGUAGES)
    text = text_index(postings, position_of, sets, codes, languages[settings.LANGUAGE_CODE])
    return CatalogueIndex(
        stamp=stamp,
        size=size,
        keys=array("I" if max(position_of, default=0) < _LARGEST_SHORT else "q", position_of),
        orders=_orders(rows),
        codes=codes,
        sets=sets,
        principal=principal,
        years=_years([row[4] for row in rows]),
        languages=languages,
        text=text,
    )


def _orders(rows: list[list[Any]]) -> dict[Order, "array[int]"]:
    """Return the positions in each order but the default one; the code settles ties."""
    codes = [row[1] for row in rows]
    by_code = sorted(range(len(rows)), key=codes.__getitem__)
    by_title = sorted(by_code, key=lambda position: rows[position][2])
    by_region = sorted(by_title, key=lambda position: rows[position][3])
    by_alignments = sorted(by_code, key=lambda position: -rows[position][5])
    return {
        Order.TITLE: array("I", by_title),
        Order.REGION: array("I", by_region),
        Order.ALIGNMENTS: array("I", by_alignments),
    }


def _years(starts: list[str]) -> dict[int, range]:
    """Return the stretch of each year; the starts come newest first, and empty ones last."""
    years: dict[int, range] = {}
    for text, positions in groupby(range(len(starts)), key=lambda place: starts[place][:4]):
        stretch = list(positions)
        if text:
            years[int(text)] = range(stretch[0], stretch[-1] + 1)
    return years


def _sets(position_of: dict[int, int], size: int) -> tuple[Sets, Sets]:
    """Return the practices of every facet value: by any alignment, and by principal ones."""
    every: Sets = {facet: {} for facet in Facet}
    principal: Sets = {facet: {} for facet in OBJECTIVE_FACETS}
    for found, source in ((every, _FACETS), (principal, f"{_FACETS} WHERE principal")):
        for facet, value, keys in sorted(read_groups(_VALUE, "publication_id", source)):
            members = [position_of[key] for key in keys if key in position_of]
            if members:
                found[Facet(facet)][value] = from_positions(members, size)
    return every, principal
