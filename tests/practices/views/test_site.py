import re

import pytest
from django.test import RequestFactory
from django.urls import get_script_prefix, resolve, set_script_prefix
from django.utils import translation
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
        ("/ayuda/", [("Acerca", "true")]),
        ("/datos/", [("Datos", "page")]),
        ("/cobertura/", [("ODS y PMM", "true")]),
        ("/instituciones/", [("Prácticas", "true")]),
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


LANGUAGE = re.compile(r'<a href="([^"]+)" hreflang="(\w+)" lang="(\w+)"')


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/regiones/tumbes/", "es", ("/en/regiones/tumbes/", "en", "en")),
        ("/practicas/?ods=10&pmm=7", "es", ("/en/practicas/?ods=10&amp;pmm=7", "en", "en")),
        ("/en/regiones/tumbes/", "en", ("/regiones/tumbes/", "es", "es")),
        ("/en/", "en", ("/", "es", "es")),
        ("/admin/", "es", ("/en/", "en", "en")),
    ],
)
def test_foot_leads_to_the_same_page_in_the_other_language(
    rf: RequestFactory, path: str, language: str, expected: tuple[str, str, str]
) -> None:
    with translation.override(language):
        request = rf.get(path)
        request.resolver_match = resolve(path.partition("?")[0])
        foot = str(site(request)["site_footer"])

    assert LANGUAGE.findall(foot) == [expected]


def test_every_link_of_the_foot_leads_somewhere(rf: RequestFactory) -> None:
    foot = str(site(rf.get("/"))["site_footer"])
    lists = foot[foot.index('id="pie-explorar"') :]
    inner = re.findall(r'<a href="(/[^"]*)">', lists)

    assert len(inner) == len(set(inner)) == 19
    assert {resolve(path).namespace for path in inner} == {"practices"}
