import io

import pytest
from PIL import Image

from practices.og import Words, picture
from practices.weave import Threads

UNDYED = Threads({}, {}, {})
SIDE = 27
"""Of a crossing. Seventeen of them are 459 pixels wide; the rest is text on paper."""


def words(title: str = "Feria de salud", place: str = "Tumbes") -> Words:
    return Words(title, place, "· Salud · 2022", "Buenas prácticas", "Perú")


def drawn(title: str, threads: Threads = UNDYED) -> Image.Image:
    return Image.open(io.BytesIO(picture(words(title), threads))).convert("RGB")


def colour_at(image: Image.Image, ods: int, pmm: int, *, shift: int = 0) -> str:
    """Name the colour where two threads cross, or some pixels to the right of there."""
    across = (ods - 1) * SIDE + SIDE // 2 + shift
    down = (630 - 23 * SIDE) // 2 + (pmm - 1) * SIDE + SIDE // 2
    known = {
        "undyed": (0xE8, 0xEA, 0xF1),
        "ink": (0x14, 0x18, 0x3B),
        "gold": (0xF2, 0xB9, 0x2C),
        "ods 10": (0xDD, 0x13, 0x67),
        "ods 16": (0x00, 0x68, 0x9D),
    }
    seen = image.getpixel((across, down))
    assert isinstance(seen, tuple)
    return min(
        known, key=lambda name: sum(abs(a - b) for a, b in zip(known[name], seen, strict=True))
    )


def rows_with_ink(image: Image.Image, first: int, last: int) -> int:
    text = image.crop((470, first, 1200, last)).convert("L").point(lambda value: 255 - value)
    box = text.getbbox()
    return box[3] - box[1] if box else 0


def test_the_picture_has_the_size_that_shared_addresses_ask_for() -> None:
    stored = picture(words(), UNDYED)
    image = Image.open(io.BytesIO(stored))

    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(stored) <= 60_000


def test_an_undyed_cloth_has_no_thread() -> None:
    image = drawn("Feria")

    assert {colour_at(image, ods, pmm) for ods in (1, 10, 17) for pmm in (1, 12, 23)} == {
        "undyed"
    }


def test_threads_cross_where_their_objectives_do() -> None:
    threads = Threads({10: True, 16: False}, {7: True}, {(10, 7): True})
    image = drawn("Feria", threads)

    assert colour_at(image, 10, 7) == "gold"
    assert colour_at(image, 10, 3) == "ods 10"
    assert colour_at(image, 16, 3) == "ods 16"
    assert colour_at(image, 12, 7) == "ink"
    assert colour_at(image, 12, 3) == "undyed"


def test_a_principal_contribution_is_twice_as_wide() -> None:
    image = drawn("Feria", Threads({10: True, 16: False}, {}, {}))

    assert colour_at(image, 10, 3, shift=10) == "ods 10"
    assert colour_at(image, 16, 3, shift=10) == "undyed"


def test_a_weft_goes_under_every_other_warp() -> None:
    image = drawn("Feria", Threads({10: True, 16: True}, {7: True, 8: True}, {}))

    assert [colour_at(image, 10, 7), colour_at(image, 10, 8)] == ["ink", "ods 10"]
    assert [colour_at(image, 16, 7), colour_at(image, 16, 8)] == ["ink", "ods 16"]


def test_a_full_cloth_is_drawn() -> None:
    warp = dict.fromkeys(range(1, 18), True)
    weft = dict.fromkeys(range(1, 24), True)
    knots = {(ods, pmm): True for ods in warp for pmm in weft}

    stored = picture(words(), Threads(warp, weft, knots))

    assert len(stored) <= 60_000


@pytest.mark.parametrize("title", ["Feria", "Empadronamiento de hogares " * 6, "mesa " * 120])
def test_a_title_of_any_length_stays_above_the_rule(title: str) -> None:
    image = drawn(title)

    assert rows_with_ink(image, 164, 500) > 20
    assert rows_with_ink(image, 508, 519) == 0


def test_a_longer_title_is_written_smaller() -> None:
    short = rows_with_ink(drawn("Ñ"), 130, 500)
    long = rows_with_ink(drawn("Ñ " * 150), 130, 200)

    assert short > long


def test_a_picture_needs_no_place() -> None:
    stored = picture(words(place=""), UNDYED)

    image = Image.open(io.BytesIO(stored)).convert("L").crop((516, 530, 560, 600))
    assert image.point(lambda value: 255 - value).getbbox() is not None
