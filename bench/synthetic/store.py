"""Writing a synthetic catalogue: `python -m bench.synthetic.store SIZE`.

The practices go in as a load publishes them, derived columns, facets and words included, but
without validation and with working records that hold a title alone. Prints one JSON object.
"""

import json
import sys
import time
from collections.abc import Iterator

import django
from django.core.management import call_command
from django.db import connection, transaction

BLOCK = 2000
"""Practices per transaction: in one alone SQLite's log would outgrow the file."""


def main(size: int) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    from practices.ingest.reference_lists import load_reference_lists  # noqa: PLC0415

    load_reference_lists()
    made = written = 0.0
    for seconds_made, seconds_written in _blocks(size):
        made, written = made + seconds_made, written + seconds_written
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(json.dumps({"made": made, "written": written, "practices": size}))


def _blocks(size: int) -> Iterator[tuple[float, float]]:
    """Make and write the practices; gives the seconds that each took, block by block."""
    from bench.synthetic.reading import generator  # noqa: PLC0415  models need the set-up
    from practices.models.practice import Practice  # noqa: PLC0415
    from practices.names import read_names  # noqa: PLC0415
    from practices.workflow.publishing import Release, publish_records  # noqa: PLC0415
    from practices.workflow.stamp import bump  # noqa: PLC0415

    names, release = read_names(), Release(by=None)
    makes = generator(names)
    for first in range(1, size + 1, BLOCK):
        began = time.perf_counter()
        records = [makes.record(n) for n in range(first, min(first + BLOCK, size + 1))]
        ready = time.perf_counter()
        with transaction.atomic():
            practices = Practice.objects.bulk_create(
                Practice(code=each.code, title=each.title) for each in records
            )
            pairs = list(zip(practices, records, strict=True))
            publish_records(pairs=pairs, names=names, release=release)
            bump(names=True)
        yield ready - began, time.perf_counter() - ready


if __name__ == "__main__":
    main(int(sys.argv[1]))
