"""What a publication's row, facets and text hold besides its snapshot; all can be rebuilt."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from practices.enums import AlignmentRole, Facet
from practices.models.inserting import insert
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.names import Names
from practices.record import Record
from practices.search.documents import Document, document
from practices.text import slugify, sort_key

TEXT_COLUMNS = tuple(each.name for each in dataclasses.fields(Document))
"""The columns of `PublicationText` that search's documents fill."""


class FacetValue(NamedTuple):
    """One value of a facet, and whether it is there by a principal alignment.

    A tuple, because a loading makes some twenty of them for each practice.
    """

    facet: Facet
    value: str
    principal: bool


def facet_values(record: Record, names: Names) -> list[FacetValue]:
    """Every facet value of a record; an alignment with a target also counts for its goal."""
    principals = dict.fromkeys(_plain_values(record, names), False)
    for each in record.alignments:
        principal = each.role == AlignmentRole.PRINCIPAL
        objective = names.objectives[each.framework, each.code]
        goal = names.objectives[each.framework, objective.goal]
        for key in (
            (objective.facet, objective.facet_value),
            (goal.facet, goal.facet_value),
        ):
            principals[key] = principals.get(key, False) or principal
    return [FacetValue(*key, principal) for key, principal in principals.items()]


def _plain_values(record: Record, names: Names) -> Iterator[tuple[Facet, str]]:
    """Give the values that no alignment gives."""
    single = {
        Facet.MESA: record.mesa,
        Facet.WITH_MESA: "1" if record.mesa else "",
        Facet.KIND: record.kind,
        Facet.STATUS: record.status,
        Facet.EVIDENCE: record.evidence.value,
        Facet.SOURCE: record.source_kind,
        Facet.COLLECTION: record.collection,
    }
    yield from ((facet, value) for facet, value in single.items() if value)
    yield from ((Facet.REGION, names.regions[key].slug) for key in record.regions)
    yield from ((Facet.THEME, slug) for slug in record.themes)
    yield from ((Facet.POPULATION, slug) for slug in record.populations)


def columns(record: Record, names: Names) -> dict[str, Any]:
    """Work out the derived columns of a publication, by name."""
    first = record.regions[0] if record.regions else ""
    return {
        "title": record.title,
        "slug": slugify(record.title) or record.code.lower(),
        "title_key": sort_key(record.title)[:400],
        "region_key": names.regions[first].sort_key if first else "",
        "start": record.start,
        "alignment_count": len(record.alignments),
    }


def fill(publication: Publication, record: Record, names: Names) -> list[str]:
    """Set the derived columns of a publication, unsaved; returns those that were different."""
    found = columns(record, names)
    changed = [name for name, value in found.items() if getattr(publication, name) != value]
    for name in changed:
        setattr(publication, name, found[name])
    return changed


def insert_facets(pairs: Iterable[tuple[Publication, Record]], names: Names) -> None:
    """Write the facet values of publications that are saved and have none."""
    insert(
        PublicationFacet,
        ("publication_id", "facet", "value", "principal"),
        (
            (publication.pk, each.facet.value, each.value, each.principal)
            for publication, record in pairs
            for each in facet_values(record, names)
        ),
    )


def insert_texts(pairs: Iterable[tuple[Publication, Record]]) -> None:
    """Write what search reads of publications that are saved and have no text."""
    insert(
        PublicationText,
        ("publication_id", *TEXT_COLUMNS),
        ((publication.pk, *text_columns(record)) for publication, record in pairs),
    )


def text_columns(record: Record) -> tuple[str, ...]:
    """Return what search keeps of a record, in the order of `TEXT_COLUMNS`."""
    found = document(record)
    return tuple(getattr(found, name) for name in TEXT_COLUMNS)
