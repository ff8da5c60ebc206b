"""The figures of every page but the listing, counted as the listing counts."""

import dataclasses
from collections.abc import Iterable

from django.urls import reverse

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex, Counts
from practices.selection import Selection


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a set of public practices; `total` is the size of the set."""

    total: int
    counts: Counts

    def count(self, facet: Facet, value: str) -> int:
        """How many have the value; a goal counts the practices of its targets too."""
        return self.counts[facet].get(value, 0)

    def covered(self, facet: Facet, values: Iterable[str]) -> int:
        """How many of the values have at least one practice."""
        return sum(1 for value in values if self.count(facet, value))


def figures_of(index: CatalogueIndex, selection: Selection | None = None) -> Figures:
    """Count what a selection chooses, or the whole catalogue."""
    if selection is None:
        return Figures(index.size, index.totals)
    bits = index.chosen(selection)
    return Figures(bits.bit_count(), index.counts_in(bits))


def listing_address(*choices: tuple[Facet, str], principal: bool = False) -> str:
    """Return the address of the listing narrowed to all of these choices."""
    facets = tuple((facet, (value,)) for facet, value in choices)
    query = Selection(facets=facets, principal=principal).query()
    address = reverse("practices:list")
    return f"{address}?{query}" if query else address
