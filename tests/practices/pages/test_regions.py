import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.index.holder import current
from practices.models.territory import Mesa, Office, Region
from practices.queries.facet_practices import SHOWN
from practices.views.territory import FREQUENT_THEMES
from tests.builders import make_practice, make_region, make_theme
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db


def facts_of(client: Client, slug: str) -> dict[str, str]:
    """Return what a region's page says of it, by label."""
    facts = client.get(f"/regiones/{slug}/").context["facts"]
    return {str(fact.label): fact.value for fact in facts}


def region_of(ubigeo: str) -> Region:
    """Return a region that exists."""
    return Region.objects.get(ubigeo=ubigeo)


def make_mesas() -> Mesa:
    """Make the national mesa and that of Tumbes, which is returned."""
    national = Mesa.objects.create(slug="mtigm", name="Mesa nacional")
    tumbes = Region.objects.get(slug="tumbes")
    return Mesa.objects.create(
        slug="mesa-tumbes", name="Mesa de Tumbes", region=tumbes, replica_of=national
    )


def test_index_has_the_regions_with_most_practices_first_and_the_empty_ones_apart(
    client: Client,
) -> None:
    make_lists()
    make_region("Amazonas", "01")
    make_region("Cusco", "08")
    publish_practice("Primera", regions=("24", "02"))
    publish_practice("Segunda", regions=("24",))

    context = client.get("/regiones/").context

    assert [(each.name, each.count) for each in context["documented"]] == [
        ("Tumbes", 2),
        ("Áncash", 1),
    ]
    assert [each.name for each in context["pending"]] == ["Amazonas", "Cusco"]


def test_index_counts_what_is_known_of_the_regions(client: Client) -> None:
    make_lists()
    make_mesas()
    Office.objects.create(
        slug="huaraz", name="OD", short_name="Huaraz", city="Huaraz", region=region_of("02")
    )
    publish_practice("Una", regions=("24",))

    figures = client.get("/regiones/").context["figures"]

    assert (figures.documented, figures.regions) == (1, 2)
    assert (figures.with_office, figures.with_mesa) == (1, 1)


def test_index_says_what_is_known_of_the_mesa_of_each_region(client: Client) -> None:
    make_lists()
    make_region("Ica", "11")
    make_mesas()
    for ubigeo in ("02", "24"):
        Office.objects.create(
            slug=ubigeo, name="OD", short_name="OD", city="C", region=region_of(ubigeo)
        )

    notes = {each.slug: each.note for each in client.get("/regiones/").context["pending"]}

    assert notes == {
        "ancash": "Con Oficina Desconcentrada",
        "ica": "Sin mesa señalada en las fuentes",
        "tumbes": "Con mesa regional señalada",
    }


def test_index_weaves_each_region_with_its_own_threads(client: Client) -> None:
    make_lists()
    publish_practice("Una", regions=("02",), alignments=tuple(aligned("ods:9", "pmm:15")))
    publish_practice("Otra", regions=("24",), alignments=tuple(aligned("ods:10", "pmm:15")))

    cloths = {each.slug: each.weave for each in client.get("/regiones/").context["documented"]}

    assert 'class="ods-9 main"' in cloths["ancash"]
    assert 'class="ods-9' not in cloths["tumbes"]


def test_choosing_a_region_in_the_form_leads_to_it(client: Client) -> None:
    make_lists()

    response = client.get("/regiones/", {"ir": "ancash"})

    assert (response.status_code, response["Location"]) == (302, "/regiones/ancash/")


@pytest.mark.parametrize("chosen", ["", "atlantida", "//example.org"])
def test_choosing_no_known_region_shows_the_index(client: Client, chosen: str) -> None:
    make_lists()

    assert client.get("/regiones/", {"ir": chosen}).status_code == 200


def test_index_does_not_blame_a_region_without_practices(client: Client) -> None:
    make_lists()

    text = " ".join(client.get("/regiones/").content.decode().split())

    assert "Aún no se ha documentado una práctica" in text
    assert "no significa que no haya trabajo" in text


@pytest.mark.parametrize("asked", ["24", "TUMBES", "Tumbes"])
def test_another_name_of_a_region_leads_to_its_address(client: Client, asked: str) -> None:
    make_lists()

    response = client.get(f"/regiones/{asked}/")

    assert (response.status_code, response["Location"]) == (301, "/regiones/tumbes/")


@pytest.mark.parametrize("asked", ["xyz", "99", "16.2"])
def test_unknown_region_is_not_found(client: Client, asked: str) -> None:
    make_lists()

    assert client.get(f"/regiones/{asked}/").status_code == 404


def test_page_names_its_own_region_first_in_every_row(client: Client) -> None:
    make_lists()
    publish_practice("Una", regions=("24", "02"))

    practices = client.get("/regiones/ancash/").context["practices"]

    assert [card.place for card in practices.cards] == ["Áncash y 1 más"]


def test_page_has_only_the_practices_of_its_region(client: Client) -> None:
    make_lists()
    publish_practice("De Tumbes", regions=("24",))
    publish_practice("De Áncash", regions=("02",))

    practices = client.get("/regiones/ancash/").context["practices"]

    assert practices.total == 1
    assert [card.title for card in practices.cards] == ["De Áncash"]
    assert practices.url == "/practicas/?region=ancash"


def test_page_with_more_practices_than_it_shows_says_so(client: Client) -> None:
    make_lists()
    for number in range(SHOWN + 1):
        publish_practice(f"Práctica {number}")

    response = client.get("/regiones/tumbes/")

    assert len(response.context["practices"].cards) == SHOWN
    assert "Ver las 21 prácticas" in response.content.decode()


def test_page_whose_practices_all_show_offers_no_rest(client: Client) -> None:
    make_lists()
    publish_practice("Única")

    assert "Ver las 1 prácticas" not in client.get("/regiones/tumbes/").content.decode()


def test_coverage_counts_within_the_region_and_leads_to_that_listing(client: Client) -> None:
    make_lists()
    publish_practice("De Tumbes", regions=("24",))
    publish_practice("De Áncash", regions=("02",), alignments=tuple(aligned("ods:9", "pmm:15")))

    ods = client.get("/regiones/ancash/").context["coverages"][0]

    assert [(each.code, each.count, each.url) for each in ods.objectives] == [
        ("9", 1, "/practicas/?region=ancash&ods=9"),
        ("10", 0, "/objetivos/ods/10/"),
        ("14", 0, "/objetivos/ods/14/"),
    ]


def test_page_leads_with_its_most_frequent_themes(client: Client) -> None:
    make_lists()
    others = [make_theme(f"Tema {letter}").slug for letter in "ABCDE"]
    publish_practice("Una", themes=("salud", "empleo", *others))
    publish_practice("Dos", themes=("salud", "empleo"))
    publish_practice("Tres", themes=("salud",))

    themes = client.get("/regiones/tumbes/").context["themes"]

    assert len(themes) == FREQUENT_THEMES
    assert [(each.name, each.count, each.url) for each in themes[:2]] == [
        ("Salud", 3, "/practicas/?region=tumbes&tema=salud"),
        ("Empleo", 2, "/practicas/?region=tumbes&tema=empleo"),
    ]


def test_facts_give_the_population_with_its_year_and_its_source(client: Client) -> None:
    make_region(
        population=224863, population_year=2017, population_source="Censos Nacionales 2017"
    )

    text = client.get("/regiones/tumbes/").content.decode()

    assert facts_of(client, "tumbes")["Población"] == "224\u202f863 en 2017"
    assert "Censos Nacionales 2017" in text


def test_unknown_population_is_left_for_no_consta(client: Client) -> None:
    make_region()

    assert facts_of(client, "tumbes")["Población"] == ""
    assert "No consta" in client.get("/regiones/tumbes/").content.decode()


def test_facts_name_the_office_of_the_region_in_short(client: Client) -> None:
    region = make_region()
    Office.objects.create(
        slug="tumbes", name="Oficina en T", short_name="Cancillería T", city="T", region=region
    )

    assert facts_of(client, "tumbes")["Oficina Desconcentrada"] == "Cancillería T"


def test_lead_says_the_border_the_figures_and_what_they_serve(client: Client) -> None:
    make_lists()
    Region.objects.filter(slug="tumbes").update(border_countries="Ecuador")
    publish_practice("Una", themes=("salud",))
    publish_practice("Dos", themes=("salud", "empleo"))

    assert client.get("/regiones/tumbes/").context["lead"] == [
        "Frontera terrestre con Ecuador.",
        "2 prácticas documentadas, sobre todo de salud.",
        "Aportan a 1 de los 3 ODS y a 1 de los 2 objetivos del Pacto Mundial.",
    ]


def test_lead_names_two_themes_when_both_are_ahead_of_the_rest(client: Client) -> None:
    make_lists()
    make_theme("Vivienda")
    publish_practice("Una", themes=("salud", "empleo", "vivienda"))
    publish_practice("Dos", themes=("salud", "empleo"))

    _figures, *_rest = client.get("/regiones/tumbes/").context["lead"]

    assert _figures == "2 prácticas documentadas, sobre todo de empleo y salud."


def test_lead_names_no_theme_when_none_is_ahead(client: Client) -> None:
    make_lists()
    make_theme("Vivienda")
    for title in ("Una", "Dos"):
        publish_practice(title, themes=("salud", "empleo", "vivienda"))

    assert client.get("/regiones/tumbes/").context["lead"][0] == "2 prácticas documentadas."


def test_lead_joins_the_countries_of_a_triple_border(client: Client) -> None:
    make_lists()
    Region.objects.filter(slug="tumbes").update(border_countries="Ecuador, Colombia, Brasil")
    publish_practice("Una")

    lead = client.get("/regiones/tumbes/").context["lead"]

    assert lead[0] == "Frontera terrestre con Ecuador, Colombia y Brasil."
    assert lead[1] == "1 práctica documentada."


def test_similar_regions_are_those_that_share_most_objectives(client: Client) -> None:
    make_lists()
    make_region("Ica", "11")
    make_region("Pasco", "19")
    publish_practice("De T", regions=("24",), alignments=tuple(aligned("ods:9", "pmm:15")))
    publish_practice("De Á", regions=("02",), alignments=tuple(aligned("ods:10", "pmm:15")))
    publish_practice("De I", regions=("11",), alignments=tuple(aligned("ods:9", "pmm:15")))
    publish_practice("De P", regions=("19",), alignments=tuple(aligned("ods:14", "pmm:23")))

    similar = client.get("/regiones/tumbes/").context["similar"]

    assert [(each.name, each.ods, each.pmm) for each in similar] == [
        ("Ica", 1, 1),
        ("Áncash", 0, 1),
    ]


def test_of_regions_that_share_as_much_the_one_with_fewer_others_comes_first(
    client: Client,
) -> None:
    make_lists()
    make_region("Ica", "11")
    publish_practice("De T", regions=("24",), alignments=tuple(aligned("ods:9", "pmm:15")))
    publish_practice(
        "De Á", regions=("02",), alignments=tuple(aligned("ods:9", "ods:10", "pmm:15"))
    )
    publish_practice("De I", regions=("11",), alignments=tuple(aligned("ods:9", "pmm:15")))

    similar = client.get("/regiones/tumbes/").context["similar"]

    assert [each.name for each in similar] == ["Ica", "Áncash"]


def test_page_shows_where_the_region_is(client: Client) -> None:
    make_region()

    regions = client.get("/regiones/tumbes/").context["map"].regions

    assert [each.current for each in regions] == [True]


def test_page_links_the_mesa_of_the_region(client: Client) -> None:
    make_region()
    make_mesas()

    text = client.get("/regiones/tumbes/").content.decode()

    assert '<a href="/mesas/mesa-tumbes/">Mesa de Tumbes</a>' in text
    assert "Situación" in text
    assert "Sin mesa señalada en las fuentes" not in text


def test_page_without_a_mesa_says_so_and_what_is_known(client: Client) -> None:
    make_region("Cusco", "08", mesa_note="Ninguna fuente la nombra <todavía>")

    text = client.get("/regiones/cusco/").content.decode()

    assert "Sin mesa señalada en las fuentes." in text
    assert "Ninguna fuente la nombra &lt;todavía&gt;" in text


def test_page_without_practices_says_that_they_are_not_documented_yet(client: Client) -> None:
    make_region("Pasco", "19")

    response = client.get("/regiones/pasco/")

    text = " ".join(response.content.decode().split())
    assert "En Pasco aún no se ha documentado una práctica." in text
    assert response.context["themes"] == []


def test_drafts_are_invisible_in_a_region(client: Client) -> None:
    make_lists()
    make_practice("Borrador", regions=("24",))

    response = client.get("/regiones/tumbes/")

    assert response.context["practices"].total == 0
    assert "Borrador" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_region_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_lists()
    make_mesas()
    for number in range(count):
        publish_practice(f"Práctica {number}", regions=("24", "02"))
    current()

    with django_assert_num_queries(5):
        response = client.get("/regiones/tumbes/")

    assert len(response.context["practices"].cards) == count


@pytest.mark.parametrize("count", [1, 3])
def test_index_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_region(f"Región {number}", f"0{number}")
    current()

    with django_assert_num_queries(2):
        response = client.get("/regiones/")

    assert len(response.context["pending"]) == count
