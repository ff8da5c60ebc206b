import csv
import datetime as dt
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from practices.exports.csv import BOM
from practices.exports.matrix import csv_file, json_file, svg_file
from practices.index.holder import current
from practices.models.frameworks import Objective
from practices.queries.coverage import Matrix, read_matrix
from practices.queries.coverage_choice import CoverageChoice
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 12, 12, tzinfo=dt.UTC)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def _catalogue() -> None:
    make_lists()
    publish_practice("Una", alignments=tuple(aligned("ods:10", "pmm:15")))
    publish_practice("Dos", alignments=tuple(aligned("ods:9", "ods:10", "pmm:15")))


def matrix(*, gaps: bool = False) -> Matrix:
    return read_matrix(current(), CoverageChoice(gaps=gaps))


def rows_of(content: bytes) -> list[list[str]]:
    text = content.decode()
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))


@pytest.mark.usefixtures("_catalogue")
def test_csv_has_a_line_for_each_row_with_its_total_and_the_totals_of_the_columns() -> None:
    assert rows_of(csv_file(matrix())) == [
        ["Código", "Nombre", "ODS 9", "ODS 10", "ODS 14", "Total"],
        ["PMM 15", "Objetivo 15", "1", "2", "0", "2"],
        ["PMM 23", "Objetivo 23", "0", "0", "0", "0"],
        ["Total", "", "1", "2", "0", ""],
    ]


@pytest.mark.usefixtures("_catalogue")
def test_csv_of_the_gaps_leaves_the_other_crossings_blank() -> None:
    rows = rows_of(csv_file(matrix(gaps=True)))

    assert rows[1:3] == [
        ["PMM 15", "Objetivo 15", "", "", "0", "2"],
        ["PMM 23", "Objetivo 23", "0", "0", "0", "0"],
    ]


@pytest.mark.usefixtures("_catalogue")
def test_csv_has_no_formula() -> None:
    Objective.objects.filter(framework__slug="pmm", code="15").update(short_es="=1+1")

    assert rows_of(csv_file(matrix()))[1][1] == "'=1+1"


@pytest.mark.usefixtures("_catalogue")
def test_json_has_every_crossing_with_its_listing() -> None:
    data: dict[str, Any] = json.loads(json_file(matrix(), at=NOON))

    assert (data["crossings"], data["crossings_with_practice"]) == (6, 2)
    assert [(each["row"], each["column"], each["count"]) for each in data["cells"]] == [
        *(("15", "9", 1), ("15", "10", 2), ("15", "14", 0)),
        *(("23", "9", 0), ("23", "10", 0), ("23", "14", 0)),
    ]
    assert data["cells"][1]["url"].endswith("/practicas/?ods=10&pmm=15")
    assert data["cells"][2]["url"] is None
    assert data["generated"] == "2026-11-12T12:00:00+00:00"


@pytest.mark.usefixtures("_catalogue")
def test_json_of_the_gaps_has_only_them() -> None:
    data = json.loads(json_file(matrix(gaps=True), at=NOON))

    assert {each["count"] for each in data["cells"]} == {0}
    assert len(data["cells"]) == 4


@pytest.mark.usefixtures("_catalogue")
def test_drawing_says_what_it_is_and_has_a_square_for_each_crossing() -> None:
    drawing = ET.fromstring(svg_file(matrix()))  # noqa: S314  our own bytes

    assert [drawing.findtext(f"{SVG}{name}") for name in ("title", "desc")] == [
        "Cobertura: ODS y Pacto Mundial",
        (
            "2 de 6 cruces tienen al menos una práctica. Cada celda cuenta prácticas; "
            "una celda sin número no tiene ninguna."
        ),
    ]
    squares = drawing.findall(f"{SVG}rect")
    assert len(squares) == 1 + 6
    assert [each.get("fill") for each in squares[1:4]] == ["#d3d7f4", "#a3abe6", "#f4f5f9"]


@pytest.mark.usefixtures("_catalogue")
def test_drawing_escapes_names() -> None:
    Objective.objects.filter(framework__slug="pmm", code="15").update(short_es="<b>&")

    texts = [each.text for each in ET.fromstring(svg_file(matrix())).iter(f"{SVG}text")]  # noqa: S314  our own bytes

    assert "15  <b>&" in texts
