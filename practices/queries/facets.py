"""How many publications have each value of each facet."""

from collections.abc import Iterable
from typing import TypeAlias

from django.db.models import Count

from practices.enums import Facet
from practices.models.publication import PublicationFacet, PublicationQuerySet
from practices.selection import OBJECTIVE_FACETS

Counts: TypeAlias = dict[Facet, dict[str, int]]


def count_values(
    publications: PublicationQuerySet, facets: Iterable[Facet], *, principal_only: bool = False
) -> Counts:
    """Count the values of some facets among some publications; one statement.

    Only values that some publication has are there. `principal_only` leaves out the
    alignments that are not principal, in the facets of objectives.
    """
    counted = list(facets)
    rows = PublicationFacet.objects.filter(
        facet__in=counted, publication__in=publications.order_by().values("pk")
    )
    if principal_only:
        rows = rows.exclude(facet__in=OBJECTIVE_FACETS, principal=False)
    counts: Counts = {facet: {} for facet in counted}
    found = rows.values_list("facet", "value").annotate(total=Count("pk"))
    for facet, value, total in found.order_by("facet", "value"):
        counts[Facet(facet)][value] = total
    return counts
