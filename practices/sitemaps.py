"""What search engines read first: robots.txt and the site map."""

import dataclasses
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.names import Names
from practices.queries.bodies import institution_letters, instruments_counted
from practices.queries.cards import objective_url

PAGES = (
    "home", "list", "compare", "region_index", "mesa_index", "framework_index", "coverage",
    "institution_index", "instrument_index", "theme_index", "population_index",
    "about", "methodology", "data", "proposal_start",
    "dictionary", "accessibility", "privacy", "licence", "glossary", "help",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """An address of the map; `changed` is the day of its version, if it has versions."""

    url: str
    changed: str = ""


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Open everything public, and say where the map is; the staff's desk is never named."""
    lines = (
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {settings.SITE_URL}{reverse('data:sitemap')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List every public page."""
    context = {"entries": [*_practices(), *_others(index.names), *_bodies(index)]}
    return render(request, "practices/sitemap.xml", context, content_type="application/xml")


def _practices() -> Iterator[Entry]:
    current = (
        Publication.objects.current().only("code", "slug", "published_at").order_by("code")
    )
    for each in current:
        yield Entry(each.get_absolute_url(), each.published_at.date().isoformat())


def _bodies(index: CatalogueIndex) -> Iterator[Entry]:
    institutions = (each.entries for each in institution_letters(index))
    for entries in (*institutions, instruments_counted(index)):
        yield from (Entry(each.url) for each in entries)


def _others(names: Names) -> Iterator[Entry]:
    yield from (Entry(reverse(f"practices:{name}")) for name in PAGES)
    slugs = {
        "region": [each.slug for each in names.regions.values()],
        "mesa": list(names.mesas),
        "theme": list(names.facet_values(Facet.THEME)),
        "population": list(names.facet_values(Facet.POPULATION)),
    }
    for name, each in slugs.items():
        yield from (Entry(reverse(f"practices:{name}", kwargs={"slug": s})) for s in each)
    for slug in names.frameworks:
        yield Entry(reverse("practices:framework", kwargs={"framework": slug}))
    yield from (Entry(objective_url(each)) for each in names.objectives.values())
