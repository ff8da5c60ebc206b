"""The fonts are small, and have every character that the catalogue is written with."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

ROOT = Path(settings.BASE_DIR)
FONTS = ROOT / "static/fonts"
SHEET = (ROOT / "static/css/fonts.css").read_text(encoding="utf-8")
FIRST_VIEW = ("piazzolla.woff2", "archivo.woff2", "archivo-figures.woff2")
LARGEST_FIRST_VIEW = 60_000
DRAWN_BY_THE_SYSTEM = {"→"}
"""Neither family has it."""

RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
FACE = re.compile(r'src: url\("\.\./fonts/([^"]+)"\)[^}]*?unicode-range: ([^;]+);', re.DOTALL)
FACES = dict(FACE.findall(SHEET))


def promised(name: str) -> set[int]:
    """Return the characters that the style sheet says a file has."""
    return {
        code
        for first, last in RANGE.findall(FACES[name])
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }


def held(name: str) -> set[int]:
    return set(TTFont(FONTS / name).getBestCmap())


def written() -> set[str]:
    """Return every character of the shipped practices, the lists and the templates."""
    sources = [
        *(ROOT / "practices/reference/practices").glob("*.yaml"),
        *(ROOT / "practices/reference/data").glob("*.json"),
        *(ROOT / "practices/reference/mapping").glob("*.yaml"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "locale").rglob("*.po"),
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    return {each for each in text if not unicodedata.category(each).startswith("C")}


def test_fonts_of_a_first_view_weigh_at_most_60_kilobytes() -> None:
    sizes = [(FONTS / name).stat().st_size for name in FIRST_VIEW]

    assert sum(sizes) <= LARGEST_FIRST_VIEW


@pytest.mark.parametrize("name", ["piazzolla.woff2", "archivo.woff2"])
def test_a_font_has_every_character_of_the_catalogue(name: str) -> None:
    missing = {each for each in written() if ord(each) not in held(name)}

    assert missing - DRAWN_BY_THE_SYSTEM == set()


@pytest.mark.parametrize("name", ["piazzolla.woff2", "archivo.woff2"])
def test_a_font_has_what_numbers_and_quechua_need(name: str) -> None:
    assert {0x202F, 0xA0, 0x2019, 0x02BC} <= held(name)


@pytest.mark.parametrize("name", sorted(FACES))
def test_the_sheet_promises_only_what_a_file_has(name: str) -> None:
    assert promised(name) - held(name) == set()


def test_every_served_font_is_named_by_the_sheet() -> None:
    assert {path.name for path in FONTS.glob("*.woff2")} == set(FACES)


@pytest.mark.parametrize("folder", ["static/fonts", "practices/drawing"])
@pytest.mark.parametrize("family", ["archivo", "piazzolla"])
def test_a_licence_lies_beside_the_fonts(folder: str, family: str) -> None:
    text = (ROOT / folder / f"OFL-{family}.txt").read_text(encoding="utf-8")

    assert "SIL Open Font License, Version 1.1" in text
