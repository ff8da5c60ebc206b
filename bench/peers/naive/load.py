"""Filling the naive peer: `python -m bench.peers.naive.load CATALOGUE`."""

import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

from bench.peers import source

BLOCK = 2000
_SINGLE = {
    "mesa": "mesa",
    "estado": "status",
    "evidencia": "evidence",
    "fuente": "source",
    "coleccion": "collection",
}
_SEVERAL = {
    "region": "regions",
    "ods": "ods",
    "pmm": "pmm",
    "principio": "principles",
    "tema": "themes",
    "poblacion": "populations",
}


def main(catalogue: Path) -> None:
    django.setup()
    call_command("migrate", "--run-syncdb", verbosity=0)
    keys: dict[tuple[str, str], int] = {}
    rows = source.rows(catalogue)
    while block := list(itertools.islice(rows, BLOCK)):
        with transaction.atomic():
            _write(block, keys)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write(block: Sequence[source.Row], keys: dict[tuple[str, str], int]) -> None:
    from bench.peers.naive.models import Practice  # noqa: PLC0415  models need the set-up

    lists = _lists()
    new = {(facet, value) for row in block for facet in lists for value in row.values[facet]}
    for facet, value in sorted(new - keys.keys()):
        keys[facet, value] = lists[facet]._default_manager.create(slug=value).pk  # noqa: SLF001 Django's API
    practices = Practice.objects.bulk_create(_practice(row, keys) for row in block)
    for facet, field in _SEVERAL.items():
        through = getattr(Practice, field).through
        column = f"{lists[facet].__name__.lower()}_id"
        through._default_manager.bulk_create(  # noqa: SLF001 Django's API
            through(practice_id=practice.pk, **{column: keys[facet, value]})
            for practice, row in zip(practices, block, strict=True)
            for value in row.values[facet]
        )


def _practice(row: source.Row, keys: dict[tuple[str, str], int]) -> Any:
    from bench.peers.naive.models import Practice  # noqa: PLC0415  models need the set-up

    single = {facet: next(iter(row.values[facet]), "") for facet in _SINGLE}
    return Practice(
        code=row.code,
        title=row.title,
        start=row.start,
        year=int(row.start[:4]) if row.start else None,
        alignment_count=row.alignment_count,
        has_mesa=bool(single["mesa"]),
        **{
            f"{_SINGLE[facet]}_id": keys[facet, value]
            for facet, value in single.items()
            if value
        },
        **row.texts,
    )


def _lists() -> dict[str, Any]:
    """Return the model of each list."""
    from bench.peers.naive.models import Practice  # noqa: PLC0415  models need the set-up

    fields = _SINGLE | _SEVERAL
    meta = Practice._meta  # noqa: SLF001 Django's API
    return {facet: meta.get_field(name).related_model for facet, name in fields.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
