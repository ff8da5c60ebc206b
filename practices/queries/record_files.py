"""The images and documents of a record, as its page shows them."""

import dataclasses
from collections.abc import Callable

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from practices.enums import AttachmentKind
from practices.media import PAGE, THUMBNAIL, public_name
from practices.models.publication_attachment import PublicationAttachment
from practices.record import AttachmentEntry, Record
from practices.renditions import THUMBNAIL as THUMBNAIL_BOX
from practices.renditions import fitted

Address = Callable[[AttachmentEntry, str], str]
"""Gives the address of a file in one of its sizes."""
_UNITS = 1000


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file: `width` and `height` are those of the thumbnail, in which an image is shown."""

    title: str
    alternative_text: str
    credit: str
    licence: str
    is_image: bool
    format: str
    weight: str
    url: str
    thumbnail_url: str = ""
    width: int = 0
    height: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Files:
    """What a page shows of the files of a record; `dropped` are no longer public."""

    images: tuple[FileRow, ...] = ()
    documents: tuple[FileRow, ...] = ()
    dropped: int = 0

    def __bool__(self) -> bool:
        return bool(self.images or self.documents or self.dropped)


def public_files(record: Record) -> Files:
    """Return the files of a version that may be shown; at most one statement.

    An older version shows what is still public: a photograph that a later version left out
    may have lost its consent.
    """
    if not record.attachments:
        return Files()
    digests = [each.sha256 for each in record.attachments]
    rows = PublicationAttachment.objects.readable().filter(sha256__in=digests)
    public = set(rows.values_list("sha256", flat=True))
    shown = [each for each in record.attachments if each.sha256 in public]
    return files_at(shown, _public_address, dropped=len(digests) - len(shown))


def _public_address(each: AttachmentEntry, size: str) -> str:
    file = each.file if size == PAGE else each.thumbnail
    return reverse("data:media", kwargs={"name": public_name(each.sha256, file, size)})


def files_at(entries: list[AttachmentEntry], address: Address, *, dropped: int = 0) -> Files:
    """Return files that are at some addresses."""
    rows = [_row(each, address) for each in entries]
    return Files(
        images=tuple(each for each in rows if each.is_image),
        documents=tuple(each for each in rows if not each.is_image),
        dropped=dropped,
    )


def _row(each: AttachmentEntry, address: Address) -> FileRow:
    is_image = each.kind == AttachmentKind.IMAGE
    drawn = is_image and each.thumbnail and each.width and each.height
    size = fitted(each.width or 1, each.height or 1, THUMBNAIL_BOX) if drawn else (0, 0)
    return FileRow(
        title=each.title,
        alternative_text=each.alternative_text,
        credit=each.credit,
        licence=each.licence,
        is_image=is_image,
        format=_("imagen") if is_image else "PDF",
        weight=weight(each.size) if each.size else "",
        url=address(each, PAGE),
        thumbnail_url=address(each, THUMBNAIL) if drawn else "",
        width=size[0],
        height=size[1],
    )


def weight(size: int) -> str:
    """Write how much a file weighs, as whoever pays for each byte reads it: 240 kB, 1,2 MB."""
    if size < _UNITS**2:
        return f"{max(1, round(size / _UNITS))}\N{NO-BREAK SPACE}kB"
    return f"{number_format(size / _UNITS**2, 1)}\N{NO-BREAK SPACE}MB"
