import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.index.holder import current
from practices.models.vocabulary import PopulationGroup, Theme
from tests.builders import make_practice
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    make_lists()
    PopulationGroup.objects.create(slug="ninez", name_es="Niñez", position=1)
    PopulationGroup.objects.create(slug="mujeres", name_es="Mujeres", position=2)


def test_theme_index_sets_the_empty_themes_apart(client: Client) -> None:
    publish_practice("Una", themes=("salud",))

    context = client.get("/temas/").context

    [salud] = context["documented"]
    [empleo] = context["pending"]
    assert (salud.name, salud.count, salud.url) == ("Salud", 1, "/temas/salud/")
    assert (empleo.name, empleo.count, empleo.url) == ("Empleo", 0, "/temas/empleo/")


def test_theme_index_weaves_the_practices_of_each_theme(client: Client) -> None:
    publish_practice("Una", themes=("salud",), alignments=tuple(aligned("ods:9", "pmm:15")))

    [salud] = client.get("/temas/").context["documented"]

    assert 'class="ods-9 main"' in salud.weave
    assert 'class="ods-10' not in salud.weave


def test_population_index_keeps_the_order_of_the_groups(client: Client) -> None:
    publish_practice("Una", populations=("mujeres", "ninez"))

    terms = client.get("/poblaciones/").context["documented"]

    assert [(each.name, each.count, each.url) for each in terms] == [
        ("Niñez", 1, "/poblaciones/ninez/"),
        ("Mujeres", 1, "/poblaciones/mujeres/"),
    ]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/temas/salud/", "/practicas/?tema=salud"),
        ("/poblaciones/ninez/", "/practicas/?poblacion=ninez"),
    ],
)
def test_term_has_its_own_practices_and_their_listing(
    client: Client, path: str, url: str
) -> None:
    publish_practice("Suya", themes=("salud",), populations=("ninez",))
    publish_practice("Ajena", themes=("empleo",), populations=("mujeres",))

    practices = client.get(path).context["practices"]

    assert [card.title for card in practices.cards] == ["Suya"]
    assert practices.url == url


def test_term_shows_what_it_covers(client: Client) -> None:
    Theme.objects.filter(slug="salud").update(description="Atención & prevención")

    text = client.get("/temas/salud/").content.decode()

    assert '<p class="standfirst">Atención &amp; prevención</p>' in text


def test_term_without_practices_keeps_its_page(client: Client) -> None:
    text = " ".join(client.get("/temas/empleo/").content.decode().split())

    assert "<h1>Empleo</h1>" in text
    assert "no significa que nadie trabaje en ello" in text


def test_term_figures_lead_to_the_listing_of_both_choices(client: Client) -> None:
    publish_practice("Una", themes=("salud",), regions=("24",))

    context = client.get("/temas/salud/").context

    assert [each.url for each in context["regions"]] == ["/practicas/?region=tumbes&tema=salud"]
    ods = context["coverages"][0]
    assert [each.url for each in ods.objectives if each.count] == [
        "/practicas/?ods=10&tema=salud"
    ]


@pytest.mark.parametrize("path", ["/temas/ninez/", "/poblaciones/salud/", "/temas/nada/"])
def test_unknown_term_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/temas/salud/", "/poblaciones/ninez/"])
def test_drafts_are_invisible_in_a_term(client: Client, path: str) -> None:
    make_practice("Borrador", themes=("salud",), populations=("ninez",))

    response = client.get(path)

    assert response.context["practices"].total == 0
    assert "Borrador" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["/temas/salud/", "/poblaciones/ninez/"])
def test_term_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, count: int
) -> None:
    for number in range(count):
        publish_practice(f"Práctica {number}", populations=("ninez",))
    current()

    with django_assert_num_queries(3):
        response = client.get(path)

    assert len(response.context["practices"].cards) == count


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["/temas/", "/poblaciones/"])
def test_index_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, count: int
) -> None:
    for number in range(count):
        publish_practice(f"Práctica {number}", populations=("ninez",))
    current()

    with django_assert_num_queries(2):
        response = client.get(path)

    assert max(each.count for each in response.context["documented"]) == count
