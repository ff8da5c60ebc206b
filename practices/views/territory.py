"""Regions and mesas."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.queries import territory
from practices.queries.facet_practices import read_facet_practices
from practices.queries.frameworks import core_coverage
from practices.queries.maps import region_map
from practices.queries.regions import lead, similar_regions, woven_regions
from practices.queries.vocabularies import most_frequent
from practices.queries.woven import cloth_of
from practices.views.site import Link

FREQUENT_THEMES = 4


@require_safe
def region_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Show the regions on a map and as cloths; `?ir=tumbes` leads to one of them."""
    chosen = request.GET.get("ir", "")
    if chosen in {each.slug for each in index.names.regions.values()}:
        return redirect("practices:region", slug=chosen)
    regions, figures = woven_regions(index)
    context = {
        "breadcrumb": [Link(_("Regiones"))],
        "names": list(index.names.regions.values()),
        "figures": figures,
        "map": region_map(index.names, index.totals[Facet.REGION], _region_url),
        "documented": [each for each in regions if each.count],
        "pending": [each for each in regions if not each.count],
    }
    return render(request, "territory/region_index.html", context)


def _region_url(slug: str) -> str:
    return reverse("practices:region", kwargs={"slug": slug})


@require_safe
def region(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """Show a region; its UBIGEO, or its name in upper case, leads to its address."""
    found = territory.find_region(slug)
    if found is None:
        raise Http404
    if found.slug != slug:
        return redirect("practices:region", slug=found.slug, permanent=True)
    names = index.names
    practices = read_facet_practices(index, Facet.REGION, slug)
    coverages = core_coverage(names, practices)
    context = {
        "breadcrumb": [
            Link(_("Regiones"), reverse("practices:region_index")),
            Link(found.name),
        ],
        "region": found,
        "lead": lead(found, practices, coverages, index),
        "facts": territory.region_facts(found),
        "mesas": [territory.mesa_in_brief(each) for each in found.mesas.all()],
        "practices": practices,
        "cloth": cloth_of(index, Facet.REGION, slug),
        "map": region_map(names, {}, _region_url, current=slug),
        "coverages": coverages,
        "themes": most_frequent(Facet.THEME, names, practices, limit=FREQUENT_THEMES),
        "similar": similar_regions(index, slug),
    }
    return render(request, "territory/region.html", context)


@require_safe
def mesa_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List the MTIGM and the regional mesas that a public source names."""
    national, regional = territory.mesa_summaries(index)
    context = {
        "breadcrumb": [Link(_("Mesas"))],
        "national": national,
        "regional": regional,
    }
    return render(request, "territory/mesa_index.html", context)


@require_safe
def mesa(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """Show a mesa, with what is known of it and what is not."""
    found = territory.find_mesa(slug)
    if found is None:
        raise Http404
    short = found.region.name if found.region else found.acronym or found.name
    context = {
        "breadcrumb": [Link(_("Mesas"), reverse("practices:mesa_index")), Link(short)],
        "mesa": found,
        "facts": territory.mesa_facts(found),
        "details": territory.mesa_details(found),
        "timeline": territory.timeline(found),
        "member_groups": territory.member_groups(found, index),
        "practices": read_facet_practices(index, Facet.MESA, slug),
        "cloth": cloth_of(index, Facet.MESA, slug),
    }
    return render(request, "territory/mesa.html", context)
