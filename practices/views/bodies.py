"""Institutions and norms of the published practices."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.index.catalogue import CatalogueIndex
from practices.queries import bodies
from practices.queries.cards import cards
from practices.queries.figures import Figures
from practices.queries.frameworks import Coverage, catalogue_coverage, core_frameworks
from practices.search.documents import institution_key, instrument_key
from practices.views.site import Link


@require_safe
def institution_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List the institutions that take part in published practices, from A to Z."""
    letters = bodies.institution_letters(index)
    context = {
        "breadcrumb": [Link(_("Instituciones"))],
        "letters": letters,
        "total": sum(len(each.entries) for each in letters),
    }
    return render(request, "bodies/institution_index.html", context)


@require_safe
def institution(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """Show in which practices an institution takes part, and what it does in each."""
    found = bodies.find_institution(slug, index)
    if found is None:
        raise Http404
    practices = bodies.practices_with(index, institution_key(slug))
    parent = Link(_("Instituciones"), reverse("practices:institution_index"))
    context = {
        "breadcrumb": [parent, Link(found.name, language="es")],
        "institution": found,
        "name": bodies.full_name(found),
        "facts": bodies.institution_facts(found, practices, index),
        "mesas": [each.mesa for each in found.memberships.all()],
        "practices": practices,
        "roles": bodies.by_role(practices, slug, index),
        "coverages": _coverages(practices.figures, index),
    }
    return render(request, "bodies/institution.html", context)


@require_safe
def instrument_index(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List the norms that published practices rest on, identified or not."""
    named, total = bodies.norms_as_named(index)
    context = {
        "breadcrumb": [Link(_("Normas"))],
        "instruments": bodies.instruments_counted(index),
        "named": named,
        "named_total": total,
    }
    return render(request, "bodies/instrument_index.html", context)


@require_safe
def instrument(request: HttpRequest, index: CatalogueIndex, slug: str) -> HttpResponse:
    """Show a norm and the practices that rest on it."""
    found = bodies.find_instrument(slug, index)
    if found is None:
        raise Http404
    practices = bodies.practices_with(index, instrument_key(slug))
    parent = Link(_("Normas"), reverse("practices:instrument_index"))
    name = bodies.instrument_name(found)
    context = {
        "breadcrumb": [parent, Link(name, language="es")],
        "instrument": found,
        "name": name,
        "facts": bodies.instrument_facts(found, practices, index),
        "practices": practices,
        "cards": cards(practices.publications, index.names),
        "coverages": _coverages(practices.figures, index),
    }
    return render(request, "bodies/instrument.html", context)


def _coverages(figures: Figures, index: CatalogueIndex) -> list[Coverage]:
    names = index.names
    return [catalogue_coverage(names, figures, each) for each in core_frameworks(names)]
