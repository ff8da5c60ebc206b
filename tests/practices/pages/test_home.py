from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from practices.index.holder import current
from tests.builders import make_practice
from tests.practices.pages.catalogue import make_lists, publish_practice

pytestmark = pytest.mark.django_db

DISCLAIMER = "Este no es un sitio oficial del Estado peruano."


def test_empty_catalogue_has_a_home_with_no_practice_covered(client: Client) -> None:
    make_lists()

    context = client.get("/").context

    assert context["total"] == 0
    assert context["regions_covered"] == 0
    assert [each.covered for each in context["coverages"]] == [0, 0]


def test_home_works_before_anything_is_loaded(client: Client) -> None:
    context = client.get("/").context

    assert context["regions"] == []
    assert context["coverages"] == []


def test_home_counts_practices_regions_and_objectives(client: Client) -> None:
    make_lists()
    publish_practice("Primera")
    publish_practice("Segunda", regions=("24", "02"))

    context = client.get("/").context

    assert context["total"] == 2
    assert [(each.name, each.count) for each in context["regions"]] == [
        ("Áncash", 1),
        ("Tumbes", 2),
    ]
    ods, pmm = context["coverages"]
    assert [(each.code, each.count) for each in ods.objectives] == [
        ("9", 0),
        ("10", 2),
        ("14", 0),
    ]
    assert [(each.code, each.count) for each in pmm.objectives] == [("15", 2), ("23", 0)]


def test_home_says_its_figures_in_words(client: Client) -> None:
    make_lists()
    publish_practice("Primera")
    publish_practice("Segunda", regions=("24", "02"))

    text = " ".join(client.get("/").content.decode().split())

    assert "2 prácticas documentadas en 2 regiones del Perú" in text
    assert "<b>1 de 3</b> ODS con alguna práctica" in text
    assert "<b>1 de 2</b> objetivos del PMM con alguna práctica" in text


def test_every_door_leads_to_the_objective_with_practices_or_without(client: Client) -> None:
    make_lists()
    publish_practice("Primera")

    ods = client.get("/").context["coverages"][0]

    assert [each.url for each in ods.objectives] == [
        "/objetivos/ods/9/",
        "/objetivos/ods/10/",
        "/objetivos/ods/14/",
    ]


def test_the_home_of_an_empty_catalogue_features_nothing_and_maps_no_link(
    client: Client,
) -> None:
    make_lists()

    response = client.get("/")

    assert response.context["featured"] is None
    assert response.context["map"].counted == []


@pytest.mark.usefixtures("real_catalogue")
def test_featured_practice_says_why_it_is_there(client: Client) -> None:
    html = client.get("/").content.decode()

    assert "ninguna de las que reportan resultados con cifras tiene más alineaciones" in html


@pytest.mark.usefixtures("real_catalogue")
def test_strips_light_what_the_figures_say(client: Client) -> None:
    """21 of 25 regions, 13 of 17 ODS and 21 of 23 objectives of the PMM: one mark for each."""
    html = client.get("/").content.decode()
    strips = [part.split("</svg>")[0] for part in html.split('class="strip"')[1:]]

    lit = [part.count(" .5h.86") for part in strips]
    unlit = [part.count(" .9h.86") for part in strips]

    assert (lit, unlit) == ([0, 21, 13, 21], [0, 4, 4, 2])
    assert 'd="M.25 .5h57"' in strips[0]


@pytest.mark.usefixtures("real_catalogue")
def test_every_region_with_practices_is_a_link_of_the_map(client: Client) -> None:
    html = client.get("/").content.decode()

    assert html.count('class="map-hit"') == 21
    assert '<a href="/regiones/tumbes/" aria-label="Tumbes: 11 prácticas">' in html


@pytest.mark.usefixtures("real_catalogue")
def test_home_links_lead_somewhere(client: Client) -> None:
    html = client.get("/").content.decode()
    links = {part.split('"')[0].split("#")[0] for part in html.split('href="/')[1:]}
    pages = {link for link in links if not link.startswith("static/")}

    broken = [link for link in pages if client.get(f"/{link}", follow=True).status_code != 200]

    assert (len(pages) > 70, broken) == (True, [])


def test_newest_are_the_three_that_started_last(client: Client) -> None:
    make_lists()
    for title, start in (
        ("A", "2018"),
        ("B", ""),
        ("C", "2021-05"),
        ("D", "2021"),
        ("E", "2019"),
    ):
        publish_practice(title, start=start)

    newest = client.get("/").context["newest"]

    assert [card.title for card in newest] == ["C", "D", "E"]


def test_drafts_count_nowhere_on_the_home(client: Client) -> None:
    make_lists()
    make_practice("Borrador")

    context = client.get("/").context

    assert context["total"] == 0
    assert context["newest"] == []


def test_home_says_that_it_is_not_official(client: Client) -> None:
    """Once in the home itself, once in the foot of every page."""
    assert client.get("/").content.decode().count(DISCLAIMER) == 2


def test_home_of_an_official_site_does_not_deny_it(client: Client, settings: Settings) -> None:
    settings.SITE_OFFICIAL = True

    assert DISCLAIMER not in client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_home_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_lists()
    for number in range(count):
        publish_practice(f"Práctica {number}")
    current()

    with django_assert_num_queries(2):
        response = client.get("/")

    assert len(response.context["newest"]) == count


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("word", ["documentación", "trata", "escuela", "empleo"])
def test_example_searches_find_real_practices(client: Client, word: str) -> None:
    home = client.get("/").content.decode()
    link = next(part for part in home.split('href="') if f">{word}</a>" in part)
    address = urlsplit(link.split('"')[0])

    found = client.get(f"/practicas.json?{address.query}").json()

    assert address.path == "/practicas/"
    assert found["total"] > 0
