"""What the front page shows besides rows: its map, the strips of its figures, one practice."""

import dataclasses
from collections.abc import Iterable, Mapping

from django.urls import reverse

from practices.enums import EvidenceLevel, Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.queries.cards import Card, cards
from practices.queries.cloths import record_threads, warps_of
from practices.queries.maps import RegionMap, region_map
from practices.selection import Selection

_WITH_FIGURES = (EvidenceLevel.MEASURED.value, EvidenceLevel.EVALUATED.value)

MOST_TICKS = 200


@dataclasses.dataclass(frozen=True, slots=True)
class Strip:
    """A row of marks: those lit, by the class of their colour, and those that are not."""

    size: int
    lit: tuple[tuple[str, str], ...]
    unlit: str


@dataclasses.dataclass(frozen=True, slots=True)
class ThreadLabel:
    """The number of a thread that is dyed, and the middle of its line on the cloth.

    It is raised where it would touch that of the thread before.
    """

    number: int
    place: str
    principal: bool
    raised: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Featured:
    """One practice with its cloth in large, and the numbers of its threads around it."""

    card: Card
    warps: tuple[ThreadLabel, ...]
    wefts: tuple[ThreadLabel, ...]


def strip(marks: Iterable[tuple[bool, str]]) -> Strip:
    """Return the marks, each lit or not and with the class of its colour if it has one."""
    lit: dict[str, str] = {}
    unlit, size = "", 0
    for is_lit, colour_class in marks:
        if is_lit:
            lit[colour_class] = lit.get(colour_class, "") + f"M{size} .5h.86"
        else:
            unlit += f"M{size} .9h.86"
        size += 1
    return Strip(size, tuple(lit.items()), unlit)


def ticks(total: int) -> Strip:
    """Return as many marks as there are practices, up to what an eye can tell apart."""
    size = min(total, MOST_TICKS)
    return Strip(size, (("ticks", f"M.25 .5h{size}"),), "")


def woven_map(index: CatalogueIndex) -> RegionMap:
    """Return the map whose regions are woven with the ODS that their practices serve."""
    sets = index.sets[Facet.REGION]
    woven = {slug: warps_of(index, bits) for slug, bits in sets.items()}
    return region_map(index.names, index.totals[Facet.REGION], _region_url, woven=woven)


def featured_key(index: CatalogueIndex) -> list[int]:
    """Return the practice with most alignments of those that report results with figures.

    The code settles ties; no key if no practice reports any.
    """
    reporting = index.selected(Selection.of({Facet.EVIDENCE: _WITH_FIGURES}))
    return index.page(reporting, Order.ALIGNMENTS, 0, 1)


def featured(publication: Publication, index: CatalogueIndex) -> Featured:
    """Return a practice as the front page shows it."""
    threads = record_threads(publication.record, index.names)
    [card] = cards([publication], index.names)
    return Featured(card, _labels(threads.warp), _labels(threads.weft))


def _labels(threads: Mapping[int, bool]) -> tuple[ThreadLabel, ...]:
    labels: list[ThreadLabel] = []
    for number, principal in sorted(threads.items()):
        before = labels[-1] if labels else None
        raised = before is not None and before.number == number - 1 and not before.raised
        labels.append(ThreadLabel(number, f"{number - 1}.5", principal, raised))
    return tuple(labels)


def _region_url(slug: str) -> str:
    return reverse("practices:region", kwargs={"slug": slug})
