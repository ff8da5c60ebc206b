"""The page that compares practices."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.index.holder import current
from tests.builders import make_publication

pytestmark = pytest.mark.django_db


def get(client: Client, query: str = "") -> str:
    response = client.get(f"/comparar/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def headings(html: str) -> list[str]:
    return re.findall(r'class="compare-title"[^>]*>([^<]+)</a>', html)


def labels(html: str) -> list[str]:
    return re.findall(r'<th scope="row" role="rowheader">\s*([^<]+?)\s*<', html)


def test_practices_are_columns_in_the_order_asked(client: Client) -> None:
    make_publication("Feria", code="BP-0001")
    make_publication("Taller", code="BP-0002")

    html = get(client, "p=bp-0002&p=bp-0001")

    assert headings(html) == ["Taller", "Feria"]
    assert 'data-compared="bp-0002 bp-0001"' in html


def test_only_what_differs_is_shown_when_asked(client: Client) -> None:
    make_publication("Feria", code="BP-0001", start="2014")
    make_publication("Taller", code="BP-0002")

    html = get(client, "p=bp-0001&p=bp-0002&solo=diferencias")

    assert labels(html) == ["Qué se hizo", "Inicio"]
    assert "Se ocultan 11 filas en las que no difieren." in html


def test_a_practice_is_taken_out_by_a_link(client: Client) -> None:
    make_publication("Feria", code="BP-0001")
    make_publication("Taller", code="BP-0002")

    html = get(client, "p=bp-0001&p=bp-0002")

    assert 'class="compare-remove" href="/comparar/?p=bp-0002"' in html


def test_one_practice_is_shown_and_another_is_asked_for(client: Client) -> None:
    make_publication("Feria", code="BP-0001")

    html = get(client, "p=bp-0001")

    assert headings(html) == ["Feria"]
    assert "Falta al menos otra práctica para comparar." in html
    assert '<input type="hidden" name="p" value="bp-0001">' in html


def test_without_practices_the_page_says_how_to_choose_them(client: Client) -> None:
    html = get(client)

    assert headings(html) == []
    assert "Elígelas en el listado" in html
    assert "noindex" not in html


def test_a_comparison_is_for_people_and_not_for_search_engines(client: Client) -> None:
    make_publication("Feria", code="BP-0001")

    assert '<meta name="robots" content="noindex">' in get(client, "p=bp-0001")


def test_what_has_no_room_stays_one_link_away(client: Client) -> None:
    for number in range(1, 6):
        make_publication(f"Feria {number}", code=f"BP-000{number}")

    html = get(client, "&".join(f"p=bp-000{number}" for number in range(1, 6)))

    assert len(headings(html)) == 4
    expected = "p=bp-0001&amp;p=bp-0002&amp;p=bp-0003&amp;p=bp-0004&amp;p=bp-0005"
    assert f'href="/practicas/?{expected}"' in html


def test_a_hostile_code_is_shown_as_text(client: Client) -> None:
    html = get(client, "p=%3Cscript%3Ealert(1)%3C/script%3E&p=%00&p=" + "x" * 3000)

    assert "<SCRIPT>" not in html
    assert "&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;" in html


@pytest.mark.parametrize("count", [1, 4])
def test_the_page_costs_the_statement_of_the_stamp_and_one_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(1, count + 1):
        make_publication(f"Feria {number}", code=f"BP-000{number}")
    current()

    with django_assert_num_queries(2):
        html = get(client, "&".join(f"p=bp-000{number}" for number in range(1, count + 1)))

    assert len(headings(html)) == count
