"""The borders of the regions, as the map of the reference data draws them. No database."""

import re
from functools import cache
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


def _ring(line: str) -> Ring:
    """Follow a line whose first point is absolute and each other one relative to the last."""
    numbers = [float(each) for each in _NUMBER.findall(line)]
    across = down = 0.0
    points = []
    for step_across, step_down in zip(numbers[::2], numbers[1::2], strict=True):
        across, down = across + step_across, down + step_down
        points.append((across, down))
    return tuple(points)
