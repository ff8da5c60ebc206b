"""Loading of the official and reviewed lists that ship with the catalogue."""

import dataclasses
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from practices import reference
from practices.ingest.reference_frameworks import load_frameworks
from practices.ingest.reference_mesas import load_mesas
from practices.ingest.reference_sources import SourceKey, source_rows
from practices.ingest.rows import Keeper
from practices.models.frameworks import Objective
from practices.models.territory import Institution, InstitutionName, Office, Region
from practices.models.vocabulary import (
    Collection,
    Coverage,
    EvidenceGrade,
    ImplementationStatus,
    InstitutionKind,
    PopulationGroup,
    PracticeKind,
    QualityCriterion,
    SourceKind,
    Term,
    Theme,
)
from practices.reference.vocabulary import TermData
from practices.text import fold
from practices.workflow.rebuilding import rebuild
from practices.workflow.stamp import bump

VOCABULARIES: dict[str, type[Term]] = {
    "themes": Theme,
    "population_groups": PopulationGroup,
    "institution_types": InstitutionKind,
    "practice_types": PracticeKind,
    "implementation_status": ImplementationStatus,
    "geographic_scope": Coverage,
    "quality_criteria": QualityCriterion,
    "evidence_level": EvidenceGrade,
    "source_kinds": SourceKind,
    "collections": Collection,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows of each list a loading made and changed, by the list's Spanish name."""

    created: Mapping[str, int]
    updated: Mapping[str, int]


@transaction.atomic
def load_reference_lists(*, overwrite: bool = False) -> Outcome:
    """Load every list; a second run changes nothing.

    Rows that are there already stay as staff left them, unless `overwrite` is true: then the
    files win for every row they hold, parts of mesas included, and publications derive anew
    what they keep of a row that changed. No row is ever deleted.
    """
    keeper = Keeper(overwrite=overwrite)
    for slug, model in VOCABULARIES.items():
        keeper.keep(model._default_manager.all(), "slug", _terms(slug))  # noqa: SLF001 Django's API
    regions = keeper.keep(Region.objects.all(), "ubigeo", _regions()).rows
    _load_offices(keeper, regions)
    _load_institutions(keeper)
    load_frameworks(keeper)
    _suggest_objectives(keeper)
    load_mesas(keeper, regions)
    outcome = Outcome(+keeper.created, +keeper.updated)
    if outcome.updated:
        rebuild()
    elif outcome.created or overwrite:
        bump(names=True)
    return outcome


def _terms(vocabulary: str) -> Iterator[dict[str, Any]]:
    for position, term in enumerate(reference.vocabularies()[vocabulary], start=1):
        yield {
            "slug": term.slug,
            "name_es": term.label_es,
            "name_en": term.label_en,
            "description": term.description_es,
            "position": position,
            "reviewed": True,
        }


def _regions() -> Iterator[dict[str, Any]]:
    for each in reference.regions():
        yield {
            "ubigeo": each.ubigeo,
            "iso_code": each.iso_code,
            "slug": each.slug,
            "name": each.name,
            "official_name": each.official_name,
            "capital": each.capital,
            "latitude": Decimal(str(each.latitude)),
            "longitude": Decimal(str(each.longitude)),
            "border_countries": ", ".join(border.name for border in each.borders),
            "population": each.population,
            "population_year": each.population_year,
            "population_source": each.population_source,
            "mesa_note": each.mesa_note,
        }


def _load_offices(keeper: Keeper, regions: Mapping[str, Region]) -> None:
    wanted = [
        {
            "slug": each.slug,
            "name": each.name,
            "short_name": each.short_name,
            "city": each.city,
            "region": regions[each.ubigeo],
            "note": each.city_note,
        }
        for each in reference.offices()
    ]
    kept = keeper.keep(Office.objects.select_related("region"), "slug", wanted)
    sources = {each.slug: [_page(one) for one in each.sources] for each in reference.offices()}
    rows = source_rows(key for slug in kept.written for key in sources[slug])
    for slug in sorted(kept.written):
        kept.rows[slug].sources.set([rows[key] for key in sources[slug]])


def _page(address: str) -> SourceKey:
    """Make the source of an address; its site stands for the publisher nobody wrote down."""
    return SourceKey(url=address, publisher=urlsplit(address).netloc.removeprefix("www."))


def _load_institutions(keeper: Keeper) -> None:
    kinds = {each.slug: each for each in InstitutionKind.objects.all()}
    listed = {each.slug: each for each in reference.mapping().institutions}
    wanted = [
        {
            "slug": each.slug,
            "name": each.name,
            "acronym": each.acronym,
            "kind": kinds.get(each.kind),
            "website": each.website,
            "reviewed": True,
        }
        for each in listed.values()
    ]
    kept = keeper.keep(Institution.objects.select_related("kind"), "slug", wanted)
    names = [
        {"institution": kept.rows[slug], "name": name, "folded": fold(name)}
        for slug in sorted(kept.written)
        for name in listed[slug].alternates
    ]
    create_only = Keeper(overwrite=False)  # a name that staff gave to another body stays there
    create_only.keep(InstitutionName.objects.all(), "folded", names)
    keeper.created += create_only.created


def _suggest_objectives(keeper: Keeper) -> None:
    """Give each theme the objectives that usually go with it, unless it has some already."""
    objectives = {
        (framework, code): pk
        for framework, code, pk in Objective.objects.values_list(
            "framework__slug", "code", "pk"
        )
    }
    listed = {each.slug: each for each in reference.vocabularies()["themes"]}
    themes = Theme.objects.filter(slug__in=listed)
    if not keeper.overwrite:
        themes = themes.filter(suggested_objectives=None)
    for theme in themes:
        suggested = [objectives[key] for key in _suggestions(listed[theme.slug])]
        if suggested:
            theme.suggested_objectives.set(suggested)


def _suggestions(term: TermData) -> Iterator[tuple[str, str]]:
    yield from (("pmm", str(number)) for number in term.gcm_objectives)
    if term.goal is not None:
        yield "ods", str(term.goal)
