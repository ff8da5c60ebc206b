"""Themes and population groups."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.queries.facet_practices import read_facet_practices
from practices.queries.figures import read_figures
from practices.queries.frameworks import core_coverage
from practices.queries.names import read_names
from practices.queries.territory import regions_narrowed
from practices.queries.vocabularies import description_of, term_counts
from practices.views.site import Link


@require_safe
def theme_index(request: HttpRequest) -> HttpResponse:
    """List what the practices are about."""
    context = {
        "breadcrumb": [Link(_("Temas"))],
        "terms": term_counts(Facet.THEME, read_names(), read_figures()),
    }
    return render(request, "vocabularies/theme_index.html", context)


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """List the practices about one theme."""
    index = Link(_("Temas"), reverse("practices:theme_index"))
    return _term(request, Facet.THEME, slug, index)


@require_safe
def population_index(request: HttpRequest) -> HttpResponse:
    """List whom the practices are for."""
    context = {
        "breadcrumb": [Link(_("Poblaciones"))],
        "terms": term_counts(Facet.POPULATION, read_names(), read_figures()),
    }
    return render(request, "vocabularies/population_index.html", context)


@require_safe
def population(request: HttpRequest, slug: str) -> HttpResponse:
    """List the practices for one population group."""
    index = Link(_("Poblaciones"), reverse("practices:population_index"))
    return _term(request, Facet.POPULATION, slug, index)


def _term(request: HttpRequest, facet: Facet, slug: str, index: Link) -> HttpResponse:
    names = read_names()
    if slug not in names.terms[facet]:
        raise Http404
    practices = read_facet_practices(facet, slug, names)
    context = {
        "breadcrumb": [index, Link(names.term(facet, slug))],
        "kind": facet.label,
        "name": names.term(facet, slug),
        "description": description_of(facet, slug),
        "practices": practices,
        "regions": regions_narrowed(names, practices),
        "coverages": core_coverage(names, practices),
    }
    return render(request, "vocabularies/term.html", context)
