"""Cut the fonts that pages use to the axes and the characters that they use.

The sources are npm's packages of quality/package.json; the results are in static/fonts and
practices/drawing, under the sources' own licence, which lies beside them. Run it again after
changing either: `.venv/bin/python quality/fonts.py`.
"""

from __future__ import annotations

import dataclasses
import shutil
import sys
from pathlib import Path
from typing import TypeAlias

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "quality" / "node_modules" / "@fontsource-variable"
SERVED = ROOT / "static" / "fonts"
DRAWN = ROOT / "practices" / "drawing"

Limits: TypeAlias = dict[str, float | tuple[float, float]]

NARROW_NO_BREAK_SPACE, THIN_SPACE = 0x202F, 0x2009
"""Peru's numbers have the first between their thousands; the fonts have only the second."""

BASIC = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x0131, 0x0152, 0x0153, 0x02BC, THIN_SPACE, NARROW_NO_BREAK_SPACE),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E),
    *(0x2022, 0x2026, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2191, 0x2193, 0x2212),
)
"""What Spanish, English and Quechua are written with; fonts.css says it too."""

EXTENDED = (
    *range(0x100, 0x149),
    *range(0x14A, 0x180),
    *range(0x218, 0x21C),
    *range(0x1E80, 0x1E86),
    0x1E9E,
)
"""Names of people and places in other languages; fetched only by a page that has one."""

DIGITS = tuple(map(ord, "0123456789."))

FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "liga", "calt", "rclt", "lnum", "tnum"]


@dataclasses.dataclass(frozen=True)
class Cut:
    """One font to make: where from, with which axes and which characters."""

    source: str
    limits: Limits
    characters: tuple[int, ...]
    target: Path


PIAZZOLLA: Limits = {"wght": (400, 660), "opsz": 20}
ARCHIVO: Limits = {"wght": (400, 700), "wdth": 100}
FIGURES: Limits = {"wght": 700, "wdth": 88}
"""The numbers of chips. Both widths in one file would cost every first view 18 kB more."""

CUTS = (
    Cut("piazzolla-latin-opsz-normal", PIAZZOLLA, BASIC, SERVED / "piazzolla.woff2"),
    Cut("piazzolla-latin-ext-opsz-normal", PIAZZOLLA, EXTENDED, SERVED / "piazzolla-ext.woff2"),
    Cut("archivo-latin-standard-normal", ARCHIVO, BASIC, SERVED / "archivo.woff2"),
    Cut("archivo-latin-ext-standard-normal", ARCHIVO, EXTENDED, SERVED / "archivo-ext.woff2"),
    Cut("archivo-latin-standard-normal", FIGURES, DIGITS, SERVED / "archivo-figures.woff2"),
    Cut("piazzolla-latin-opsz-normal", {"wght": 640, "opsz": 30}, BASIC, DRAWN / "title.ttf"),
    Cut("archivo-latin-standard-normal", {"wght": 520, "wdth": 100}, BASIC, DRAWN / "line.ttf"),
)


def main() -> int:
    for folder in (SERVED, DRAWN):
        folder.mkdir(exist_ok=True)
        for family in ("archivo", "piazzolla"):
            shutil.copyfile(SOURCES / family / "LICENSE", folder / f"OFL-{family}.txt")
    for cut in CUTS:
        family = cut.source.partition("-")[0]
        made(SOURCES / family / "files" / f"{cut.source}.woff2", cut)
        print(f"{cut.target.relative_to(ROOT)}: {cut.target.stat().st_size} B")
    return 0


def made(source: Path, cut: Cut) -> None:
    """Write one font."""
    font = TTFont(source, recalcTimestamp=False)
    if THIN_SPACE in font.getBestCmap():
        for table in font["cmap"].tables:
            table.cmap[NARROW_NO_BREAK_SPACE] = table.cmap[THIN_SPACE]
    instantiateVariableFont(font, cut.limits, inplace=True)
    options = Options(
        layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.characters)
    subsetter.subset(font)
    font.flavor = "woff2" if cut.target.suffix == ".woff2" else None
    font.save(cut.target)


if __name__ == "__main__":
    sys.exit(main())
