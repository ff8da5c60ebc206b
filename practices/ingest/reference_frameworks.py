"""Loading of the frameworks and their objectives."""

from collections.abc import Iterable, Iterator
from typing import Any

from practices import reference
from practices.enums import ObjectiveKind
from practices.ingest.rows import Keeper, Kept
from practices.models.frameworks import Framework, Objective
from practices.reference.framework import (
    FrameworkData,
    GoalData,
    PolicyObjectiveData,
    TargetData,
)
from practices.text import slugify

REQUIRED_TO_PUBLISH = ("ods", "pmm")
_SHORT_NAMES = {"principios": "Principios rectores", "enfoques": "Enfoques"}
_SHORT_NAMES_EN = {"principios": "Guiding principles", "enfoques": "Approaches"}
_NOTES = {
    "ods": "El texto de las metas es redacción propia, no el oficial.",
    "pmm": "Falta cotejar la redacción en español de los títulos con la resolución.",
    "principios": "Falta cotejar la redacción en español de los títulos con la resolución.",
    "enfoques": "Los nombres son redacción propia a partir de una nota de prensa.",
    "pnm": (
        "Los ejes y los seis primeros principios llevan rótulos propios; la lista "
        "de principios puede seguir. No constan los lineamientos."
    ),
}
_DIRECT = "direct"


def load_frameworks(keeper: Keeper) -> None:
    """Load the frameworks, their objectives, and which of them deal with the same."""
    wanted = [_framework(each, n) for n, each in enumerate(reference.frameworks(), start=1)]
    frameworks = keeper.keep(Framework.objects.all(), "slug", wanted).rows
    goals = _keep(keeper, frameworks["ods"], _goals())
    _keep(keeper, frameworks["ods"], _targets(goals.rows))
    compact = _keep(keeper, frameworks["pmm"], _compact())
    _keep(keeper, frameworks["principios"], _principles())
    _keep(keeper, frameworks["enfoques"], _policy(reference.approaches()))
    _keep(keeper, frameworks["pnm"], _policy(reference.policy_objectives()))
    _relate(frameworks["ods"], compact)


def _framework(each: FrameworkData, position: int) -> dict[str, Any]:
    return {
        "slug": each.slug,
        "name_es": each.name_es,
        "name_en": each.name_en,
        "short_name": each.acronym_es or _SHORT_NAMES[each.slug],
        "short_name_en": each.acronym_en or _SHORT_NAMES_EN[each.slug],
        "authority": f"{each.authority_es} ({each.instrument})",
        "authority_en": f"{each.authority_en} ({each.instrument})",
        "address": each.address,
        "note": _NOTES[each.slug],
        "required_to_publish": each.slug in REQUIRED_TO_PUBLISH,
        "position": position,
    }


def _keep(
    keeper: Keeper, framework: Framework, wanted: Iterator[dict[str, Any]]
) -> Kept[Objective]:
    rows = Objective.objects.filter(framework=framework).select_related("framework", "parent")
    return keeper.keep(rows, "code", ({"framework": framework, **values} for values in wanted))


def _in_order() -> Iterator[tuple[int, GoalData, TargetData | None]]:
    """Each goal followed by its targets, with its place among all of them."""
    position = 0
    for goal in reference.goals():
        for target in (None, *goal.targets):
            position += 1
            yield position, goal, target


def _goals() -> Iterator[dict[str, Any]]:
    for position, goal, target in _in_order():
        if target is None:
            yield {
                "code": goal.code,
                "kind": ObjectiveKind.OBJECTIVE,
                "position": position,
                "title_es": goal.title_es,
                "title_en": goal.title_en,
                "short_es": goal.title_es,
                "short_en": goal.title_en,
                "official_wording": True,
                "colour": goal.color,
            }


def _targets(goals: dict[str, Objective]) -> Iterator[dict[str, Any]]:
    for position, goal, target in _in_order():
        if target is not None:
            yield {
                "code": target.code,
                "kind": ObjectiveKind.TARGET,
                "parent": goals[goal.code],
                "position": position,
                "title_es": target.label_es,
                "title_en": target.label_en,
                "short_es": target.label_es,
                "short_en": target.label_en,
                "official_wording": False,
                "note": _relevance(target),
            }


def _relevance(target: TargetData) -> str:
    if not target.relevance:
        return ""
    if target.relevance == _DIRECT:
        return f"Trata de la migración según la OIM: {target.relevance_topic}."
    return f"Tiene que ver con la migración, a juicio del catálogo: {target.relevance_topic}."


def _compact() -> Iterator[dict[str, Any]]:
    for position, each in enumerate(reference.gcm_objectives(), start=1):
        yield {
            "code": each.code,
            "kind": ObjectiveKind.OBJECTIVE,
            "position": position,
            "title_es": each.title_es,
            "title_en": each.title_en,
            "short_es": each.short_title_es,
            "short_en": each.short_title_en,
            "official_wording": True,
            "review_group": each.round_table,
        }


def principle_codes() -> dict[str, str]:
    """Code of each guiding principle of the PMM, by its Spanish name, in official order.

    Addresses are read in Spanish, so the code is the slug of the Spanish name.
    """
    return {each.title_es: slugify(each.title_es) for each in reference.principles()}


def _principles() -> Iterator[dict[str, Any]]:
    codes = principle_codes()
    for position, each in enumerate(reference.principles(), start=1):
        yield {
            "code": codes[each.title_es],
            "kind": ObjectiveKind.PRINCIPLE,
            "position": position,
            "title_es": each.title_es,
            "title_en": each.title_en,
            "short_es": each.title_es,
            "short_en": each.title_en,
            "official_wording": True,
            "note": f"Letra {each.letter}) de los principios rectores.",
        }


def _policy(listed: Iterable[PolicyObjectiveData]) -> Iterator[dict[str, Any]]:
    for position, each in enumerate(listed, start=1):
        yield {
            "code": each.code,
            "kind": each.kind,
            "position": position,
            "title_es": each.title_es,
            "title_en": each.title_en,
            "short_es": each.title_es,
            "short_en": each.title_en,
            "official_wording": False,
        }


def _relate(framework: Framework, compact: Kept[Objective]) -> None:
    """Tie each PMM objective that was written to the ODS targets it touches."""
    targets = {each.code: each for each in Objective.objects.filter(framework=framework)}
    for each in reference.gcm_objectives():
        if each.code in compact.written:
            related = [targets[one.code] for one in each.targets]
            compact.rows[each.code].related.add(*related)
