"""The picture of a practice where its address is shared: its cloth, its title and its place."""

import dataclasses
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from practices.weave import WARPS, WEFTS, Threads

SIZE = WIDTH, HEIGHT = 1200, 630
FONTS = Path(__file__).resolve().parent / "drawing"

PAPER, UNDYED, INK, SOFT_INK = "#ffffff", "#e8eaf1", "#14183b", "#454b6b"
PLACE, GOLD, MARK = "#990f38", "#f2b92c", "#d8295f"
ODS = (
    *("#e5243b", "#dda63a", "#4c9f38", "#c5192d", "#ff3a21", "#26bde2", "#fcc30b", "#a21942"),
    *("#fd6925", "#dd1367", "#fd9d24", "#bf8b2e", "#3f7e44", "#0a97d9", "#56c02b", "#00689d"),
    "#19486a",
)

SIDE = 27
"""Of a crossing: the cloth, 17 by 23, is nearly as high as the picture."""
CLOTH_LEFT, CLOTH_TOP = 0, (HEIGHT - WEFTS * SIDE) // 2
TEXT_LEFT, TEXT_RIGHT = WARPS * SIDE + 57, WIDTH - 64
TITLE_TOP, TITLE_BOTTOM = 164, 492
TITLE_SIZES = range(60, 33, -2)
TITLE_LEADING = 1.14
COLOURS = 96

Draw = ImageDraw.ImageDraw


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """What a picture says: the title, the place and what follows it, and whose it is."""

    title: str
    place: str
    after_place: str
    site: str
    descriptor: str


def picture(words: Words, threads: Threads) -> bytes:
    """Draw the picture as PNG."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _cloth(draw, threads)
    _brand(draw, words)
    _title(draw, words.title)
    _line(draw, words)
    stored = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(stored, "PNG", optimize=True)
    return stored.getvalue()


def _cloth(draw: Draw, threads: Threads) -> None:
    draw.rectangle((0, 0, WARPS * SIDE - 1, HEIGHT), fill=UNDYED)
    for number in range(WARPS):
        _warp(draw, number, 1, PAPER)
    for number in range(-1, WEFTS + 1):
        _stretch(draw, number, (0, WARPS * SIDE), 1, PAPER)
    for number, principal in threads.warp.items():
        _warp(draw, number - 1, _width(principal), ODS[number - 1])
    for number, principal in threads.weft.items():
        for stretch in _stretches(number, threads):
            _stretch(draw, number - 1, stretch, _width(principal), INK)
    for (ods, pmm), principal in threads.knots.items():
        _knot(draw, ods - 1, pmm - 1, SIDE * (3 if principal else 2) // 5)


def _width(principal: bool) -> int:  # noqa: FBT001 a thread's own flag
    return SIDE if principal else SIDE // 2


def _warp(draw: Draw, column: int, width: int, colour: str) -> None:
    left = column * SIDE + (SIDE - width) // 2
    draw.rectangle((left, 0, left + width - 1, HEIGHT), fill=colour)


def _stretch(draw: Draw, row: int, stretch: tuple[int, int], width: int, colour: str) -> None:
    top = CLOTH_TOP + row * SIDE + (SIDE - width) // 2
    draw.rectangle((stretch[0], top, stretch[1] - 1, top + width - 1), fill=colour)


def _stretches(number: int, threads: Threads) -> Iterator[tuple[int, int]]:
    """Give the parts of a weft that are seen: it goes under every other warp."""
    start = 0
    for warp, principal in sorted(threads.warp.items()):
        if (warp + number) % 2 == 0:
            left = (warp - 1) * SIDE + (SIDE - _width(principal)) // 2
            if left > start:
                yield start, left
            start = left + _width(principal)
    if start < WARPS * SIDE:
        yield start, WARPS * SIDE


def _knot(draw: Draw, column: int, row: int, width: int) -> None:
    left = column * SIDE + (SIDE - width) // 2
    top = CLOTH_TOP + row * SIDE + (SIDE - width) // 2
    draw.rectangle((left, top, left + width - 1, top + width - 1), fill=GOLD)


def _brand(draw: Draw, words: Words) -> None:
    mark(draw, (TEXT_LEFT, 58), 52)
    draw.text((TEXT_LEFT + 70, 82), words.site, INK, _font("title", 29), anchor="ls")
    draw.text((TEXT_LEFT + 70, 108), words.descriptor, SOFT_INK, _font("line", 20), anchor="ls")


def mark(draw: Draw, corner: tuple[int, int], side: int, ink: str = INK) -> None:
    """Draw the mark: three warps and two wefts, over and under, in a square."""
    for left, top, right, bottom in ((2, 0, 8, 34), (14, 0, 20, 34), (26, 0, 32, 34)):
        _part(draw, corner, side, (left, top, right, bottom), ink)
    wefts = ((0, 6, 14, 12), (20, 6, 34, 12), (8, 22, 26, 28), (0, 22, 2, 28), (32, 22, 34, 28))
    for box in wefts:
        _part(draw, corner, side, box, MARK)


def _part(
    draw: Draw,
    corner: tuple[int, int],
    side: int,
    box: tuple[int, int, int, int],
    colour: str,
) -> None:
    """Draw a rectangle of the mark, which is designed on a square of 34 units."""
    left, top, right, bottom = (round(edge * side / 34) for edge in box)
    across, down = corner
    draw.rectangle((across + left, down + top, across + right - 1, down + bottom - 1), colour)


def _title(draw: Draw, title: str) -> None:
    """Write the title as large as it fits; the longest at the least size, cut where it ends."""
    for size in TITLE_SIZES:
        lines = _wrapped(draw, title, size)
        room = int((TITLE_BOTTOM - TITLE_TOP) / (size * TITLE_LEADING))
        if len(lines) <= room:
            break
    for number, line in enumerate(lines[:room]):
        baseline = TITLE_TOP + size + round(number * size * TITLE_LEADING)
        draw.text((TEXT_LEFT, baseline), line, INK, _font("title", size), anchor="ls")


def _wrapped(draw: Draw, text: str, size: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, _font("title", size)) > TEXT_RIGHT - TEXT_LEFT:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _line(draw: Draw, words: Words) -> None:
    """Write the place in carmine, and after it what fits of the rest."""
    font, baseline = _font("line", 26), HEIGHT - 62
    draw.rectangle((TEXT_LEFT, baseline - 48, TEXT_RIGHT, baseline - 46), fill=INK)
    draw.text((TEXT_LEFT, baseline), words.place, PLACE, font, anchor="ls")
    after = TEXT_LEFT + draw.textlength(words.place, font)
    rest = _fitting(draw, words.after_place.split(), TEXT_RIGHT - after)
    draw.text((after, baseline), rest if words.place else rest.lstrip(), SOFT_INK, font, "ls")


def _fitting(draw: Draw, words: Iterable[str], width: float) -> str:
    text = ""
    for word in words:
        if draw.textlength(f"{text} {word}…", _font("line", 26)) > width:
            return f"{text}…"
        text = f"{text} {word}"
    return text


@lru_cache(maxsize=32)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)
