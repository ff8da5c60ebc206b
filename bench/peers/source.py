"""The practices of a synthetic catalogue as plain rows, for the peers to load as they like."""

import dataclasses
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

FACETS = (
    "region", "mesa", "con_mesa", "ods", "pmm", "principio", "tema", "poblacion", "estado",
    "evidencia", "fuente", "coleccion",
)  # fmt: skip
"""The facets that synthetic practices have values of."""

_PUBLICATIONS = (
    "SELECT id, code, title, start, alignment_count, snapshot FROM practices_publication "
    "WHERE standing = 'vigente' ORDER BY code"
)
_FACET_VALUES = "SELECT publication_id, facet, value FROM practices_publicationfacet"


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One practice: its texts, and its values by facet."""

    code: str
    title: str
    start: str
    alignment_count: int
    texts: Mapping[str, str]
    values: Mapping[str, Sequence[str]]


TEXTS = ("summary", "problem", "description", "lessons")


def rows(database: Path) -> Iterator[Row]:
    """Give every practice of a catalogue, in the order of their codes."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    values: dict[int, dict[str, list[str]]] = {}
    for key, facet, value in connection.execute(_FACET_VALUES):
        values.setdefault(key, {name: [] for name in FACETS})[facet].append(value)
    for key, code, title, start, count, snapshot in connection.execute(_PUBLICATIONS):
        record = json.loads(snapshot)
        texts = {name: record[name] for name in TEXTS}
        yield Row(code, title, start, count, texts, values[key])
    connection.close()
