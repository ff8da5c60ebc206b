"""A working record as its public page would show it."""

import dataclasses
from collections.abc import Callable

from django.utils import timezone

from practices.enums import Standing
from practices.index.catalogue import CatalogueIndex
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.queries.record import RecordPage, Version, record_page
from practices.queries.record_files import Files, files_at
from practices.record import SCHEMA_VERSION, Record, digest, to_data
from practices.snapshot.dumping import dump
from practices.text import slugify

FileAddress = Callable[[int, str], str]
"""Gives the address of an attachment, by its key, in one of its sizes."""
_OF_WHAT_IS_PUBLIC = "citar"
"""The section that cites the version, which there is not yet."""


def preview(practice: Practice, index: CatalogueIndex, file_at: FileAddress) -> RecordPage:
    """Tell a practice that came `with_parts()` as the public page tells a publication.

    Its files are private: `file_at` gives where whoever looks may have them.
    """
    publication = _unpublished(practice)
    page = record_page(publication, index, _files(practice, publication.record, file_at))
    version = Version(
        number=publication.number,
        on=publication.published_at,
        note="",
        current=True,
        url="",
    )
    return dataclasses.replace(
        page,
        versions=[version],
        rest=tuple(each for each in page.rest if each.anchor != _OF_WHAT_IS_PUBLIC),
    )


def _files(practice: Practice, record: Record, file_at: FileAddress) -> Files:
    keys = [each.pk for each in practice.attachments.all()]
    key_of = {id(each): key for each, key in zip(record.attachments, keys, strict=True)}
    return files_at(
        list(record.attachments), lambda each, size: file_at(key_of[id(each)], size)
    )


def _unpublished(practice: Practice) -> Publication:
    """Return the version that publishing now would make; it is never saved."""
    record, now = dump(practice), timezone.now()
    snapshot = to_data(record)
    last = practice.publications.order_by("-number").values_list("number", flat=True).first()
    return Publication(
        practice=practice,
        code=record.code,
        slug=slugify(record.title),
        number=(last or 0) + 1,
        schema_version=SCHEMA_VERSION,
        snapshot=snapshot,
        sha256=digest(snapshot),
        title=record.title,
        start=record.start,
        published_at=now,
        standing=Standing.CURRENT,
        standing_since=now,
    )
