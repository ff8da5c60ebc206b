"""The facets of the listing as groups of boxes to tick."""

import dataclasses
from collections.abc import Mapping
from operator import itemgetter
from typing import TypeAlias
from weakref import WeakKeyDictionary

from django.utils.safestring import SafeString

from practices.enums import Facet
from practices.filters.chips import NUMBERED_FACETS
from practices.filters.sidebar import Box, ObjectiveMark, boxes_html, group_html
from practices.index.catalogue import Counts
from practices.names import Names
from practices.selection import Selection

OPEN = (Facet.REGION, Facet.THEME, Facet.PMM, Facet.ODS)
CLOSED = (
    Facet.POPULATION,
    Facet.STATUS,
    Facet.SOURCE,
    Facet.MESA,
    Facet.KIND,
    Facet.EVIDENCE,
    Facet.PRINCIPLE,
    Facet.APPROACH,
    Facet.OBJECTIVE,
    Facet.COLLECTION,
)
"""With `OPEN`, the order of the groups; a group with a choice is always open."""


CountedBox: TypeAlias = tuple[Box, int]
"""A box and how many practices it would give."""


@dataclasses.dataclass(frozen=True, slots=True)
class FacetValue:
    """A box as a selection leaves it: what ticking it would give, and whether it is ticked."""

    box: Box
    count: int
    checked: bool

    @property
    def value(self) -> str:
        """Its value in the address."""
        return self.box.value

    @property
    def disabled(self) -> bool:
        """Whether ticking it would give nothing; a ticked one can always be unticked."""
        return not self.count and not self.checked

    @property
    def drawn(self) -> tuple[SafeString, int]:
        """Its HTML up to the count, and the count."""
        if self.checked:
            return self.box.ticked, self.count
        return (self.box.free if self.count else self.box.empty), self.count

    @property
    def html(self) -> SafeString:
        """Its list item."""
        return boxes_html([self.drawn])


@dataclasses.dataclass(frozen=True, slots=True)
class FacetGroup:
    """The boxes of one facet, each with its count: the ticked ones, and the others."""

    name: str
    title: str
    open: bool
    ticked: tuple[CountedBox, ...]
    free: tuple[CountedBox, ...]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return len(self.ticked)

    @property
    def values(self) -> tuple[FacetValue, ...]:
        """All of them, in the order in which they are shown."""
        ticked = (FacetValue(box, count, checked=True) for box, count in self.ticked)
        return (*ticked, *(FacetValue(box, count, checked=False) for box, count in self.free))

    @property
    def html(self) -> SafeString:
        """The group as the sidebar shows it."""
        drawn = [(box.ticked, count) for box, count in self.ticked]
        drawn += [(box.free if count else box.empty, count) for box, count in self.free]
        return group_html(self.title, drawn, chosen=self.chosen, is_open=self.open)


@dataclasses.dataclass(frozen=True, slots=True)
class _Boxes:
    """Every box of a facet by value, in order, and those among them that a listing offers."""

    known: Mapping[str, Box]
    offered: tuple[Box, ...]


_boxes: WeakKeyDictionary[Names, dict[Facet, _Boxes]] = WeakKeyDictionary()
"""Of each reading of the names; a new one brings its own, and the old one's go with it."""


def promoted(selection: Selection, counts: Counts) -> FacetValue:
    """Return the box «Solo con mesa regional», which stands alone above the groups."""
    facet = Facet.WITH_MESA
    box = Box(facet.value, "1", str(facet.label), "filtro-con-mesa")
    return FacetValue(box, counts[facet].get("1", 0), "1" in selection.values(facet))


def facet_groups(
    selection: Selection, counts: Counts, catalogue: Counts, names: Names
) -> list[FacetGroup]:
    """Return every group with values; `catalogue` says which values exist at all.

    Ticked boxes come first and then the ones with most practices; equal ones keep the order
    of their list. Of the targets of the ODS only ticked ones are shown.
    """
    kept = _boxes.setdefault(names, {})
    groups = []
    for facet in (*OPEN, *CLOSED):
        boxes = kept.get(facet) or kept.setdefault(facet, _boxes_of(facet, names))
        ticked = _ticked(facet, selection.values(facet), boxes.known)
        existing = catalogue[facet]
        free = [box for box in boxes.offered if box.value in existing and box not in ticked]
        if ticked or free:
            groups.append(
                FacetGroup(
                    name=facet.value,
                    title=str(facet.label),
                    open=facet in OPEN or bool(ticked),
                    ticked=_fullest_first(ticked, counts[facet]),
                    free=_fullest_first(free, counts[facet]),
                )
            )
    return groups


def _boxes_of(facet: Facet, names: Names) -> _Boxes:
    known = {
        value: _box(facet, value, label, number)
        for number, (value, label) in enumerate(names.facet_values(facet).items(), start=1)
    }
    return _Boxes(known, tuple(box for box in known.values() if not _is_target(facet, box)))


def _box(facet: Facet, value: str, label: str, number: int) -> Box:
    mark = ObjectiveMark(facet.value, value) if facet in NUMBERED_FACETS else None
    return Box(facet.value, value, label, f"filtro-{facet.value}-{number}", mark)


def _is_target(facet: Facet, box: Box) -> bool:
    return facet in NUMBERED_FACETS and "." in box.value


def _ticked(facet: Facet, chosen: tuple[str, ...], known: Mapping[str, Box]) -> list[Box]:
    """Return the boxes of the values chosen, in the order of their list, unknown ones last."""
    if not chosen:
        return []
    listed = [box for value, box in known.items() if value in chosen]
    unknown = [value for value in chosen if value not in known]
    numbered = enumerate(unknown, start=len(known) + 1)
    return [*listed, *(_box(facet, value, value, number) for number, value in numbered)]


def _fullest_first(boxes: list[Box], counts: Mapping[str, int]) -> tuple[CountedBox, ...]:
    counted = [(box, counts.get(box.value, 0)) for box in boxes]
    return tuple(sorted(counted, key=itemgetter(1), reverse=True))
