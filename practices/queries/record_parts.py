"""Parts of a record's page, with every name resolved."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from practices.dates import display
from practices.enums import Bound, PartnerRole
from practices.models.source import LegalInstrument, Source
from practices.names import Names
from practices.queries.cards import ObjectiveChip, chip
from practices.record import AlignmentEntry, CitationEntry, Record, ResultEntry


@dataclasses.dataclass(frozen=True, slots=True)
class AlignmentRow:
    """An objective the practice serves: its goal, why, how much, by which target, who says.

    `target` is its code and short name, empty when the goal itself is served.
    """

    objective: ObjectiveChip
    reason: str
    role: str
    target: str
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
        target=f"{entry.code}: {objective.short}" if objective.is_target else "",
        origin=", ".join(each for each in said if each),
    )


def where(citation: int | None, page: str) -> str:
    """Return where a source says it: «fuente 2, p. 14»; empty when the record does not say."""
    parts = [_("fuente %s") % citation if citation else "", _("p. %s") % page if page else ""]
    return ", ".join(part for part in parts if part)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """Something the source reports; `bound` is what goes before the figure: «más de»."""

    kind: str
    statement: str
    value: Decimal | None
    bound: str
    unit: str
    baseline: Decimal | None
    cut_off: str
    where: str


def figure_rows(results: Iterable[ResultEntry]) -> list[FigureRow]:
    """Return the rows of some results, in the order of the record."""
    bounds = {Bound.MORE_THAN: _("más de"), Bound.APPROXIMATE: _("cerca de")}
    return [
        FigureRow(
            kind=str(each.kind.label),
            statement=each.statement,
            value=each.value,
            bound=bounds.get(each.bound, "") if each.bound else "",
            unit=each.unit,
            baseline=each.baseline,
            cut_off=display(each.cut_off) if each.cut_off else "",
            where=where(each.citation, each.page),
        )
        for each in results
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class PartnerRow:
    """A body: its official name, the source's words for it if they differ, and its part."""

    name: str
    as_written: str
    role_text: str


@dataclasses.dataclass(frozen=True, slots=True)
class PartnerGroup:
    """The bodies with one role."""

    role: str
    partners: tuple[PartnerRow, ...]


def partner_groups(record: Record, institutions: dict[str, str]) -> list[PartnerGroup]:
    """Return who takes part by role, those who lead first."""
    rows: dict[PartnerRole, list[PartnerRow]] = {}
    for each in record.partners:
        name = institutions.get(each.institution, each.name) or each.institution
        as_written = each.name if each.name != name else ""
        rows.setdefault(each.role, []).append(PartnerRow(name, as_written, each.role_text))
    ordered = [role for role in PartnerRole if role in rows]
    return [PartnerGroup(str(role.label), tuple(rows[role])) for role in ordered]


@dataclasses.dataclass(frozen=True, slots=True)
class InstrumentRow:
    """A norm: as the source cites it or, once identified, with its own title and address."""

    text: str
    title: str
    url: str


def instrument_rows(
    record: Record, identified: dict[str, LegalInstrument]
) -> list[InstrumentRow]:
    """Return the legal basis in the order of the record."""
    rows = []
    for each in record.instruments:
        norm = identified.get(each.instrument)
        text = each.text or (str(norm) if norm else each.instrument)
        rows.append(InstrumentRow(text, norm.title if norm else "", norm.url if norm else ""))
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
