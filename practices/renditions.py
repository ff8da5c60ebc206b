"""Pictures as the catalogue keeps them: drawn anew, in two sizes, and nothing but the drawing.

What came with the file (EXIF, where it was taken, colour profile, comments, anything hidden
after its end) is not carried over, because only pixels are. No database.
"""

import dataclasses
import io
import struct
import threading
import zlib

from PIL import Image, ImageOps

MOST_PIXELS = 40_000_000
PAGE = (1600, 3200)
THUMBNAIL = (480, 960)
"""Most width and height of each size, in pixels."""
ENDING = "webp"
QUALITY = 80
_FORMATS = ("JPEG", "PNG", "WEBP")
_BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError,
    ArithmeticError, MemoryError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises for a file that is not the picture that it says."""
_PIECE = 1 << 16
_ONE_AT_A_TIME = threading.Lock()
"""A whole picture of the largest size takes some hundreds of MB while it is drawn."""
_DEPTH_AT = 24
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Of a PNG: where its head says the bits of a channel, and the channels of each kind."""


class UnreadableError(Exception):
    """Raised for what is not a whole picture of a known kind."""


class TooManyPixelsError(Exception):
    """Raised for a picture larger than `MOST_PIXELS`, before any of it is drawn."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rendition:
    """One size of a picture."""

    content: bytes
    width: int
    height: int


@dataclasses.dataclass(frozen=True, slots=True)
class Renditions:
    """A picture as it is kept."""

    page: Rendition
    thumbnail: Rendition


def fitted(width: int, height: int, box: tuple[int, int]) -> tuple[int, int]:
    """Return the size, in proportion, with which a picture fits in a box; never larger."""
    scale = min(1.0, box[0] / width, box[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def render(content: bytes) -> Renditions:
    """Draw a JPEG, PNG or WebP file anew.

    Raises TooManyPixelsError by its head alone, and UnreadableError.
    """
    try:
        with _ONE_AT_A_TIME, _opened(content) as image:
            if image.width * image.height > MOST_PIXELS:
                raise TooManyPixelsError
            _check_whole(image, content)
            return _rendered(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixelsError from error
    except _BROKEN as error:
        raise UnreadableError from error


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=_FORMATS)


def _check_whole(image: Image.Image, content: bytes) -> None:
    """Refuse a PNG without all of its lines before making room for them."""
    if image.format != "PNG":
        return
    with Image.open(io.BytesIO(content), formats=["PNG"]) as same:
        same.verify()
    depth, colours = struct.unpack_from("BB", content, _DEPTH_AT)
    least = image.height * (image.width * depth * _CHANNELS[colours] // 8)
    if _unpacked_size(content, least) < least:
        raise UnreadableError


def _unpacked_size(content: bytes, enough: int) -> int:
    """Return how much the lines of a PNG unpack to, or a little more than enough."""
    unpacker, size, place = zlib.decompressobj(), 0, 8
    while place + 8 <= len(content) and size < enough and not unpacker.eof:
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        while data and size < enough and not unpacker.eof:
            size += len(unpacker.decompress(data, _PIECE))
            data = unpacker.unconsumed_tail
        place += 12 + length
    return size


def _rendered(image: Image.Image) -> Renditions:
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    box = (PAGE[1], PAGE[0]) if turned else PAGE
    size = fitted(image.width, image.height, box)
    image.draft("RGB", size)  # a JPEG is read at the size that is needed
    image.thumbnail(size)
    upright = ImageOps.exif_transpose(image)
    page = _bare(upright, PAGE)
    return Renditions(_encoded(page), _encoded(_bare(page, THUMBNAIL)))


def _bare(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    """Return the pixels alone, in a size that fits."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    pixels = image.convert(mode)
    size = fitted(pixels.width, pixels.height, box)
    if size != pixels.size:
        pixels = pixels.resize(size, Image.Resampling.LANCZOS)
    bare = Image.new(mode, pixels.size)
    bare.paste(pixels)
    return bare


def _encoded(image: Image.Image) -> Rendition:
    kept = io.BytesIO()
    image.save(kept, "WEBP", quality=QUALITY, method=4, exif=b"", icc_profile=None, xmp=b"")
    return Rendition(kept.getvalue(), image.width, image.height)
