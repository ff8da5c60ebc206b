"""Every public route, asked for anonymously: what it answers, to which methods, no cookies."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.utils import translation

from practices import data_urls, urls
from practices.enums import InstrumentType, PartnerRole
from practices.models.source import LegalInstrument
from practices.models.territory import Mesa
from practices.models.vocabulary import PopulationGroup
from practices.record import AlignmentEntry, InstrumentEntry, PartnerEntry
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)
from tests.practices.pictures import PDF, kept_file

pytestmark = pytest.mark.django_db

FILE = f"{sha256(PDF).hexdigest()}.pdf"
READABLE = {
    "home": "/",
    "list": "/practicas/",
    "compare": "/comparar/",
    "list_json": "/practicas.json",
    "list_csv": "/practicas.csv",
    "list_bibtex": "/practicas.bib",
    "list_ris": "/practicas.ris",
    "detail": "/practicas/bp-0042-feria/",
    "version": "/practicas/bp-0042/versiones/1/",
    "versions": "/practicas/bp-0042/versiones/",
    "version_difference": "/practicas/bp-0042/versiones/comparar/",
    "cite": "/practicas/bp-0042/citar/",
    "detail_json": "/practicas/bp-0042.json",
    "detail_bibtex": "/practicas/bp-0042.bib",
    "og_image": "/practicas/bp-0042/og.png",
    "detail_ris": "/practicas/bp-0042.ris",
    "detail_xlsx": "/practicas/bp-0042.xlsx",
    "region_index": "/regiones/",
    "region": "/regiones/tumbes/",
    "mesa_index": "/mesas/",
    "mesa": "/mesas/mtigm/",
    "institution_index": "/instituciones/",
    "institution": "/instituciones/oim/",
    "instrument_index": "/normas/",
    "instrument": "/normas/ley-28950/",
    "coverage": "/cobertura/",
    "coverage_csv": "/cobertura.csv",
    "coverage_json": "/cobertura.json",
    "coverage_svg": "/cobertura.svg",
    "framework_index": "/objetivos/",
    "framework": "/objetivos/ods/",
    "objective": "/objetivos/ods/10/",
    "target": "/objetivos/ods/10/metas/10.7/",
    "theme_index": "/temas/",
    "theme": "/temas/salud/",
    "population_index": "/poblaciones/",
    "population": "/poblaciones/mujeres/",
    "about": "/acerca/",
    "methodology": "/metodologia/",
    "data": "/datos/",
    "dictionary": "/datos/diccionario/",
    "accessibility": "/accesibilidad/",
    "privacy": "/privacidad/",
    "licence": "/licencia/",
    "glossary": "/glosario/",
    "help": "/ayuda/",
    "suggestions": "/sugerencias/",
    "media": f"/media/{FILE}",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
}
MOVED = {
    "detail_without_slug": "/practicas/bp-0042/",
    "detail_json_with_slug": "/practicas/bp-0042-feria.json",
    "short": "/p/bp-0042",
}
FORMS = {
    "proposal_start": "/proponer/",
    "proposal": "/proponer/un-enlace/",
    "proposal_step": "/proponer/un-enlace/mesa/",
    "correction": "/practicas/bp-0042/corregir/",
    "correction_received": "/practicas/bp-0042/corregir/recibida/1/",
}
"""What somebody sends: their pages may set the cookie of forms, and take a POST."""
READING = READABLE | MOVED
ROUTES = READING | FORMS
WORDS: dict[str, dict[str, object]] = {
    "detail": {"code": "BP-0042", "slug": "feria"},
    "version": {"code": "BP-0042", "number": 1},
    "versions": {"code": "BP-0042"},
    "version_difference": {"code": "BP-0042"},
    "cite": {"code": "BP-0042"},
    "detail_json": {"code": "BP-0042"},
    "detail_bibtex": {"code": "BP-0042"},
    "detail_xlsx": {"code": "BP-0042"},
    "og_image": {"code": "BP-0042"},
    "detail_ris": {"code": "BP-0042"},
    "proposal": {"token": "un-enlace"},
    "proposal_step": {"token": "un-enlace", "step": "mesa"},
    "correction": {"code": "BP-0042"},
    "correction_received": {"code": "BP-0042", "number": 1},
    "detail_json_with_slug": {"code": "BP-0042", "slug": "feria"},
    "detail_without_slug": {"code": "BP-0042"},
    "media": {"name": FILE},
    "short": {"code": "BP-0042"},
    "region": {"slug": "tumbes"},
    "mesa": {"slug": "mtigm"},
    "institution": {"slug": "oim"},
    "instrument": {"slug": "ley-28950"},
    "framework": {"framework": "ods"},
    "objective": {"framework": "ods", "code": "10"},
    "target": {"framework": "ods", "code": "10", "target": "10.7"},
    "theme": {"slug": "salud"},
    "population": {"slug": "mujeres"},
}


@pytest.fixture
def _catalogue(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    make_region()
    make_theme("Salud")
    PopulationGroup.objects.create(slug="mujeres", name_es="Mujeres")
    Mesa.objects.create(slug="mtigm", name="MTIGM")
    ods = make_framework("ods")
    make_objective(ods, "10.7", kind="meta", parent=make_objective(ods, "10"))
    entry = AlignmentEntry(framework="ods", code="10.7", justification="x" * 10)
    make_institution("OIM")
    LegalInstrument.objects.create(slug="ley-28950", type=InstrumentType.LAW)
    make_publication(
        "Feria",
        code="BP-0042",
        themes=("salud",),
        populations=("mujeres",),
        mesa="mtigm",
        alignments=(entry,),
        partners=(PartnerEntry(institution="oim", role=PartnerRole.LEADS),),
        instruments=(InstrumentEntry(instrument="ley-28950"),),
        attachments=(kept_file("Acta", PDF),),
    )


DATA = frozenset(str(each.name) for each in data_urls.urlpatterns)


def route(name: str) -> str:
    return f"data:{name}" if name in DATA else f"practices:{name}"


def names(patterns: Sequence[URLPattern | URLResolver]) -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += names(pattern.url_patterns)
        else:
            found.append(str(pattern.name))
    return found


def test_every_route_is_in_the_table() -> None:
    assert sorted(names([*urls.urlpatterns, *data_urls.urlpatterns])) == sorted(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_addresses_are_those_of_the_contract(name: str) -> None:
    assert reverse(route(name), kwargs=WORDS.get(name)) == ROUTES[name]


@pytest.mark.parametrize("name", ROUTES)
def test_pages_have_an_english_address_and_data_have_one(name: str) -> None:
    with translation.override("en"):
        address = reverse(route(name), kwargs=WORDS.get(name))

    assert address == (ROUTES[name] if name in DATA else f"/en{ROUTES[name]}")


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("name", sorted(READABLE.keys() - DATA - {"suggestions"}))
def test_english_pages_answer_and_say_their_language(client: Client, name: str) -> None:
    response = client.get(f"/en{ROUTES[name]}")

    assert response.status_code == 200
    assert response["Content-Language"] == "en"
    assert '<html lang="en"' in response.content.decode()


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("name", READING)
def test_get_answers_without_a_cookie(client: Client, name: str) -> None:
    response = client.get(ROUTES[name])
    response.getvalue()  # a file is read to its end, and closed

    assert response.status_code == (200 if name in READABLE else 301)
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("name", READING)
def test_head_answers_like_get_without_a_body(client: Client, name: str) -> None:
    response = client.head(ROUTES[name])

    assert response.status_code == (200 if name in READABLE else 301)
    assert response.getvalue() == b""


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
@pytest.mark.parametrize("name", READING)
def test_other_methods_are_not_allowed(name: str, method: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, ROUTES[name])

    assert response.status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/practicas/x/",
        "/practicas/bp-0042-feria",
        "/practicas.xml",
        "/objetivos/ods/%00/",
        "/objetivos/ods/10/metas/../",
        "/objetivos/nada/1/",
        "/objetivos/ods/9999999999999999999999/",
        "/regiones/%ff/",
        "/regiones/a'b/",
        "/temas/nada/",
        "/poblaciones/" + "x" * 3000 + "/",
        "/mesas/nada/",
        "/p/",
        "/p/bp-0042/extra",
    ],
)
def test_junk_paths_are_never_an_error_of_the_server(client: Client, address: str) -> None:
    assert client.get(address, follow=True).status_code in {400, 404}
