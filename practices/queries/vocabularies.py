"""Themes and population groups with how many practices each has."""

import dataclasses

from django.urls import reverse

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.models.vocabulary import PopulationGroup, Term, Theme
from practices.names import Names
from practices.queries.facet_practices import FacetPractices
from practices.queries.figures import Figures, figures_of, listing_address
from practices.queries.woven import WovenCount, cloth_of

MODELS: dict[Facet, type[Term]] = {Facet.THEME: Theme, Facet.POPULATION: PopulationGroup}
ROUTES = {Facet.THEME: "practices:theme", Facet.POPULATION: "practices:population"}


@dataclasses.dataclass(frozen=True, slots=True)
class TermCount:
    """A term, what it covers, how many practices it has, and where the figure leads."""

    slug: str
    name: str
    description: str
    url: str
    count: int


def term_counts(facet: Facet, names: Names, figures: Figures) -> list[TermCount]:
    """Return every term of a vocabulary, each leading to its page; one statement."""
    descriptions = dict(
        MODELS[facet]._default_manager.values_list("slug", "description")  # noqa: SLF001 Django's API
    )
    return [
        TermCount(
            slug=slug,
            name=name,
            description=descriptions[slug],
            url=reverse(ROUTES[facet], kwargs={"slug": slug}),
            count=figures.count(facet, slug),
        )
        for slug, name in names.terms[facet].items()
    ]


def woven_terms(facet: Facet, index: CatalogueIndex) -> list[WovenCount]:
    """Return every term of a vocabulary with the cloth of its practices; one statement."""
    return [
        WovenCount(
            slug=each.slug,
            name=each.name,
            url=each.url,
            count=each.count,
            note=each.description,
            weave=cloth_of(index, facet, each.slug),
        )
        for each in term_counts(facet, index.names, figures_of(index))
    ]


def description_of(facet: Facet, slug: str) -> str:
    """Read what a term covers, empty if nobody wrote it; one statement."""
    found = MODELS[facet]._default_manager.filter(slug=slug)  # noqa: SLF001 Django's API
    return found.values_list("description", flat=True).first() or ""


def most_frequent(
    facet: Facet, names: Names, practices: FacetPractices, *, limit: int
) -> list[TermCount]:
    """Return the terms that most of some practices have, at most `limit`.

    Each leads to the listing of both choices; ties keep the order of the vocabulary.
    """
    counts = {slug: practices.figures.count(facet, slug) for slug in names.terms[facet]}
    chosen = sorted(filter(counts.get, counts), key=lambda slug: -counts[slug])[:limit]
    return [
        TermCount(
            slug=slug,
            name=names.term(facet, slug),
            description="",
            url=listing_address(practices.choice, (facet, slug)),
            count=counts[slug],
        )
        for slug in chosen
    ]
