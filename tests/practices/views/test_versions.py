"""The history of a practice for whoever reads it, and what changed between two versions."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from practices.editorial import Action
from practices.enums import Standing
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.workflow.publishing import Release, archive, merge, publish
from practices.workflow.transitions import Ask, perform
from tests.builders import (
    make_framework,
    make_objective,
    make_publication,
    withdraw,
)

pytestmark = pytest.mark.django_db
HISTORY = "/practicas/bp-0042/versiones/"
COMPARE = f"{HISTORY}comparar/"
FEEDS = ("/practicas.json", "/practicas.csv", "/practicas.bib", "/sitemap.xml", "/practicas/")


@pytest.fixture
def feria() -> Practice:
    """Publish two versions, and write a third that nobody has published."""
    make_framework("pnm")
    practice = make_publication("Feria", code="BP-0042", summary="Una feria chica.").practice
    practice.summary = "Una feria grande."
    practice.problem = "Nadie llegaba."
    practice.save()
    publish(practice=practice, release=Release(by=None, note="Se corrige el tamaño."))
    practice.summary = "Un borrador secreto."
    practice.save()
    return practice


def text(response: object) -> str:
    content: bytes = getattr(response, "content")  # noqa: B009  any response
    return " ".join(re.sub(r"<[^>]+>", "", content.decode()).split())


def test_the_history_tells_each_version_its_note_and_what_changed(
    client: Client, feria: Practice
) -> None:
    del feria
    past = client.get(HISTORY).context["past"]

    assert [(each.number, each.standing, each.note, each.changed) for each in past] == [
        (2, "Vigente", "Se corrige el tamaño.", "Cambió: resumen, el problema."),
        (1, "Versión anterior", "", "Primera versión."),
    ]
    assert client.get(past[0].url).status_code == 200


def test_the_difference_marks_each_word(client: Client, feria: Practice) -> None:
    del feria
    html = client.get(f"{COMPARE}?de=1&a=2").content.decode()

    assert "<del>chica</del>" in html
    assert "<ins>grande</ins>" in html
    assert "Nadie llegaba." in html
    assert html.count("se quitó:") == 1


def test_by_itself_it_compares_the_last_two(client: Client, feria: Practice) -> None:
    del feria
    choice = client.get(COMPARE).context["choice"]

    assert (choice.before, choice.after) == (1, 2)


@pytest.mark.parametrize("address", [HISTORY, COMPARE, f"{COMPARE}?de=2&a=1", f"{HISTORY}2/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_public_page_of_versions_has_a_word_of_the_draft(
    client: Client, feria: Practice, prefix: str, address: str
) -> None:
    del feria
    response = client.get(f"{prefix}{address}")

    assert response.status_code == 200
    assert "secreto" not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("de=9&a=2", "«9» no es una versión de esta ficha."),
        ("de=borrador&a=2", "«borrador» no es una versión"),
        ("de=-1", "«-1» no es una versión"),
        ("de=٢&a=1", "«٢» no es una versión"),
        ("de=99999999999999999999", "no es una versión"),
        ("de=<b>&a=2", "no es una versión"),
        ("de=1&a=1", "Elegiste dos veces la misma versión"),
    ],
)
def test_a_number_that_is_none_is_said_and_nothing_fails(
    client: Client, feria: Practice, query: str, said: str
) -> None:
    del feria
    response = client.get(f"{COMPARE}?{query}")

    assert response.status_code == 200
    assert said in text(response)
    assert response.context["sections"] is None


def test_a_single_version_has_nothing_to_compare(client: Client) -> None:
    make_publication("Feria", code="BP-0042")

    assert "una sola versión" in text(client.get(COMPARE))
    assert "Comparar dos versiones" not in text(client.get(HISTORY))


def test_what_was_withdrawn_is_gone_from_every_page_of_versions(
    client: Client, feria: Practice
) -> None:
    withdraw(practice=feria, reason="A pedido")

    for address in (HISTORY, COMPARE, f"{COMPARE}?de=1&a=2", f"{HISTORY}1/", f"{HISTORY}2/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "A pedido" in text(response)
        assert "grande" not in text(response)


def test_a_practice_that_came_back_tells_why_it_was_withdrawn_and_no_word_of_it(
    client: Client, feria: Practice
) -> None:
    withdraw(practice=feria, reason="Dato errado")
    perform(Ask(action=Action.REOPEN, practice=feria, by=None, reason="Se corrigió"))
    feria.refresh_from_db()
    feria.summary = "Una feria mediana."
    feria.save()
    publish(practice=feria, release=Release(by=None))

    past = client.get(HISTORY).context["past"]
    compared = client.get(f"{COMPARE}?de=2&a=3")

    assert [(each.number, each.standing, each.reason) for each in past] == [
        (3, "Vigente", ""),
        (2, "Retirada", "Dato errado"),
        (1, "Retirada", "Dato errado"),
    ]
    assert past[0].changed == ""
    assert "chica" not in text(client.get(HISTORY))
    assert "grande" not in text(compared)
    assert "una sola versión" in text(compared)


def test_archived_is_read_with_a_banner_and_is_in_no_list(
    client: Client, feria: Practice
) -> None:
    archive(practice=feria, at=timezone.now())

    page = client.get("/practicas/bp-0042/", follow=True)

    assert "Esta ficha está archivada desde el" in text(page)
    assert client.get(HISTORY).context["past"][0].standing == "Archivada"
    assert client.get(f"{COMPARE}?de=1&a=2").status_code == 200
    for address in FEEDS:
        assert "bp-0042" not in client.get(address).getvalue().decode().lower()


def test_publishing_an_archived_one_again_makes_it_a_previous_version(feria: Practice) -> None:
    archive(practice=feria, at=timezone.now())

    publish(practice=feria, release=Release(by=None))

    standings = Publication.objects.order_by("number").values_list("standing", flat=True)
    assert list(standings) == [Standing.PREVIOUS, Standing.PREVIOUS, Standing.CURRENT]


MERGED = {
    "/practicas/bp-0042/": "/practicas/bp-0007/",
    "/practicas/bp-0042-feria/": "/practicas/bp-0007/",
    "/practicas/bp-0042/versiones/1/": "/practicas/bp-0007/",
    "/practicas/bp-0042/versiones/": "/practicas/bp-0007/versiones/",
    "/practicas/bp-0042/versiones/comparar/": "/practicas/bp-0007/versiones/comparar/",
    "/practicas/bp-0042/citar/": "/practicas/bp-0007/citar/",
    "/practicas/bp-0042.json": "/practicas/bp-0007.json",
    "/practicas/bp-0042.bib": "/practicas/bp-0007.bib",
    "/practicas/bp-0042.ris": "/practicas/bp-0007.ris",
    "/practicas/bp-0042/og.png": "/practicas/bp-0007/og.png",
    "/p/bp-0042": "/practicas/bp-0007/",
}


@pytest.mark.parametrize("withdrawn_before", [False, True])
def test_each_address_of_a_merged_practice_leads_to_the_same_of_the_other(
    client: Client,
    feria: Practice,
    withdrawn_before: bool,  # noqa: FBT001
) -> None:
    stays = make_publication("Otra", code="BP-0007").practice
    if withdrawn_before:
        withdraw(practice=feria, reason="Repetida")
    merge(practice=feria, into=stays, reason="Es la misma", at=timezone.now())

    found = {each: client.get(each) for each in MERGED}

    assert {each.status_code for each in found.values()} == {301}
    assert {each: answer["Location"] for each, answer in found.items()} == MERGED


def test_the_record_leads_to_its_history(client: Client, feria: Practice) -> None:
    del feria
    page = client.get("/practicas/bp-0042-feria/").content.decode()

    assert f'href="{HISTORY}"' in page


def test_neither_page_is_for_search_engines(client: Client, feria: Practice) -> None:
    del feria
    for address in (HISTORY, COMPARE):
        assert '<meta name="robots" content="noindex">' in client.get(address).content.decode()


@pytest.mark.parametrize("more", [0, 3])
def test_pages_of_versions_cost_the_same_with_more_versions(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    feria: Practice,
    more: int,
) -> None:
    for number in range(more):
        feria.summary = f"Resumen {number}."
        feria.save()
        publish(practice=feria, release=Release(by=None))
    client.get(HISTORY)  # the index is read once

    with django_assert_num_queries(3):  # the stamp, the newest, its history
        client.get(HISTORY)
    with django_assert_num_queries(4):  # the stamp, the newest, the versions, two of them
        client.get(f"{COMPARE}?de=1&a=2")


def test_what_changed_is_called_by_its_name(client: Client) -> None:
    make_objective(make_framework("ods"), "10", short_es="Reducir desigualdades")
    practice = make_publication("Feria", code="BP-0042").practice
    practice.alignments.create(
        objective_id=make_objective(make_framework("pmm"), "15").pk,
        justification="Facilita los trámites.",
    )
    publish(practice=practice, release=Release(by=None))

    assert "PMM 15: Objetivo 15" in text(client.get(COMPARE))
