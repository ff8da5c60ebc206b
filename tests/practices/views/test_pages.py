import pytest
from django.test import Client
from pytest_django import Settings

DISCLAIMER = "Este no es un sitio oficial del Estado peruano."
PATHS = ("/acerca/", "/ayuda/")

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize(
    ("path", "title"),
    [("/acerca/", "Qué es este catálogo"), ("/ayuda/", "Ayuda")],
)
def test_page_has_its_title_and_heading(client: Client, path: str, title: str) -> None:
    text = page(client, path)

    assert f"<title>{title} · Buenas prácticas MTIGM</title>" in text
    assert f"<h1>{title}</h1>" in text


@pytest.mark.parametrize("path", PATHS)
def test_page_sets_no_cookie(client: Client, path: str) -> None:
    assert dict(client.get(path).cookies) == {}


@pytest.mark.parametrize("path", PATHS)
def test_page_refuses_writes(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", PATHS)
def test_foot_says_that_the_site_is_not_official(client: Client, path: str) -> None:
    assert page(client, path).count(DISCLAIMER) == 1


@pytest.mark.parametrize("path", PATHS)
def test_foot_of_an_official_site_does_not_deny_it(
    client: Client, settings: Settings, path: str
) -> None:
    settings.SITE_OFFICIAL = True

    assert "no es un sitio oficial" not in page(client, path).lower()


@pytest.mark.parametrize("path", PATHS)
def test_owner_is_named_once_it_is_set(client: Client, settings: Settings, path: str) -> None:
    settings.SITE_OWNER = "Mesa de ensayo"

    assert "Responde por el catálogo: Mesa de ensayo." in page(client, path)


@pytest.mark.parametrize("path", PATHS)
def test_nobody_is_named_as_owner_before_that(client: Client, path: str) -> None:
    assert "Responde por el catálogo" not in page(client, path)
