"""Practices related to one: what they share with it, and why."""

import dataclasses
from collections.abc import Iterator
from itertools import islice

from practices.enums import AlignmentRole, Facet
from practices.index.catalogue import CatalogueIndex
from practices.names import Names
from practices.record import Record
from practices.search.scoring import add, ordered

_WEIGHTS: dict[Facet, int] = {
    Facet.PMM: 3,
    Facet.ODS: 2,
    Facet.THEME: 5,
    Facet.REGION: 3,
    Facet.POPULATION: 1,
}
"""How much a shared value says, before it is weighed by how few practices have it."""
_BOTH_PRINCIPAL = 3
"""By how much the weight grows when an objective is a principal one of both practices."""


@dataclasses.dataclass(frozen=True, slots=True)
class Trait:
    """A value of a facet that a record has, and the practices that have it too."""

    facet: Facet
    value: str
    principal: bool
    bits: int


@dataclasses.dataclass(frozen=True, slots=True)
class Related:
    """A related practice, by primary key, and what it shares, in the order of the facets."""

    key: int
    shared: tuple[Trait, ...]


def related(index: CatalogueIndex, record: Record, limit: int = 3) -> list[Related]:
    """Return the practices that share most with a record, at most `limit`.

    One that shares a single thing is a neighbour of too many to be told.
    """
    traits = list(_traits(index, record))
    planes: list[int] = []
    once = twice = 0
    for trait in traits:
        weight = _WEIGHTS[trait.facet] * _rarity(index, trait.bits)
        add(planes, trait.bits, weight)
        if trait.principal:
            both = index.having(trait.facet, [trait.value], principal_only=True)
            add(planes, both, weight * (_BOTH_PRINCIPAL - 1))
        twice |= once & trait.bits
        once |= trait.bits
    others = twice & ~index.codes.having([record.code])
    found = islice(ordered(planes, others), limit)
    return [Related(index.keys[each], _shared(traits, each)) for each in found]


def _rarity(index: CatalogueIndex, bits: int) -> int:
    """Return 1 for a value that most practices have, and one more each time it halves."""
    return (index.size // max(1, bits.bit_count())).bit_length()


def _shared(traits: list[Trait], position: int) -> tuple[Trait, ...]:
    return tuple(trait for trait in traits if trait.bits >> position & 1)


def _traits(index: CatalogueIndex, record: Record) -> Iterator[Trait]:
    for facet, value, principal in _values(index.names, record):
        yield Trait(facet, value, principal, index.having(facet, [value]))


def _values(names: Names, record: Record) -> Iterator[tuple[Facet, str, bool]]:
    """Return its facet values; of what it names and the index does not know yet, none."""
    for framework in ("ods", "pmm"):
        for each in record.aligned(framework):
            objective = names.objectives.get((framework, each.code))
            if objective is not None:
                principal = each.role == AlignmentRole.PRINCIPAL
                yield objective.facet, objective.facet_value, principal
    yield from ((Facet.THEME, slug, False) for slug in record.themes)
    regions = (names.regions[key] for key in record.regions if key in names.regions)
    yield from ((Facet.REGION, each.slug, False) for each in regions)
    yield from ((Facet.POPULATION, slug, False) for slug in record.populations)
