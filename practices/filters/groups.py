"""The facets of the listing as groups of boxes to tick."""

import dataclasses

from practices.enums import Facet
from practices.filters.chips import NUMBERED_FACETS
from practices.queries.facets import Counts
from practices.queries.names import Names
from practices.selection import Selection

OPEN = (Facet.REGION, Facet.THEME, Facet.PMM, Facet.ODS)
CLOSED = (
    Facet.MESA,
    Facet.POPULATION,
    Facet.STATUS,
    Facet.SOURCE,
    Facet.KIND,
    Facet.EVIDENCE,
    Facet.PRINCIPLE,
    Facet.APPROACH,
    Facet.OBJECTIVE,
    Facet.COLLECTION,
)
"""With `OPEN`, the order of the groups; a group with a choice is always open."""


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectiveMark:
    """The number of an objective and the class of its colour, beside a box."""

    framework: str
    code: str

    @property
    def colour_class(self) -> str:
        """The class of its official colour; only the ODS have one."""
        return f"ods-{self.code.split('.')[0]}" if self.framework == "ods" else ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A box: its value in the address, its words, and what ticking it would give."""

    value: str
    label: str
    count: int
    checked: bool
    input_id: str
    objective: ObjectiveMark | None = None

    @property
    def disabled(self) -> bool:
        """Whether ticking it would give nothing; a ticked one can always be unticked."""
        return not self.count and not self.checked


@dataclasses.dataclass(frozen=True, slots=True)
class FacetGroup:
    """The boxes of one facet."""

    name: str
    title: str
    open: bool
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(value.checked for value in self.values)


def promoted(selection: Selection, counts: Counts) -> FacetValue:
    """Return the box «Solo con mesa regional», which stands alone above the groups."""
    facet = Facet.WITH_MESA
    return FacetValue(
        value="1",
        label=str(facet.label),
        count=counts[facet].get("1", 0),
        checked="1" in selection.values(facet),
        input_id="filtro-con-mesa",
    )


def facet_groups(
    selection: Selection, counts: Counts, catalogue: Counts, names: Names
) -> list[FacetGroup]:
    """Return every group with values; `catalogue` says which values exist at all.

    Ticked boxes come first and then the ones with most practices; equal ones keep the order
    of their list. Of the targets of the ODS only ticked ones are shown.
    """
    groups = []
    for facet in (*OPEN, *CLOSED):
        values = _values(facet, selection, counts, catalogue, names)
        if values:
            chosen = any(value.checked for value in values)
            is_open = facet in OPEN or chosen
            groups.append(FacetGroup(facet.value, str(facet.label), is_open, values))
    return groups


def _values(
    facet: Facet, selection: Selection, counts: Counts, catalogue: Counts, names: Names
) -> tuple[FacetValue, ...]:
    chosen = selection.values(facet)
    labels = names.facet_values(facet)
    shown = [value for value in labels if value in chosen or _offered(facet, value, catalogue)]
    shown += [value for value in chosen if value not in labels]
    boxes = [
        FacetValue(
            value=value,
            label=labels.get(value, value),
            count=counts[facet].get(value, 0),
            checked=value in chosen,
            input_id=f"filtro-{facet.value}-{number}",
            objective=_mark(facet, value),
        )
        for number, value in enumerate(shown, start=1)
    ]
    return tuple(sorted(boxes, key=lambda box: (not box.checked, -box.count)))


def _offered(facet: Facet, value: str, catalogue: Counts) -> bool:
    is_target = facet in NUMBERED_FACETS and "." in value
    return value in catalogue[facet] and not is_target


def _mark(facet: Facet, value: str) -> ObjectiveMark | None:
    return ObjectiveMark(facet.value, value) if facet in NUMBERED_FACETS else None
