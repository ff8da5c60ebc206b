"""Files sent by staff: what they are by their bytes, and as what they are kept. No database."""

import dataclasses
import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from practices import renditions

if TYPE_CHECKING:
    from django.core.files import File  # no [] at run time

UPLOAD_MAX = 10 * 1024 * 1024
PDF = "pdf"
_SIGNATURES = (
    (b"\xff\xd8\xff", 0, "jpg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"WEBP", 8, "webp"),
    (b"%PDF-", 0, PDF),
)
"""First bytes, where they begin, and the ending of a file that has them."""
_PDF_END = 2048
"""Bytes at the end of a PDF among which its mark must be."""
_PDF_UNPACKED = 20 * 1024 * 1024
"""Most that is unpacked of a PDF to look for what it does."""
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)(?![A-Za-z0-9])")


@dataclasses.dataclass(frozen=True, slots=True)
class Upload:
    """A file as it will be kept, named by the digest of what is kept."""

    ending: str
    content: bytes
    thumbnail: renditions.Rendition | None = None
    width: int | None = None
    height: int | None = None

    @property
    def is_image(self) -> bool:
        """Whether it is a picture; what is not, is a PDF."""
        return self.ending != PDF

    @property
    def sha256(self) -> str:
        """The digest of what is kept, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def read_upload(file: "File[bytes]") -> Upload:
    """Read a file sent by staff; ValidationError, by its field, for what is not accepted."""
    if file.size > UPLOAD_MAX:
        raise _refused(_("El archivo pesa más de 10 MB."), "size")
    file.seek(0)
    content = file.read(UPLOAD_MAX + 1)
    file.seek(0)
    kind = _kind_of(content[:16])
    if not kind:
        message = _("Solo se admiten imágenes JPEG, PNG o WebP y documentos PDF.")
        raise _refused(message, "kind")
    if kind == PDF:
        _check_pdf(content)
        return Upload(PDF, content)
    return _picture(content)


def _refused(message: object, code: str) -> ValidationError:
    return ValidationError({"file": ValidationError(str(message), code=code)})


def _kind_of(head: bytes) -> str:
    ending = next((name for sign, at, name in _SIGNATURES if head.startswith(sign, at)), "")
    return "" if ending == "webp" and not head.startswith(b"RIFF") else ending


def _picture(content: bytes) -> Upload:
    try:
        drawn = renditions.render(content)
    except renditions.TooManyPixelsError:
        message = _("La imagen mide más de 40 megapíxeles: redúzcala antes de subirla.")
        raise _refused(message, "pixels") from None
    except renditions.UnreadableError:
        message = _("La imagen está dañada o incompleta: no se puede abrir.")
        raise _refused(message, "broken") from None
    page = drawn.page
    return Upload(renditions.ENDING, page.content, drawn.thumbnail, page.width, page.height)


def _check_pdf(content: bytes) -> None:
    """Refuse a PDF that is cut, locked, or does more than be read.

    A look at its words, not a reading of its structure: outside of its streams, and inside
    those that hold objects, whatever way the names are written.
    """
    if b"%%EOF" not in content[-_PDF_END:]:
        raise _refused(_("El PDF está incompleto: vuelva a guardarlo."), "broken")
    for part in _words_of_pdf(content):
        words = _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), part)
        if _LOCKED.search(words):
            message = _("El PDF está cifrado o protegido: guárdelo sin contraseña.")
            raise _refused(message, "locked")
        if _ACTIVE.search(words):
            message = _(
                "El PDF contiene programas, formularios activos u otros archivos dentro: "
                "guárdelo de nuevo como documento para leer (por ejemplo, «imprimir a PDF»)."
            )
            raise _refused(message, "active")


def _words_of_pdf(content: bytes) -> Iterator[bytes]:
    """Give what is outside of streams, and what streams of objects unpack to."""
    place, left = 0, _PDF_UNPACKED
    while (start := content.find(b"stream", place)) >= 0:
        words = content[place:start]
        yield words
        end = content.find(b"endstream", start)
        if end < 0:
            break
        if b"/ObjStm" in words[-2000:] and left:
            packed = content[start + 6 : end].lstrip(b"\r\n")
            objects = _unpacked(packed, left)
            left -= len(objects)
            yield objects
        place = end + len(b"endstream")
    yield content[place:]


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed
