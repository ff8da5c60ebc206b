"""A kept file on its way to a reader: its bytes, and with what headers. No database."""

import dataclasses
import re
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from django.core.files import File  # no [] at run time

TYPES = {
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
}
"""Media type by the ending of the name, which was given by the bytes of the file."""
POLICY = "default-src 'none'; sandbox"
"""Were a file ever read as a page, it could load nothing and run nothing."""
PUBLIC = "private, max-age=31536000, immutable"
"""Its address is made of its bytes, so a reader keeps it; a cache between does not, because a
file may be withdrawn."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
PAGE, THUMBNAIL = "pagina", "miniatura"
SIZES = (PAGE, THUMBNAIL)


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store, and how it is called when it is given."""

    file: str
    title: str
    sha256: str
    size: str = PAGE

    @property
    def ending(self) -> str:
        """The ending of its name, without the dot."""
        return self.file.rpartition(".")[2]

    @property
    def etag(self) -> str:
        """Its strong name: the same one, the same bytes."""
        return f'"{self.sha256}-{self.size}"'

    @property
    def known(self) -> bool:
        """Whether it is of a kind that is given at all."""
        return self.ending in TYPES

    def open(self) -> "File[bytes]":
        """Open it; FileNotFoundError if the store no longer has it."""
        return default_storage.open(self.file, "rb")

    def headers(self) -> dict[str, str]:
        """Return the headers with which it is given: a picture to be seen, the rest to keep."""
        name = _NOT_IN_NAMES.sub(" ", self.title).strip()[:120] or "archivo"
        disposition = content_disposition_header(
            as_attachment=not TYPES[self.ending].startswith("image/"),
            filename=f"{name}.{self.ending}",
        )
        return {
            "Content-Type": TYPES[self.ending],
            "Content-Disposition": disposition or "",
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "ETag": self.etag,
        }


def public_name(sha256: str, file: str, size: str = PAGE) -> str:
    """Return the name of a file in its public address."""
    ending = file.rpartition(".")[2]
    return f"{sha256}.{ending}" if size == PAGE else f"{sha256}-{size}.{ending}"
