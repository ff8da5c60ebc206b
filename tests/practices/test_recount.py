"""The page, the JSON and the CSV agree with an independent count of the curators' files."""

import csv
import io
import random
import re
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from practices.filters.filterset import PracticeFilter
from practices.index.holder import current
from practices.models.publication import Publication
from tests import recount
from tests.recount import Asked

pytestmark = pytest.mark.usefixtures("real_catalogue")
SEEDS = range(30)
PARAMETERS = (
    "region", "mesa", "con_mesa", "ods", "pmm", "principio", "tema", "poblacion", "estado",
    "evidencia", "fuente", "coleccion",
)  # fmt: skip


def random_selection(seed: int) -> Asked:
    """Choose values that practices have, mostly those of one: few draws are empty."""
    chance = random.Random(seed)  # noqa: S311  a reproducible draw, not a secret
    practices = recount.practices()
    one = chance.choice(practices)
    asked = Asked(principal=chance.random() < 0.3)
    for parameter in chance.sample(PARAMETERS, k=chance.randint(1, 3)):
        pool = {v for each in practices for v in each.values[parameter]}
        own = one.values[parameter] if chance.random() < 0.8 else pool
        values = sorted(own or pool)
        chosen = chance.sample(values, k=min(len(values), chance.randint(1, 3)))
        asked.values[parameter] = chosen + chance.sample(sorted(pool), k=chance.randint(0, 1))
    if chance.random() < 0.3:
        asked.since = chance.randint(2010, 2024)
    if chance.random() < 0.3:
        asked.until = chance.randint(2014, 2026)
    return asked


def identifiers() -> dict[str, str]:
    """Return the identifier in the file of every published code."""
    rows = Publication.objects.current().values_list("code", "snapshot__import_id")
    return dict(rows)


def codes_on_page(client: Client, query: str) -> list[str]:
    html = client.get(f"/practicas/?{query}&tamano=100").content.decode()
    [results] = re.findall(r'<ul class="practice-rows">(.*?)</section>', html, re.DOTALL) or [
        ""
    ]
    return [
        code.upper() for code in re.findall(r'<h3>\s*<a href="/practicas/(bp-\d+)-', results)
    ]


def codes_in_csv(client: Client, query: str) -> list[str]:
    text = client.get(f"/practicas.csv?{query}").getvalue().decode("utf-8-sig")
    return [row["Código"] for row in csv.DictReader(io.StringIO(text, newline=""))]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_format_gives_the_practices_of_the_file(client: Client, seed: int) -> None:
    asked = random_selection(seed)
    query = urlencode(asked.query())
    expected = sorted(each.id for each in recount.chosen(asked))

    data = client.get(f"/practicas.json?{query}&tamano=500").json()

    known = identifiers()
    in_json = [each["code"] for each in data["results"]]
    assert data["total"] == len(expected)
    assert sorted(known[code] for code in in_json) == expected
    assert codes_on_page(client, query) == in_json
    assert codes_in_csv(client, query) == in_json
    asked = PracticeFilter(QueryDict(query), current())
    assert [each.code for each in asked.qs] == in_json


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_those_of_the_file(client: Client, seed: int) -> None:
    asked = random_selection(seed)

    facets = client.get(f"/practicas.json?{urlencode(asked.query())}").json()["facets"]

    expected = {parameter: recount.counts(asked, parameter) for parameter in PARAMETERS}
    assert facets == {parameter: each for parameter, each in expected.items() if each}


@pytest.mark.parametrize(
    ("parameter", "value"), [("pmm", "15"), ("ods", "16"), ("region", "tumbes")]
)
def test_headline_totals_are_those_of_the_file(
    client: Client, parameter: str, value: str
) -> None:
    expected = len(recount.chosen(Asked({parameter: [value]})))

    html = client.get(f"/practicas/?{parameter}={value}").content.decode()

    assert re.search(r'role="status"[^>]*>\s*(\d+) prácticas', html)[1] == str(expected)  # type: ignore[index]


def test_the_whole_catalogue_is_the_whole_file(client: Client) -> None:
    total = client.get("/practicas.json").json()["total"]

    assert total == len(recount.practices())


def test_boxes_show_the_counts_of_the_file(client: Client) -> None:
    asked = Asked({"pmm": ["15"]})

    html = client.get("/practicas/?pmm=15").content.decode()

    boxes = re.findall(
        r'name="region" value="([^"]+)".*?prácticas:</span> (\d+)</span>', html, re.DOTALL
    )
    every = {value for each in recount.practices() for value in each.values["region"]}
    expected = recount.counts(asked, "region")
    assert dict(boxes) == {value: str(expected.get(value, 0)) for value in every}


def test_pages_of_json_give_the_whole_catalogue_once(client: Client) -> None:
    address: str | None = "http://127.0.0.1:8000/practicas.json?tamano=10"
    codes: list[str] = []
    while address:
        data = client.get(address.removeprefix("http://127.0.0.1:8000")).json()
        codes += [each["code"] for each in data["results"]]
        address = data["next"]

    assert sorted(codes) == sorted(identifiers())
