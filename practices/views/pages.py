"""Pages of prose: what the catalogue is, how it is made, and what may be done with it.

Their text is in two templates, one for each language; only titles and figures come from here.
"""

import dataclasses
from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import EvidenceLevel, Facet, Order
from practices.exports.columns import COLUMNS
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.names import Names
from practices.queries.cards import read_publications
from practices.queries.cloths import record_threads, spoken
from practices.queries.figures import Figures, figures_of, listing_address
from practices.selection import Selection
from practices.views.data_sets import data_files
from practices.views.site import Link
from practices.weave import weave


@dataclasses.dataclass(frozen=True, slots=True)
class CountedTerm:
    """A term of a vocabulary, how many practices have it, and where they are listed."""

    name: str
    count: int
    url: str


@require_safe
def about(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Say what the catalogue is, what it is not, and how a cloth is read."""
    context = {"total": index.size, **_example_of_a_cloth(index)}
    return _page(request, "about", _("Qué es este catálogo"), context)


@require_safe
def methodology(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Say how records are made, and what each label of theirs means."""
    figures, names = figures_of(index), index.names
    levels = {
        level.name.lower(): _counted(figures, names, Facet.EVIDENCE, level)
        for level in EvidenceLevel
    }
    sources = [
        _counted(figures, names, Facet.SOURCE, slug)
        for slug in names.facet_values(Facet.SOURCE)
    ]
    context = {"total": figures.total, "levels": levels, "sources": sources}
    return _page(request, "methodology", _("Método"), context)


@require_safe
def data(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Offer the whole catalogue as files, and say how any listing becomes data."""
    context = {
        "total": index.size,
        "data_files": data_files(index),
        "latest": Publication.objects.current().order_by("published_at").last(),
    }
    return _page(request, "data", _("Datos"), context)


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """Say what each column of the data holds, and each part of an address."""
    between = [Link(_("Datos"), reverse("practices:data"))]
    return _page(
        request, "dictionary", _("Diccionario de datos"), {"columns": COLUMNS}, between
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """State what the site aims at for everyone, how it is checked and what is lacking."""
    return _page(request, "accessibility", _("Accesibilidad"))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept of readers and of the people in the records: next to nothing."""
    return _page(request, "privacy", _("Privacidad"))


@require_safe
def licence(request: HttpRequest) -> HttpResponse:
    """Say under which terms the texts, the data, the code and the rest may be used."""
    return _page(request, "licence", _("Licencias"))


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Explain the words and the acronyms of the catalogue."""
    return _page(request, "glossary", _("Glosario"))


@require_safe
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 - named like its route
    """Explain how to search, filter, take the data and propose a practice."""
    return _page(request, "help", _("Ayuda"))


def _page(
    request: HttpRequest,
    name: str,
    title: Promise,
    context: Mapping[str, object] | None = None,
    between: Iterable[Link] = (),
) -> HttpResponse:
    language = "en" if (get_language() or "").startswith("en") else "es"
    shown = {"title": title, "breadcrumb": [*between, Link(title)], **(context or {})}
    return render(request, f"pages/{language}/{name}.html", shown)


def _counted(figures: Figures, names: Names, facet: Facet, slug: str) -> CountedTerm:
    return CountedTerm(
        names.term(facet, slug),
        figures.count(facet, slug),
        listing_address((facet, slug)),
    )


def _example_of_a_cloth(index: CatalogueIndex) -> dict[str, object]:
    """Return the newest practice and its cloth; nothing while the catalogue is empty."""
    newest = index.page(index.select(Selection()), Order.RECENT, 0, 1)
    for publication in read_publications(newest):
        threads = record_threads(publication.record, index.names)
        return {"example": publication, "example_cloth": weave(threads, spoken(threads))}
    return {}
