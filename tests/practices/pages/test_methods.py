import pytest
from django.test import Client

from practices.models.territory import Mesa
from practices.models.vocabulary import PopulationGroup
from tests.practices.pages.catalogue import make_lists, publish_practice

PATHS = [
    "/",
    "/regiones/",
    "/regiones/tumbes/",
    "/mesas/",
    "/mesas/mtigm/",
    "/objetivos/",
    "/objetivos/ods/",
    "/objetivos/ods/10/",
    "/objetivos/ods/10/metas/10.7/",
    "/temas/",
    "/temas/salud/",
    "/poblaciones/",
    "/poblaciones/ninez/",
]


@pytest.fixture
def _catalogue(db: None) -> None:
    del db
    make_lists()
    Mesa.objects.create(slug="mtigm", name="Mesa nacional")
    PopulationGroup.objects.create(slug="ninez", name_es="Niñez")
    publish_practice("Una")


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("path", PATHS)
def test_page_answers_head_without_a_body(client: Client, path: str) -> None:
    response = client.head(path)

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("path", PATHS)
def test_page_sets_no_cookie(client: Client, path: str) -> None:
    assert dict(client.get(path).cookies) == {}


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("path", PATHS)
def test_page_has_one_main_heading_and_a_title_of_its_own(client: Client, path: str) -> None:
    text = client.get(path).content.decode()

    assert text.count("<h1") == 1
    assert "<title> ·" not in text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_page_refuses_writes_before_reading_the_database(
    client: Client, path: str, method: str
) -> None:
    assert getattr(client, method)(path).status_code == 405
