"""The same answers in plain SQL: the truth that the index is compared with.

`PracticeFilter.qs`, the tests and the verifying command read it; no page does. Which practices
a text finds, and in which order, is search's own doing on every database, so here too.
"""

from collections.abc import Iterable

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex, Counts
from practices.models.publication import Publication, PublicationFacet, PublicationQuerySet
from practices.search.scoring import ordered, positions
from practices.selection import OBJECTIVE_FACETS, Selection


def matching(
    index: CatalogueIndex, selection: Selection, *, ignoring: Facet | None = None
) -> PublicationQuerySet:
    """Return the current publications that meet every condition, without an order.

    `ignoring` leaves one facet's choice aside: what a reader could choose in its place.
    """
    found = Publication.objects.current()
    if selection.codes:
        found = found.filter(code__in=[code.upper() for code in selection.codes])
    for facet, values in selection.facets:
        if facet != ignoring:
            principal_only = selection.principal and facet in OBJECTIVE_FACETS
            found = found.with_facet(facet, values, principal_only=principal_only)
    if selection.since is not None or selection.until is not None:
        found = found.started(since=selection.since, until=selection.until)
    if selection.q:
        bits = index.text.search(selection.q).bits
        found = found.filter(pk__in=[index.keys[each] for each in positions(bits)])
    return found


def in_order(
    index: CatalogueIndex, publications: PublicationQuerySet, selection: Selection
) -> PublicationQuerySet:
    """Sort as the selection asks."""
    if selection.ordering != Order.RELEVANCE:
        return publications.in_order(selection.ordering)
    answer = index.text.search(selection.q)
    found = enumerate(ordered(answer.planes, answer.bits))
    ranks = [When(pk=index.keys[each], then=Value(rank)) for rank, each in found]
    if not ranks:
        return publications.none()
    return publications.alias(rank=Case(*ranks, output_field=IntegerField())).order_by("rank")


def count_values(
    publications: QuerySet[Publication],
    facets: Iterable[Facet],
    *,
    principal_only: bool = False,
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


def disjunctive_counts(index: CatalogueIndex, selection: Selection) -> Counts:
    """Count what each value of each facet would give if chosen in place of its facet's own."""
    principal_only = selection.principal
    free = [facet for facet in Facet if facet not in selection.narrowing]
    whole = matching(index, selection)
    counts = count_values(whole, free, principal_only=principal_only)
    for facet in selection.narrowing:
        others = matching(index, selection, ignoring=facet)
        counts |= count_values(others, [facet], principal_only=principal_only)
    return counts
