"""The checklist of a record: what a publication waits for, and what is only advice."""

import dataclasses
from typing import Any

import pytest

from practices.editorial import Section
from practices.enums import AlignmentRole, AttachmentKind, PartnerRole, ResultKind
from practices.names import Names, read_names
from practices.record import (
    AlignmentEntry,
    AttachmentEntry,
    CitationEntry,
    PartnerEntry,
    Record,
    ResultEntry,
)
from practices.workflow.checks import Check, checklist, obstacles
from tests.builders import make_framework, make_objective

REASON = "Facilita el acceso a la salud."


@pytest.fixture
def names(db: None) -> Names:  # noqa: ARG001 it opens the database
    for slug in ("ods", "pmm"):
        make_objective(make_framework(slug, required_to_publish=True), "10")
    make_objective(make_framework("otro"), "1")
    return read_names()


def aligned(framework: str, reason: str = REASON) -> AlignmentEntry:
    return AlignmentEntry(
        framework=framework, code="10", role=AlignmentRole.PRINCIPAL, justification=reason
    )


COMPLETE = Record(
    title="Feria",
    summary="Una feria.",
    regions=("24",),
    partners=(PartnerEntry(name="Gobierno Regional", role=PartnerRole.LEADS),),
    citations=(CitationEntry(title="Nota", publisher="Diario"),),
    results=(
        ResultEntry(kind=ResultKind.RESULT, statement="Logro", citation=1, cut_off="2024"),
    ),
    review_on="2027-01-01",
    alignments=(aligned("ods"), aligned("pmm")),
)


PICTURE = AttachmentEntry(
    kind=AttachmentKind.IMAGE,
    file="a.webp",
    thumbnail="b.webp",
    width=1600,
    height=900,
    sha256="0",
    title="La feria",
    alternative_text="Puestos en una plaza",
    credit="MTIGM",
    licence="CC BY 4.0",
)


def unmet(record: Record, names: Names) -> list[tuple[Section, str, bool]]:
    return [(e.section, e.field, e.blocking) for e in checklist(record, names) if not e.met]


def test_complete_record_meets_everything(names: Names) -> None:
    assert unmet(COMPLETE, names) == []
    assert [each.label for each in checklist(COMPLETE, names)] == [
        "Resumen",
        "Región donde ocurre",
        "Institución que lidera",
        "Al menos una fuente",
        "Un resultado, o «Lo que no consta»",
        "Objetivo principal (ODS)",
        "Objetivo principal (PMM)",
        "Motivo de cada objetivo",
        "Resultados con fuente y fecha",
        "Fecha para volver a revisarla",
    ]


def test_empty_record_lacks_everything_that_publishing_needs(names: Names) -> None:
    assert unmet(Record(title="Feria"), names) == [
        (Section.IDENTITY, "summary", True),
        (Section.TERRITORY, "regions", True),
        (Section.PARTNERS, "partners", True),
        (Section.SOURCES, "citations", True),
        (Section.RESULTS, "results", True),
        (Section.ALIGNMENT, "alignments", True),
        (Section.ALIGNMENT, "alignments", True),
        (Section.MANAGEMENT, "review_on", False),
    ]


def with_(**changes: object) -> Record:
    kept = {name: getattr(COMPLETE, name) for name in COMPLETE.__slots__}
    return Record(**kept | changes)


def lacking(record: Record, names: Names) -> Check:
    [found] = [each for each in checklist(record, names) if not each.met]
    return found


def test_what_is_not_known_may_stand_for_results(names: Names) -> None:
    record = with_(results=(), completeness_note="La fuente no da resultados.")

    assert unmet(record, names) == []


def test_each_short_reason_is_named_with_its_place(names: Names) -> None:
    found = lacking(with_(alignments=(aligned("ods"), aligned("pmm", "Corto"))), names)

    assert found.message == "El motivo de PMM 10 debe tener de 10 a 400 caracteres."
    assert (found.place, found.blocking) == ("alignments[2].justification", True)


@pytest.mark.parametrize("minors", [False, True])
def test_picture_of_people_waits_for_their_consent(
    names: Names,
    minors: bool,  # noqa: FBT001 one of two cases
) -> None:
    picture = dataclasses.replace(PICTURE, shows_people=not minors, shows_minors=minors)

    found = lacking(with_(attachments=(picture,)), names)

    said = "Falta el consentimiento de las personas que se ven en «La feria»."
    assert (found.section, found.message, found.blocking) == (Section.ATTACHMENTS, said, True)


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ({"alternative_text": ""}, "Falta el texto alternativo de «La feria»."),
        (
            {"thumbnail": "", "width": None},
            "Suba otra vez «La feria»: el catálogo aún no la ha preparado para la web.",
        ),
    ],
)
def test_picture_waits_for_words_and_for_being_drawn_anew(
    names: Names, without: dict[str, Any], said: str
) -> None:
    picture = dataclasses.replace(PICTURE, **without)

    found = lacking(with_(attachments=(picture,)), names)

    assert (found.section, found.message, found.blocking) == (Section.ATTACHMENTS, said, True)


def test_advice_keeps_nothing_from_being_published(names: Names) -> None:
    picture = dataclasses.replace(PICTURE, credit="", licence="")
    bare = ResultEntry(kind=ResultKind.RESULT, statement="Logro")
    record = with_(review_on="", results=(bare,), attachments=(picture,))

    assert [each.message for each in checklist(record, names) if not each.met] == [
        "Resultados o datos sin su fuente o sin fecha de corte: 1.",
        "Falta decir de quién es «La feria».",
        "Falta la licencia de «La feria».",
        "Falta la fecha en que se volverá a revisar.",
    ]
    assert obstacles(record, names) == []
