"""A small map of the country with some of its regions marked, beside their names."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from django.utils.safestring import SafeString

from practices.reference import region_shapes

WIDTH, HEIGHT = 640, 931
"""The frame of the reference map."""

SCALE = 0.18
"""Units of the drawing for each unit of the reference map: enough for a few centimetres."""


@lru_cache(maxsize=256)
def locator(ubigeos: tuple[str, ...]) -> SafeString:
    """Draw the country with some regions marked; hidden from screen readers."""
    lines = _lines()
    land = "".join(line for ubigeo, line in lines.items() if ubigeo not in ubigeos)
    here = "".join(lines[ubigeo] for ubigeo in ubigeos if ubigeo in lines)
    frame = f"0 0 {round(WIDTH * SCALE)} {round(HEIGHT * SCALE)}"
    return SafeString(
        f'<svg class="record-locator" viewBox="{frame}" aria-hidden="true" focusable="false">'
        f'<path d="{land}"/><path class="record-locator-here" d="{here}"/></svg>'
    )


@cache
def _lines() -> dict[str, str]:
    return {
        ubigeo: "".join(_line(ring) for ring in rings)
        for ubigeo, rings in region_shapes().items()
    }


def _line(ring: Iterable[tuple[float, float]]) -> str:
    """Return a closed line in whole units, without the points that fall on the last one."""
    points = [(round(across * SCALE), round(down * SCALE)) for across, down in ring]
    start = f"M{points[0][0]} {points[0][1]}"
    return (
        f"{start}l{' '.join(_steps(points)).replace(' -', '-')}z"
        if len(set(points)) > 1
        else f"{start}h1z"
    )


def _steps(points: list[tuple[int, int]]) -> Iterator[str]:
    for (across, down), (next_across, next_down) in pairwise(points):
        if (across, down) != (next_across, next_down):
            yield f"{next_across - across} {next_down - down}"
