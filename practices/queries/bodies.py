"""Institutions that take part in published practices, and the norms that these rest on."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from practices.dates import display
from practices.enums import Facet, PartnerRole
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.models.source import LegalInstrument
from practices.models.territory import Institution, Mesa
from practices.models.vocabulary import InstitutionKind
from practices.queries.cards import Card, cards, read_publications
from practices.queries.cloths import catalogue_threads
from practices.queries.facts import Fact
from practices.queries.figures import Figures
from practices.search.documents import institution_key, instrument_key
from practices.search.scoring import positions
from practices.templatetags.catalogo import numero
from practices.text import sort_key
from practices.weave import weave

MOST_SHOWN = 100
"""Practices on the page of one institution or norm, the newest."""

_ENYE = "nzz"
"""What a sort key has in place of «ñ»."""


_DIGITS = "0–9"


@dataclasses.dataclass(frozen=True, slots=True)
class BodyCount:
    """An institution or norm in an index: what it is, and how many practices it has."""

    name: str
    detail: str
    url: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Letter:
    """The entries of an index that begin with a letter."""

    letter: str
    entries: list[BodyCount]

    @property
    def anchor(self) -> str:
        """What names it in an address."""
        return {"Ñ": "enye", _DIGITS: "cifras"}.get(self.letter, self.letter.lower())


@dataclasses.dataclass(frozen=True, slots=True)
class RoleGroup:
    """The practices where an institution has one role."""

    role: PartnerRole
    cards: list[Card]


@dataclasses.dataclass(frozen=True, slots=True)
class NamedNorm:
    """A norm as a practice names it, which nobody has identified yet."""

    text: str
    title: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class BodyPractices:
    """The practices of an institution or norm: figures of all, and the newest to show."""

    figures: Figures
    publications: list[Publication]
    weave: SafeString

    @property
    def total(self) -> int:
        """How many there are."""
        return self.figures.total

    @property
    def is_partial(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.publications) < self.total


def kind_name(kind: InstitutionKind | None) -> str:
    """Return the name of a kind in the active language; empty for none."""
    if kind is None:
        return ""
    return kind.name_en if kind.name_en and get_language() == "en" else kind.name_es


def institution_url(slug: str, index: CatalogueIndex) -> str:
    """Return the page of an institution; empty if no published practice names it."""
    if not index.text.with_key(institution_key(slug)):
        return ""
    return reverse("practices:institution", kwargs={"slug": slug})


def instrument_url(slug: str, index: CatalogueIndex) -> str:
    """Return the page of a norm; empty if no published practice rests on it."""
    if not slug or not index.text.with_key(instrument_key(slug)):
        return ""
    return reverse("practices:instrument", kwargs={"slug": slug})


def institution_letters(index: CatalogueIndex) -> list[Letter]:
    """Return the institutions with published practices, from A to Z; one statement."""
    rows = Institution.objects.select_related("kind").order_by("sort_key", "slug")
    return [
        Letter(letter, [entry for _letter, entry in group])
        for letter, group in groupby(_institutions(rows, index), key=lambda each: each[0])
    ]


def _institutions(
    rows: Iterable[Institution], index: CatalogueIndex
) -> Iterator[tuple[str, BodyCount]]:
    for each in rows:
        count = index.text.with_key(institution_key(each.slug)).bit_count()
        if count:
            url = reverse("practices:institution", kwargs={"slug": each.slug})
            yield (
                _letter(each.sort_key),
                BodyCount(full_name(each), kind_name(each.kind), url, count),
            )


def full_name(institution: Institution) -> str:
    """Return a name with its acronym, unless the name has it already."""
    name, acronym = institution.name, institution.acronym
    return f"{name} ({acronym})" if acronym and acronym not in name else name


def _letter(key: str) -> str:
    if key.startswith(_ENYE):
        return "Ñ"
    first = key[:1].upper()
    return first if first.isalpha() else _DIGITS


def find_institution(slug: str, index: CatalogueIndex) -> Institution | None:
    """Find an institution with published practices, with its mesas; three statements."""
    if not index.text.with_key(institution_key(slug)):
        return None
    mesas = Mesa.objects.select_related("region").order_by("region__sort_key", "sort_key")
    return (
        Institution.objects.select_related("kind")
        .prefetch_related("alternates", Prefetch("memberships__mesa", mesas))
        .filter(slug=slug)
        .first()
    )


def practices_with(index: CatalogueIndex, key: str) -> BodyPractices:
    """Read the practices that refer to a key, the newest `MOST_SHOWN`; one statement."""
    bits = index.text.with_key(key)
    shown = [index.keys[each] for each in islice(positions(bits), MOST_SHOWN)]
    return BodyPractices(
        figures=Figures(bits.bit_count(), index.counts_in(bits)),
        publications=read_publications(shown),
        weave=weave(catalogue_threads(index, bits)),
    )


def by_role(practices: BodyPractices, slug: str, index: CatalogueIndex) -> list[RoleGroup]:
    """Return the practices of an institution by what it does in each; some are in several."""
    groups: defaultdict[PartnerRole, list[Publication]] = defaultdict(list)
    for publication in practices.publications:
        partners = publication.record.partners
        for role in dict.fromkeys(p.role for p in partners if p.institution == slug):
            groups[role].append(publication)
    return [
        RoleGroup(role, cards(groups[role], index.names))
        for role in PartnerRole
        if groups[role]
    ]


def institution_facts(
    institution: Institution, practices: BodyPractices, index: CatalogueIndex
) -> list[Fact]:
    """Return what the catalogue knows of an institution."""
    return [
        Fact(_("Tipo"), kind_name(institution.kind)),
        Fact(_("Sigla"), institution.acronym, content=True),
        Fact(_("Prácticas"), numero(practices.total)),
        Fact(_("Regiones con práctica"), _regions(practices, index)),
        Fact(_("Página web"), institution.website, institution.website),
    ]


def instrument_facts(
    instrument: LegalInstrument, practices: BodyPractices, index: CatalogueIndex
) -> list[Fact]:
    """Return what the catalogue knows of a norm."""
    return [
        Fact(_("Tipo"), instrument.get_type_display()),
        Fact(_("Número"), instrument.number),
        Fact(_("Año"), str(instrument.year or "")),
        Fact(_("Quién la emitió"), instrument.issuer, content=True),
        Fact(_("Fecha"), display(instrument.date) if instrument.date else ""),
        Fact(_("Prácticas"), numero(practices.total)),
        Fact(_("Regiones con práctica"), _regions(practices, index)),
        Fact(_("Texto"), instrument.url, instrument.url),
    ]


def _regions(practices: BodyPractices, index: CatalogueIndex) -> str:
    slugs = [each.slug for each in index.names.regions.values()]
    return gettext("%(part)s de %(whole)s") % {
        "part": practices.figures.covered(Facet.REGION, slugs),
        "whole": len(slugs),
    }


def instrument_name(instrument: LegalInstrument) -> str:
    """Return what a norm is called, in Spanish in every language: it is a name."""
    with override(settings.LANGUAGE_CODE):
        return str(instrument)


def instruments_counted(index: CatalogueIndex) -> list[BodyCount]:
    """Return the norms that published practices rest on, by name; one statement."""
    found = [
        BodyCount(
            name=instrument_name(each),
            detail=each.title or each.issuer,
            url=reverse("practices:instrument", kwargs={"slug": each.slug}),
            count=count,
        )
        for each in LegalInstrument.objects.order_by("slug")
        if (count := index.text.with_key(instrument_key(each.slug)).bit_count())
    ]
    return sorted(found, key=lambda each: sort_key(each.name))


def norms_as_named(index: CatalogueIndex) -> tuple[list[NamedNorm], int]:
    """Return the norms that practices name and nobody has identified, and in how many.

    Those of the newest `MOST_SHOWN` practices, by their words; one statement.
    """
    practices = practices_with(index, instrument_key())
    found = [
        NamedNorm(each.text, publication.title, publication.get_absolute_url())
        for publication in practices.publications
        for each in publication.record.instruments
        if not each.instrument
    ]
    return sorted(found, key=lambda each: sort_key(each.text)), practices.total


def find_instrument(slug: str, index: CatalogueIndex) -> LegalInstrument | None:
    """Find a norm that a published practice rests on; one statement."""
    if not index.text.with_key(instrument_key(slug)):
        return None
    return LegalInstrument.objects.filter(slug=slug).first()
