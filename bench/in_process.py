"""The index measured inside one process: `python -m bench.in_process ROUNDS`.

Prints one JSON object. The catalogue it opens is a copy: one of the measures edits it.
"""

import dataclasses
import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import django

from bench.mix import Asked, mix

if TYPE_CHECKING:
    from practices.index.catalogue import CatalogueIndex, Selected

Done = TypeVar("Done")

_MATRICES = 5


@dataclasses.dataclass(frozen=True, slots=True)
class InProcess:
    """What one process measured at one size; milliseconds, seconds and bytes as named.

    `first` are the selections asked for the first time, `again` those after it, and `sql` the
    same by plain SQL: pairs of a selection's number and milliseconds.
    """

    cold_seconds: float
    edit_seconds: float
    sets_bytes: int
    words_bytes: int
    grown_megabytes: float
    first: list[tuple[int, float]]
    again: list[tuple[int, float]]
    sql: list[tuple[int, float]]
    wrong: list[int]
    totals: dict[str, int]
    matrix_milliseconds: float
    statements_first: int
    statements_again: int


def main(rounds: int) -> None:
    django.setup()
    print(json.dumps(dataclasses.asdict(_measured(rounds))))


def _measured(rounds: int) -> InProcess:
    from bench import weights  # noqa: PLC0415  models need the set-up
    from practices.index import holder  # noqa: PLC0415  models need the set-up

    before = weights.resident_megabytes()
    cold, index = _timed(holder.current)
    grown = weights.resident_megabytes() - before
    asked = mix()
    first = [(each.number, _timed(_answered, index, each)[0]) for each in asked]
    again = [
        (each.number, _timed(_answered, index, each)[0])
        for _ in range(rounds)
        for each in asked
    ]
    sql, wrong, totals = _compared(index, asked)
    matrix = _matrix(index)
    statements = _statements(), _statements()
    return InProcess(
        cold_seconds=cold / 1000,
        edit_seconds=_edited(),
        sets_bytes=weights.of_sets(index),
        words_bytes=weights.of_words(index),
        grown_megabytes=grown,
        first=first,
        again=again,
        sql=sql,
        wrong=wrong,
        totals=totals,
        matrix_milliseconds=matrix,
        statements_first=statements[0],
        statements_again=statements[1],
    )


def _timed(work: Callable[..., Done], *given: object) -> tuple[float, Done]:
    began = time.perf_counter()
    done = work(*given)
    return (time.perf_counter() - began) * 1000, done


def _answered(index: "CatalogueIndex", asked: Asked) -> "tuple[Selected, list[int]]":
    """Do what a page asks of the index: the total, every count and the keys of one page."""
    selection = asked.selection
    selected = index.select(selection)
    start = (selection.page - 1) * selection.size
    return selected, index.page(selected, selection.ordering, start, start + selection.size)


def _compared(
    index: "CatalogueIndex", asked: tuple[Asked, ...]
) -> tuple[list[tuple[int, float]], list[int], dict[str, int]]:
    """Time plain SQL in its quicker shape, and note the selections whose answers differ.

    Compares the total, every count, and the keys of the page in the default order.
    """
    from bench.peers import plain_sql  # noqa: PLC0415  models need the set-up
    from practices.enums import Order  # noqa: PLC0415  models need the set-up
    from practices.search.scoring import positions  # noqa: PLC0415  models need the set-up

    sql, wrong, totals = [], [], {}
    for each in asked:
        selected, _keys = _answered(index, each)
        if selected.answer is not None:
            found = positions(selected.answer.bits)
            plain_sql.keep_found(index.keys[position] for position in found)
        shapes = [_timed(plain_sql.answer, each.selection, shape) for shape in plain_sql.Shape]
        milliseconds, plain = min(shapes, key=lambda timed: timed[0])
        sql.append((each.number, milliseconds))
        totals[str(each.number)] = plain.total
        start = (each.selection.page - 1) * each.selection.size
        keys = index.page(selected, Order.RECENT, start, start + each.selection.size)
        if (plain.total, plain.counts, plain.keys) != (selected.total, selected.counts, keys):
            wrong.append(each.number)
    return sql, wrong, totals


def _matrix(index: "CatalogueIndex") -> float:
    from practices.enums import Facet  # noqa: PLC0415  models need the set-up

    return min(_timed(index.matrix, Facet.ODS, Facet.PMM)[0] for _ in range(_MATRICES))


def _statements() -> int:
    """Count the statements of an anonymous listing."""
    from django.db import connection  # noqa: PLC0415  after the set-up
    from django.test import Client  # noqa: PLC0415  after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  after the set-up

    with CaptureQueriesContext(connection) as statements:
        Client(headers={"host": "127.0.0.1"}).get(
            "/practicas/", {"region": "piura", "ods": "3"}
        )
    return len(statements)


def _edited() -> float:
    """Publish another version of one practice; return the seconds until it is in the index."""
    from django.db import transaction  # noqa: PLC0415  after the set-up

    from practices.index import holder  # noqa: PLC0415  models need the set-up
    from practices.models.practice import Practice  # noqa: PLC0415  models need the set-up
    from practices.models.publication import Publication  # noqa: PLC0415  models need the set-up
    from practices.names import read_names  # noqa: PLC0415  models need the set-up
    from practices.workflow.publishing import Release, publish_records  # noqa: PLC0415  the same
    from practices.workflow.stamp import bump  # noqa: PLC0415  models need the set-up

    practice = Practice.objects.earliest("pk")
    record = Publication.objects.current().get(practice=practice).record
    changed = dataclasses.replace(record, title=f"{record.title} (corregida)")
    with transaction.atomic():
        publish_records(
            pairs=[(practice, changed)], names=read_names(), release=Release(by=None)
        )
        bump()
    return _timed(holder.current)[0] / 1000


if __name__ == "__main__":
    main(int(sys.argv[1]))
