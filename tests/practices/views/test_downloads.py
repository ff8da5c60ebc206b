"""Listings as data."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.index.holder import current
from tests.builders import make_practice, make_publication, make_region

pytestmark = pytest.mark.django_db
FORMATS = ("/practicas.json", "/practicas.csv", "/practicas.bib", "/practicas.ris")


def read(response: Any) -> list[dict[str, str]]:
    body = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body, newline="")))


def test_json_has_the_form_of_the_contract(client: Client) -> None:
    make_publication("Feria", start="2014")
    make_practice("Borrador")

    data = client.get("/practicas.json").json()

    assert list(data) == ["total", "facets", "results", "next", "licence", "generated"]
    assert data["total"] == 1
    assert data["facets"] == {"region": {"tumbes": 1}, "evidencia": {"documentada": 1}}
    assert [each["title"] for each in data["results"]] == ["Feria"]
    assert data["next"] is None
    assert data["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["generated"].endswith("+00:00")


def test_json_leads_to_the_next_page(client: Client) -> None:
    for number in range(3):
        make_publication(f"Feria {number}")

    data = client.get("/practicas.json?tamano=2&region=tumbes").json()

    expected = "http://127.0.0.1:8000/practicas.json?region=tumbes&pagina=2&tamano=2"
    assert data["next"] == expected


def test_csv_gives_the_whole_selection_whatever_the_page(client: Client) -> None:
    for number in range(3):
        make_publication(f"Feria {number}")
    make_region("Tacna", "23")
    make_publication("Otra", regions=("23",))

    response = client.get("/practicas.csv?region=tumbes&tamano=1&pagina=2&orden=titulo")

    assert [row["Título"] for row in read(response)] == ["Feria 0", "Feria 1", "Feria 2"]


def test_csv_is_a_file_with_a_name(client: Client) -> None:
    response = client.get("/practicas.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="practicas.csv"'


@pytest.mark.parametrize(
    ("address", "beginning", "count"),
    [("/practicas.bib", b"@misc{", 3), ("/practicas.ris", b"TY  - ", 3)],
)
def test_citations_are_of_the_whole_selection_whatever_the_page(
    client: Client, address: str, beginning: bytes, count: int
) -> None:
    for number in range(3):
        make_publication(f"Feria {number}")
    make_region("Tacna", "23")
    make_publication("Otra", regions=("23",))

    body = client.get(f"{address}?region=tumbes&tamano=1&pagina=2").getvalue()

    assert body.count(beginning) == count
    assert b"Otra" not in body


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")],
)
def test_citations_are_a_file_with_a_name(client: Client, ending: str, media_type: str) -> None:
    response = client.get(f"/practicas.{ending}")

    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="practicas.{ending}"'


def test_csv_is_the_same_byte_for_byte(client: Client) -> None:
    make_publication("Feria")

    first, second = (client.get("/practicas.csv").getvalue() for _ in range(2))

    assert first == second


@pytest.mark.parametrize("address", FORMATS)
@pytest.mark.parametrize(
    ("query", "parameter", "value"),
    [
        ("region=tumbes&region=xyz", "region", "xyz"),
        ("region=xyz", "region", "xyz"),
        ("ods=99", "ods", "99"),
        ("desde=abc", "desde", "abc"),
        ("orden=pk", "orden", "pk"),
        ("pagina=-1", "pagina", "-1"),
        ("tamano=501", "tamano", "501"),
        ("rol=otro", "rol", "otro"),
        ("p=bp-9999", "p", "bp-9999"),
    ],
)
def test_unknown_value_is_refused_by_name(
    client: Client, address: str, query: str, parameter: str, value: str
) -> None:
    make_region()

    response = client.get(f"{address}?{query}")

    assert (response.status_code, response["Content-Type"]) == (
        400,
        "application/problem+json",
    )
    [error] = response.json()["errors"]
    assert (error["parameter"], error["value"]) == (parameter, value)


def test_refusal_names_the_valid_values(client: Client) -> None:
    make_region()
    make_region("Áncash", "02")

    [error] = client.get("/practicas.csv?region=xyz").json()["errors"]

    assert error["valid"] == ["ancash", "tumbes"]


@pytest.mark.parametrize("address", FORMATS)
def test_ubigeo_moves_for_good(client: Client, address: str) -> None:
    make_region()

    response = client.get(f"{address}?region=24")

    assert (response.status_code, response["Location"]) == (301, f"{address}?region=tumbes")


@pytest.mark.parametrize("address", FORMATS)
@pytest.mark.parametrize(
    "query", ["q=%00%ff", "p=%00", "pagina=1" + "0" * 40, "q=" + "a" * 3000, "a[b]=;&&"]
)
def test_bad_input_is_never_an_error_of_the_server(
    client: Client, address: str, query: str
) -> None:
    assert client.get(f"{address}?{query}").status_code in {200, 400}


@pytest.mark.parametrize("count", [1, 3])
def test_json_query_count_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")
    current()

    with django_assert_num_queries(2):
        data = client.get("/practicas.json").json()

    assert len(data["results"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_csv_query_count_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")
    current()

    with django_assert_num_queries(2):
        rows = read(client.get("/practicas.csv"))

    assert len(rows) == count
