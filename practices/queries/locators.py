"""A small map of the country with some of its regions marked, beside their names."""

from functools import lru_cache

from django.utils.safestring import SafeString

from practices.reference import region_lines

WIDTH, HEIGHT = 640, 931
"""The frame of the reference map."""

SCALE = 0.18
"""Units of the drawing for each unit of the reference map: enough for a few centimetres."""


@lru_cache(maxsize=256)
def locator(ubigeos: tuple[str, ...]) -> SafeString:
    """Draw the country with some regions marked; hidden from screen readers."""
    lines = region_lines(SCALE)
    land = "".join(line for ubigeo, line in lines.items() if ubigeo not in ubigeos)
    here = "".join(lines[ubigeo] for ubigeo in ubigeos if ubigeo in lines)
    frame = f"0 0 {round(WIDTH * SCALE)} {round(HEIGHT * SCALE)}"
    return SafeString(
        f'<svg class="record-locator" viewBox="{frame}" aria-hidden="true" focusable="false">'
        f'<path d="{land}"/><path class="record-locator-here" d="{here}"/></svg>'
    )
