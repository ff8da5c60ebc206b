"""The workbook of practices: what is in it, and that nothing in it comes alive."""

import contextlib
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.conf import settings

from practices.enums import AlignmentRole, PartnerRole
from practices.exports.columns import COLUMNS
from practices.exports.xlsx import Listed, workbook
from practices.record import AlignmentEntry, PartnerEntry, Record, StepEntry
from practices.sheets.cells import LONGEST, TOO_LONG
from practices.sheets.choices import Choices, read_lists
from practices.sheets.main_sheet import PRACTICES
from practices.sheets.workbook import FIELDS, SHEETS
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_practice,
    make_region,
)
from tests.practices.workbooks import downloaded

pytestmark = pytest.mark.django_db


def opened(data: bytes) -> dict[str, list[list[Any]]]:
    with contextlib.closing(openpyxl.load_workbook(io.BytesIO(data))) as book:
        return {
            page.title: [[cell.value for cell in row] for row in page.iter_rows()]
            for page in book
        }


def told(data: bytes, sheet: str) -> list[dict[str, Any]]:
    heads, *rows = opened(data)[sheet]
    return [dict(zip(heads, row, strict=True)) for row in rows if any(row)]


def test_each_practice_is_a_row_and_each_part_a_row_of_its_sheet() -> None:
    make_objective(make_framework("ods"), "10.7")
    make_institution("ACNUR")
    practice = make_practice(
        "Feria",
        steps=(StepEntry(text="Firma", date="2014-02"), StepEntry(text="Cierre")),
        alignments=(
            AlignmentEntry(framework="ods", code="10.7", role=AlignmentRole.PRINCIPAL),
        ),
        partners=(PartnerEntry(institution="acnur", role=PartnerRole.FUNDS),),
    )

    data = downloaded(practice)

    main = told(data, "Prácticas")
    assert [(row["Código"], row["Edición"], row["Título"]) for row in main] == [
        (practice.code, 1, "Feria")
    ]
    assert [
        (row["Código"], row["Orden"], row["Fecha"], row["Qué se hizo"])
        for row in told(data, "Pasos")
    ] == [(practice.code, 1, "2014-02", "Firma"), (practice.code, 2, None, "Cierre")]
    assert told(data, "Regiones")[0]["Región"] == "Tumbes"
    aligned = told(data, "Alineación")[0]
    assert (aligned["Objetivo"], aligned["Aporte"]) == ("ODS 10.7 · Objetivo 10.7", "Principal")
    partner = told(data, "Participantes")[0]
    assert (partner["Institución"], partner["Papel"]) == ("ACNUR", "Financia")


def test_same_content_gives_the_same_bytes() -> None:
    practice = make_practice("Feria")

    assert downloaded(practice) == downloaded(practice)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "=HYPERLINK(", "'="])
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    record = Record(code="BP-0900", title=f"{start}1+1", summary="=cmd|' /C calc'!A0")

    data = workbook([Listed(record, 1)], read_lists(), working=True)

    with contextlib.closing(openpyxl.load_workbook(io.BytesIO(data))) as book:
        page = book["Prácticas"]
        title = next(cell for cell in page[2] if str(cell.value).endswith("1+1"))
        kinds = {cell.data_type for row in page.iter_rows() for cell in row}
        assert (title.value, title.number_format, title.quotePrefix) == (
            record.title,
            "@",
            True,
        )
        assert "f" not in kinds


def test_text_too_long_for_a_cell_says_so() -> None:
    record = Record(code="BP-0900", title="t", problem="á" * (LONGEST + 1))

    data = workbook([Listed(record, 1)], read_lists(), working=True)

    assert told(data, "Prácticas")[0]["Problema"] == TOO_LONG


def test_guide_explains_every_column() -> None:
    rows = opened(downloaded())["Guía"]

    explained = {(row[0], row[1]) for row in rows}

    assert {(s.title, c.title) for s in SHEETS for c in s.columns} <= explained


def test_lists_offer_only_values_that_are_read_back() -> None:
    make_region("Áncash", "02")

    lists = read_lists()

    for name, labels in lists.in_order:
        assert [lists[name].key(label) for label in labels] == list(lists[name].labels)


def test_two_terms_of_the_same_name_are_told_apart_by_their_key() -> None:
    choices = Choices({"salud": "Salud", "salud-2": "SALUD"})

    assert choices.labels == {"salud": "Salud · salud", "salud-2": "SALUD · salud-2"}
    assert choices.key("salud") == "salud"
    assert choices.key("Salud · salud-2") == "salud-2"


def test_columns_with_the_same_key_are_called_the_same_in_csv() -> None:
    csv = {column.key: str(column.title) for column in COLUMNS}

    shared = {column.key: column.title for column in PRACTICES.columns if column.key in csv}

    assert shared == {key: csv[key] for key in shared}
    assert len(shared) >= 14


def test_public_workbook_says_nothing_of_editions() -> None:
    record = Record(code="BP-0900", title="t")

    sheets = opened(workbook([Listed(record)], read_lists(), working=False))

    assert set(sheets) == {sheet.title for sheet in SHEETS}
    assert "Edición" not in sheets["Prácticas"][0]


def test_every_field_of_the_record_has_its_place() -> None:
    fields = set(Record.__dataclass_fields__)

    assert fields - set(FIELDS) == {"code", "import_id", "attachments"}


def test_documentation_tells_every_sheet_and_column() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "data.md").read_text(encoding="utf-8")

    lines = [
        f"| «{sheet.title}» | " + ", ".join(f"«{each.title}»" for each in sheet.columns) + " |"
        for sheet in SHEETS
    ]

    assert [line for line in lines if line not in text] == []
