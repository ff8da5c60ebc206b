"""Files in the store that no record, version or replaced draft names any longer."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from practices.models.practice_draft import ReplacedDraft
from practices.models.practice_parts import Attachment
from practices.models.publication import Publication

FOLDER = "adjuntos"
LEAST_AGE = dt.timedelta(days=1)
"""A younger file may be of a form that is being saved."""


def unnamed_files() -> list[str]:
    """Return the names of the files that nobody names and are at least a day old."""
    limit = timezone.now() - LEAST_AGE
    stored = sorted(set(_stored(FOLDER)) - _named())
    return [name for name in stored if default_storage.get_modified_time(name) < limit]


def delete_files(names: list[str]) -> None:
    """Delete files, unless somebody has named them meanwhile."""
    for name in sorted(set(names) - _named()):
        default_storage.delete(name)


def _stored(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for each in folders:
        yield from _stored(f"{folder}/{each}")


def _named() -> set[str]:
    rows = Attachment.objects.order_by().values_list("file", "thumbnail")
    names = {name for row in rows.iterator() for name in row}
    for model in (Publication, ReplacedDraft):
        names |= _named_by_snapshots(model)
    return names


def _named_by_snapshots(model: type[models.Model]) -> set[str]:
    """Whatever their standing: an older version can be brought back."""
    lists: Any = model._default_manager.order_by().values_list(  # noqa: SLF001 Django's API
        "snapshot__attachments", flat=True
    )
    return {
        name
        for files in lists.iterator()
        for file in files or ()
        for name in (file.get("file", ""), file.get("thumbnail", ""))
    }
