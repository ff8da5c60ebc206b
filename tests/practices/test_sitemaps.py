"""What search engines read."""

import re

import pytest
from django.test import Client

from tests.builders import make_practice, make_publication, make_region

pytestmark = pytest.mark.django_db


def test_robots_opens_everything_and_names_the_map(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
    ]


def test_map_has_publications_with_their_day_and_no_drafts(client: Client) -> None:
    publication = make_publication("Feria", code="BP-0042")
    make_practice("Borrador")

    text = client.get("/sitemap.xml").content.decode()

    day = publication.published_at.date().isoformat()
    found = re.findall(r"<loc>([^<]+/practicas/bp[^<]+)</loc><lastmod>([^<]+)</lastmod>", text)
    assert found == [("http://127.0.0.1:8000/practicas/bp-0042-feria/", day)]


def test_map_has_the_pages_of_a_region(client: Client) -> None:
    make_region()

    response = client.get("/sitemap.xml")

    assert response["Content-Type"] == "application/xml"
    assert "<loc>http://127.0.0.1:8000/regiones/tumbes/</loc>" in response.content.decode()
