"""The practices as one table for Datasette: `python -m bench.peers.datasette_table FROM TO`."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.peers import source

TABLE = "practicas"
_COLUMNS = ("code", "title", *source.TEXTS, "start", *source.FACETS)


def main(catalogue: Path, target: Path) -> None:
    """Write the table, arrays as JSON, with its full-text index and an index by start."""
    connection = sqlite3.connect(target)
    columns = ", ".join(f"{name} TEXT" for name in _COLUMNS)
    connection.execute(f"CREATE TABLE {TABLE} (id INTEGER PRIMARY KEY, {columns})")
    places = ", ".join("?" * len(_COLUMNS))
    insert = f"INSERT INTO {TABLE} ({', '.join(_COLUMNS)}) VALUES ({places})"  # noqa: S608  our own names
    connection.executemany(insert, _rows(catalogue))
    texts = ", ".join(("title", *source.TEXTS))
    connection.execute(
        f'CREATE VIRTUAL TABLE {TABLE}_fts USING fts5({texts}, content="{TABLE}", '
        "content_rowid=\"id\", tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute(f"INSERT INTO {TABLE}_fts({TABLE}_fts) VALUES ('rebuild')")  # noqa: S608  our own names
    connection.execute(f"CREATE INDEX by_start ON {TABLE}(start)")
    connection.execute(f"CREATE INDEX by_title ON {TABLE}(title)")
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def _rows(catalogue: Path) -> Iterator[tuple[str, ...]]:
    for row in source.rows(catalogue):
        arrays = (json.dumps(list(row.values[facet])) for facet in source.FACETS)
        texts = (row.texts[name] for name in source.TEXTS)
        yield (row.code, row.title, *texts, row.start, *arrays)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
