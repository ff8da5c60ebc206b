"""What the page of an objective or target says."""

import dataclasses

from django.db.models import Prefetch
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.models.frameworks import Objective
from practices.names import FrameworkName, Names, ObjectiveName
from practices.queries.cards import objective_url
from practices.queries.cloths import catalogue_threads
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
from practices.queries.maps import RegionMap, region_map
from practices.queries.territory import RegionCount, regions_narrowed
from practices.templatetags.catalogo import numero
from practices.weave import weave

MOST_ROWS = 6
"""Rows of an objective: its listing has the rest."""


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbour:
    """An objective near another one, as a link."""

    label: str
    name: str
    url: str

    @property
    def title(self) -> str:
        """What it is called in full: «ODS 9, Industria, innovación e infraestructura»."""
        if self.label == self.name:
            return self.name
        return gettext("%(label)s, %(name)s") % {"label": self.label, "name": self.name}


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectivePage:
    """An objective, or a target of `goal`; `label` is «ODS 10», «Meta 10.7» or a name."""

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
    cloth: SafeString
    regions: list[RegionCount]
    map: RegionMap
    related: list[Neighbour]
    previous: Neighbour | None
    following: Neighbour | None


def read_objective_page(index: CatalogueIndex, objective: ObjectiveName) -> ObjectivePage:
    """Gather all that its page says; three statements, whatever the number of practices."""
    names = index.names
    framework = names.frameworks[objective.framework]
    practices = read_facet_practices(
        index, objective.facet, objective.facet_value, most=MOST_ROWS
    )
    coverages = core_coverage(names, practices, leaving_out=objective.framework)
    regions = regions_narrowed(names, practices)
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
        facts=[*_facts(index, practices, targets), *_closest(coverages)],
        targets=targets,
        practices=practices,
        coverages=coverages,
        cloth=weave(catalogue_threads(index, index.having(practices.facet, [practices.value]))),
        regions=regions,
        map=_map(names, regions),
        previous=_neighbour(framework, before) if before else None,
        following=_neighbour(framework, after) if after else None,
    )


def _map(names: Names, regions: list[RegionCount]) -> RegionMap:
    """Return where its practices happen, each region leading to the listing of both."""
    addresses = {each.slug: each.url for each in regions}
    counts = {each.slug: each.count for each in regions}
    return region_map(names, counts, addresses.__getitem__)


def _closest(coverages: list[Coverage]) -> list[Fact]:
    """Return the objectives of the other agenda that it crosses most with, at most two."""
    if len(coverages) != 1:
        return []
    coverage = coverages[0]
    short = coverage.framework.short_name
    found = [f"{short} {bar.objective.code}" for bar in coverage.bars[:2]]
    together = gettext("%(first)s y %(second)s")
    if len(found) > 1:
        return [Fact(_("Más unido a"), together % {"first": found[0], "second": found[1]})]
    return [Fact(_("Más unido a"), each) for each in found]


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
    """Say what people call it: «ODS 10», «Meta 10.7»; by its name if it has no number."""
    if not objective.code[0].isdigit():
        return objective.short
    if objective.is_target:
        return gettext("Meta %(code)s") % {"code": objective.code}
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
