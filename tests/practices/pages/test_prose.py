"""The pages of prose: two languages that say the same, and links that lead somewhere."""

import re
from collections import defaultdict
from urllib.parse import urldefrag

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from practices.index.holder import current
from tests.practices.pages.catalogue import make_lists, publish_practice
from tests.practices.pages.prose import LANGUAGES, PATHS, Prose, template

SPANISH = frozenset(
    re.findall(
        "[a-z]+", "el la los las un una de del que y o en con por para se su sus es son al"
    )
)
ENGLISH = frozenset(
    re.findall("[a-z]+", "the of and to is are that it its with for which from or not you your")
)
PANELS = {"en-esta-pagina", "en-corto"}
OWNER = "Oficina de Prueba, correo@ejemplo.pe"


def address(language: str, name: str) -> str:
    return PATHS[name] if language == "es" else f"/en{PATHS[name]}"


def page(client: Client, language: str, name: str) -> str:
    response = client.get(address(language, name))
    assert response.status_code == 200
    return response.content.decode()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", PATHS)
def test_both_languages_have_the_same_headings_and_anchors(name: str) -> None:
    spanish, english = (Prose.of(template(language, name)) for language in LANGUAGES)

    assert len(spanish.heading_ids) > 1
    assert "" not in spanish.heading_ids
    assert english.heading_ids == spanish.heading_ids
    assert english.ids == spanish.ids
    assert len(set(spanish.ids)) == len(spanish.ids)


@pytest.mark.parametrize("name", PATHS)
def test_both_languages_link_the_same_pages(name: str) -> None:
    spanish, english = (Prose.of(template(language, name)) for language in LANGUAGES)

    assert len(english.links) == len(spanish.links)


@pytest.mark.parametrize("name", PATHS)
def test_english_prose_has_no_spanish_left(name: str) -> None:
    said = Prose.of(template("en", name))

    assert said.words & SPANISH == set()
    assert not set("áéíóúñ¿¡«»") & set("".join(said.said).lower())


@pytest.mark.parametrize("name", PATHS)
def test_spanish_prose_has_no_english_left(name: str) -> None:
    assert Prose.of(template("es", name)).words & ENGLISH == set()


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_page_answers_with_one_title_that_ends_its_breadcrumb(
    client: Client, name: str, language: str
) -> None:
    text = page(client, language, name)

    titles = [said for level, said in Prose.of(text).headings if level == "h1"]
    assert len(titles) == 1
    assert f'<span aria-current="page">{titles[0]}</span>' in text
    assert f"<title>{titles[0]} · " in text


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_description_of_its_own(client: Client, language: str) -> None:
    described = {
        page(client, language, name)
        .split('<meta name="description" content="')[1]
        .split('"')[0]
        for name in PATHS
    }

    assert len(described) == len(PATHS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["methodology", "dictionary", "glossary", "help"])
def test_contents_list_every_section_in_order(name: str, language: str) -> None:
    read = Prose.of(template(language, name))

    listed = [link[1:] for link in read.links if link.startswith("#")]
    assert listed == [each for each in read.heading_ids if each not in PANELS]


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_internal_link_leads_somewhere(client: Client, language: str) -> None:
    wanted: dict[str, set[str]] = defaultdict(set)
    for name in PATHS:
        here = address(language, name)
        for link in Prose.of(page(client, language, name)).links:
            path, anchor = urldefrag(link)
            if not path.startswith(("http://", "https://", "mailto:")):
                wanted[path or here].add(anchor)

    lost = [
        f"{path}#{anchor}" for path in wanted for anchor in _lost(client, path, wanted[path])
    ]

    assert len(wanted) > 20
    assert lost == []


def _lost(client: Client, path: str, anchors: set[str]) -> set[str]:
    response = client.get(path, follow=True)
    if response.status_code != 200:
        return anchors
    named = anchors - {""}
    return named - set(Prose.of(response.content.decode()).ids) if named else set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["about", "accessibility", "privacy", "help"])
def test_page_says_that_no_contact_is_known(client: Client, name: str) -> None:
    assert "No consta" in page(client, "es", name)
    assert "not stated" in page(client, "en", name)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["about", "accessibility", "privacy", "help"])
def test_page_names_the_owner_that_was_set(
    client: Client, settings: Settings, name: str, language: str
) -> None:
    settings.SITE_OWNER = OWNER

    body = page(client, language, name).split("<main")[1].split("</main>")[0]

    assert OWNER in body
    assert "Contacto: No consta" not in body
    assert "Contact: not stated" not in body


@pytest.mark.django_db
def test_help_leads_to_the_form_of_proposals(client: Client) -> None:
    body = page(client, "es", "help").split('id="proponer"')[1].split("<h2")[0]

    assert 'href="/proponer/"' in body
    assert "siete pasos" in body


@pytest.mark.django_db
def test_about_of_an_official_site_does_not_deny_it(client: Client, settings: Settings) -> None:
    denial = "<li>No es un sitio oficial del Estado peruano.</li>"
    before = page(client, "es", "about")
    settings.SITE_OFFICIAL = True

    assert denial in before
    assert denial not in page(client, "es", "about")


@pytest.mark.django_db
def test_about_of_an_empty_catalogue_shows_no_figure_and_no_cloth(client: Client) -> None:
    body = page(client, "es", "about")

    assert "práctica publicada" not in body
    assert "cloth-reading-cloth" not in body


@pytest.mark.django_db
def test_about_counts_one_practice_in_the_singular_and_draws_it(client: Client) -> None:
    make_lists()
    publish_practice("Feria de documentos")

    spanish, english = (flat(page(client, language, "about")) for language in LANGUAGES)

    assert "Hoy hay 1 práctica publicada." in spanish
    assert "Today there is 1 published practice." in english
    assert "Feria de documentos</a>" in spanish
    assert 'lang="es">Feria de documentos</a>' in english


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_about_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_lists()
    for number in range(count):
        publish_practice(f"Práctica {number}")
    current()

    with django_assert_num_queries(2):
        page(client, "es", "about")
