"""A file with faults is refused whole, and every fault is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from practices.ingest.importing import Loading, run
from practices.ingest.report import fault_lines
from tests.practices.ingest.samples import (
    curated,
    good,
    lines_file,
    places,
    principal,
    whole_database,
    yaml_file,
)

pytestmark = pytest.mark.usefixtures("references")

RESULT = {"kind": "resultado", "statement": "Se atendió a personas."}
FIGURE = RESULT | {"value": 10, "bound": "exacto", "unit": "personas"}
SOURCE = {"title": "Nota", "publisher": "Diario"}
FILE = {"kind": "documento", "file": "no-esta.pdf", "sha256": "a" * 64, "title": "Acta"}
ODS, PMM = principal("ods", "10"), principal("pmm", "15")

PLANTED: list[tuple[str, dict[str, Any]]] = [
    ("title", {"title": ""}),
    ("title", {"title": "a" * 301}),
    ("titulo", {"titulo": "un campo que no existe"}),
    ("summary", {"summary": ""}),
    ("start", {"start": "2014-13"}),
    ("start", {"start": 2014}),
    ("end", {"start": "2020-05", "end": "2019"}),
    ("confirmed_on", {"confirmed_on": "2026-11"}),
    ("regions[1]", {"regions": ["26"]}),
    ("regions[2]", {"regions": ["24", "24"]}),
    ("regions", {"regions": "24"}),
    ("mesa", {"mesa": "mesa-tumbez"}),
    ("collection", {"collection": "libro"}),
    ("themes[1]", {"themes": ["salut"]}),
    ("alignments[3].code", {"alignments": [ODS, PMM, principal("ods", "18")]}),
    ("alignments[3].framework", {"alignments": [ODS, PMM, principal("odm", "1")]}),
    ("alignments[3]", {"alignments": [ODS, PMM, ODS]}),
    ("alignments[1].role", {"alignments": [ODS | {"role": "primero"}, PMM]}),
    ("alignments[1].citation", {"alignments": [ODS | {"citation": 2}, PMM]}),
    ("alignments[1].justification", {"alignments": [ODS | {"justification": "Corto."}, PMM]}),
    (
        "alignments[2].justification",
        {"alignments": [ODS, PMM | {"justification": "Largo." * 99}]},
    ),
    ("alignments", {"alignments": [ODS]}),
    ("partners", {"partners": [{"institution": "acnur"}]}),
    ("partners[2].institution", {"partners": [*good()["partners"], {"institution": "acnu"}]}),
    ("partners[2]", {"partners": [*good()["partners"], {"role_text": "apoya"}]}),
    ("citations[1].url", {"citations": [SOURCE | {"url": "ftp://example.pe/a"}]}),
    ("citations[2]", {"citations": [SOURCE, SOURCE]}),
    ("results[1].unit", {"results": [FIGURE | {"unit": ""}]}),
    ("results[1].value", {"results": [FIGURE | {"value": "diez"}]}),
    ("resources[1].currency", {"resources": [{"kind": "dinero", "text": "P", "amount": 5}]}),
    ("attachments[1].file", {"attachments": [FILE]}),
    ("code", {"code": "BP-1"}),
    ("code", {"code": "BP-٠٠٩٩"}),
    ("replications[1].original", {"replications": [{"original": "BP-0099"}]}),
    ("contact_email", {"contact_email": "mesa de partes"}),
    ("language", {"language": "español"}),
]


def planted_records() -> list[dict[str, Any]]:
    return [good(f"falla-{n:02d}", **changes) for n, (_, changes) in enumerate(PLANTED)]


def test_every_planted_fault_is_named_and_no_other(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good("buena"), *planted_records()])

    report = run(path, Loading())

    expected = [(f"falla-{number:02d}", field) for number, (field, _) in enumerate(PLANTED)]
    assert sorted(places(report)) == sorted(expected)


def test_a_file_with_faults_changes_nothing(tmp_path: Path) -> None:
    before = whole_database()

    run(lines_file(tmp_path, [good("buena"), *planted_records()]), Loading())

    assert whole_database() == before


def test_faults_far_apart_are_all_named(tmp_path: Path) -> None:
    records = [good(f"ficha-{number}") for number in range(1100)]
    records[3]["start"] = "ayer"
    records[1099]["start"] = "hoy"

    report = run(lines_file(tmp_path, records), Loading())

    assert places(report) == [("ficha-3", "start"), ("ficha-1099", "start")]


def test_faults_of_one_record_are_all_named(tmp_path: Path) -> None:
    record = good(start=2014, mesa="ninguna", summary="", themes=["salut", 7])

    report = run(lines_file(tmp_path, [record]), Loading())

    assert sorted(field for _, field in places(report)) == [
        "mesa",
        "start",
        "summary",
        "themes[1]",
        "themes[2]",
    ]


def test_a_fault_says_the_value_and_what_would_be_valid(tmp_path: Path) -> None:
    report = run(lines_file(tmp_path, [good(themes=["salut"])]), Loading())

    (_, line) = fault_lines(report)
    assert line.startswith("- ficha (línea 1): themes[1]: «salut». Se admite una de las 41 ")
    assert "salud" in line


def test_a_fault_of_a_date_says_how_dates_are_written(tmp_path: Path) -> None:
    report = run(lines_file(tmp_path, [good(start="2014-13")]), Loading())

    (head, line) = fault_lines(report)
    assert head == "No se cargó nada: el archivo tiene 1 error."
    assert line == (
        "- ficha (línea 1): start: «2014-13». Escriba la fecha como 2014, 2014-02 o 2014-02-11."
    )


def test_a_fault_of_the_file_says_what_to_do_in_a_whole_sentence(tmp_path: Path) -> None:
    path = tmp_path / "fichas.json"
    path.write_text("[] 2", encoding="utf-8")

    (_, line) = fault_lines(run(path, Loading()))
    assert line == "- línea 1: archivo: «2». Después del final no puede haber nada más."


def test_a_fault_that_begins_with_an_acronym_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "fichas.jsonl"
    path.write_text("{,}\n", encoding="utf-8")

    (_, line) = fault_lines(run(path, Loading()))
    assert line == "- línea 1: archivo: «,}». Se admite JSON bien formado."


def test_a_fault_has_no_control_characters(tmp_path: Path) -> None:
    record = good("fi\x1bcha", **{"ti\x1btulo\ud800": "Feria"})
    path = tmp_path / "fichas.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")

    (_, line) = fault_lines(run(path, Loading()))
    assert line.startswith("- ficha (línea 1): titulo: «Feria». Se admite un campo conocido")


@pytest.mark.parametrize("content", ["7", '"Feria"', "null", "[]"])
def test_a_line_that_is_not_an_object_has_one_fault(tmp_path: Path, content: str) -> None:
    path = tmp_path / "fichas.jsonl"
    path.write_text(content, encoding="utf-8")

    assert places(run(path, Loading())) == [("línea 1", "registro")]


def test_a_practice_of_the_yaml_that_is_not_an_object_has_one_fault(tmp_path: Path) -> None:
    report = run(yaml_file(tmp_path, ["Feria", curated()]), Loading())

    assert places(report) == [("práctica 1", "práctica")]


def test_a_draft_may_lack_what_publishing_requires(tmp_path: Path) -> None:
    record = {"import_id": "ficha", "title": "Solo un título"}

    report = run(lines_file(tmp_path, [record]), Loading(as_draft=True))

    assert places(report) == []


def test_a_draft_may_not_hold_what_no_record_may(tmp_path: Path) -> None:
    record = {"import_id": "ficha", "title": "Título", "start": "2014-13"}

    report = run(lines_file(tmp_path, [record]), Loading(as_draft=True))

    assert places(report) == [("ficha", "start")]


def test_an_identifier_may_not_be_twice_in_a_file(tmp_path: Path) -> None:
    report = run(lines_file(tmp_path, [good(), good("otra"), good()]), Loading())

    assert places(report) == [("ficha", "import_id")]


def test_a_record_needs_an_identifier_or_a_code(tmp_path: Path) -> None:
    report = run(lines_file(tmp_path, [good("")]), Loading())

    assert places(report) == [("línea 1", "import_id")]


YAML_PLANTED: list[tuple[str, dict[str, Any]]] = [
    ("start_date", {"start_date": 2014}),
    ("end_date", {"start_date": "2020", "end_date": "2019"}),
    ("regions[1]", {"regions": [24]}),
    ("status", {"status": "terminada"}),
    ("evidence", {"evidence": "rumor"}),
    ("mesa", {"mesa": "Mesa de Lima"}),
    ("ods[1].code", {"ods": [{"code": "18", "role": "primary", "why": "Porque es así."}]}),
    ("ods[1].role", {"ods": [curated()["ods"][0] | {"role": "principal"}]}),
    ("gcm[1].objective", {"gcm": [curated()["gcm"][0] | {"objective": 24}]}),
    ("gcm[1].objective", {"gcm": [curated()["gcm"][0] | {"objective": "quince"}]}),
    ("gcm[1].why", {"gcm": [curated()["gcm"][0] | {"why": "Corto."}]}),
    ("ods[1].why", {"ods": [curated()["ods"][0] | {"why": ""}]}),
    ("ods y gcm", {"gcm": []}),
    ("guiding_principles[1]", {"guiding_principles": ["Buena voluntad"]}),
    ("sources[1].url", {"sources": [SOURCE | {"url": "example"}]}),
    ("results[1].as_of", {"results": [{"kind": "meta", "text": "Algo", "as_of": "pronto"}]}),
    ("resumen", {"resumen": "un campo que no existe"}),
    ("title", {"title": None}),
    ("partners[1].role", {"partners": [{"name": "OIM", "role": "a" * 301}]}),
]


def test_faults_of_the_yaml_carry_its_own_names(tmp_path: Path) -> None:
    practices = [
        curated(f"f-{n:02d}", **changes) for n, (_, changes) in enumerate(YAML_PLANTED)
    ]

    report = run(yaml_file(tmp_path, practices), Loading())

    expected = [(f"f-{number:02d}", field) for number, (field, _) in enumerate(YAML_PLANTED)]
    assert places(report) == expected


def test_a_year_without_quotes_is_told_how_to_write_it(tmp_path: Path) -> None:
    report = run(yaml_file(tmp_path, [curated(start_date=2014)]), Loading())

    (_, line) = fault_lines(report)
    assert line == (
        "- ficha (práctica 1): start_date: «2014». "
        'Se admite texto entre comillas, por ejemplo, "2014".'
    )


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ("practices: []\n", "schema_version"),
        ("schema_version: 1\n", "practices"),
        ("schema_version: 1\npractices: {}\n", "practices"),
        ("schema_version: 1\npracticas: []\npractices: []\n", "practicas"),
        ("- 1\n", "archivo"),
        ("", "archivo"),
    ],
)
def test_a_yaml_of_another_shape_is_refused(tmp_path: Path, content: str, field: str) -> None:
    path = tmp_path / "otra.yaml"
    path.write_text(content, encoding="utf-8")

    report = run(path, Loading())

    assert places(report) == [("archivo", field)]


@pytest.mark.parametrize("name", ["no-esta.json", "fichas.xlsx", "sin-terminacion"])
def test_a_file_that_is_not_there_or_not_known_is_refused(tmp_path: Path, name: str) -> None:
    report = run(tmp_path / name, Loading())

    assert places(report) == [(name, "archivo")]
