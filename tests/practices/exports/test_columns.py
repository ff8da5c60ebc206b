"""The columns of exports: a contract with whoever reads the files."""

import re
from pathlib import Path

import pytest

from practices.enums import AlignmentRole, PartnerRole
from practices.exports.columns import COLUMNS, rows
from practices.exports.json import result
from practices.names import read_names
from practices.record import AlignmentEntry, PartnerEntry
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)


def test_keys_and_their_order_are_a_contract() -> None:
    assert [column.key for column in COLUMNS] == [
        "code",
        "url",
        "title",
        "summary",
        "regions",
        "ubigeo",
        "province",
        "district",
        "mesa",
        "themes",
        "populations",
        "kind",
        "coverage",
        "start",
        "end",
        "status",
        "source_kind",
        "evidence",
        "collection",
        "leads",
        "partners",
        "ods",
        "ods_principal",
        "pmm",
        "pmm_principal",
        "achievements",
        "instruments",
        "sources",
        "completeness_note",
        "confirmed_on",
        "version",
        "published_at",
        "licence",
    ]


def test_every_column_says_what_it_holds() -> None:
    assert [column.key for column in COLUMNS if not str(column.description)] == []


@pytest.mark.django_db
def test_values_of_a_row() -> None:
    make_theme("Salud")
    make_region("Tacna", "23")
    make_region()
    make_institution("OIM")
    pmm = make_framework("pmm")
    make_objective(pmm, "7")
    make_objective(pmm, "15")
    publication = make_publication(
        "Feria",
        code="BP-0042",
        regions=("24", "23"),
        themes=("salud",),
        start="2018-11",
        partners=(
            PartnerEntry(institution="oim", role=PartnerRole.LEADS),
            PartnerEntry(name="Sociedad civil"),
        ),
        alignments=(
            AlignmentEntry(framework="pmm", code="7", justification="x" * 10),
            AlignmentEntry(
                framework="pmm",
                code="15",
                role=AlignmentRole.PRINCIPAL,
                justification="x" * 10,
            ),
        ),
    )

    [row] = rows([publication], read_names())

    found = result(row)
    expected = {
        "code": "BP-0042",
        "url": "http://127.0.0.1:8000/practicas/bp-0042-feria/",
        "regions": ["Tumbes", "Tacna"],
        "ubigeo": ["24", "23"],
        "themes": ["Salud"],
        "start": "2018-11",
        "leads": ["OIM"],
        "partners": ["Sociedad civil"],
        "pmm": ["15", "7"],
        "pmm_principal": ["15"],
        "sources": ["Nota de Feria"],
        "version": 1,
        "licence": "CC BY 4.0",
    }
    assert {key: found[key] for key in expected} == expected


def test_documentation_names_every_field() -> None:
    root = Path(__file__).resolve().parents[3]
    text = (root / "docs" / "public-json.md").read_text(encoding="utf-8")
    table = text[text.index("| field |") : text.index("## A listing as CSV")]

    cells = [line.split("|")[1] for line in table.splitlines() if line]
    named = re.findall(r"`([a-z_]+)`", " ".join(cells))

    assert sorted(named) == sorted(column.key for column in COLUMNS)
