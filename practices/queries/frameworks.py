"""Frameworks and objectives with how many practices serve each."""

import dataclasses
from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from practices.enums import ObjectiveKind
from practices.names import FrameworkName, Names, ObjectiveName
from practices.queries.cards import objective_url
from practices.queries.facet_practices import FacetPractices
from practices.queries.figures import Figures, listing_address

MOST_BARS = 8
_PLURALS: dict[str, Promise] = {
    ObjectiveKind.OBJECTIVE: _("Objetivos"),
    ObjectiveKind.TARGET: _("Metas"),
    ObjectiveKind.PRINCIPLE: _("Principios"),
    ObjectiveKind.APPROACH: _("Enfoques"),
    ObjectiveKind.AXIS: _("Ejes"),
}
_GOALS = pgettext_lazy("of the ODS", "Objetivos")


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectiveCount:
    """An objective or target, how many practices serve it, and where the figure leads."""

    framework: str
    code: str
    goal: str
    kind: str
    name: str
    url: str
    count: int

    @property
    def colour_class(self) -> str:
        """The class that gives its official colour; only the ODS have one."""
        return f"ods-{self.goal}" if self.framework == "ods" else ""

    @property
    def is_numbered(self) -> bool:
        """Whether people know it by its number."""
        return self.code[0].isdigit()


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """A figure beside others: `share` is its part of the greatest, out of a hundred."""

    objective: ObjectiveCount
    share: int


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """The objectives of a framework that are of one kind."""

    title: str | Promise
    objectives: list[ObjectiveCount]


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """The objectives of a framework, the empty ones too, as a set of practices serves them."""

    framework: FrameworkName
    objectives: list[ObjectiveCount]

    @property
    def url(self) -> str:
        """The framework's page."""
        return reverse("practices:framework", kwargs={"framework": self.framework.slug})

    @property
    def noun(self) -> str:
        """What its objectives are called in a sentence: «ODS», «objetivos del PMM»."""
        if self.framework.slug == "ods":
            return pgettext("several", "ODS")
        short = self.framework.short_name
        return gettext("objetivos del %(framework)s") % {"framework": short}

    @property
    def covered(self) -> int:
        """How many of them have at least one practice."""
        return sum(1 for each in self.objectives if each.count)

    @property
    def bars(self) -> list[Bar]:
        """The objectives most served, the greatest first."""
        found = sorted(self.objectives, key=lambda each: -each.count)[:MOST_BARS]
        greatest = found[0].count if found else 0
        return [Bar(each, max(1, 100 * each.count // greatest)) for each in found if each.count]

    @property
    def groups(self) -> list[ObjectiveGroup]:
        """The objectives by what the framework calls them: axes, then principles."""
        found: dict[str, list[ObjectiveCount]] = {}
        for each in self.objectives:
            found.setdefault(each.kind, []).append(each)
        plurals = dict(_PLURALS)
        if self.framework.slug == "ods":
            plurals[ObjectiveKind.OBJECTIVE] = _GOALS
        return [ObjectiveGroup(plurals[kind], listed) for kind, listed in found.items()]


def goals(names: Names, framework: str) -> list[ObjectiveName]:
    """Return the objectives of a framework that are not targets of another one."""
    return [
        each
        for each in names.objectives.values()
        if each.framework == framework and not each.is_target
    ]


def catalogue_coverage(names: Names, figures: Figures, framework: FrameworkName) -> Coverage:
    """How the whole catalogue serves a framework; each figure leads to the objective's page."""
    objectives = counted(goals(names, framework.slug), figures, objective_url)
    return Coverage(framework, objectives)


def target_counts(
    names: Names, figures: Figures, objective: ObjectiveName
) -> list[ObjectiveCount]:
    """Every target of an objective, each leading to its page."""
    targets = [
        each
        for each in names.objectives.values()
        if each.is_target
        and (each.framework, each.goal) == (objective.framework, objective.code)
    ]
    return counted(targets, figures, objective_url)


def core_coverage(
    names: Names, practices: FacetPractices, *, leaving_out: str = ""
) -> list[Coverage]:
    """How some practices serve each framework that every practice must serve, or all but one.

    A figure leads to the listing that has exactly those practices; a zero, to the objective.
    """

    def address(objective: ObjectiveName) -> str:
        value = (objective.facet, objective.facet_value)
        if practices.figures.count(*value):
            return listing_address(practices.choice, value)
        return objective_url(objective)

    return [
        Coverage(framework, counted(goals(names, framework.slug), practices.figures, address))
        for framework in core_frameworks(names)
        if framework.slug != leaving_out
    ]


def core_frameworks(names: Names) -> list[FrameworkName]:
    """Return the frameworks that every practice must serve: the ODS and the PMM."""
    return [each for each in names.frameworks.values() if each.required_to_publish]


def counted(
    objectives: Iterable[ObjectiveName],
    figures: Figures,
    address: Callable[[ObjectiveName], str],
) -> list[ObjectiveCount]:
    """Return objectives with their figures, each leading where `address` says."""
    return [
        ObjectiveCount(
            framework=each.framework,
            code=each.code,
            goal=each.goal,
            kind=each.kind,
            name=each.short,
            url=address(each),
            count=figures.count(each.facet, each.facet_value),
        )
        for each in objectives
    ]
