"""The whole catalogue as files, each with the size that it has today."""

import dataclasses
from collections.abc import Iterator

from django.conf import settings
from django.urls import get_script_prefix
from django.utils import timezone, translation

from practices.exports import json
from practices.filters.filterset import LARGEST_DATA_PAGE
from practices.index.catalogue import CatalogueIndex
from practices.listing import address, every, find
from practices.queries.cards import read_publications
from practices.selection import Selection
from practices.views.downloads import FILES, Lines

_EVERYTHING = Selection()
_LARGEST = Selection(size=LARGEST_DATA_PAGE)

MOST_MEASURED = 300
"""To know a size is to make the file: of more practices it would keep the reader waiting."""

_measured: dict[tuple[str, str], list["DataFile"]] = {}
"""The files of the newest stamp only."""


@dataclasses.dataclass(frozen=True, slots=True)
class DataFile:
    """A file of every practice: its format, its address and its bytes, if they were counted."""

    label: str
    url: str
    size: int | None


def data_files(index: CatalogueIndex) -> list[DataFile]:
    """Return the files of the whole catalogue; they are measured once for each stamp."""
    key = (index.stamp.token, get_script_prefix())
    measured = _measured.get(key)
    if measured is None:
        # Data have one language, whatever that of the page which offers them.
        with translation.override(settings.LANGUAGE_CODE):
            measured = list(_measure(index))
        _measured.clear()
        _measured[key] = measured
    return measured


def _measure(index: CatalogueIndex) -> Iterator[DataFile]:
    few = index.size <= MOST_MEASURED
    for each in FILES:
        size = _size(index, each.lines) if few else None
        yield DataFile(each.label, address(_EVERYTHING, each.list_route), size)
    size = _size_of_json(index) if few else None
    yield DataFile("JSON", address(_LARGEST, "data:list_json"), size)


def _size(index: CatalogueIndex, lines: Lines) -> int:
    return sum(map(len, lines(every(index, _EVERYTHING), index.names)))


def _size_of_json(index: CatalogueIndex) -> int:
    found = find(index, _LARGEST, every_target=True)
    rows = read_publications(found.keys)
    return len(json.listing(found, rows, index.names, at=timezone.now()))
