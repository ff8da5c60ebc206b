"""The YAML format of the curators, as typed plain data. `docs/data.md` describes it."""

import dataclasses
from decimal import Decimal
from enum import StrEnum

from practices.enums import AlignmentOrigin, AlignmentRole, Bound, ResultKind


class YamlRole(StrEnum):
    """How much a practice gives to an objective."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class YamlOrigin(StrEnum):
    """Who says so: the source, or whoever compiled the file."""

    CURATION = "curation"
    SOURCE = "source"


class YamlBound(StrEnum):
    """How exact a figure is."""

    EXACT = "exact"
    MINIMUM = "min"
    APPROXIMATE = "approx"


ROLES = {
    YamlRole.PRIMARY: AlignmentRole.PRINCIPAL,
    YamlRole.SECONDARY: AlignmentRole.SECONDARY,
}
ORIGINS = {
    YamlOrigin.CURATION: AlignmentOrigin.CURATION,
    YamlOrigin.SOURCE: AlignmentOrigin.SOURCE,
}
BOUNDS = {
    YamlBound.EXACT: Bound.EXACT,
    YamlBound.MINIMUM: Bound.MORE_THAN,
    YamlBound.APPROXIMATE: Bound.APPROXIMATE,
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YamlPartner:
    """A body that takes part, and what it does in the words of the source."""

    name: str
    role: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YamlResult:
    """A figure or statement of the source."""

    kind: ResultKind
    text: str
    value: Decimal | None = None
    bound: YamlBound | None = None
    unit: str = ""
    as_of: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YamlGoal:
    """An ODS, or one of its targets, that the practice serves."""

    code: str
    role: YamlRole
    why: str = ""
    alignment_by: YamlOrigin = YamlOrigin.CURATION


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YamlObjective:
    """An objective of the PMM that the practice serves."""

    objective: int
    role: YamlRole
    why: str = ""
    alignment_by: YamlOrigin = YamlOrigin.CURATION


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YamlSource:
    """A page or document that tells of the practice."""

    title: str
    publisher: str
    url: str = ""
    date: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YamlPractice:
    """One practice of the file."""

    id: str
    title: str
    regions: tuple[str, ...] = ()
    province: str = ""
    district: str = ""
    mesa: str = ""
    lead_institution: str = ""
    partners: tuple[YamlPartner, ...] = ()
    start_date: str = ""
    end_date: str = ""
    status: str = ""
    evidence: str = ""
    themes: tuple[str, ...] = ()
    population_groups: tuple[str, ...] = ()
    summary: str = ""
    context: str = ""
    description: str = ""
    results: tuple[YamlResult, ...] = ()
    lessons: str = ""
    legal_instrument: str = ""
    ods: tuple[YamlGoal, ...] = ()
    gcm: tuple[YamlObjective, ...] = ()
    guiding_principles: tuple[str, ...] = ()
    guiding_principles_by: YamlOrigin = YamlOrigin.CURATION
    sources: tuple[YamlSource, ...] = ()
    completeness_note: str = ""
