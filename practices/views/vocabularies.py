"""Themes and population groups."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.queries.facet_practices import read_facet_practices
from practices.queries.figures import figures_of
from practices.queries.frameworks import core_coverage
from practices.queries.territory import regions_narrowed
from practices.queries.vocabularies import TermCount, description_of, term_counts
from practices.views.site import Link


@require_safe
def theme_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List what the practices are about."""
    context = {
        "breadcrumb": [Link(_("Temas"))],
        "terms": _counts(index, Facet.THEME),
    }
    return render(request, "vocabularies/theme_index.html", context)


@require_safe
def theme(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """List the practices about one theme."""
    parent = Link(_("Temas"), reverse("practices:theme_index"))
    return _term(request, index, (Facet.THEME, slug), parent)


@require_safe
def population_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List whom the practices are for."""
    context = {
        "breadcrumb": [Link(_("Poblaciones"))],
        "terms": _counts(index, Facet.POPULATION),
    }
    return render(request, "vocabularies/population_index.html", context)


@require_safe
def population(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """List the practices for one population group."""
    parent = Link(_("Poblaciones"), reverse("practices:population_index"))
    return _term(request, index, (Facet.POPULATION, slug), parent)


def _counts(index: CatalogueIndex, facet: Facet) -> list[TermCount]:
    return term_counts(facet, index.names, figures_of(index))


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
        "regions": regions_narrowed(names, practices),
        "coverages": core_coverage(names, practices),
    }
    return render(request, "vocabularies/term.html", context)
