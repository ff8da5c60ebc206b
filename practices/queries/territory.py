"""Regions and mesas with what is known of each and how many practices they have."""

import dataclasses
from itertools import groupby

from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from practices.dates import display
from practices.enums import Facet, MesaState
from practices.index.catalogue import CatalogueIndex
from practices.models.territory import Mesa, MesaMember, Region
from practices.names import MesaName, Names
from practices.queries.bodies import institution_url, kind_name
from practices.queries.facet_practices import FacetPractices
from practices.queries.facts import Fact
from practices.queries.figures import Figures, listing_address
from practices.queries.woven import cloth_of
from practices.templatetags.catalogo import numero


@dataclasses.dataclass(frozen=True, slots=True)
class RegionCount:
    """A region, its practices, and the mesas that a public source names for it."""

    slug: str
    name: str
    url: str
    count: int
    mesas: tuple[MesaName, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class MesaSummary:
    """What an index says of a mesa; `members` are those that a source names."""

    slug: str
    name: str
    region: str
    url: str
    state: str
    created: str
    members: int
    count: int
    weave: SafeString


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """A member of a mesa as its source names it, and the institution that it is, if known.

    The address is empty when the institution has no page of its own.
    """

    name: str
    institution: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class MemberGroup:
    """The members of a mesa of one kind of institution; without a kind, `kind` is empty."""

    kind: str
    members: list[Member]


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """Something dated in the life of a mesa; `date` is imprecise or empty.

    `content` tells words of a source, which nobody translates.
    """

    date: str
    text: str
    content: bool = True


def regions_with_counts(names: Names, figures: Figures) -> list[RegionCount]:
    """All regions in Spanish order, with and without practices."""
    return [
        RegionCount(
            slug=region.slug,
            name=region.name,
            url=reverse("practices:region", kwargs={"slug": region.slug}),
            count=figures.count(Facet.REGION, region.slug),
            mesas=tuple(m for m in names.mesas.values() if m.region == region.ubigeo),
        )
        for region in names.regions.values()
    ]


def regions_narrowed(names: Names, practices: FacetPractices) -> list[RegionCount]:
    """Regions where some practices happen, each leading to the listing of both choices."""
    return [
        RegionCount(
            slug=region.slug,
            name=region.name,
            url=listing_address((Facet.REGION, region.slug), practices.choice),
            count=practices.figures.count(Facet.REGION, region.slug),
        )
        for region in names.regions.values()
        if practices.figures.count(Facet.REGION, region.slug)
    ]


def find_region(asked: str) -> Region | None:
    """Find a region by its slug, in any case, or by its UBIGEO; three statements."""
    return (
        Region.objects.filter(Q(slug=asked.lower()) | Q(ubigeo=asked))
        .prefetch_related("offices", Prefetch("mesas", Mesa.objects.order_by("sort_key")))
        .first()
    )


def region_facts(region: Region) -> list[Fact]:
    """Return what the reference lists say of a region."""
    offices = [office.short_name or office.name for office in region.offices.all()]
    return [
        Fact(_("Capital"), region.capital),
        Fact(_("Población"), _population(region)),
        Fact(
            _("Oficina Desconcentrada"),
            ", ".join(offices) or gettext("Ninguna en las fuentes consultadas"),
        ),
        Fact(pgettext("code of a region", "UBIGEO"), region.ubigeo),
    ]


def mesa_in_brief(mesa: Mesa) -> list[Fact]:
    """Return what the page of its region says of a mesa, without what never happened."""
    url = reverse("practices:mesa", kwargs={"slug": mesa.slug})
    facts = [
        Fact(_("Nombre"), mesa.name, url, content=True),
        Fact(_("Creación"), display(mesa.created) if mesa.created else ""),
        Fact(_("Situación"), _state(mesa)),
        Fact(_("Quién convoca"), mesa.convener, content=True),
        Fact(_("Secretaría o presidencia"), mesa.secretariat, content=True),
    ]
    if mesa.reactivated:
        facts.insert(2, Fact(_("Reactivación"), display(mesa.reactivated)))
    return facts


def _population(region: Region) -> str:
    if region.population is None:
        return ""
    figure = numero(region.population)
    if region.population_year is None:
        return figure
    return gettext("%(figure)s en %(year)s") % {
        "figure": figure,
        "year": region.population_year,
    }


def mesa_summaries(index: CatalogueIndex) -> tuple[list[MesaSummary], list[MesaSummary]]:
    """Return the national mesa, and the regional ones by region; one statement."""
    rows = (
        Mesa.objects.select_related("region")
        .annotate(member_count=Count("members"))
        .order_by("region__sort_key", "sort_key")
    )
    summaries = [
        MesaSummary(
            slug=mesa.slug,
            name=mesa.name,
            region=mesa.region.name if mesa.region else "",
            url=reverse("practices:mesa", kwargs={"slug": mesa.slug}),
            state=_state(mesa),
            created=mesa.created,
            members=mesa.member_count,
            count=index.totals[Facet.MESA].get(mesa.slug, 0),
            weave=cloth_of(index, Facet.MESA, mesa.slug),
        )
        for mesa in rows
    ]
    return (
        [each for each in summaries if not each.region],
        [each for each in summaries if each.region],
    )


def find_mesa(slug: str) -> Mesa | None:
    """Find a mesa with all that is known of it; five statements."""
    members = MesaMember.objects.select_related("kind", "institution")
    replicas = Mesa.objects.select_related("region").order_by("region__sort_key", "sort_key")
    return (
        Mesa.objects.select_related("region", "office", "replica_of")
        .prefetch_related(
            Prefetch("members", members),
            "milestones",
            "sources",
            Prefetch("replicas", replicas),
        )
        .filter(slug=slug)
        .first()
    )


def mesa_facts(mesa: Mesa) -> list[Fact]:
    """Return the short facts of a mesa; one never reactivated says nothing of it."""
    facts = [
        _scope(mesa),
        Fact(_("Creación"), display(mesa.created) if mesa.created else ""),
        Fact(_("Situación"), _state(mesa)),
        Fact(_("Integrantes que nombran las fuentes"), _members(mesa)),
    ]
    if mesa.reactivated:
        facts.insert(2, Fact(_("Reactivación"), display(mesa.reactivated)))
    return facts


def mesa_details(mesa: Mesa) -> list[Fact]:
    """Return how a mesa is set up and run, the unknown too."""
    details = [
        Fact(_("Norma que la creó"), _instrument(mesa), content=True),
        Fact(_("Quién convoca"), mesa.convener, content=True),
        Fact(_("Secretaría o presidencia"), mesa.secretariat, content=True),
        Fact(_("Plan de trabajo"), mesa.work_plan, content=True),
        Fact(_("Asistencia técnica"), mesa.technical_assistance, content=True),
    ]
    if mesa.replica_of:
        office = mesa.office.name if mesa.office else ""
        url = reverse("practices:mesa", kwargs={"slug": mesa.replica_of.slug})
        details.append(Fact(_("Oficina Desconcentrada"), office, content=True))
        details.append(Fact(_("Réplica de"), mesa.replica_of.name, url, content=True))
    return details


def _members(mesa: Mesa) -> str:
    named = len(mesa.members.all())
    if not named:
        return ""
    if mesa.members_complete:
        return str(named)
    return gettext("%(count)s, lista incompleta") % {"count": named}


def _scope(mesa: Mesa) -> Fact:
    if mesa.region is None:
        return Fact(_("Ámbito"), gettext("Nacional"))
    url = reverse("practices:region", kwargs={"slug": mesa.region.slug})
    return Fact(_("Región"), mesa.region.name, url)


def _instrument(mesa: Mesa) -> str:
    if not mesa.instrument_text or mesa.instrument_seen:
        return mesa.instrument_text
    return gettext("%(norm)s (no se tuvo a la vista su texto)") % {"norm": mesa.instrument_text}


def _state(mesa: Mesa) -> str:
    state = mesa.get_state_display()
    if not mesa.state_as_of or mesa.state == MesaState.UNKNOWN:
        return state
    return gettext("%(state)s (fuente: %(date)s)") % {
        "state": state,
        "date": display(mesa.state_as_of),
    }


def member_groups(mesa: Mesa, index: CatalogueIndex) -> list[MemberGroup]:
    """Return members by kind of institution, in the order of the kinds; without kind, last."""

    def by_kind(member: MesaMember) -> tuple[int, int, str]:
        kind = member.kind
        return (0, kind.position, kind.slug) if kind else (1, 0, "")

    found = sorted(mesa.members.all(), key=by_kind)
    return [
        MemberGroup(kind_name(members[0].kind), [_member(each, index) for each in members])
        for members in (list(group) for _key, group in groupby(found, key=by_kind))
    ]


def _member(member: MesaMember, index: CatalogueIndex) -> Member:
    institution = member.institution
    if institution is None:
        return Member(member.name, "", "")
    other = institution.name if institution.name != member.name else ""
    return Member(member.name, other, institution_url(institution.slug, index))


def timeline(mesa: Mesa) -> list[Event]:
    """Return its creation and milestones in order of date; those without one, last."""
    events = [Event(each.date, each.text) for each in mesa.milestones.all()]
    if mesa.created:
        events.append(Event(mesa.created, gettext("Se crea la mesa"), content=False))
    return sorted(events, key=lambda event: (not event.date, event.date))
