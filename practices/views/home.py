"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.queries.cards import cards, read_publications
from practices.queries.figures import figures_of
from practices.queries.frameworks import catalogue_coverage, core_frameworks
from practices.queries.territory import regions_with_counts
from practices.selection import Selection

NEWEST = 3


@require_safe
def home(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Say what the catalogue is and what it covers, and open the ways into it."""
    names, figures = index.names, figures_of(index)
    newest = index.page(index.select(Selection()), Order.RECENT, 0, NEWEST)
    regions = regions_with_counts(names, figures)
    context = {
        "total": figures.total,
        "regions": regions,
        "regions_covered": sum(1 for each in regions if each.count),
        "coverages": [catalogue_coverage(names, figures, f) for f in core_frameworks(names)],
        "with_mesa": figures.count(Facet.WITH_MESA, "1"),
        "newest": cards(read_publications(newest), names),
    }
    return render(request, "home.html", context)
