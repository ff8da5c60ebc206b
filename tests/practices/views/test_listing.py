"""The listing's page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.index.holder import current
from tests.builders import make_practice, make_publication, make_region, make_theme

pytestmark = pytest.mark.django_db
ADDRESS = "/practicas/"


def shown(html: str) -> list[str]:
    return re.findall(r'<h3>\s*<a href="[^"]+">([^<]+)</a>', html)


def get(client: Client, query: str = "") -> str:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_list_shows_publications_and_hides_drafts(client: Client) -> None:
    make_publication("Feria")
    make_practice("Borrador")

    assert shown(get(client)) == ["Feria"]


def test_page_has_twenty_rows_and_leads_to_the_next(client: Client) -> None:
    for number in range(21):
        make_publication(f"Feria {number}", start=str(2000 + number))

    first = get(client)

    assert len(shown(first)) == 20
    assert 'href="/practicas/?pagina=2" rel="next"' in first
    assert shown(get(client, "pagina=2")) == ["Feria 0"]


def test_names_and_titles_with_signs_of_ours_are_shown_as_they_are(client: Client) -> None:
    make_theme("Salud \ue000 {title}", slug="salud")
    make_publication("Feria {summary} {0} \ue001 %s", themes=("salud",))

    html = get(client)

    assert "· Salud \ue000 {title}\n" in html
    assert shown(html) == ["Feria {summary} {0} \ue001 %s"]


def test_canonical_address_is_in_contract_order(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "orden=titulo&utm=x&region=tumbes&q=feria")

    expected = "http://127.0.0.1:8000/practicas/?q=feria&amp;region=tumbes&amp;orden=titulo"
    assert f'<link rel="canonical" href="{expected}">' in html


def test_formats_keep_the_query_without_the_page(client: Client) -> None:
    for number in range(2):
        make_publication(f"Feria {number}")

    html = get(client, "region=tumbes&tamano=1&pagina=2")

    assert 'href="/practicas.csv?region=tumbes&amp;tamano=1">CSV</a>' in html


def test_ubigeo_moves_for_good_to_the_region(client: Client) -> None:
    make_region()

    response = client.get(ADDRESS, {"region": "24", "q": "feria"})

    assert (response.status_code, response["Location"]) == (
        301,
        "/practicas/?q=feria&region=tumbes",
    )


def test_dropped_value_is_announced(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "region=tumbes&region=xyz")

    assert shown(html) == ["Feria"]
    assert "«xyz» no existe en «Región»." in html


def test_unknown_region_alone_finds_nothing_and_says_why(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "region=xyz")

    assert shown(html) == []
    assert "«xyz» no existe en «Región»." in html


def test_empty_answer_says_what_lifting_each_condition_gives(client: Client) -> None:
    make_publication("Feria", start="2014")

    html = get(client, "q=feria&desde=2020")

    options = re.findall(r"Quitar «([^»]+)»[^<]*</span>[^<]*<span[^>]*>\s*(\d+)", html)
    assert options == [("Desde 2020", "1")]


def test_empty_answer_says_what_each_condition_gives_alone_when_lifting_one_is_not_enough(
    client: Client,
) -> None:
    make_publication("Feria", start="2014")

    html = get(client, "q=feria&region=tumbes&desde=2020&con_mesa=1")

    options = re.findall(r"Dejar solo «([^»]+)»[^<]*</span>[^<]*<span[^>]*>\s*(\d+)", html)
    assert sorted(options) == [("Región: Tumbes", "1"), ("Texto: feria", "1")]
    assert "Quitar «Desde 2020»" not in html


def test_form_keeps_the_order_and_the_hand_made_selection(client: Client) -> None:
    make_publication("Feria", code="BP-0001")

    html = get(client, "p=bp-0001&orden=titulo")

    form = html[html.index('id="filtros"') : html.index('id="resultados"')]
    assert '<input type="hidden" name="p" value="bp-0001">' in form
    assert '<input type="hidden" name="orden" value="titulo">' in form


def test_the_one_region_chosen_is_named_first(client: Client) -> None:
    make_region()
    make_region("Tacna", "23")
    make_publication("Feria", regions=("24", "23"))

    assert '<span class="practice-row-place">Tacna y 1 más</span>' in get(
        client, "region=tacna"
    )


def test_text_of_the_search_is_escaped(client: Client) -> None:
    html = get(client, "q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in html
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in html


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_new_rows_costs_two_statements(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")
    current()

    with django_assert_num_queries(2):
        html = get(client)

    assert len(shown(html)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_kept_rows_costs_the_statement_of_the_stamp(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")
    get(client)

    with django_assert_num_queries(1):
        html = get(client, "orden=titulo&q=feria")

    assert len(re.findall("<h3>", html)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_page_after_a_change_reads_the_catalogue_anew(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    get(client)
    for number in range(count):
        make_publication(f"Feria {number}")

    with django_assert_num_queries(15):
        html = get(client)

    assert len(shown(html)) == count


@pytest.mark.parametrize(
    "query",
    [
        "pagina=-1",
        "pagina=abc",
        "pagina=1" + "0" * 40,
        "tamano=-5",
        "tamano=" + "9" * 300,
        "ods=99",
        "ods=10.7.7",
        "p=bp-9999",
        "p=%00",
        "p=%ff&p=%ED%A0%80",
        "q=" + "a" * 3000,
        "q=a%00b",
        "q=%ff%fe",
        "q=%ED%A0%80",
        "q=%25%5F%5C%27%22",
        "q=%E2%80%AE",
        "region=%00",
        "region=" + "x" * 2000,
        "region=xyz",
        "&".join(f"region=r{n}" for n in range(41)),
        "&".join(f"tema=t{n}&poblacion=p{n}" for n in range(41)),
        "desde=abc&hasta=%00",
        "desde=99999999999999999999",
        "desde=%D9%A2%D9%A0%D9%A1%D9%A4",
        "orden=pk&rol=x&con_mesa=2",
        "objetivo=ods:16&objetivo=:::",
        "a[b]=c&;&&==&%",
    ],
)
def test_bad_input_gets_a_page(client: Client, query: str) -> None:
    make_publication("Feria")

    get(client, query)


def test_superscript_for_a_region_is_announced(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "region=%C2%B2")

    assert shown(html) == []
    assert "«²» no existe en «Región»." in html


def test_a_row_can_be_ticked_to_compare_it_without_script(client: Client) -> None:
    make_publication("Feria", code="BP-0042")

    html = get(client)

    box = 'type="checkbox" name="p" value="bp-0042" form="comparar"'
    assert box in html
    assert '<form class="compare-tray" id="comparar" action="/comparar/" method="get"' in html


def test_table_has_a_row_for_each_practice_under_heads_that_sort(client: Client) -> None:
    make_publication("Taller", code="BP-0001", start="2020")
    make_publication("Feria", code="BP-0002", start="2014")

    html = get(client, "vista=tabla&orden=titulo")

    rows = re.findall(r'<th scope="row">\s*<a href="[^"]+">([^<]+)</a>', html)
    assert rows == ["Feria", "Taller"]
    assert re.findall(r'aria-sort="(\w+)">\s*<a href="([^"]+)"', html) == [
        ("ascending", "/practicas/?orden=titulo&amp;vista=tabla")
    ]
    assert 'href="/practicas/?orden=region&amp;vista=tabla" id="orden-region"' in html
    assert 'href="/practicas/?vista=tabla" id="orden-inicio"' in html


def test_view_survives_a_change_of_filters_of_order_and_of_page(client: Client) -> None:
    for number in range(2):
        make_publication(f"Feria {number}")

    html = get(client, "region=tumbes&vista=tabla&tamano=1")

    assert html.count('<input type="hidden" name="vista" value="tabla">') == 2
    assert 'href="/practicas/?region=tumbes&amp;vista=tabla&amp;pagina=2&amp;tamano=1"' in html
    assert 'href="/practicas/?vista=tabla&amp;tamano=1" data-chip>' in html


def test_each_view_leads_to_the_others_and_says_which_it_is(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "region=tumbes&vista=mapa")

    assert 'href="/practicas/?region=tumbes" id="vista-lista">' in html
    assert 'href="/practicas/?region=tumbes&amp;vista=tabla" id="vista-tabla">' in html
    current = 'href="/practicas/?region=tumbes&amp;vista=mapa" id="vista-mapa" aria-current'
    assert current in html


def test_an_unknown_view_is_announced_and_shown_as_a_list(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "vista=globo")

    assert shown(html) == ["Feria"]
    assert "«globo» no existe en «Vista»." in html


def test_data_have_no_views(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "region=tumbes&vista=tabla")

    assert 'href="/practicas.csv?region=tumbes">CSV</a>' in html


def test_map_lists_the_practices_of_each_region(client: Client) -> None:
    make_region()
    make_region("Tacna", "23")
    make_publication("Feria", regions=("24", "23"), start="2020")
    make_publication("Taller", regions=("24",), start="2014")

    html = get(client, "vista=mapa")

    regions = re.findall(
        r'facet-title">([^<]+)</span>\s*<span class="region-total">\s*(\d)', html
    )
    assert regions[-2:] == [("Tumbes", "2"), ("Tacna", "1")]
    assert 'href="/practicas/?region=tumbes" aria-label="Tumbes: 2 prácticas"' in html
    assert re.findall(r"Ver las 2 de Tumbes en la lista", html) != []


def test_the_only_condition_is_not_offered_to_be_lifted(client: Client) -> None:
    make_publication("Feria")

    html = get(client, "q=pasaporte")

    assert "Ninguna práctica cumple esta condición" in html
    assert "Quitar «" not in html


@pytest.mark.parametrize("view", ["tabla", "mapa"])
@pytest.mark.parametrize("count", [1, 3])
def test_every_view_costs_what_the_list_does(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int, view: str
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")
    current()

    with django_assert_num_queries(2):
        first = get(client, f"vista={view}")
    with django_assert_num_queries(1):
        second = get(client, f"vista={view}")

    assert first == second


def test_ten_kilobytes_of_search_are_refused_or_cut(client: Client) -> None:
    response = client.get(f"{ADDRESS}?q={'a' * 10_000}")

    assert response.status_code == 414
