"""One record as its page shows it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentOrigin, AlignmentRole, Bound, PartnerRole, ResultKind
from practices.index.holder import current
from practices.models.source import LegalInstrument, Source
from practices.models.territory import Mesa
from practices.queries.facts import Fact
from practices.queries.record import (
    RecordPage,
    find_publication,
    find_version,
    record_page,
)
from practices.record import (
    AlignmentEntry,
    CitationEntry,
    InstrumentEntry,
    PartnerEntry,
    ResultEntry,
    StepEntry,
    TranslationEntry,
)
from practices.workflow.publishing import Release, publish
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_publication,
    make_region,
)

pytestmark = pytest.mark.django_db


def page(**overrides: Any) -> RecordPage:
    return record_page(make_publication("Feria", **overrides), current())


def facts(found: RecordPage) -> dict[str, str]:
    return {str(fact.label): fact.value for fact in found.facts}


def test_absent_sections_are_left_out_and_named() -> None:
    found = page()

    assert found.story == ()
    assert [section.anchor for section in found.rest] == [
        "quienes",
        "base-legal",
        "no-consta",
        "fuentes",
        "citar",
        "datos",
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
        Fact("16.2", "Poner fin al maltrato", "/objetivos/ods/16/metas/16.2/"),
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

    assert (row.text, row.page, row.url) == (
        "Ley N.º 30364",
        "/normas/ley-30364/",
        "https://example.org/ley",
    )


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

    [row] = record_page(publication, current()).sources

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


def test_a_summary_that_heads_the_page_is_not_said_again() -> None:
    found = page(summary="Qué es.", subtitle="")

    assert found.standfirst.words == "Qué es."
    assert [section.anchor for section in found.story] == []
    assert "En breve" not in found.missing


def test_a_subtitle_heads_the_page_and_the_summary_opens_the_story() -> None:
    found = page(summary="Qué es.", subtitle="Para quién es")

    assert found.standfirst.words == "Para quién es"
    assert [section.anchor for section in found.story] == ["en-breve"]


def figure(value: str, *, baseline: str = "", unit: str = "viajes") -> ResultEntry:
    return ResultEntry(
        kind=ResultKind.RESULT,
        statement="Viajes",
        value=Decimal(value),
        bound=Bound.EXACT,
        unit=unit,
        baseline=Decimal(baseline) if baseline else None,
    )


@pytest.mark.parametrize(
    ("before", "after", "lengths"),
    [("4", "1", (100, 25)), ("100", "12345", (1, 100)), ("0", "0", (0, 0))],
)
def test_figures_with_a_baseline_have_two_bars_to_scale(
    before: str, after: str, lengths: tuple[int, int]
) -> None:
    [row] = page(results=(figure(after, baseline=before),)).achievements

    assert [(bar.label, bar.value, bar.length) for bar in row.bars] == [
        ("Antes", Decimal(before), lengths[0]),
        ("Después", Decimal(after), lengths[1]),
    ]


@pytest.mark.parametrize("result", [figure("1"), figure("1", baseline="-4")])
def test_other_figures_have_no_bars(result: ResultEntry) -> None:
    [row] = page(results=(result,)).achievements

    assert row.bars == ()


@pytest.mark.parametrize(
    ("written", "percent", "unit"),
    [("%", True, ""), ("% de los hogares", True, "de los hogares"), ("kits", False, "kits")],
)
def test_a_percentage_is_told_from_what_it_is_of(
    written: str, unit: str, *, percent: bool
) -> None:
    [row] = page(results=(figure("41", unit=written),)).achievements

    assert (row.percent, row.unit) == (percent, unit)


def test_a_partner_with_published_practices_leads_to_its_page() -> None:
    make_institution("OIM", slug="oim")
    partners = (
        PartnerEntry(institution="oim", role=PartnerRole.LEADS),
        PartnerEntry(name="Sociedad civil", role=PartnerRole.LEADS),
    )

    [leads] = page(partners=partners).partners

    assert [each.url for each in leads.partners] == ["/instituciones/oim/", ""]


def test_each_region_says_its_practices_and_its_own_mesa() -> None:
    tumbes = make_region()
    make_region("Tacna", "23")
    national = Mesa.objects.create(slug="mtigm", name="MTIGM")
    Mesa.objects.create(
        slug="mesa-tumbes", name="Mesa de Tumbes", region=tumbes, replica_of=national
    )

    found = page(regions=("24", "23"), mesa="mesa-tumbes").places

    assert [(each.name, each.url, each.practices, each.mesa_url) for each in found] == [
        ("Tumbes", "/regiones/tumbes/", "1 práctica en la región", "/mesas/mesa-tumbes/"),
        ("Tacna", "/regiones/tacna/", "1 práctica en la región", ""),
    ]


def test_the_cloth_counts_goals_and_not_targets() -> None:
    ods = make_framework("ods")
    goal = make_objective(ods, "16")
    make_objective(ods, "16.2", parent=goal)
    make_objective(ods, "16.6", parent=goal)
    make_objective(make_framework("pmm"), "10")
    entries = tuple(
        AlignmentEntry(framework=framework, code=code, justification="Da servicios.")
        for framework, code in (("ods", "16.2"), ("ods", "16.6"), ("pmm", "10"))
    )

    found = page(alignments=entries).cloth

    assert (found.ods, found.pmm) == ("1 ODS", "1 objetivo del PMM")
    assert 'role="img"' in found.drawing


def translated(version: int) -> dict[str, Any]:
    entry = TranslationEntry(language="en", version=version, title="Fair")
    return {"translations": (entry,)}


@pytest.mark.parametrize(("overrides", "untranslated"), [({}, True), (translated(1), False)])
def test_an_english_page_tells_what_nobody_translated(
    overrides: dict[str, Any], *, untranslated: bool
) -> None:
    with override("en"):
        assert page(**overrides).untranslated is untranslated


def test_a_spanish_page_has_nothing_to_translate() -> None:
    assert not page().untranslated


def test_a_translation_falls_behind_when_the_record_is_published_again() -> None:
    first = make_publication("Feria", **translated(1))
    first.practice.summary = "Otro resumen."
    first.practice.save()
    second = publish(practice=first.practice, release=Release(by=None))

    with override("en"):
        pages = [record_page(each, current()) for each in (first, second)]

    assert [each.translation_behind for each in pages] == [False, True]
    assert pages[1].texts.title.words == "Fair"


def test_versions_can_be_found_by_number() -> None:
    first = make_publication("Feria")
    first.practice.summary = "Otro resumen."
    first.practice.save()
    second = publish(practice=first.practice, release=Release(by=None))

    assert [find_version(second, number) for number in (1, 2, 3)] == [first, second, None]


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

    index = current()

    with django_assert_num_queries(3):
        found = record_page(publication, index)

    assert len(found.sources) == count
