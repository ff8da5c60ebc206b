"""JSON: a listing, a record, and what was wrong with an address."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from practices.exports.columns import (
    COLUMNS,
    LICENCE,
    LICENCE_ADDRESS,
    Row,
    absolute,
    rows,
    utc,
)
from practices.listing import Found, address
from practices.models.publication import Publication
from practices.names import Names

MEDIA_TYPE = "application/json"
PROBLEM_MEDIA_TYPE = "application/problem+json"
BAD_REQUEST = 400
PRIVATE = ("shows_people", "shows_minors", "consent_reference", "consent_date")
"""What a record says of the people in its photographs, for who decides to publish them."""


def listing(
    found: Found, publications: Iterable[Publication], names: Names, *, at: dt.datetime
) -> bytes:
    """Return one page of a listing, with the counts of every facet that has values."""
    following = found.following
    return _bytes(
        {
            "total": found.total,
            "facets": {facet.value: each for facet, each in found.counts.items() if each},
            "results": [result(row) for row in rows(publications, names)],
            "next": absolute(address(following, "data:list_json")) if following else None,
            "licence": _licence(),
            "generated": utc(at),
        }
    )


def result(row: Row) -> dict[str, Any]:
    """Return a row as data: every column by its key, lists as lists."""
    return {column.key: column.value(row) for column in COLUMNS}


def record(publication: Publication) -> bytes:
    """Return a published version whole: its snapshot, and what vouches for it.

    The keys of the snapshot are sorted, as for its digest: databases keep them in any order.
    What vouches for the people in a photograph is not given, so that of a record with files
    only the catalogue can work out the digest again.
    """
    return _bytes(
        {
            "code": publication.code,
            "url": absolute(publication.get_absolute_url()),
            "version": publication.number,
            "standing": publication.standing,
            "published_at": utc(publication.published_at),
            "sha256": publication.sha256,
            "schema_version": publication.schema_version,
            "licence": _licence(),
            "collection": publication.snapshot["collection"],
            "record": _without_people(publication),
        }
    )


def _without_people(publication: Publication) -> dict[str, Any]:
    snapshot: dict[str, Any] = json.loads(json.dumps(publication.snapshot, sort_keys=True))
    for file in snapshot.get("attachments", ()):
        for name in PRIVATE:
            file.pop(name, None)
    return snapshot


def problem(errors: Iterable[dict[str, Any]]) -> bytes:
    """Return what could not be used of an address, and what would be valid (RFC 9457)."""
    return _bytes(
        {
            "type": "about:blank",
            "title": _("La dirección pide algo que el catálogo no conoce."),
            "status": BAD_REQUEST,
            "errors": list(errors),
        }
    )


def _licence() -> dict[str, str]:
    return {"name": LICENCE, "url": LICENCE_ADDRESS}


def _bytes(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
