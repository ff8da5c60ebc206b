"""The style sheet keeps the contrast and sizes that Peru's state guides ask for."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from catalogue.storage import joined_sheet

SHEET = joined_sheet(Path(settings.BASE_DIR) / "static/css/catalogue.css")
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")
DECLARATION = re.compile(r"--[\w-]+:[^;]+;|color-scheme:[^;]+;")
THEMES = ("light", "dark")
INK = ("tinta", "tinta-2", "tinta-3", "anil", "anil-fuerte", "cochinilla")
PAIRS = [
    *((ink, ground) for ink in INK for ground in ("papel", "garua-1")),
    *((ink, "garua-2") for ink in ("tinta", "tinta-2")),
    *((ink, "anil-suave") for ink in ("tinta", "tinta-2", "anil-fuerte")),
    *((ink, "aviso-suave") for ink in ("tinta", "anil-fuerte")),
    *(
        (ink, ground)
        for ink in ("sobre-noche", "sobre-noche-2")
        for ground in ("noche", "noche-2")
    ),
    ("tinta", "marca"),
    ("sobre-anil", "anil"),
    ("sobre-anil", "anil-fuerte"),
    ("sobre-qolle", "qolle"),
    *((ink, f"{ink}-suave") for ink in ("cochinilla", "chilca", "aviso")),
    *((f"esc-t{step}", f"esc-{step}") for step in (1, 2, 3, 4)),
]


def tokens(theme: str) -> dict[str, str]:
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)")
    found = dict(TOKEN.findall(light))
    if theme == "dark":
        found |= dict(TOKEN.findall(dark.split("@media", maxsplit=1)[0]))
    return found


def test_dark_is_the_same_whoever_asks_for_it() -> None:
    dark = SHEET.split("@media (prefers-color-scheme: dark)")[1].split("@media", maxsplit=1)[0]
    asked, chosen = dark.split(':root[data-theme="dark"]')

    assert len(DECLARATION.findall(chosen)) > 30
    assert DECLARATION.findall(asked) == DECLARATION.findall(chosen)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_reaches_seven_to_one(theme: str, ink: str, ground: str) -> None:
    colours = tokens(theme)

    assert contrast(colours[ink], colours[ground]) >= 7


@pytest.mark.parametrize("goal", range(1, 18))
def test_goal_number_reaches_what_large_text_needs(goal: int) -> None:
    colours = tokens("light")

    assert contrast(colours[f"ods-{goal}"], colours[f"ods-{goal}-t"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["papel", "garua-1", "garua-2", "anil-suave"])
def test_borders_of_controls_reach_three_to_one(theme: str, ground: str) -> None:
    colours = tokens(theme)

    assert contrast(colours["borde"], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("beside", ["garua-2", "qolle"])
def test_a_weft_is_told_from_the_undyed_cloth_and_from_its_knots(
    theme: str, beside: str
) -> None:
    colours = tokens(theme)

    assert contrast(colours["tejido-trama"], colours[beside]) >= 3


def test_no_text_is_smaller_than_14_pixels() -> None:
    sizes = re.findall(r"(?:font-size|font|--cuerpo-\d+):[^;]*?(\d*\.?\d+)rem", SHEET)

    assert min(float(size) * 16 for size in sizes) == 14
