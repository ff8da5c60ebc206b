"""Search as a reader of the listing meets it."""

import re

import pytest
from django.test import Client

from tests.builders import make_publication

pytestmark = pytest.mark.django_db


def titles(client: Client, text: str) -> list[str]:
    html = client.get("/practicas/", {"q": text}).content.decode()
    rows = re.findall(r"<h3>\s*<a [^>]*>(.*?)</a>", html, re.DOTALL)
    return [re.sub("<[^>]+>", "", each) for each in rows]


@pytest.mark.parametrize("text", ["vacunacion", "vacunación", "VACUNACIONES", "vacunasion"])
def test_a_word_finds_the_same_practice_however_it_is_written(
    client: Client, text: str
) -> None:
    make_publication("Feria del empleo", summary="También hubo vacunas para las familias.")
    make_publication("Campaña de vacunación en la frontera")
    make_publication("Evacuación por lluvias")

    assert titles(client, text) == [
        "Campaña de vacunación en la frontera",
        "Feria del empleo",
    ]


def test_what_was_corrected_is_said_with_a_way_to_the_words_as_typed(client: Client) -> None:
    make_publication("Campaña de vacunación")

    html = client.get("/practicas/", {"q": "vacunasion"}).content.decode()

    assert "Ninguna práctica dice «vacunasion»: se buscó «vacunación»." in html
    assert 'href="/practicas/?q=%22vacunasion%22"' in html


def test_the_literal_search_finds_nothing_else(client: Client) -> None:
    make_publication("Campaña de vacunación")

    assert titles(client, '"vacunasion"') == []
    assert titles(client, '"vacunación"') == ["Campaña de vacunación"]


def test_what_was_searched_is_marked_and_nothing_in_it_is_html(client: Client) -> None:
    make_publication("Feria <b>libre</b> {0} {title}")

    html = client.get("/practicas/", {"q": "libre"}).content.decode()

    assert "Feria &lt;b&gt;<mark>libre</mark>&lt;/b&gt; {0} {title}" in html


def test_a_name_leads_to_its_page(client: Client) -> None:
    make_publication("Feria")

    html = client.get("/practicas/", {"q": "TUMBES"}).content.decode()

    assert '<a href="/regiones/tumbes/">Región: Tumbes</a>' in html
