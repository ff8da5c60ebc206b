"""The coach asks first for what a reader misses most."""

from practices.desk.coach import MOST, advise
from practices.editorial import Section
from practices.enums import PartnerRole, ResultKind
from practices.record import AlignmentEntry, CitationEntry, PartnerEntry, Record, ResultEntry

LEAD = PartnerEntry(name="Gobierno Regional", role=PartnerRole.LEADS)
SOURCE = CitationEntry(title="Nota", publisher="Diario")
SERVED = AlignmentEntry(framework="pmm", code="15", justification="Lleva vacunas.")


def sections(record: Record) -> list[Section]:
    return [each.section for each in advise(record)]


def test_an_empty_record_is_asked_what_it_is_its_source_and_who_leads() -> None:
    assert sections(Record(title="Feria")) == [
        Section.IDENTITY,
        Section.SOURCES,
        Section.PARTNERS,
    ]


def test_no_more_than_three_things_are_asked() -> None:
    assert len(advise(Record(title="Feria"))) == MOST == 3


def test_every_question_is_a_question_with_an_example() -> None:
    every = advise(Record(title="Feria"), most=100)

    assert [each.question for each in every if not each.question.endswith("?")] == []
    assert [each.question for each in every if not each.example] == []


def test_once_the_essential_is_there_the_problem_and_the_account_are_asked() -> None:
    record = Record(
        title="Feria",
        summary="Una feria.",
        regions=("24",),
        partners=(LEAD,),
        citations=(SOURCE,),
        alignments=(SERVED,),
        results=(ResultEntry(kind=ResultKind.RESULT, statement="Se atendió a 40 familias."),),
    )

    assert sections(record) == [Section.PROBLEM, Section.ACTIONS, Section.LESSONS]


def test_targets_alone_are_asked_what_was_achieved() -> None:
    record = Record(
        title="Feria",
        summary="Una feria.",
        regions=("24",),
        partners=(LEAD,),
        citations=(SOURCE,),
        alignments=(SERVED,),
        results=(ResultEntry(kind=ResultKind.TARGET, statement="Atender a 500 familias."),),
    )

    assert "metas" in advise(record, most=2)[1].question
