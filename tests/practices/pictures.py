"""Pictures and documents for tests, and records that have them."""

import io
import struct
import zlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from practices.enums import AttachmentKind
from practices.record import AttachmentEntry
from practices.uploads import read_upload

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n"
GPS, ORIENTATION, LATITUDE = 0x8825, 0x0112, 2
CONSENT: dict[str, Any] = {
    "consent_reference": "Acta 12-2026 de Rosa Quispe",
    "consent_date": "2026-03-01",
}


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **saved: Any) -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    kept = io.BytesIO()
    image.save(kept, kind, **saved)
    return kept.getvalue()


def photograph(orientation: int = 1) -> bytes:
    """Return a JPEG that says where it was taken, and which side is up."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[LATITUDE] = (3.0, 34.0, 1.0)
    exif[0x010E] = "Rosa Quispe en su casa"
    return picture(exif=exif, comment=b"Rosa Quispe")


def png(width: int, height: int, lines: bytes) -> bytes:
    """Return a PNG that says a size, whatever its lines are."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def kept_file(
    title: str = "La feria", content: bytes | None = None, **overrides: Any
) -> AttachmentEntry:
    """Put a file in the store as an upload does, and return what a record says of it."""
    upload = read_upload(ContentFile(content or picture(), "foto"))
    name = f"adjuntos/2026/{upload.sha256}"
    file = default_storage.save(f"{name}.{upload.ending}", ContentFile(upload.content))
    thumbnail = ""
    if upload.thumbnail:
        small = ContentFile(upload.thumbnail.content)
        thumbnail = default_storage.save(f"{name}-miniatura.{upload.ending}", small)
    values: dict[str, Any] = {
        "thumbnail": thumbnail,
        "kind": AttachmentKind.IMAGE if upload.is_image else AttachmentKind.DOCUMENT,
        "alternative_text": "Gente en una feria." if upload.is_image else "",
        "credit": "MTIGM Tumbes",
        "licence": "CC BY 4.0",
        "width": upload.width,
        "height": upload.height,
        "size": len(upload.content),
    }
    return AttachmentEntry(
        file=file,
        sha256=upload.sha256,
        title=title,
        **values | overrides,
    )
