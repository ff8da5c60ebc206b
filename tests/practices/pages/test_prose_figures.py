"""What the pages of prose say of the data and of the code is what these do."""

import dataclasses
import html
import logging
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from django.conf import settings as project
from django.http.response import HttpResponseBase
from django.test import Client

from practices.enums import Bound, CitationKind, ResultKind
from practices.exports.columns import COLUMNS
from practices.record import CitationEntry, Record, ResultEntry
from practices.selection import PARAMETERS
from practices.views import data_sets
from tests.practices.pages.catalogue import make_lists, publish_practice
from tests.practices.pages.prose import LANGUAGES, PATHS, template

PRACTICES = Path(project.BASE_DIR) / "practices" / "reference" / "practices" / "practices.yaml"


def page(client: Client, name: str, language: str = "es") -> str:
    prefix = "" if language == "es" else "/en"
    return client.get(f"{prefix}{PATHS[name]}").content.decode()


def body_of(response: HttpResponseBase) -> bytes:
    return response.getvalue()


def section(text: str, anchor: str) -> str:
    return text.rpartition(f'id="{anchor}"')[2].partition("<h2")[0]


def terms(text: str) -> list[str]:
    heads = re.findall(r"<dt>(.*?)</dt>", text, flags=re.DOTALL)
    return [code for head in heads for code in re.findall(r"<code>(.*?)</code>", head)]


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_the_size_that_the_data_page_says(client: Client, language: str) -> None:
    prefix = "" if language == "es" else "/en"
    files = client.get(f"{prefix}/datos/").context["data_files"]

    assert [each.url for each in files] == [
        "/practicas.csv",
        "/practicas.bib",
        "/practicas.ris",
        "/practicas.json?tamano=500",
    ]
    assert [each.size for each in files] == [len(body_of(client.get(f.url))) for f in files]


@pytest.mark.usefixtures("real_catalogue")
def test_files_have_a_row_for_each_practice(client: Client) -> None:
    context = client.get("/datos/").context

    everything = client.get("/practicas.json?tamano=500").json()
    assert context["total"] == len(everything["results"]) == everything["total"] == 57


@pytest.mark.usefixtures("real_catalogue")
def test_coverage_has_the_rows_that_the_data_page_says(client: Client) -> None:
    lines = body_of(client.get("/cobertura.csv")).decode("utf-8-sig").splitlines()

    assert '<td class="figure">23</td>' in page(client, "data")
    assert len([line for line in lines if re.match(r'"?(PMM )?[0-9]+\b', line)]) == 23


@pytest.mark.django_db
def test_sizes_follow_the_catalogue(client: Client) -> None:
    make_lists()
    publish_practice("Primera")
    before = client.get("/datos/").context["data_files"]

    publish_practice("Segunda")

    after = client.get("/datos/").context["data_files"]
    assert all(new.size > old.size for old, new in zip(before, after, strict=True))


@pytest.mark.django_db
def test_files_of_a_large_catalogue_are_offered_without_being_made(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lists()
    publish_practice("Primera")
    publish_practice("Segunda")
    monkeypatch.setattr(data_sets, "MOST_MEASURED", 1)

    response = client.get("/datos/")

    assert [each.size for each in response.context["data_files"]] == [None] * 4
    assert '<a href="/practicas.csv">CSV</a>' in response.content.decode()


@pytest.mark.django_db
def test_data_of_an_empty_catalogue_have_no_date(client: Client) -> None:
    text = page(client, "data")

    assert "Versión del" not in text
    assert "No consta" in text


@pytest.mark.parametrize("address", ["/practicas.csv", "/practicas.json", "/cobertura.csv"])
@pytest.mark.django_db
def test_data_answer_with_a_name_as_the_page_says(client: Client, address: str) -> None:
    assert client.get(address)["ETag"]


@pytest.mark.django_db
def test_dictionary_has_every_column_in_order(client: Client) -> None:
    table = section(page(client, "dictionary"), "columnas")

    keys = re.findall(r'<th scope="row">\s*<code>(.*?)</code>', table)
    assert keys == [each.key for each in COLUMNS]
    assert html.escape(str(COLUMNS[0].description)) in table


@pytest.mark.parametrize("language", LANGUAGES)
def test_dictionary_has_every_parameter(language: str) -> None:
    listed = terms(section(template(language, "dictionary"), "parametros"))

    assert sorted(listed) == sorted(PARAMETERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dictionary_has_every_field_of_a_record(language: str) -> None:
    listed = terms(section(template(language, "dictionary"), "campos"))

    assert sorted(listed) == sorted(each.name for each in dataclasses.fields(Record))


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_dictionary_has_every_key_of_a_listing_and_of_a_record(
    client: Client, language: str
) -> None:
    make_lists()
    code = publish_practice("Primera").code.lower()
    source = template(language, "dictionary")

    listing = client.get("/practicas.json").json()
    record = client.get(f"/practicas/{code}.json").json()

    assert sorted(terms(section(source, "listado"))) == sorted(listing)
    assert sorted(terms(section(source, "ficha"))) == sorted(record)


@pytest.mark.django_db
def test_method_counts_each_level_of_evidence_as_it_is_defined(client: Client) -> None:
    make_lists()
    source = CitationEntry(title="Nota", publisher="Diario")
    study = CitationEntry(
        title="Estudio", publisher="Universidad", kind=CitationKind.EVALUATION
    )
    measured = ResultEntry(
        kind=ResultKind.RESULT,
        statement="Atendió a 10",
        value=Decimal(10),
        bound=Bound.EXACT,
        unit="personas",
    )
    goal = dataclasses.replace(measured, kind=ResultKind.TARGET)
    publish_practice("Con fuente", citations=(source,))
    publish_practice("Con una meta", citations=(source,), results=(goal,))
    publish_practice("Con un resultado", citations=(source,), results=(measured,))
    publish_practice("Evaluada", citations=(source, study))

    levels = client.get("/metodologia/").context["levels"]

    assert {name: level.count for name, level in levels.items()} == {
        "stated": 0,
        "documented": 2,
        "measured": 1,
        "evaluated": 1,
    }


@pytest.mark.usefixtures("real_catalogue")
def test_method_counts_sources_as_the_listing_they_lead_to(client: Client) -> None:
    sources = client.get("/metodologia/").context["sources"]

    assert sum(each.count for each in sources) == 57
    for each in sources:
        address = each.url.replace("/practicas/", "/practicas.json")
        assert client.get(address).json()["total"] == each.count


def test_first_records_are_as_many_and_aligned_by_whom_the_method_says() -> None:
    practices = yaml.safe_load(PRACTICES.read_text("utf-8"))["practices"]
    origins = Counter(
        each["alignment_by"]
        for practice in practices
        for framework in ("ods", "gcm")
        for each in practice[framework]
    )

    assert len(practices) == 57
    assert origins == {"curation": 329, "source": 6}
    said = " ".join(template("es", "methodology").split())
    assert "con 57 prácticas" in said
    assert "de sus 335 vínculos con ODS y objetivos del Pacto, la fuente declara 6" in said


@pytest.mark.django_db
def test_log_of_a_refusal_has_no_search_nor_address_of_the_reader(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/nada/", {"q": "mi búsqueda"}, REMOTE_ADDR="203.0.113.7")

    written = " ".join(each.getMessage() for each in caplog.records)
    assert "/nada/" in written
    assert "squeda" not in written
    assert "203.0.113.7" not in written
