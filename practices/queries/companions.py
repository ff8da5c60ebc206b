"""Which objectives usually go together, as the published practices have them."""

from collections.abc import Iterable

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex


def usual(index: CatalogueIndex, facet: Facet, *, beside: Iterable[str] = ()) -> list[str]:
    """Return the goals of a facet, those that most practices have first.

    `beside` narrows to the practices that have some of these ODS; where none has, all count.
    Goals that no practice has come last, in their own order.
    """
    bits = index.having(Facet.ODS, beside) or index.everything
    counts = index.counts_in(bits)[facet]
    goals = [
        each.facet_value
        for each in index.names.objectives.values()
        if each.facet == facet and not each.is_target
    ]
    return sorted(goals, key=lambda code: -counts.get(code, 0))
