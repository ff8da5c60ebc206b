"""Inserting many plain rows at once, for loading; the ORM makes an object of each."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def insert(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of plain values, in the order of the names of the columns (`practice_id`).

    Nothing is worked out, checked or returned: the columns left out must have a default in the
    database, and choices must come as plain text. The database's own constraints hold.
    """
    listed = list(rows)
    if not listed:
        return
    options = model._meta  # noqa: SLF001 Django's API
    columns = ", ".join(map(connection.ops.quote_name, names))
    places = ", ".join(["%s"] * len(names))
    table = connection.ops.quote_name(options.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", listed)  # noqa: S608  only names of the schema
