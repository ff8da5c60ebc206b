"""One record as its page shows it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentOrigin, AlignmentRole, Bound, PartnerRole, ResultKind
from practices.models.source import LegalInstrument, Source
from practices.queries.record import RecordPage, find_publication, record_page
from practices.record import (
    AlignmentEntry,
    CitationEntry,
    InstrumentEntry,
    PartnerEntry,
    ResultEntry,
    StepEntry,
)
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_publication,
)

pytestmark = pytest.mark.django_db


def page(**overrides: Any) -> RecordPage:
    return record_page(make_publication("Feria", **overrides))


def facts(found: RecordPage) -> dict[str, str]:
    return {str(fact.label): fact.value for fact in found.facts}


def test_absent_sections_are_left_out_and_named() -> None:
    found = page()

    assert [section.anchor for section in found.sections] == [
        "en-breve",
        "quienes",
        "base-legal",
        "no-consta",
        "fuentes",
        "citar",
    ]
    assert found.missing == (
        "El problema",
        "Qué se hizo",
        "Qué cambió",
        "Claves para replicar",
    )


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2014-02", "2016", "feb. 2014 a 2016"),
        ("2014", "", "Inicio: 2014"),
        ("", "2016", "Fin: 2016"),
        ("", "", ""),
    ],
)
def test_period_says_only_what_is_known(start: str, end: str, period: str) -> None:
    assert facts(page(start=start, end=end))["Periodo"] == period


def test_alignment_says_goal_target_reason_role_and_who_says_so() -> None:
    ods = make_framework("ods", name_es="Objetivos de Desarrollo Sostenible")
    goal = make_objective(ods, "16", short_es="Paz")
    make_objective(ods, "16.2", parent=goal, short_es="Poner fin al maltrato")
    entry = AlignmentEntry(
        framework="ods",
        code="16.2",
        role=AlignmentRole.PRINCIPAL,
        justification="Protege a la niñez.",
        origin=AlignmentOrigin.SOURCE,
        citation=1,
        page="14",
    )

    [group] = page(alignments=(entry,)).alignments

    [row] = group.rows
    assert (group.name, row.objective.name, row.objective.url) == (
        "Objetivos de Desarrollo Sostenible",
        "Paz",
        "/objetivos/ods/16/",
    )
    assert (row.reason, row.role, row.target, row.origin) == (
        "Protege a la niñez.",
        "Principal",
        "16.2: Poner fin al maltrato",
        "Lo dice la fuente, fuente 1, p. 14",
    )


def test_frameworks_without_reasons_are_chips_after_the_others() -> None:
    principles = make_framework("principios", position=1)
    make_objective(principles, "perspectiva-infantil", short_es="Perspectiva infantil")
    make_objective(make_framework("pmm", position=2), "15")
    entries = (
        AlignmentEntry(framework="principios", code="perspectiva-infantil"),
        AlignmentEntry(framework="pmm", code="15", justification="Da servicios."),
    )

    core, plain = page(alignments=entries).alignments

    assert [row.objective.code for row in core.rows] == ["15"]
    assert (plain.rows, [chip.name for chip in plain.chips]) == ((), ["Perspectiva infantil"])


def test_only_results_are_achievements() -> None:
    kinds = (ResultKind.TARGET, ResultKind.RESULT, ResultKind.CONTEXT)
    results = tuple(ResultEntry(kind=kind, statement=kind.value) for kind in kinds)

    found = page(results=results)

    assert [row.statement for row in found.achievements] == ["resultado"]
    assert [row.kind for row in found.other_figures] == ["Meta", "Dato de contexto"]


def test_a_figure_keeps_its_bound_and_its_cut_off_date() -> None:
    result = ResultEntry(
        kind=ResultKind.RESULT,
        statement="Personas atendidas",
        value=Decimal(48000),
        bound=Bound.MORE_THAN,
        unit="personas",
        cut_off="2024-09",
    )

    [row] = page(results=(result,)).achievements

    assert (row.value, row.bound, row.cut_off) == (Decimal(48000), "más de", "set. 2024")


def test_partners_are_grouped_by_role_with_official_names() -> None:
    make_institution("Organización Internacional para las Migraciones", slug="oim")
    partners = (
        PartnerEntry(name="Sociedad civil", role_text="difusión"),
        PartnerEntry(institution="oim", name="OIM Tumbes", role=PartnerRole.LEADS),
    )

    leads, others = page(partners=partners).partners

    assert (leads.role, leads.partners[0].name, leads.partners[0].as_written) == (
        "Lidera",
        "Organización Internacional para las Migraciones",
        "OIM Tumbes",
    )
    assert (others.partners[0].name, others.partners[0].role_text) == (
        "Sociedad civil",
        "difusión",
    )


def test_identified_norm_brings_its_address() -> None:
    LegalInstrument.objects.create(
        slug="ley-30364", type="ley", number="30364", title="Ley", url="https://example.org/ley"
    )

    [row] = page(instruments=(InstrumentEntry(instrument="ley-30364"),)).instruments

    assert (row.text, row.url) == ("Ley N.º 30364", "https://example.org/ley")


def test_a_source_never_checked_has_no_day() -> None:
    citation = CitationEntry(title="Nota", publisher="Diario", url="https://example.org/nota")

    [row] = page(citations=(citation,)).sources

    assert (row.title, row.publisher, row.date, row.checked_on) == (
        "Nota",
        "Diario",
        "sin fecha",
        None,
    )


def test_a_checked_source_says_when_and_how_it_answered() -> None:
    citation = CitationEntry(title="Nota", publisher="Diario", url="https://example.org/nota")
    publication = make_publication("Feria", citations=(citation,))
    Source.objects.update(checked_on=dt.date(2026, 11, 2), check_answer="abre")

    [row] = record_page(publication).sources

    assert (row.checked_on, row.answer) == (dt.date(2026, 11, 2), "abre")


def test_dated_steps_make_a_timeline() -> None:
    steps = (StepEntry(text="Se creó", date="2014"), StepEntry(text="Creció"))

    assert page(steps=steps).has_timeline


def test_undated_steps_make_none() -> None:
    assert not page(steps=(StepEntry(text="Se creó"),)).has_timeline


@pytest.mark.parametrize(("days", "to_review"), [(-1, True), (0, True), (1, False)])
def test_a_past_review_day_asks_for_confirmation(days: int, *, to_review: bool) -> None:
    day = timezone.localdate() + dt.timedelta(days=days)

    assert page(review_on=day.isoformat()).to_review is to_review


def test_unknown_code_has_no_publication() -> None:
    assert find_publication("BP-9999") is None


def test_newest_version_speaks_for_its_code() -> None:
    publication = make_publication("Feria")

    assert find_publication(publication.code) == publication


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow_with_the_parts(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_institution("OIM")
    publication = make_publication(
        "Feria",
        partners=tuple(
            PartnerEntry(institution="oim", name=f"OIM {n}", role=PartnerRole.LEADS)
            for n in range(count)
        ),
        citations=tuple(
            CitationEntry(title=f"{n}", publisher="Diario", url=f"https://example.org/{n}")
            for n in range(count)
        ),
    )

    with django_assert_num_queries(8):
        found = record_page(publication)

    assert len(found.sources) == count
