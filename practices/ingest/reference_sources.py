"""Sources that the reference lists rest on."""

from collections.abc import Iterable
from typing import NamedTuple

from practices.models.source import Source


class SourceKey(NamedTuple):
    """What makes two sources the same."""

    url: str
    publisher: str
    date: str = ""
    title: str = ""


def source_rows(keys: Iterable[SourceKey]) -> dict[SourceKey, Source]:
    """Return the sources with these keys, after making the ones that are not there."""
    wanted = dict.fromkeys(keys)
    found = _rows(wanted)
    Source.objects.bulk_create(Source(**key._asdict()) for key in wanted if key not in found)
    return _rows(wanted)


def _rows(keys: Iterable[SourceKey]) -> dict[SourceKey, Source]:
    rows = Source.objects.filter(publisher__in={key.publisher for key in keys})
    return {SourceKey(row.url, row.publisher, row.date, row.title): row for row in rows}
