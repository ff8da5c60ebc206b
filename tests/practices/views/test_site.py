import pytest
from django.test import RequestFactory
from django.urls import resolve
from pytest_django import Settings

from practices.views.site import NavigationItem, site


def current_sections(rf: RequestFactory, path: str) -> dict[str, str]:
    request = rf.get(path)
    request.resolver_match = resolve(path)
    items = site(request)["navigation"]
    assert isinstance(items, list)
    return {
        str(item.label): item.current
        for item in items
        if isinstance(item, NavigationItem) and item.current
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", {}),
        ("/practicas/", {"Prácticas": "page"}),
        ("/practicas/bp-0042-una-practica/", {"Prácticas": "true"}),
        ("/temas/salud/", {"Prácticas": "true"}),
        ("/regiones/tumbes/", {"Regiones": "true"}),
        ("/mesas/", {"Regiones": "true"}),
        ("/objetivos/", {"ODS y PMM": "page"}),
        ("/objetivos/ods/10/metas/10.7/", {"ODS y PMM": "true"}),
        ("/acerca/", {"Acerca": "page"}),
        ("/ayuda/", {"Ayuda": "page"}),
        ("/admin/", {}),
    ],
)
def test_header_marks_the_section_of_the_page(
    rf: RequestFactory, path: str, expected: dict[str, str]
) -> None:
    assert current_sections(rf, path) == expected


def test_header_marks_nothing_before_an_address_is_resolved(rf: RequestFactory) -> None:
    items = site(rf.get("/"))["navigation"]

    assert isinstance(items, list)
    assert {item.current for item in items} == {""}


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
