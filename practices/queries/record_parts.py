"""Parts of a record's page, with every name resolved."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from practices.dates import display
from practices.enums import Bound, PartnerRole
from practices.index.catalogue import CatalogueIndex
from practices.models.source import LegalInstrument, Source
from practices.names import Names
from practices.queries.bodies import institution_url, instrument_url
from practices.queries.cards import ObjectiveChip, chip, objective_url
from practices.queries.facts import Fact
from practices.record import AlignmentEntry, CitationEntry, Record, ResultEntry


@dataclasses.dataclass(frozen=True, slots=True)
class AlignmentRow:
    """An objective the practice serves: its goal, why, how much, by which target, who says.

    `target` is a fact whose label is its code; None when the goal itself is served.
    """

    objective: ObjectiveChip
    reason: str
    role: str
    target: Fact | None
    origin: str


@dataclasses.dataclass(frozen=True, slots=True)
class AlignmentGroup:
    """The alignments with one framework: `rows` where reasons are given, `chips` where none."""

    name: str
    rows: tuple[AlignmentRow, ...]
    chips: tuple[ObjectiveChip, ...]
    origins: str


def alignment_groups(record: Record, names: Names) -> list[AlignmentGroup]:
    """Return one group per framework the practice serves; those without reasons go last."""
    groups = []
    for framework in names.frameworks.values():
        entries = _in_order(record.aligned(framework.slug), names)
        reasoned = framework.required_to_publish or any(e.justification for e in entries)
        rows = tuple(_alignment(each, names) for each in entries) if reasoned else ()
        chips = () if reasoned else tuple(_own_chip(each, names) for each in entries)
        origins = dict.fromkeys(str(each.origin.label) for each in entries)
        if entries:
            groups.append(AlignmentGroup(framework.name, rows, chips, ", ".join(origins)))
    return sorted(groups, key=lambda group: not group.rows)


def _in_order(entries: Iterable[AlignmentEntry], names: Names) -> list[AlignmentEntry]:
    order = {key: number for number, key in enumerate(names.objectives)}
    return sorted(
        entries,
        key=lambda each: (-(each.role.value == "principal"), order[each.framework, each.code]),
    )


def _own_chip(entry: AlignmentEntry, names: Names) -> ObjectiveChip:
    return chip(names.objectives[entry.framework, entry.code], entry)


def _alignment(entry: AlignmentEntry, names: Names) -> AlignmentRow:
    objective = names.objectives[entry.framework, entry.code]
    goal = names.objectives[entry.framework, objective.goal]
    said = [str(entry.origin.label), where(entry.citation, entry.page)]
    return AlignmentRow(
        objective=chip(goal, entry),
        reason=entry.justification,
        role=str(entry.role.label),
        target=Fact(entry.code, objective.short, objective_url(objective))
        if objective.is_target
        else None,
        origin=", ".join(each for each in said if each),
    )


def where(citation: int | None, page: str) -> str:
    """Return where a source says it: «fuente 2, p. 14»; empty when the record does not say."""
    parts = [_("fuente %s") % citation if citation else "", _("p. %s") % page if page else ""]
    return ", ".join(part for part in parts if part)


PERCENT = "%"


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """A figure as a bar; `length` in hundredths of the longest."""

    label: str
    value: Decimal
    length: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """Something the source reports; `bound` is what goes before the figure: «más de».

    `percent` tells a figure that is written with its sign: the unit is what comes after it.
    """

    kind: str
    statement: str
    value: Decimal | None
    bound: str
    unit: str
    percent: bool
    baseline: Decimal | None
    cut_off: str
    where: str

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What it was before and after, each as long as its part of the larger one."""
        if self.baseline is None or self.value is None or min(self.baseline, self.value) < 0:
            return ()
        largest = max(self.baseline, self.value) or 1
        return (
            Bar(_("Antes"), self.baseline, round(100 * self.baseline / largest)),
            Bar(_("Después"), self.value, round(100 * self.value / largest)),
        )


def figure_rows(results: Iterable[ResultEntry]) -> list[FigureRow]:
    """Return the rows of some results, in the order of the record."""
    bounds = {Bound.MORE_THAN: _("más de"), Bound.APPROXIMATE: _("cerca de")}
    return [
        FigureRow(
            kind=str(each.kind.label),
            statement=each.statement,
            value=each.value,
            bound=bounds.get(each.bound, "") if each.bound else "",
            unit=each.unit.removeprefix(PERCENT).strip(),
            percent=each.unit.startswith(PERCENT),
            baseline=each.baseline,
            cut_off=display(each.cut_off) if each.cut_off else "",
            where=where(each.citation, each.page),
        )
        for each in results
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class PartnerRow:
    """A body: its official name, the source's words for it if they differ, and its part.

    `url` leads to its page, if it has one.
    """

    name: str
    as_written: str
    role_text: str
    url: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PartnerGroup:
    """The bodies with one role."""

    role: str
    partners: tuple[PartnerRow, ...]


def partner_groups(
    record: Record, institutions: dict[str, str], index: CatalogueIndex
) -> list[PartnerGroup]:
    """Return who takes part by role, those who lead first."""
    rows: dict[PartnerRole, list[PartnerRow]] = {}
    for each in record.partners:
        name = institutions.get(each.institution, each.name) or each.institution
        as_written = each.name if each.name != name else ""
        url = institution_url(each.institution, index) if each.institution else ""
        row = PartnerRow(name, as_written, each.role_text, url)
        rows.setdefault(each.role, []).append(row)
    ordered = [role for role in PartnerRole if role in rows]
    return [PartnerGroup(str(role.label), tuple(rows[role])) for role in ordered]


@dataclasses.dataclass(frozen=True, slots=True)
class InstrumentRow:
    """A norm: as the source cites it or, once identified, with its title and address.

    `page` leads to its page in the catalogue, `url` to its text.
    """

    text: str
    title: str
    page: str
    url: str


def instrument_rows(
    record: Record, identified: dict[str, LegalInstrument], index: CatalogueIndex
) -> list[InstrumentRow]:
    """Return the legal basis in the order of the record."""
    rows = []
    for each in record.instruments:
        norm = identified.get(each.instrument)
        text = each.text or (str(norm) if norm else each.instrument)
        page = instrument_url(each.instrument, index) if norm else ""
        title, url = (norm.title, norm.url) if norm else ("", "")
        rows.append(InstrumentRow(text, title, page, url))
    return rows


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source, and whether anyone has checked that its address answers."""

    title: str
    publisher: str
    url: str
    date: str
    page: str
    kind: str
    checked_on: dt.date | None
    answer: str


def source_rows(citations: Iterable[CitationEntry]) -> list[SourceRow]:
    """Return the sources in citation order; one statement, none without addresses."""
    cited = list(citations)
    checks = _checks(cited)
    return [
        SourceRow(
            title=each.title or each.publisher,
            publisher=each.publisher if each.title else "",
            url=each.url,
            date=display(each.date),
            page=each.page,
            kind=str(each.kind.label),
            checked_on=checks.get(_key(each), (None, ""))[0],
            answer=checks.get(_key(each), (None, ""))[1],
        )
        for each in cited
    ]


def _key(entry: CitationEntry) -> tuple[str, str, str, str]:
    return entry.url, entry.title, entry.publisher, entry.date


def _checks(
    cited: list[CitationEntry],
) -> dict[tuple[str, str, str, str], tuple[dt.date | None, str]]:
    addresses = {each.url for each in cited if each.url}
    if not addresses:
        return {}
    rows = Source.objects.filter(url__in=addresses).values_list(
        "url", "title", "publisher", "date", "checked_on", "check_answer"
    )
    return {(url, title, who, date): (on, answer) for url, title, who, date, on, answer in rows}


@dataclasses.dataclass(frozen=True, slots=True)
class OriginalRow:
    """The practice this one was adapted from, and who confirms it."""

    code: str
    url: str
    kept: str
    changed: str
    confirmed: bool


def original_rows(record: Record) -> list[OriginalRow]:
    """Return the practices this one was adapted from."""
    return [
        OriginalRow(
            code=each.original,
            url=reverse("practices:detail_without_slug", kwargs={"code": each.original}),
            kept=each.kept,
            changed=each.changed,
            confirmed=each.confirmed_by_original and each.confirmed_by_adapter,
        )
        for each in record.replications
    ]
