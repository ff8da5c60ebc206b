"""Rows of a list of practices, with every name resolved."""

import dataclasses
from collections.abc import Iterable

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from practices.dates import year_of
from practices.enums import AlignmentRole, Facet
from practices.models.publication import Publication
from practices.names import Names, ObjectiveName
from practices.queries.cloths import record_threads
from practices.queries.translation import localized
from practices.record import AlignmentEntry, Record
from practices.text import excerpt
from practices.weave import Threads, weave


@dataclasses.dataclass(frozen=True, slots=True)
class ObjectiveChip:
    """An objective as a small mark that leads to its page."""

    framework: str
    code: str
    goal: str
    name: str
    url: str
    role: AlignmentRole

    @property
    def principal(self) -> bool:
        """Whether it is a principal contribution of the practice."""
        return self.role == AlignmentRole.PRINCIPAL

    @property
    def colour_class(self) -> str:
        """The class that gives its official colour; only the ODS have one."""
        return f"ods-{self.goal}" if self.framework == "ods" else ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One practice in a list."""

    code: str
    url: str
    title: str
    title_language: str
    summary: str
    summary_language: str
    place: str
    theme: str
    year: str
    population: str
    status: str
    source: str
    threads: Threads
    ods: tuple[ObjectiveChip, ...]
    pmm: tuple[ObjectiveChip, ...]
    has_mesa: bool

    @property
    def parameter(self) -> str:
        """Its code as addresses write it."""
        return self.code.lower()

    @property
    def weave(self) -> SafeString:
        """Its cloth, beside the chips that say the same in words."""
        return weave(self.threads)


def read_publications(keys: Iterable[int]) -> list[Publication]:
    """Read publications by primary key, in the order of the keys; one statement."""
    wanted = list(keys)
    found = {each.pk: each for each in Publication.objects.filter(pk__in=wanted)}
    return [found[key] for key in wanted]


def cards(
    publications: Iterable[Publication], names: Names, region_first: str = ""
) -> list[Card]:
    """Return a card per publication; `region_first` is the slug of the region to name first."""
    return [_card(each, each.record, names, region_first) for each in publications]


def _card(publication: Publication, record: Record, names: Names, region_first: str) -> Card:
    year = year_of(record.start)
    texts = localized(record, get_language() or record.language)
    return Card(
        code=record.code,
        url=publication.get_absolute_url(),
        title=texts.title.words,
        title_language=texts.title.language,
        summary=excerpt(texts.summary.words),
        summary_language=texts.summary.language,
        place=place(record, names, region_first),
        theme=names.term(Facet.THEME, record.themes[0]) if record.themes else "",
        year=_("sin fecha") if year is None else str(year),
        population=_population(record, names),
        status=names.term(Facet.STATUS, record.status),
        source=names.term(Facet.SOURCE, record.source_kind),
        threads=record_threads(record, names),
        ods=goal_chips(record, "ods", names),
        pmm=goal_chips(record, "pmm", names),
        has_mesa=bool(record.mesa),
    )


def _population(record: Record, names: Names) -> str:
    first = record.populations[0] if record.populations else ""
    return names.term(Facet.POPULATION, first)


def place(record: Record, names: Names, region_first: str = "") -> str:
    """Name where the practice happens: «Tumbes», «Tumbes y 2 más»; empty if nobody says."""
    regions = [names.regions[key] for key in record.regions]
    if not regions:
        return ""
    shown = next((each for each in regions if each.slug == region_first), regions[0])
    if len(regions) == 1:
        return shown.name
    return _("%(region)s y %(count)s más") % {"region": shown.name, "count": len(regions) - 1}


def goal_chips(record: Record, framework: str, names: Names) -> tuple[ObjectiveChip, ...]:
    """One chip per goal of a framework, targets within it: principal first, then in order."""
    goals: dict[str, ObjectiveChip] = {}
    for each in record.aligned(framework):
        goal = names.objectives[framework, names.objectives[framework, each.code].goal]
        goals.setdefault(goal.code, chip(goal, each))
    order = {code: number for number, (_framework, code) in enumerate(names.objectives)}
    found = sorted(goals.values(), key=lambda each: (not each.principal, order[each.code]))
    return tuple(found)


def chip(objective: ObjectiveName, entry: AlignmentEntry) -> ObjectiveChip:
    """Return the chip of an objective with the role that an alignment gives it."""
    return ObjectiveChip(
        framework=objective.framework,
        code=objective.code,
        goal=objective.goal,
        name=objective.short,
        url=objective_url(objective),
        role=entry.role,
    )


def objective_url(objective: ObjectiveName) -> str:
    """Return the address of the page of an objective or target."""
    where = {"framework": objective.framework, "code": objective.goal}
    if objective.is_target:
        return reverse("practices:target", kwargs={**where, "target": objective.code})
    return reverse("practices:objective", kwargs=where)
