import re

import pytest
from django.test import Client
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from pytest_django import Settings

from practices.views.addresses import addresses, in_language

ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
PROPERTY = re.compile(r'<meta property="([^"]+)" content="([^"]+)">')


@pytest.fixture(autouse=True)
def _site(settings: Settings) -> None:
    settings.SITE_URL = "https://catalogo.example"


@pytest.mark.parametrize(
    ("address", "language", "expected"),
    [
        ("/", "en", "/en/"),
        ("/en/", "es", "/"),
        ("/practicas/?q=en/casa", "en", "/en/practicas/?q=en/casa"),
        ("/en/practicas/", "en", "/en/practicas/"),
        ("/ensayo/", "es", "/ensayo/"),
    ],
)
def test_a_page_has_an_address_in_each_language(
    address: str, language: str, expected: str
) -> None:
    assert in_language(address, language) == expected


def test_a_language_comes_after_where_the_catalogue_is_mounted() -> None:
    before = get_script_prefix()
    set_script_prefix("/catalogo/")
    try:
        assert in_language("/catalogo/regiones/", "en") == "/catalogo/en/regiones/"
        assert in_language("/catalogo/en/regiones/", "es") == "/catalogo/regiones/"
    finally:
        set_script_prefix(before)


def test_the_head_names_the_page_in_each_language() -> None:
    with translation.override("en"):
        head = addresses("/en/regiones/?a=1&b=2")

    assert (
        '<link rel="canonical" href="https://catalogo.example/en/regiones/?a=1&amp;b=2">'
        in (head)
    )
    assert ALTERNATE.findall(head) == [
        ("es", "https://catalogo.example/regiones/?a=1&amp;b=2"),
        ("en", "https://catalogo.example/en/regiones/?a=1&amp;b=2"),
        ("x-default", "https://catalogo.example/regiones/?a=1&amp;b=2"),
    ]
    assert ("og:locale", "en_US") in PROPERTY.findall(head)


def test_a_page_without_its_own_picture_has_that_of_the_site() -> None:
    assert dict(PROPERTY.findall(addresses("/")))["og:image"] == (
        "https://catalogo.example/static/img/og.png"
    )
    assert dict(PROPERTY.findall(addresses("/", "/practicas/bp-0001/og.png")))["og:image"] == (
        "https://catalogo.example/practicas/bp-0001/og.png"
    )


@pytest.mark.parametrize("path", ["/", "/en/", "/practicas/", "/en/ayuda/", "/regiones/"])
@pytest.mark.django_db
def test_a_page_says_its_address_once(client: Client, path: str) -> None:
    text = client.get(path).content.decode()

    assert re.findall(r'<link rel="canonical" href="([^"]+)">', text) == [
        f"https://catalogo.example{path}"
    ]
    assert len(ALTERNATE.findall(text)) == 3


@pytest.mark.parametrize("path", ["/practicas/", "/ayuda/"])
@pytest.mark.django_db
def test_shared_addresses_say_the_title_and_the_description(client: Client, path: str) -> None:
    text = client.get(path).content.decode()
    shared = dict(PROPERTY.findall(text))
    title = re.search(r"<title>(.*?) · Buenas prácticas MTIGM</title>", text)
    described = re.search(r'<meta name="description" content="([^"]+)">', text)

    assert title
    assert described
    assert (shared["og:title"], shared["og:description"]) == (title[1], described[1])
    assert shared["og:site_name"] == "Buenas prácticas MTIGM"


def test_an_error_names_no_address_of_its_own(client: Client) -> None:
    text = client.get("/no-existe/").content.decode()

    assert "canonical" not in text
    assert ALTERNATE.findall(text) == []
