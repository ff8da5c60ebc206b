"""Which files a version makes public; the database refuses those without consent."""

from collections.abc import Iterable

from practices.models.inserting import insert
from practices.models.publication import Publication
from practices.models.publication_attachment import PublicationAttachment
from practices.record import Record

COLUMNS = (
    "kind", "sha256", "file", "thumbnail", "title", "width", "height", "shows_people",
    "shows_minors", "consent_reference", "consent_date",
)  # fmt: skip
"""What is written of a file as the record has it."""


def insert_attachments(pairs: Iterable[tuple[Publication, Record]]) -> None:
    """Write the files of publications that are saved and have none written."""
    insert(
        PublicationAttachment,
        ("publication_id", "position", *COLUMNS),
        (
            (publication.pk, number, *(getattr(each, name) for name in COLUMNS))
            for publication, record in pairs
            for number, each in enumerate(record.attachments, start=1)
        ),
    )
