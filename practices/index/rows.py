"""Reading many rows as one value, which other threads cannot interrupt."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

_AS_ONE = {
    "sqlite": "SELECT json_group_array(json_array({columns})) FROM ({statement}) AS listed",
    "postgresql": (
        "SELECT json_agg(json_build_array({columns}))::text FROM ({statement}) AS listed"
    ),
}
_JOINED = {"sqlite": "group_concat({})", "postgresql": "string_agg({}::text, ',')"}


def read_rows(
    columns: Iterable[str], source: str, values: Iterable[Any] = ()
) -> list[list[Any]]:
    """Return the columns of all rows of a source (`table WHERE …`), unordered; one statement.

    SQLite's driver lets other threads in at each row, and may wait 5 ms to go on: beside one
    busy thread ten thousand rows took 15 s, and as one value under 1 s.
    """
    return _read(list(columns), list(columns), source, values)


def read_groups(columns: Iterable[str], member: str, source: str) -> list[tuple[Any, ...]]:
    """Return the different rows of some columns, each with the list of its `member` numbers."""
    keys = list(columns)
    joined = _JOINED[connection.vendor].format(member)
    grouped = f"{source} GROUP BY {', '.join(keys)}"
    rows = _read([*keys, "members"], [*keys, f"{joined} AS members"], grouped)
    return [(*row[:-1], [int(each) for each in row[-1].split(",")]) for row in rows]


def _read(
    columns: list[str], selected: list[str], source: str, values: Iterable[Any] = ()
) -> list[list[Any]]:
    statement = f"SELECT {', '.join(selected)} FROM {source}"  # noqa: S608  only names of ours
    whole = _AS_ONE[connection.vendor].format(columns=", ".join(columns), statement=statement)
    with connection.cursor() as cursor:
        cursor.execute(whole, list(values))
        [found] = cursor.fetchone()
    return json.loads(found) if found else []
