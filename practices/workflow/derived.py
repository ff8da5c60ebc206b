"""What a publication's row and facets hold besides its snapshot; all of it can be rebuilt."""

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping

from practices.enums import AlignmentRole, Facet
from practices.models.inserting import insert
from practices.models.publication import Publication, PublicationFacet
from practices.queries.names import FRAMEWORK_FACETS, Names
from practices.record import Record
from practices.text import fold, slugify, sort_key

SEARCHED = (
    "code", "title", "subtitle", "summary", "problem", "description", "lessons", "transfer",
    "limits", "province", "district",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and whether it is there by a principal alignment."""

    facet: Facet
    value: str
    principal: bool = False


def facet_values(record: Record, names: Names) -> list[FacetValue]:
    """Every facet value of a record; an alignment with a target also counts for its goal."""
    found: dict[tuple[Facet, str], bool] = {}
    for each in _facet_values(record, names):
        key = (each.facet, each.value)
        found[key] = found.get(key, False) or each.principal
    return [FacetValue(facet, value, principal) for (facet, value), principal in found.items()]


def _facet_values(record: Record, names: Names) -> Iterator[FacetValue]:
    single = {
        Facet.MESA: record.mesa,
        Facet.WITH_MESA: "1" if record.mesa else "",
        Facet.KIND: record.kind,
        Facet.STATUS: record.status,
        Facet.EVIDENCE: record.evidence.value,
        Facet.SOURCE: record.source_kind,
        Facet.COLLECTION: record.collection,
    }
    yield from (FacetValue(facet, value) for facet, value in single.items() if value)
    yield from (FacetValue(Facet.REGION, names.regions[key].slug) for key in record.regions)
    yield from (FacetValue(Facet.THEME, slug) for slug in record.themes)
    yield from (FacetValue(Facet.POPULATION, slug) for slug in record.populations)
    for each in record.alignments:
        objective = names.objectives[each.framework, each.code]
        principal = each.role == AlignmentRole.PRINCIPAL
        yield FacetValue(objective.facet, objective.facet_value, principal)
        if objective.is_target:
            goal = names.objectives[each.framework, objective.goal]
            yield FacetValue(goal.facet, goal.facet_value, principal)


def search_text(record: Record, names: Names, institutions: Mapping[str, str]) -> str:
    """Return the record's words and the names it refers to, folded, a space before each."""
    texts = [getattr(record, name) for name in SEARCHED]
    texts += [each.name for each in record.partners]
    texts += [each.statement for each in record.results]
    texts += [each.text for each in record.instruments] + [each.text for each in record.steps]
    texts += [each.justification for each in record.alignments]
    words = [fold(text) for text in texts if text]
    words += [_folded_name(name) for name in _names_in(record, names, institutions) if name]
    return " " + " ".join(words)


def _names_in(record: Record, names: Names, institutions: Mapping[str, str]) -> Iterator[str]:
    yield from (names.regions[key].name for key in record.regions)
    yield from (names.term(Facet.THEME, slug) for slug in record.themes)
    yield from (names.term(Facet.POPULATION, slug) for slug in record.populations)
    if record.mesa:
        yield names.mesas[record.mesa].name
    yield from (institutions.get(each.institution, "") for each in record.partners)
    for each in record.alignments:
        yield names.objectives[each.framework, each.code].short
        if each.framework in FRAMEWORK_FACETS:
            yield f"{names.frameworks[each.framework].short_name} {each.code}"


_folded_name = functools.lru_cache(maxsize=4096)(fold)


def fill(
    publication: Publication, record: Record, names: Names, institutions: Mapping[str, str]
) -> None:
    """Set the derived columns of a publication, unsaved."""
    publication.title = record.title
    publication.slug = slugify(record.title) or record.code.lower()
    publication.title_key = sort_key(record.title)[:400]
    publication.region_key = names.regions[record.regions[0]].sort_key if record.regions else ""
    publication.start = record.start
    publication.alignment_count = len(record.alignments)
    publication.search_text = search_text(record, names, institutions)


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
