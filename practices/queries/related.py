"""The practices near one, each with what it shares with it in words."""

import dataclasses

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.index.related import Trait, related
from practices.names import Names
from practices.queries.cards import Card, cards, read_publications
from practices.record import Record
from practices.templatetags.catalogo import sigla
from practices.text import fold

NUMBERED = (Facet.ODS, Facet.PMM)
NAMED = (Facet.THEME, Facet.REGION)


@dataclasses.dataclass(frozen=True, slots=True)
class RelatedCard:
    """A practice near another one, and the reason."""

    card: Card
    reason: str


def related_cards(index: CatalogueIndex, record: Record) -> list[RelatedCard]:
    """Return the nearest practices to a record, at most three; one statement, or none."""
    found = related(index, record)
    if not found:
        return []
    listed = cards(read_publications(each.key for each in found), index.names)
    return [
        RelatedCard(card, _reason(each.shared, index.names))
        for card, each in zip(listed, found, strict=True)
    ]


def _reason(shared: tuple[Trait, ...], names: Names) -> str:
    """Say what is shared: «Comparte ODS 10 y 16; PMM 15; tema: Salud; región: Tumbes»."""
    parts = []
    for facet in NUMBERED:
        codes = [each.value for each in shared if each.facet == facet]
        if codes:
            parts.append(f"{sigla(facet)} {listed(codes)}")
    for facet in NAMED:
        labels = names.facet_values(facet)
        values = [labels.get(each.value, each.value) for each in shared if each.facet == facet]
        if values:
            parts.append(f"{_kind(facet, len(values))}: {', '.join(values)}")
    if not parts:
        return _("Comparte la población a la que se dirige")
    return _("Comparte %(parts)s") % {"parts": "; ".join(parts)}


def listed(values: list[str]) -> str:
    """Join values as Spanish does: «7, 12 y 15», «Lima e Ica»."""
    *first, last = values
    if not first:
        return last
    joined = {"first": ", ".join(first), "last": last}
    if fold(last).startswith(("i", "hi")):
        return _("%(first)s e %(last)s") % joined
    return _("%(first)s y %(last)s") % joined


def _kind(facet: Facet, count: int) -> str:
    if facet == Facet.THEME:
        return ngettext("tema", "temas", count)
    return ngettext("región", "regiones", count)
