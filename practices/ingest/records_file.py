"""Files of Records: JSON (an array, or one object) and JSON Lines."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from practices.ingest.entries import Entry, label_of, not_an_object
from practices.ingest.json_stream import JsonFault, JsonValue, read_array, read_lines
from practices.record import Record
from practices.record_reader import Fault, read_anyway

LINES_SUFFIXES = (".jsonl", ".ndjson")
ARRAY_SUFFIXES = (".json",)


class JsonRecordsFile:
    """Records as `record.to_data` writes them; each says its own collection."""

    default_collection = ""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """Read the records one by one."""
        lines = self._path.suffix.lower() in LINES_SUFFIXES
        values = read_lines(self._path) if lines else read_array(self._path)
        return map(_entry, values)


def _entry(value: JsonValue | JsonFault) -> Entry:
    place = f"línea {value.line}"
    if isinstance(value, JsonFault):
        return Entry(place, None, (Fault("archivo", value.found, value.valid),))
    content = value.content
    if not isinstance(content, Mapping):
        return Entry(place, None, (not_an_object("registro", content),))
    label = label_of(place, content.get("import_id"), content.get("code"))
    faults: list[Fault] = []
    record = read_anyway(Record, content, faults)
    return Entry(label, record, tuple(faults))
