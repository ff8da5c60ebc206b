"""Inserting many plain rows at once, for loading; the ORM makes an object of each."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def insert(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of plain values, in the order of the names of the columns (`practice_id`).

    Nothing is worked out, checked or returned: the columns left out must have a default in the
    database. The database's own constraints hold. PostgreSQL copies them in, which is many
    times faster there than a statement per row.
    """
    listed = list(rows)
    if not listed:
        return
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 Django's API
    columns = ", ".join(map(connection.ops.quote_name, names))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in listed:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(names))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", listed)  # noqa: S608  only names of the schema


def refresh_statistics(*models_changed: type[models.Model]) -> None:
    """Let the database count its rows anew after many were written at once.

    PostgreSQL plans by statistics that it gathers itself only about once a minute; with those
    of an empty table the counts of a listing took over forty seconds. SQLite needs nothing.
    """
    if connection.vendor != "postgresql":
        return
    names = [connection.ops.quote_name(each._meta.db_table) for each in models_changed]  # noqa: SLF001 Django's API
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(names)}")
