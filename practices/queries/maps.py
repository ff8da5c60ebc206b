"""The map of the regions: shapes to draw, steps of one ink or threads, figures and names.

Everything is in the frame of the drawing, 580 by 656 units with the sea around the land; the
reference map is smaller there, and whole units are enough.
"""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache

from django.utils.translation import ngettext

from practices.names import Names, RegionName
from practices.reference import region_lines, regions
from practices.templatetags.catalogo import numero
from practices.weave import Threads

SCALE = 0.6445
"""Units of the drawing for each unit of the reference map."""

LARGE_FROM = 3
"""Practices from which a region's figure is drawn large."""

_STEPS = (1, 2, 4, 8)
"""Practices from which each step of ink is used."""

_PITCH = 4
"""Width of one stripe with the gap after it."""

_BUBBLES = {"07": (130, 388), "15": (173, 412)}
"""Figures that would not fit in their region: beside the port, and clear of it."""


@dataclasses.dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a region's name is written: in the sea with a line to its figure, or inside it."""

    x: int
    y: int
    in_sea: bool = True

    @property
    def line(self) -> str:
        """Where the line to the figure starts, if there is one."""
        return f"M{self.x + 6} {self.y - 5}" if self.in_sea else ""


_NAMES = {
    "24": NamePlace(-14, 84),
    "20": NamePlace(-14, 134),
    "14": NamePlace(-14, 190),
    "13": NamePlace(28, 300),
    "07": NamePlace(66, 378),
    "15": NamePlace(84, 424),
    "04": NamePlace(196, 562),
    "23": NamePlace(306, 604),
    "16": NamePlace(213, 124, in_sea=False),
    "17": NamePlace(347, 365, in_sea=False),
    "08": NamePlace(276, 444, in_sea=False),
    "21": NamePlace(366, 455, in_sea=False),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Stripe:
    """A warp that runs through a region: the class of its colour and its line."""

    colour_class: str
    line: str
    principal: bool


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MapRegion:
    """A region on the map. `step` counts from 0, without practices, to 4.

    `bubble` is the middle of its figure; `name_place` is missing where a name would not fit.
    """

    slug: str
    name: str
    count: int
    label: str
    url: str
    shape: str
    step: int
    current: bool
    bubble: str
    figure_place: tuple[int, int]
    name_place: NamePlace | None
    stripes: tuple[Stripe, ...]

    @property
    def large(self) -> bool:
        """Whether its figure is drawn large."""
        return self.count >= LARGE_FROM

    @property
    def cloth_width(self) -> int:
        """How wide its threads are before they repeat."""
        return len(self.stripes) * _PITCH


@dataclasses.dataclass(frozen=True, slots=True)
class RegionMap:
    """Every region that the map can draw; small ones last, so that none covers them."""

    regions: tuple[MapRegion, ...]
    woven: bool

    @property
    def counted(self) -> list[MapRegion]:
        """Regions with practices."""
        return [each for each in self.regions if each.count]

    @property
    def plain(self) -> list[MapRegion]:
        """Regions without practices."""
        return [each for each in self.regions if not each.count]


def region_map(
    names: Names,
    counts: Mapping[str, int],
    address: Callable[[str], str],
    *,
    woven: Mapping[str, Threads] | None = None,
    current: str = "",
) -> RegionMap:
    """Return the map with the practices of each region, each leading where `address` says."""
    lines = region_lines(SCALE)

    def drawn(region: RegionName) -> MapRegion:
        count = counts.get(region.slug, 0)
        x, y = bubble = _bubble(region.ubigeo)
        return MapRegion(
            slug=region.slug,
            name=region.name,
            count=count,
            label=_label(region.name, count),
            url=address(region.slug) if count else "",
            shape=lines[region.ubigeo],
            step=sum(1 for least in _STEPS if count >= least),
            current=region.slug == current,
            bubble=f"{x} {y}",
            figure_place=bubble,
            name_place=_NAMES.get(region.ubigeo),
            stripes=_stripes(woven[region.slug]) if woven and region.slug in woven else (),
        )

    known = [each for each in names.regions.values() if each.ubigeo in lines]
    known.sort(key=lambda each: -len(lines[each.ubigeo]))
    return RegionMap(tuple(drawn(each) for each in known), woven is not None)


def _label(name: str, count: int) -> str:
    text = ngettext("%(region)s: %(count)s práctica", "%(region)s: %(count)s prácticas", count)
    return text % {"region": name, "count": numero(count)}


def _stripes(threads: Threads) -> tuple[Stripe, ...]:
    return tuple(
        Stripe(f"ods-{number}", f"M{place * _PITCH + _PITCH // 2} 0v6", principal)
        for place, (number, principal) in enumerate(sorted(threads.warp.items()))
    )


@cache
def _bubbles() -> dict[str, tuple[int, int]]:
    places = {each.ubigeo: each.label_point for each in regions()}
    scaled = {key: (round(x * SCALE), round(y * SCALE)) for key, (x, y) in places.items()}
    return scaled | _BUBBLES


def _bubble(ubigeo: str) -> tuple[int, int]:
    return _bubbles()[ubigeo]
