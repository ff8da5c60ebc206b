"""What the page of an objective or target says."""

import dataclasses

from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.models.frameworks import Objective
from practices.names import FrameworkName, Names, ObjectiveName
from practices.queries.cards import objective_url
from practices.queries.facet_practices import FacetPractices, read_facet_practices
from practices.queries.facts import Fact
from practices.queries.figures import listing_address
from practices.queries.frameworks import (
    Coverage,
    ObjectiveCount,
    core_coverage,
    counted,
    target_counts,
)
from practices.queries.territory import RegionCount, regions_narrowed
from practices.templatetags.catalogo import numero


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbour:
    """An objective near another one, as a link."""

    label: str
    name: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectivePage:
    """An objective, or a target of `goal`; `label` is «ODS 10», or a name without number."""

    objective: ObjectiveCount
    title: str
    framework: FrameworkName
    goal: Neighbour
    label: str
    details: Objective
    facts: list[Fact]
    targets: list[ObjectiveCount]
    practices: FacetPractices
    coverages: list[Coverage]
    regions: list[RegionCount]
    related: list[Neighbour]
    previous: Neighbour | None
    following: Neighbour | None


def read_objective_page(index: CatalogueIndex, objective: ObjectiveName) -> ObjectivePage:
    """Gather all that its page says; three statements, whatever the number of practices."""
    names = index.names
    framework = names.frameworks[objective.framework]
    practices = read_facet_practices(index, objective.facet, objective.facet_value)
    targets = target_counts(names, practices.figures, objective)
    details = _read_details(objective)
    before, after = _around(objective, names)
    return ObjectivePage(
        objective=counted([objective], practices.figures, objective_url)[0],
        title=objective.title,
        framework=framework,
        goal=_neighbour(framework, names.objectives[objective.framework, objective.goal]),
        label=label(framework, objective),
        details=details,
        related=_related(details, names),
        facts=_facts(index, practices, targets),
        targets=targets,
        practices=practices,
        coverages=core_coverage(names, practices, leaving_out=objective.framework),
        regions=regions_narrowed(names, practices),
        previous=_neighbour(framework, before) if before else None,
        following=_neighbour(framework, after) if after else None,
    )


def _read_details(objective: ObjectiveName) -> Objective:
    related = Objective.objects.select_related("framework")
    return (
        Objective.objects.select_related("framework")
        .prefetch_related(Prefetch("related", related))
        .get(framework__slug=objective.framework, code=objective.code)
    )


def _related(details: Objective, names: Names) -> list[Neighbour]:
    return [
        _neighbour(
            names.frameworks[each.framework.slug],
            names.objectives[each.framework.slug, each.code],
        )
        for each in details.related.all()
    ]


def label(framework: FrameworkName, objective: ObjectiveName) -> str:
    """Say what people call it: «ODS 10», «ODS 10.7»; by its name if it has no number."""
    if not objective.code[0].isdigit():
        return objective.short
    return f"{framework.short_name} {objective.code}"


def _around(
    objective: ObjectiveName, names: Names
) -> tuple[ObjectiveName | None, ObjectiveName | None]:
    """Return what comes before and after it in its framework or, for a target, in its goal."""
    row = [each for each in names.objectives.values() if _is_peer(each, objective)]
    place = row.index(objective)
    before = row[place - 1] if place else None
    after = row[place + 1] if place + 1 < len(row) else None
    return before, after


def _is_peer(each: ObjectiveName, objective: ObjectiveName) -> bool:
    if each.framework != objective.framework or each.is_target != objective.is_target:
        return False
    return not objective.is_target or each.goal == objective.goal


def _neighbour(framework: FrameworkName, objective: ObjectiveName) -> Neighbour:
    return Neighbour(label(framework, objective), objective.short, objective_url(objective))


def _facts(
    index: CatalogueIndex, practices: FacetPractices, targets: list[ObjectiveCount]
) -> list[Fact]:
    """Return the figures of an objective, each beside what it is a part of."""
    figures, names = practices.figures, index.names
    value = [practices.value]
    principal = index.having(practices.facet, value, principal_only=True).bit_count()
    regions = figures.covered(Facet.REGION, (each.slug for each in names.regions.values()))
    facts = [
        Fact(
            _("Prácticas"),
            _part(figures.total, index.size),
            practices.url if figures.total else "",
        ),
        Fact(_("Regiones con práctica"), _part(regions, len(names.regions))),
        Fact(
            _("Como aporte principal"),
            numero(principal),
            listing_address(practices.choice, principal=True) if principal else "",
        ),
    ]
    if targets:
        served = sum(1 for each in targets if each.count)
        facts.append(Fact(_("Metas con práctica"), _part(served, len(targets))))
    return facts


def _part(part: int, whole: int) -> str:
    return gettext("%(part)s de %(whole)s") % {"part": numero(part), "whole": numero(whole)}
