"""Themes and population groups."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.queries.facet_practices import read_facet_practices
from practices.queries.frameworks import core_coverage
from practices.queries.territory import regions_narrowed
from practices.queries.vocabularies import description_of, woven_terms
from practices.queries.woven import cloth_of
from practices.views.site import Link


@require_safe
def theme_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Show what the practices are about."""
    return _index(request, index, Facet.THEME, "vocabularies/theme_index.html")


@require_safe
def theme(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """Show the practices about one theme."""
    parent = Link(_("Temas"), reverse("practices:theme_index"))
    return _term(request, index, (Facet.THEME, slug), parent)


@require_safe
def population_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Show whom the practices are for."""
    return _index(request, index, Facet.POPULATION, "vocabularies/population_index.html")


@require_safe
def population(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """Show the practices for one population group."""
    parent = Link(_("Poblaciones"), reverse("practices:population_index"))
    return _term(request, index, (Facet.POPULATION, slug), parent)


def _index(
    request: HttpRequest, index: CatalogueIndex, facet: Facet, template: str
) -> HttpResponse:
    terms = woven_terms(facet, index)
    title = _("Temas") if facet == Facet.THEME else _("Poblaciones")
    context = {
        "breadcrumb": [Link(title)],
        "documented": [each for each in terms if each.count],
        "pending": [each for each in terms if not each.count],
    }
    return render(request, template, context)


def _term(
    request: HttpRequest, index: CatalogueIndex, term: tuple[Facet, str], parent: Link
) -> HttpResponse:
    facet, slug = term
    names = index.names
    if slug not in names.terms[facet]:
        raise Http404
    practices = read_facet_practices(index, facet, slug)
    context = {
        "breadcrumb": [parent, Link(names.term(facet, slug))],
        "kind": facet.label,
        "name": names.term(facet, slug),
        "description": description_of(facet, slug),
        "practices": practices,
        "cloth": cloth_of(index, facet, slug),
        "regions": regions_narrowed(names, practices),
        "coverages": core_coverage(names, practices),
    }
    return render(request, "vocabularies/term.html", context)
