"""What leaves in a workbook comes back as it left."""

import dataclasses
from decimal import Decimal

import pytest

from practices import enums
from practices.editorial import Role
from practices.ingest.preparation import fill
from practices.ingest.xlsx_merging import differences
from practices.ingest.xlsx_proposals import Proposals, read_proposals
from practices.models.practice import Practice
from practices.record import CitationEntry, ResultEntry
from practices.sheets.cells import LONGEST
from practices.sheets.choices import read_lists
from practices.snapshot.dumping import dump
from tests.builders import make_member, make_practice
from tests.practices.snapshot.test_roundtrip import full_record, loaded
from tests.practices.workbooks import downloaded, edited, put

pytestmark = pytest.mark.django_db


def read(data: bytes) -> Proposals:
    found = read_proposals(data, make_member("ana", Role.PUBLISHER))
    assert found.faults == []
    return found


def changes(data: bytes) -> list[tuple[str, str]]:
    """Say which fields of which practices a workbook would change."""
    lists = read_lists()
    records = {each.code: dump(each) for each in Practice.objects.with_parts()}
    return [
        (proposal.key, each.name)
        for proposal in read(data).proposals
        for each in differences(proposal, records[proposal.key], lists)
    ]


def test_real_practices_come_back_without_a_difference() -> None:
    fill()
    practices = list(Practice.objects.all())

    data = downloaded(*practices)

    assert len(practices) == 57
    assert changes(data) == []


def test_workbook_saved_by_another_program_has_no_difference() -> None:
    data = downloaded(loaded(full_record()))

    assert changes(edited(data, lambda book: book["Pasos"].freeze_panes)) == []


def test_every_field_comes_back() -> None:
    record = full_record()

    (proposal,) = read(downloaded(loaded(record))).proposals

    assert proposal.record(dataclasses.replace(record, title="Otro", steps=())) == record


@pytest.mark.parametrize(
    "text",
    ["=1+1", "-a", "@x", "_x0041_", "uno\n\ndos", "«ñandú» 😀", "'comilla", "007", "<b>&amp;"],
)
def test_any_text_comes_back(text: str) -> None:
    practice = make_practice(text, summary=text, lessons=text)

    assert changes(downloaded(practice)) == []


@pytest.mark.parametrize("figure", ["0.1", "43.5", "12345678901.2345", "-3", "257.0001"])
def test_any_figure_comes_back(figure: str) -> None:
    result = ResultEntry(
        kind=enums.ResultKind.RESULT,
        statement="Personas",
        value=Decimal(figure),
        bound=enums.Bound.EXACT,
        unit="%",
    )

    assert changes(downloaded(make_practice("Feria", results=(result,)))) == []


def test_text_too_long_for_a_cell_is_left_alone() -> None:
    practice = make_practice("Feria", problem="á" * (LONGEST + 1))
    data = edited(
        downloaded(practice), lambda book: put(book["Prácticas"], 2, Título="Feria nueva")
    )

    assert changes(data) == [(practice.code, "title")]


def test_order_of_the_rows_does_not_count_but_their_number_does() -> None:
    sources = tuple(CitationEntry(title=f"Nota {n}", publisher="D") for n in (1, 2))
    result = ResultEntry(kind=enums.ResultKind.RESULT, statement="Personas", citation=2)
    practice = make_practice("Feria", citations=sources, results=(result,))

    def swap(book: dict[str, object]) -> None:
        put(book["Fuentes"], 2, Orden=20, Título="Nota 2")
        put(book["Fuentes"], 3, Orden=10, Título="Nota 1")
        put(book["Resultados"], 2, **{"Fuente_n.º": 20})

    assert changes(edited(downloaded(practice), swap)) == []


def test_sheet_that_was_taken_out_changes_nothing() -> None:
    practice = make_practice("Feria")
    data = edited(downloaded(practice), lambda book: book.remove(book["Regiones"]))

    found = read(data)

    assert found.warnings == ["Falta la hoja «Regiones»: lo que contiene no se cambia."]
    assert "regions" not in found.proposals[0].fields


def test_column_that_was_taken_out_changes_nothing() -> None:
    practice = make_practice("Feria", lessons="Turnos")
    data = edited(
        downloaded(practice),
        lambda book: book["Prácticas"].delete_cols(8),
    )

    (proposal,) = read(data).proposals

    assert "lessons" not in proposal.fields
    assert "transfer" in proposal.fields
