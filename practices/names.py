"""Names of everything that a Record refers to by key, for pages, exports and search."""

import dataclasses
import functools
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Model, Value
from django.utils.translation import get_language

from practices.enums import Facet
from practices.models.frameworks import Framework, Objective
from practices.models.source import LegalInstrument
from practices.models.territory import Institution, Mesa, Region
from practices.models.vocabulary import (
    Collection,
    Coverage,
    EvidenceGrade,
    ImplementationStatus,
    PopulationGroup,
    PracticeKind,
    SourceKind,
    Theme,
)

COVERAGE = "alcance"
TERM_MODELS: dict[str, type[Model]] = {
    Facet.THEME: Theme,
    Facet.POPULATION: PopulationGroup,
    Facet.KIND: PracticeKind,
    Facet.STATUS: ImplementationStatus,
    Facet.EVIDENCE: EvidenceGrade,
    Facet.SOURCE: SourceKind,
    Facet.COLLECTION: Collection,
    COVERAGE: Coverage,
}
FRAMEWORK_FACETS: dict[str, Facet] = {
    "ods": Facet.ODS,
    "pmm": Facet.PMM,
    "principios": Facet.PRINCIPLE,
    "enfoques": Facet.APPROACH,
}
"""Frameworks with a facet of their own; every other one is reached by `Facet.OBJECTIVE`."""


@dataclasses.dataclass(frozen=True, slots=True)
class RegionName:
    """A region as pages name it."""

    ubigeo: str
    slug: str
    name: str
    sort_key: str


@dataclasses.dataclass(frozen=True, slots=True)
class MesaName:
    """A mesa as pages name it; `region` is a UBIGEO, empty for the national one."""

    slug: str
    name: str
    region: str


@dataclasses.dataclass(frozen=True, slots=True)
class FrameworkName:
    """A framework, and whether a practice must serve it to be published."""

    slug: str
    name: str
    short_name: str
    required_to_publish: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectiveName:
    """An objective or target; `goal` is the code of the objective a target belongs to."""

    framework: str
    code: str
    kind: str
    goal: str
    title: str
    short: str

    @property
    def facet(self) -> Facet:
        """The facet by which a listing narrows to it."""
        return FRAMEWORK_FACETS.get(self.framework, Facet.OBJECTIVE)

    @property
    def facet_value(self) -> str:
        """Its value in that facet."""
        if self.facet == Facet.OBJECTIVE:
            return f"{self.framework}:{self.code}"
        return self.code

    @property
    def is_target(self) -> bool:
        """Whether it is a target of a larger objective."""
        return self.goal != self.code


@dataclasses.dataclass(frozen=True, eq=False)
class Names:
    """Every name by its permanent key, in reading order, in one language."""

    regions: dict[str, RegionName]
    mesas: dict[str, MesaName]
    terms: dict[str, dict[str, str]]
    frameworks: dict[str, FrameworkName]
    objectives: dict[tuple[str, str], ObjectiveName]

    def term(self, vocabulary: str, slug: str) -> str:
        """Return the name of a term; its key if the term is gone, empty for no term."""
        return self.terms[vocabulary].get(slug, slug)

    def facet_values(self, facet: Facet) -> dict[str, str]:
        """Every value that the facet can have in an address, with its name, in order."""
        return self._facet_values[facet]

    @functools.cached_property
    def _facet_values(self) -> dict[Facet, dict[str, str]]:
        return {facet: self._values_of(facet) for facet in Facet}

    def _values_of(self, facet: Facet) -> dict[str, str]:
        if facet == Facet.REGION:
            return {each.slug: each.name for each in self.regions.values()}
        if facet == Facet.MESA:
            return {each.slug: each.name for each in self.mesas.values()}
        if facet in self.terms:
            return self.terms[facet]
        found = (each for each in self.objectives.values() if each.facet == facet)
        return {each.facet_value: each.short for each in found}


def read_names() -> Names:
    """Read every name in the active language; five statements."""
    return _named(_read(), get_language() or "")


def read_names_in(languages: Iterable[str]) -> dict[str, Names]:
    """Read every name in several languages, by code; five statements for all of them."""
    rows = _read()
    return {language: _named(rows, language) for language in languages}


@dataclasses.dataclass(frozen=True, slots=True)
class _Rows:
    """What names are made of, in reading order; territory is named in one language only."""

    regions: dict[str, RegionName]
    mesas: dict[str, MesaName]
    terms: list[tuple[str, str, str, str]]
    """Vocabulary, key, and the name in Spanish and in English."""
    frameworks: list[Framework]
    objectives: list[Any]


def _read() -> _Rows:
    return _Rows(_regions(), _mesas(), _terms(), _frameworks(), _objectives())


def _regions() -> dict[str, RegionName]:
    rows = Region.objects.order_by("sort_key").values_list("ubigeo", "slug", "name", "sort_key")
    return {ubigeo: RegionName(ubigeo, slug, name, key) for ubigeo, slug, name, key in rows}


def _mesas() -> dict[str, MesaName]:
    rows = Mesa.objects.order_by("region__sort_key", "sort_key").values_list(
        "slug", "name", "region__ubigeo"
    )
    return {slug: MesaName(slug, name, region or "") for slug, name, region in rows}


def _terms() -> list[tuple[str, str, str, str]]:
    """One statement over all vocabularies."""
    parts = [
        model._default_manager.order_by()  # noqa: SLF001 Django's API
        .annotate(vocabulary=Value(vocabulary))
        .values_list("vocabulary", "position", "sort_key", "slug", "name_es", "name_en")
        for vocabulary, model in TERM_MODELS.items()
    ]
    rows = sorted(parts[0].union(*parts[1:], all=True))
    return [(vocabulary, slug, es, en) for vocabulary, _, _, slug, es, en in rows]


def _frameworks() -> list[Framework]:
    return list(Framework.objects.order_by("position", "slug"))


def _objectives() -> list[Any]:
    return list(
        Objective.objects.order_by("framework__position", "position", "code")
        .annotate(framework_slug=F("framework__slug"), goal=F("parent__code"))
        .only("code", "kind", "title_es", "title_en", "short_es", "short_en")
    )


def _named(rows: _Rows, language: str) -> Names:
    """Name everything in a language, or in Spanish what has no name in it."""

    def pick(es: str, en: str) -> str:
        return en if en and language == "en" else es

    terms: dict[str, dict[str, str]] = {vocabulary: {} for vocabulary in TERM_MODELS}
    for vocabulary, slug, es, en in rows.terms:
        terms[vocabulary][slug] = pick(es, en)
    return Names(
        regions=rows.regions,
        mesas=rows.mesas,
        terms=terms,
        frameworks={
            each.slug: FrameworkName(
                slug=each.slug,
                name=pick(each.name_es, each.name_en),
                short_name=pick(each.short_name, each.short_name_en),
                required_to_publish=each.required_to_publish,
            )
            for each in rows.frameworks
        },
        objectives={
            (each.framework_slug, each.code): ObjectiveName(
                framework=each.framework_slug,
                code=each.code,
                kind=each.kind,
                goal=each.goal or each.code,
                title=pick(each.title_es, each.title_en),
                short=pick(each.short_es, each.short_en),
            )
            for each in rows.objectives
        },
    )


def institution_names(slugs: Iterable[str]) -> dict[str, str]:
    """Read the names of the institutions with these keys, with their acronyms.

    One statement, none for no keys: «Organización Internacional para las Migraciones (OIM)».
    """
    wanted = {slug for slug in slugs if slug}
    if not wanted:
        return {}
    rows = Institution.objects.filter(slug__in=wanted).values_list("slug", "name", "acronym")
    return {
        slug: f"{name} ({acronym})" if acronym and acronym not in name else name
        for slug, name, acronym in rows
    }


def instrument_names(slugs: Iterable[str]) -> dict[str, LegalInstrument]:
    """Read the legal instruments with these keys; one statement, none for no keys."""
    wanted = {slug for slug in slugs if slug}
    if not wanted:
        return {}
    found = LegalInstrument.objects.filter(slug__in=wanted)
    return {instrument.slug: instrument for instrument in found}
