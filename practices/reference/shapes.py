"""The borders of the regions, as the map of the reference data draws them. No database."""

import re
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from practices.reference.files import MAP_FILE

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]

_REGION = re.compile(r'<path id="ubigeo-([0-9]{2})"[^>]* d="([^"]*)"')
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@cache
def region_shapes() -> dict[str, tuple[Ring, ...]]:
    """Return the closed lines around each region by its UBIGEO, in units of the map."""
    drawing = MAP_FILE.read_text(encoding="utf-8")
    return {
        ubigeo: tuple(_ring(part) for part in line.split("z") if part)
        for ubigeo, line in _REGION.findall(drawing)
    }


@cache
def region_lines(scale: float) -> dict[str, str]:
    """Return the outline of each region by its UBIGEO, in whole units, as one path of SVG.

    Neighbours round a shared border alike; `scale` is the units for each one of the map.
    """
    return {
        ubigeo: "".join(_outline(ring, scale) for ring in rings)
        for ubigeo, rings in region_shapes().items()
    }


def _outline(ring: Ring, scale: float) -> str:
    """Return a closed line without the points that fall on the one before."""
    points: list[tuple[int, int]] = []
    for across, down in ring:
        point = round(across * scale), round(down * scale)
        if point not in points[-1:]:
            points.append(point)
    steps = (
        f"{across - last_across} {down - last_down}"
        for (last_across, last_down), (across, down) in pairwise(points)
    )
    line = " ".join(steps).replace(" -", "-")
    start = f"M{points[0][0]} {points[0][1]}"
    return f"{start}l{line}z" if line else f"{start}h1z"


def _ring(line: str) -> Ring:
    """Follow a line whose first point is absolute and each other one relative to the last."""
    numbers = [float(each) for each in _NUMBER.findall(line)]
    across = down = 0.0
    points = []
    for step_across, step_down in zip(numbers[::2], numbers[1::2], strict=True):
        across, down = across + step_across, down + step_down
        points.append((across, down))
    return tuple(points)
