"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from practices.enums import Facet, Order
from practices.models.publication import Publication
from practices.queries.cards import cards
from practices.queries.figures import read_figures
from practices.queries.frameworks import catalogue_coverage, core_frameworks
from practices.queries.names import read_names
from practices.queries.territory import regions_with_counts

NEWEST = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what the catalogue is and what it covers, and open the ways into it."""
    names = read_names()
    figures = read_figures()
    newest = Publication.objects.current().in_order(Order.RECENT)[:NEWEST]
    regions = regions_with_counts(names, figures)
    context = {
        "total": figures.total,
        "regions": regions,
        "regions_covered": sum(1 for each in regions if each.count),
        "coverages": [catalogue_coverage(names, figures, f) for f in core_frameworks(names)],
        "with_mesa": figures.count(Facet.WITH_MESA, "1"),
        "newest": cards(newest, names),
    }
    return render(request, "home.html", context)
