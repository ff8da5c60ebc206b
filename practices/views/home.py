"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.queries.cards import cards, read_publications
from practices.queries.cloths import catalogue_threads, spoken
from practices.queries.figures import figures_of
from practices.queries.frameworks import catalogue_coverage, core_frameworks
from practices.queries.home import featured, featured_key, strip, ticks, woven_map
from practices.queries.territory import regions_with_counts
from practices.selection import Selection
from practices.weave import weave

NEWEST = 3


@require_safe
def home(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Say what the catalogue is and what it covers, and open the ways into it."""
    names, figures = index.names, figures_of(index)
    regions = regions_with_counts(names, figures)
    coverages = [catalogue_coverage(names, figures, f) for f in core_frameworks(names)]
    threads = catalogue_threads(index)
    context = {
        "total": figures.total,
        "regions": regions,
        "regions_covered": sum(1 for each in regions if each.count),
        "ticks": ticks(figures.total),
        "regions_strip": strip((bool(each.count), "") for each in regions),
        "coverages": coverages,
        "coverage_strips": [
            (each, strip((bool(goal.count), goal.colour_class) for goal in each.objectives))
            for each in coverages
        ],
        "with_mesa": figures.count(Facet.WITH_MESA, "1"),
        "map": woven_map(index),
        "cloth": weave(threads, spoken(threads)),
        **_practices(index),
    }
    return render(request, "home.html", context)


def _practices(index: CatalogueIndex) -> dict[str, object]:
    """Read the practices that the page names; one statement."""
    newest = index.page(index.selected(Selection()), Order.RECENT, 0, NEWEST)
    shown = featured_key(index)
    found = {each.pk: each for each in read_publications({*newest, *shown})}
    return {
        "newest": cards([found[key] for key in newest], index.names),
        "featured": featured(found[shown[0]], index) if shown else None,
    }
