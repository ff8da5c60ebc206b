import io

import pytest
from django.test import Client
from PIL import Image

from tests.builders import make_publication, withdraw

pytestmark = pytest.mark.django_db


def test_a_practice_has_its_picture(client: Client) -> None:
    make_publication("Feria", code="BP-0042")

    response = client.get("/practicas/bp-0042/og.png")

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_a_picture_is_named_by_what_it_hangs_on(client: Client) -> None:
    make_publication("Feria", code="BP-0042")
    etag = client.get("/practicas/bp-0042/og.png")["ETag"]

    again = client.get("/practicas/bp-0042/og.png", headers={"If-None-Match": etag})

    assert again.status_code == 304


def test_another_form_of_the_code_leads_to_the_picture(client: Client) -> None:
    make_publication("Feria", code="BP-0042")

    response = client.get("/practicas/BP-0042/og.png")

    assert (response.status_code, response["Location"]) == (301, "/practicas/bp-0042/og.png")


def test_what_is_not_public_has_no_picture(client: Client) -> None:
    publication = make_publication("Feria", code="BP-0042")
    withdraw(practice=publication.practice, reason="A pedido")

    assert client.get("/practicas/bp-0042/og.png").status_code == 404
    assert client.get("/practicas/bp-0043/og.png").status_code == 404


def test_a_page_names_its_picture(client: Client) -> None:
    make_publication("Feria", code="BP-0042")

    text = client.get("/practicas/bp-0042-feria/").content.decode()

    assert (
        'property="og:image" content="http://127.0.0.1:8000/practicas/bp-0042/og.png"' in text
    )
