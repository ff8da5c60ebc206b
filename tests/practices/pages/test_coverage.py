import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.index.holder import current
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    make_lists()
    publish_practice("Una", alignments=tuple(aligned("ods:10", "pmm:15")))
    publish_practice("Dos", alignments=tuple(aligned("ods:9", "ods:10", "pmm:15")))


def page(client: Client, query: str = "") -> str:
    """Return the page of the matrix, its white space made plain."""
    return " ".join(client.get(f"/cobertura/{query}").content.decode().split())


def table(text: str) -> str:
    found = re.search(r"<table.*</table>", text)
    assert found
    return found[0]


def test_cells_lead_to_the_listing_of_both_and_say_what_they_are(client: Client) -> None:
    text = page(client)

    cell = (
        '<td class="s2"><a href="/practicas/?ods=10&amp;pmm=15" '
        'aria-label="PMM 15 y ODS 10: 2 prácticas">2</a></td>'
    )
    assert cell in table(text)


def test_crossings_without_practices_are_no_links(client: Client) -> None:
    links = re.findall(r'<a href="/practicas/\?([^"]*)" aria-label', table(page(client)))

    assert links == ["ods=9&amp;pmm=15", "ods=10&amp;pmm=15"]


def test_lead_counts_the_crossings(client: Client) -> None:
    assert "2 de los 6 cruces ya tienen al menos una." in page(client)


def test_gaps_are_marked_and_the_rest_has_no_figures(client: Client) -> None:
    text = table(page(client, "?ver=vacios"))

    assert 'class="done"' in text
    assert 'aria-label="PMM 15' not in text


def test_page_names_the_objectives_without_practices_and_invites(client: Client) -> None:
    text = page(client)

    missing = text[text.index('id="falta"') :]
    assert "PMM 23, sin práctica documentada aún" in missing
    assert "ODS 14, sin práctica documentada aún" in missing
    assert 'href="/proponer/"' in missing


def test_what_a_region_lacks_is_said_of_that_region(client: Client) -> None:
    assert "Lo que falta documentar en Tumbes" in page(client, "?region=tumbes")


def test_unknown_value_is_said_and_the_rest_is_answered(client: Client) -> None:
    text = page(client, "?tema=nada&rol=principal")

    assert "«nada» no existe en «Tema»." in text
    assert "/practicas/?ods=10&amp;pmm=15&amp;rol=principal" in text


@pytest.mark.parametrize("kind", ["csv", "json", "svg"])
def test_files_take_what_the_page_shows(client: Client, kind: str) -> None:
    text = page(client, "?ver=vacios&region=tumbes")

    address = f"/cobertura.{kind}?region=tumbes&amp;ver=vacios"
    assert f'<a href="{address}">{kind.upper()}</a>' in text
    assert client.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "json", "svg"])
def test_files_refuse_what_they_do_not_know_and_say_what_is_valid(
    client: Client, kind: str
) -> None:
    response = client.get(f"/cobertura.{kind}?region=atlantida")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert json.loads(response.content)["errors"] == [
        {"parameter": "region", "value": "atlantida", "valid": ["ancash", "tumbes"]}
    ]


@pytest.mark.parametrize("cross", ["ods-pmm", "ods-region", "pmm-region"])
def test_matrix_reads_nothing_but_the_stamp(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, cross: str
) -> None:
    current()

    with django_assert_num_queries(1):
        response = client.get(f"/cobertura/?cruce={cross}")

    assert response.status_code == 200
