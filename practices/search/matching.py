"""Which practices a selection asks for, and in which order."""

from functools import reduce
from operator import and_

from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Concat, Replace

from practices.enums import Facet, Order
from practices.models.publication import Publication, PublicationQuerySet
from practices.search.analysis import terms
from practices.selection import OBJECTIVE_FACETS, Selection


def matching(selection: Selection, *, ignoring: Facet | None = None) -> PublicationQuerySet:
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
    return found.with_words(terms(selection.q))


def in_order(publications: PublicationQuerySet, selection: Selection) -> PublicationQuerySet:
    """Sort as the selection asks.

    By relevance: those with every word in the title first, and the newest first within each
    group. See `docs/decisions/0005-simple-search.md`.
    """
    if selection.ordering != Order.RELEVANCE:
        return publications.in_order(selection.ordering)
    # A sort key has «0» for a space and «nzz» for «ñ»; searched words have plain «n».
    plain = Replace("title_key", Value("nzz"), Value("n"), output_field=TextField())
    words = Concat(Value("0"), plain, output_field=TextField())
    asked = [term.replace(" ", "0") for term in terms(selection.q)]
    in_title = reduce(and_, (Q(title_words__contains=f"0{term}") for term in asked), Q())
    return publications.annotate(
        title_words=words, rank=Case(When(in_title, then=0), default=1)
    ).order_by("rank", "-start", "code")
