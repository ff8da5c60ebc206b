import re

import pytest
from django.test import RequestFactory
from django.urls import get_script_prefix, resolve, set_script_prefix
from pytest_django import Settings

from practices.views.site import site

MARKED = re.compile(r'aria-current="(\w+)">([^<]+)</a>')
LISTS = 2
"""The sections are in the header twice: in a row, and in the menu of narrow screens."""


def current_sections(rf: RequestFactory, path: str) -> list[tuple[str, str]]:
    request = rf.get(path)
    request.resolver_match = resolve(path)
    return [(label, mark) for mark, label in MARKED.findall(str(site(request)["site_header"]))]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", []),
        ("/practicas/", [("Prácticas", "page")]),
        ("/practicas/bp-0042-una-practica/", [("Prácticas", "true")]),
        ("/temas/salud/", [("Prácticas", "true")]),
        ("/regiones/tumbes/", [("Regiones", "true")]),
        ("/mesas/", [("Regiones", "true")]),
        ("/objetivos/", [("ODS y PMM", "page")]),
        ("/objetivos/ods/10/metas/10.7/", [("ODS y PMM", "true")]),
        ("/acerca/", [("Acerca", "page")]),
        ("/ayuda/", [("Ayuda", "page")]),
        ("/admin/", []),
    ],
)
def test_header_marks_the_section_of_the_page(
    rf: RequestFactory, path: str, expected: list[tuple[str, str]]
) -> None:
    assert current_sections(rf, path) == expected * LISTS


def test_header_marks_nothing_before_an_address_is_resolved(rf: RequestFactory) -> None:
    header = str(site(rf.get("/"))["site_header"])

    assert "aria-current" not in header
    assert header.count(">Prácticas</a>") == LISTS


def test_foot_follows_the_settings_of_the_owner(rf: RequestFactory, settings: Settings) -> None:
    settings.SITE_OWNER = "Cancillería"
    first = str(site(rf.get("/"))["site_footer"])

    settings.SITE_OWNER = "Mesa de ensayo"
    second = str(site(rf.get("/"))["site_footer"])

    assert "Responde por el catálogo: Cancillería." in first
    assert "Responde por el catálogo: Mesa de ensayo." in second


def test_header_leads_to_where_the_catalogue_is_mounted(rf: RequestFactory) -> None:
    before = get_script_prefix()
    site(rf.get("/"))
    set_script_prefix("/catalogo/")
    try:
        header = str(site(rf.get("/"))["site_header"])
    finally:
        set_script_prefix(before)

    assert '<a class="brand" href="/catalogo/">' in header


@pytest.mark.parametrize("official", [True, False])
def test_site_passes_its_owner_settings_on(
    rf: RequestFactory,
    settings: Settings,
    official: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    settings.SITE_OWNER = "Cancillería"
    settings.SITE_OFFICIAL = official

    context = site(rf.get("/"))

    assert (context["site_owner"], context["site_official"]) == ("Cancillería", official)
