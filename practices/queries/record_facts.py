"""The facts of a record: the strip under its head, the panel beside it and its place."""

import dataclasses

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.dates import display
from practices.enums import Facet
from practices.names import COVERAGE, MesaName, Names
from practices.queries.facts import Fact
from practices.record import Record
from practices.templatetags.catalogo import numero

SHOWN = 2
"""Population groups that fit in the strip of facts; the rest are counted."""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A region where the practice happens, and the mesa that its source ties it to."""

    name: str
    url: str
    practices: str
    mesa: str
    mesa_url: str


def facts_in_short(record: Record, names: Names) -> tuple[Fact, ...]:
    """Return the six facts that a reader asks for first."""
    return (
        Fact(_("Periodo"), _period(record)),
        Fact(_("Estado según la fuente"), names.term(Facet.STATUS, record.status)),
        Fact(_("Población"), _populations_in_short(record, names)),
        Fact(_("Entidades"), numero(len(record.partners)) if record.partners else ""),
        Fact(_("Tipo de fuente"), names.term(Facet.SOURCE, record.source_kind)),
        Fact(_("Nivel de evidencia"), names.term(Facet.EVIDENCE, record.evidence.value)),
    )


def details(record: Record, names: Names) -> tuple[Fact, ...]:
    """Return the lesser facts; the ones that many records lack are there only if known."""
    themes = [names.term(Facet.THEME, slug) for slug in record.themes]
    populations = [names.term(Facet.POPULATION, slug) for slug in record.populations]
    mesa = names.mesas.get(record.mesa)
    optional = (
        Fact(_("Mesa"), mesa.name if mesa else "", _mesa_url(mesa), content=True),
        Fact(_("Provincia"), record.province, content=True),
        Fact(_("Distrito"), record.district, content=True),
        Fact(_("Alcance"), names.term(COVERAGE, record.coverage)),
        Fact(_("Tipo de práctica"), names.term(Facet.KIND, record.kind)),
        Fact(_("Colección"), names.term(Facet.COLLECTION, record.collection)),
        Fact(_("Contacto"), _contact(record), content=True),
    )
    return (
        Fact(_("Código"), record.code),
        Fact(_("Temas"), ", ".join(themes)),
        Fact(_("Población"), ", ".join(populations)),
        *(fact for fact in optional if fact.value),
    )


def places(record: Record, names: Names, totals: dict[str, int]) -> tuple[Place, ...]:
    """Return the regions of a practice; `totals` are practices by the slug of a region."""
    return tuple(_place(record, key, names, totals) for key in record.regions)


def _place(record: Record, ubigeo: str, names: Names, totals: dict[str, int]) -> Place:
    region, mesa = names.regions[ubigeo], names.mesas.get(record.mesa)
    count = totals.get(region.slug, 0)
    counted = ngettext(
        "%(count)s práctica en la región", "%(count)s prácticas en la región", count
    )
    own = mesa if mesa and mesa.region == ubigeo else None
    return Place(
        name=region.name,
        url=reverse("practices:region", kwargs={"slug": region.slug}),
        practices=counted % {"count": numero(count)} if count else "",
        mesa=own.name if own else "",
        mesa_url=_mesa_url(own),
    )


def _mesa_url(mesa: MesaName | None) -> str:
    return reverse("practices:mesa", kwargs={"slug": mesa.slug}) if mesa else ""


def _period(record: Record) -> str:
    values = {"start": display(record.start), "end": display(record.end)}
    if record.start and record.end:
        return _("%(start)s a %(end)s") % values
    if record.start:
        return _("Inicio: %(start)s") % values
    return _("Fin: %(end)s") % values if record.end else ""


def _populations_in_short(record: Record, names: Names) -> str:
    first = [names.term(Facet.POPULATION, slug) for slug in record.populations[:SHOWN]]
    more = len(record.populations) - len(first)
    shown = ", ".join(first)
    return _("%(shown)s y %(count)s más") % {"shown": shown, "count": more} if more else shown


def _contact(record: Record) -> str:
    parts = (
        record.contact_office,
        record.contact_role,
        record.contact_address,
        record.contact_telephone,
        record.contact_email,
    )
    return ", ".join(part for part in parts if part)
