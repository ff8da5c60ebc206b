"""A Record survives the working record unchanged, whatever it holds."""

from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from practices import enums
from practices import record as rec
from practices.models.practice import Practice
from practices.models.practice_parts import Attachment
from practices.models.source import LegalInstrument
from practices.models.vocabulary import (
    Collection,
    Coverage,
    ImplementationStatus,
    PopulationGroup,
    PracticeKind,
    SourceKind,
)
from practices.record_reader import Fault, read, trusted
from practices.snapshot.dumping import dump
from practices.snapshot.loading import load, load_replications
from practices.snapshot.references import References
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_practice,
    make_region,
    make_theme,
)


def full_record() -> rec.Record:
    """Make what a record with every field refers to, and that record."""
    make_region("Piura", "20")
    make_theme("Salud")
    make_theme("Educación")
    make_institution("ACNUR")
    make_objective(make_framework("ods"), "10")
    original = make_practice("Práctica original")
    PopulationGroup.objects.create(slug="mujeres", name_es="Mujeres")
    terms = {
        "collection": Collection, "kind": PracticeKind, "coverage": Coverage,
        "status": ImplementationStatus, "source_kind": SourceKind,
    }  # fmt: skip
    for model in terms.values():
        model._default_manager.create(  # noqa: SLF001 Django's API
            slug="alguno", name_es="Alguno"
        )
    LegalInstrument.objects.create(slug="ley-1", type=enums.InstrumentType.LAW)
    citations = (
        rec.CitationEntry(title="Nota", publisher="Diario", url="https://example.pe/a"),
        rec.CitationEntry(
            title="Evaluación",
            publisher="Universidad",
            date="2021-05",
            kind=enums.CitationKind.EVALUATION,
            page="12",
        ),
    )
    return rec.Record(
        code="BP-0900",
        import_id="todo-lleno",
        title="Con todo",
        subtitle="Subtítulo",
        summary="Resumen",
        problem="Problema\n\nen dos párrafos",
        description="Qué se hizo",
        lessons="Lecciones",
        transfer="Traslado",
        limits="Límites",
        regions=("24", "20"),
        province="Zarumilla",
        district="Aguas Verdes",
        themes=("salud", "educacion"),
        populations=("mujeres",),
        start="2014-02",
        end="2018",
        contact_office="Mesa de partes",
        contact_role="Secretaría técnica",
        contact_address="Jr. Uno 1",
        contact_telephone="(072) 000000",
        contact_email="mesa@example.pe",
        completeness_note="No consta el costo.",
        confirmed_on="2026-01-31",
        review_on="2027-01-31",
        alignments=(
            rec.AlignmentEntry(
                framework="ods",
                code="10",
                role=enums.AlignmentRole.PRINCIPAL,
                justification="Reduce desigualdades.",
                origin=enums.AlignmentOrigin.SOURCE,
                citation=2,
                page="3",
            ),
        ),
        steps=(rec.StepEntry(text="Firma", date="2014-02-11"), rec.StepEntry(text="Cierre")),
        partners=(
            rec.PartnerEntry(institution="acnur", role=enums.PartnerRole.FUNDS),
            rec.PartnerEntry(name="Sociedad civil", role_text="participa"),
        ),
        results=(
            rec.ResultEntry(
                kind=enums.ResultKind.RESULT,
                statement="Personas atendidas",
                value=Decimal("43.5"),
                bound=enums.Bound.MORE_THAN,
                unit="%",
                baseline=Decimal(4),
                cut_off="2018-12",
                citation=1,
                page="7",
            ),
            rec.ResultEntry(kind=enums.ResultKind.CONTEXT, statement="Frontera larga"),
        ),
        challenges=(rec.ChallengeEntry(difficulty="Pandemia", answer="Turnos"),),
        resources=(
            rec.ResourceEntry(
                kind=enums.ResourceKind.MONEY,
                text="Presupuesto",
                amount=Decimal("48000.25"),
                currency="PEN",
                year=2020,
            ),
        ),
        instruments=(
            rec.InstrumentEntry(text="Ley 1", instrument="ley-1"),
            rec.InstrumentEntry(text="Convenio marco"),
        ),
        citations=citations,
        attachments=(
            rec.AttachmentEntry(
                kind=enums.AttachmentKind.IMAGE,
                file="adjuntos/2026/a.jpg",
                sha256="0" * 64,
                title="Foto",
                alternative_text="Una carpa",
                credit="Municipalidad",
                licence="CC BY 4.0",
                shows_people=True,
                consent_reference="Acta 1",
                consent_date="2026",
            ),
        ),
        replications=(
            rec.ReplicationEntry(
                original=original.code,
                kept="Ruta",
                changed="Horario",
                confirmed_by_original=True,
            ),
        ),
        translations=(rec.TranslationEntry(language="en", version=1, title="With all"),),
        **dict.fromkeys(terms, "alguno"),
    )


def loaded(record: rec.Record) -> Practice:
    with transaction.atomic():
        practices = load([record], References.read())
        load_replications([(practices[0], record)])
    return Practice.objects.with_parts().get(pk=practices[0].pk)


@pytest.mark.django_db
def test_every_field_survives_the_working_record() -> None:
    record = full_record()

    assert dump(loaded(record)) == record


@pytest.mark.django_db
def test_loading_over_a_practice_replaces_all_its_parts() -> None:
    record = full_record()
    practice = loaded(record)
    bare = rec.Record(code=record.code, import_id=record.import_id, title="Casi nada")

    again = loaded(bare)

    assert (again.pk, dump(again)) == (practice.pk, bare)
    assert Attachment.objects.count() == 0


@pytest.mark.django_db
def test_loading_over_a_practice_counts_as_an_edit() -> None:
    record = full_record()

    numbers = [loaded(record).edit_number, loaded(record).edit_number]

    assert numbers == [1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_dump_of_many_takes_a_constant_number_of_statements(count: int) -> None:
    for number in range(count):
        make_practice(f"Práctica {number}", themes=())

    with CaptureQueriesContext(connection) as statements:
        records = [dump(practice) for practice in Practice.objects.with_parts()]

    assert len(records) == count
    assert len(statements) == 17


@pytest.mark.django_db
def test_data_form_survives_reading() -> None:
    record = full_record()

    assert trusted(rec.to_data(record)) == record


def test_reader_names_every_fault_with_its_place_and_what_would_be_valid() -> None:
    faults: list[Fault] = []
    data = {
        "title": 7,
        "colour": "rojo",
        "regions": "24",
        "results": [{"kind": "logro", "statement": "x", "value": 1e30}],
        "citations": [{"title": "sin editor"}],
    }

    record = read(data, faults)

    assert record is None
    assert {fault.field for fault in faults} == {
        "title",
        "colour",
        "regions",
        "results[1].kind",
        "results[1].value",
        "citations[1].publisher",
    }
    kinds = next(fault for fault in faults if fault.field == "results[1].kind")
    assert kinds.valid == "uno de: resultado, meta, hallazgo, contexto, insumo"


@pytest.mark.parametrize("number", ["1.23456", "123456789012", "NaN", "Infinity"])
def test_reader_refuses_figures_that_the_catalogue_cannot_keep(number: str) -> None:
    faults: list[Fault] = []
    result = {"kind": "resultado", "statement": "x", "value": Decimal(number)}

    read({"title": "t", "results": [result]}, faults)

    assert [fault.field for fault in faults] == ["results[1].value"]


def test_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert rec.digest({"a": 1, "b": [2]}) == rec.digest({"b": [2], "a": 1})


@pytest.mark.parametrize(
    ("record", "level"),
    [
        (rec.Record(title="t"), enums.EvidenceLevel.STATED),
        (
            rec.Record(title="t", citations=(rec.CitationEntry(title="a", publisher="b"),)),
            enums.EvidenceLevel.DOCUMENTED,
        ),
        (
            rec.Record(
                title="t",
                citations=(rec.CitationEntry(title="a", publisher="b"),),
                results=(
                    rec.ResultEntry(
                        kind=enums.ResultKind.RESULT, statement="s", value=Decimal(1)
                    ),
                ),
            ),
            enums.EvidenceLevel.MEASURED,
        ),
        (
            rec.Record(
                title="t",
                citations=(
                    rec.CitationEntry(
                        title="a", publisher="b", kind=enums.CitationKind.EVALUATION
                    ),
                ),
            ),
            enums.EvidenceLevel.EVALUATED,
        ),
    ],
)
def test_evidence_level_follows_from_what_is_attached(
    record: rec.Record, level: enums.EvidenceLevel
) -> None:
    assert record.evidence == level
