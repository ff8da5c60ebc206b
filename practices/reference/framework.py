"""Frameworks and their objectives: ODS, PMM, guiding principles and the national policy.

Text that is not known is empty.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from practices.reference.files import read_data


@dataclass(frozen=True, slots=True)
class FrameworkData:
    """An agenda that practices are aligned with; `address` is its official text, if seen."""

    slug: str
    name_es: str
    name_en: str
    acronym_es: str
    acronym_en: str
    authority_es: str
    authority_en: str
    instrument: str
    address: str


@dataclass(frozen=True, slots=True)
class TargetData:
    """A target of a goal; the labels are the catalogue's own wording, not the official text.

    `relevance` to migration is `direct` (OIM guide), `related` (editorial judgement) or empty.
    """

    code: str
    label_es: str
    label_en: str
    relevance: str
    relevance_topic: str
    relevance_source: str


@dataclass(frozen=True, slots=True)
class GoalData:
    """An ODS with its targets."""

    code: str
    title_es: str
    title_en: str
    color: str
    targets: tuple[TargetData, ...]


@dataclass(frozen=True, slots=True)
class RelatedTargetData:
    """An ODS target that a PMM objective touches; `basis` says who holds it."""

    code: str
    basis: str


@dataclass(frozen=True, slots=True)
class CompactObjectiveData:
    """An objective of the PMM; `round_table` is that of the Migration Review Forum."""

    code: str
    title_es: str
    title_en: str
    short_title_es: str
    short_title_en: str
    hub_label_es: str
    hub_label_en: str
    round_table: int
    targets: tuple[RelatedTargetData, ...]


@dataclass(frozen=True, slots=True)
class PrincipleData:
    """A guiding principle of the PMM; `letter` is its place in the resolution."""

    letter: str
    code: str
    title_es: str
    title_en: str


@dataclass(frozen=True, slots=True)
class PolicyObjectiveData:
    """An axis, principle or approach of the national policy; `kind` is an `ObjectiveKind`."""

    code: str
    kind: str
    title_es: str
    title_en: str


@cache
def frameworks() -> tuple[FrameworkData, ...]:
    """Return the five frameworks in the order in which a record shows them."""
    return tuple(
        FrameworkData(**{key: value or "" for key, value in row.items()})
        for row in read_data("frameworks.json")["frameworks"]
    )


@cache
def goals() -> tuple[GoalData, ...]:
    """Return the 17 ODS in order, each with its targets in order."""
    return tuple(
        GoalData(
            code=str(row["number"]),
            title_es=row["title_es"],
            title_en=row["title_en"],
            color=row["color"],
            targets=tuple(_target(target) for target in row["targets"]),
        )
        for row in read_data("sdgs.json")["goals"]
    )


@cache
def gcm_objectives() -> tuple[CompactObjectiveData, ...]:
    """Return the 23 objectives of the PMM in order."""
    return tuple(
        CompactObjectiveData(
            code=str(row["number"]),
            title_es=row["title_es"],
            title_en=row["title_en"],
            short_title_es=row["chip_es"],
            short_title_en=row["chip_en"],
            hub_label_es=row["hub_label_es"],
            hub_label_en=row["hub_label_en"],
            round_table=row["imrf_round_table"],
            targets=tuple(
                RelatedTargetData(one["code"], one["basis"]) for one in row["sdg_targets"]
            ),
        )
        for row in read_data("gcm.json")["objectives"]
    )


@cache
def principles() -> tuple[PrincipleData, ...]:
    """Return the ten guiding principles of the PMM, from «a» to «j»."""
    return tuple(
        PrincipleData(row["letter"], row["slug"], row["name_es"], row["name_en"])
        for row in read_data("gcm.json")["guiding_principles"]
    )


@cache
def policy_objectives() -> tuple[PolicyObjectiveData, ...]:
    """Return the population axes and then the known principles of the national policy.

    The policy's guidelines could not be read, and its list of principles may go on. The
    principles have no English title.
    """
    content = read_data("national_policy.json")
    axes = (
        PolicyObjectiveData(row["slug"], "eje", row["label_es"], row["label_en"])
        for row in content["population_axes"]
    )
    known_principles = (
        PolicyObjectiveData(
            f"principio-{row['order']}", "principio", row["label_es"], row["label_en"]
        )
        for row in content["principles"]
    )
    return (*axes, *known_principles)


@cache
def approaches() -> tuple[PolicyObjectiveData, ...]:
    """Return the six approaches of the national policy."""
    return tuple(
        PolicyObjectiveData(row["slug"], "enfoque", row["label_es"], row["label_en"])
        for row in read_data("national_policy.json")["approaches"]
    )


def _target(row: dict[str, Any]) -> TargetData:
    relevance = row["migration_relevance"] or {}
    return TargetData(
        code=row["code"],
        label_es=row["label_es"],
        label_en=row["label_en"],
        relevance=relevance.get("tier") or "",
        relevance_topic=relevance.get("topic_es") or "",
        relevance_source=relevance.get("source") or "",
    )
