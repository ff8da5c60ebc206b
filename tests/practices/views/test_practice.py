"""The page of a practice, its data and its short address."""

import hashlib
import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentRole, ResultKind, Standing
from practices.index.holder import current
from practices.models.publication import Publication
from practices.record import (
    AlignmentEntry,
    ChallengeEntry,
    CitationEntry,
    InstrumentEntry,
    Record,
    ResourceEntry,
    ResultEntry,
    StepEntry,
    TranslationEntry,
)
from practices.workflow.publishing import Release, publish
from tests.builders import (
    make_framework,
    make_objective,
    make_practice,
    make_publication,
    withdraw,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/practicas/bp-0042-feria/"


def make_feria(**overrides: Any) -> Publication:
    return make_publication("Feria", code="BP-0042", **overrides)


def headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="[a-z-]+-titulo">([^<]+)</h2>', html)


def test_page_shows_the_record(client: Client) -> None:
    make_feria()

    response = client.get(ADDRESS)

    html = response.content.decode()
    assert response.status_code == 200
    assert '<h1 class="record-title">Feria</h1>' in html
    assert "Ficha no confirmada por la entidad" in html
    assert "La fuente no cita una norma." in html
    assert 'href="/practicas/bp-0042/corregir/"' in html


@pytest.mark.parametrize(
    "address",
    [
        "/practicas/bp-0042/",
        "/practicas/BP-0042/",
        "/practicas/bp-0042-otra/",
        "/practicas/BP-0042-FERIA/",
        "/p/bp-0042",
        "/p/BP-0042",
    ],
)
def test_every_other_form_of_the_address_moves_for_good(client: Client, address: str) -> None:
    make_feria()

    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, ADDRESS)


@pytest.mark.parametrize(
    "address", ["/practicas/bp-0042-feria.json", "/practicas/BP-0042.json"]
)
def test_every_other_form_of_the_data_moves_for_good(client: Client, address: str) -> None:
    make_feria()

    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, "/practicas/bp-0042.json")


@pytest.mark.parametrize(
    "address",
    [
        "/practicas/bp-9999/",
        "/practicas/bp-9999-x/",
        "/practicas/bp-9999.json",
        "/p/bp-9999",
        "/practicas/bp-1/",
        "/practicas/bp-%F0%9F%98%80/",
        "/practicas/bp-99999999999999999999/",
        "/practicas/bp-٠٠٤٢/",
        "/practicas/xx-0042/",
    ],
)
def test_unknown_code_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_draft_is_not_found(client: Client) -> None:
    make_practice("Borrador", code="BP-0042")

    for address in ("/practicas/bp-0042/", "/practicas/bp-0042.json", "/p/bp-0042"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", [ADDRESS, "/practicas/bp-0042/", "/practicas/bp-0042.json", "/p/bp-0042"]
)
def test_withdrawn_practice_is_gone_and_says_why(client: Client, address: str) -> None:
    withdraw(practice=make_feria(summary="Lo que decía.").practice, reason="Dato errado")

    response = client.get(address)

    html = response.content.decode()
    assert response.status_code == 410
    assert "Dato errado" in html
    assert "Lo que decía." not in html


def test_merged_practice_moves_to_the_other(client: Client) -> None:
    publication = make_feria()
    withdraw(practice=publication.practice, reason="Unida a otra")
    Publication.objects.update(merged_into_code="BP-0007")

    response = client.get(ADDRESS)

    assert (response.status_code, response["Location"]) == (301, "/practicas/bp-0007/")


def test_archived_practice_can_be_read_and_says_so(client: Client) -> None:
    make_feria()
    Publication.objects.update(standing=Standing.ARCHIVED)

    html = client.get(ADDRESS).content.decode()

    assert '<span class="tag">Archivada</span>' in html
    assert '<meta name="robots" content="noindex">' in html


def test_edits_show_only_once_published(client: Client) -> None:
    practice = make_feria().practice
    practice.summary = "Un resumen nuevo."
    practice.save()
    before = client.get(ADDRESS).content.decode()

    publish(practice=practice, release=Release(by=None))

    assert "Un resumen nuevo." not in before
    assert "Un resumen nuevo." in client.get(ADDRESS).content.decode()


def test_sections_follow_the_design(client: Client) -> None:
    make_objective(make_framework("pmm"), "15")
    make_feria(
        subtitle="Todo en un día",
        problem="Había largas colas.",
        description="Se abrió una feria.",
        steps=(StepEntry(text="Primera feria", date="2014-02"),),
        results=(ResultEntry(kind=ResultKind.RESULT, statement="Atendidas"),),
        lessons="Ir a la plaza.",
        challenges=(ChallengeEntry(difficulty="Lluvia"),),
        resources=(ResourceEntry(kind="local", text="Una plaza"),),  # type: ignore[arg-type]
        instruments=(InstrumentEntry(text="Ordenanza 1"),),
        alignments=(
            AlignmentEntry(
                framework="pmm",
                code="15",
                role=AlignmentRole.PRINCIPAL,
                justification="Acerca servicios.",
            ),
        ),
    )

    html = client.get(ADDRESS).content.decode()

    assert headings(html) == [
        "En breve",
        "El problema",
        "Qué se hizo",
        "Qué cambió",
        "A qué aporta y por qué",
        "Claves para replicar",
        "Quiénes participan",
        "Base legal",
        "Lo que no consta",
        "Fuentes",
        "Citar y versiones",
        "Datos de la ficha",
    ]
    assert '<span class="timeline-date">feb. 2014</span>' in html
    assert "Acerca servicios." in html


def test_addresses_of_sources_are_said_to_be_unchecked(client: Client) -> None:
    citation = CitationEntry(title="Nota", publisher="Diario", url="https://example.org/")
    make_feria(citations=(citation,))

    assert "Dirección no comprobada." in client.get(ADDRESS).content.decode()


def test_text_of_a_record_is_escaped(client: Client) -> None:
    make_feria(summary="<script>alert(1)</script>", problem="</script><b>Feria</b>")

    html = client.get(ADDRESS).content.decode()

    assert "<script>alert" not in html
    assert "<b>Feria" not in html


@pytest.fixture
def two_versions() -> Publication:
    publication = make_feria(summary="Un resumen primero.")
    publication.practice.summary = "Un resumen nuevo."
    publication.practice.save()
    return publish(practice=publication.practice, release=Release(by=None))


@pytest.mark.usefixtures("two_versions")
def test_an_old_version_can_be_read_and_leads_to_the_last(client: Client) -> None:
    response = client.get("/practicas/bp-0042/versiones/1/")

    html = response.content.decode()
    assert response.status_code == 200
    assert "Un resumen primero." in html
    assert "Estás leyendo la versión 1 de esta ficha. La última es la 2." in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{ADDRESS}">' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.usefixtures("two_versions")
def test_the_last_version_by_number_needs_no_warning(client: Client) -> None:
    html = client.get("/practicas/bp-0042/versiones/2/").content.decode()

    assert "Un resumen nuevo." in html
    assert "Estás leyendo la versión" not in html
    assert "noindex" not in html


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999999"])
def test_a_version_that_never_was_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/practicas/bp-0042/versiones/{number}/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/practicas/bp-0042/versiones/1/",
        "/practicas/bp-0042/citar/",
        "/practicas/bp-0042.bib",
        "/practicas/bp-0042.ris",
    ],
)
def test_nothing_is_left_of_a_withdrawn_practice(
    client: Client, two_versions: Publication, address: str
) -> None:
    withdraw(practice=two_versions.practice, reason="Dato errado")

    response = client.get(address)

    assert response.status_code == 410
    assert "Un resumen" not in response.content.decode()


@pytest.fixture
def published_again(two_versions: Publication) -> Publication:
    """Withdraw a practice and publish it again, corrected, as version 3."""
    practice = two_versions.practice
    withdraw(practice=practice, reason="Decía un nombre")
    practice.refresh_from_db()
    practice.title = "Feria corregida"
    practice.summary = "Un resumen corregido."
    practice.save()
    return publish(practice=practice, release=Release(by=None, note="Sin el nombre"))


@pytest.mark.usefixtures("published_again")
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("number", [1, 2])
def test_what_was_withdrawn_stays_so_when_the_practice_is_published_again(
    client: Client, prefix: str, number: int
) -> None:
    response = client.get(f"{prefix}/practicas/bp-0042/versiones/{number}/")

    html = response.content.decode()
    assert response.status_code == 410
    assert "Decía un nombre" in html
    assert "Un resumen" not in html
    assert "Feria" not in html


@pytest.mark.usefixtures("published_again")
def test_versions_that_were_withdrawn_are_named_without_an_address(client: Client) -> None:
    html = client.get("/practicas/bp-0042-feria-corregida/").content.decode()

    assert set(re.findall(r"/practicas/bp-0042/versiones/([0-9]+)/", html)) == {"3"}
    assert html.count("Versión 2, retirada") == 1
    assert html.count("Versión 1, retirada") == 1


def test_an_old_version_gives_the_address_that_the_practice_has_now(client: Client) -> None:
    practice = make_feria().practice
    practice.title = "Otra feria"
    practice.save()
    publish(practice=practice, release=Release(by=None))

    html = client.get("/practicas/bp-0042/versiones/1/").content.decode()

    address = "http://127.0.0.1:8000/practicas/bp-0042-otra-feria/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert '<h1 class="record-title">Feria</h1>' in html


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/practicas/BP-0042/versiones/1/", "/practicas/bp-0042/versiones/1/"),
        ("/practicas/BP-0042/citar/", "/practicas/bp-0042/citar/"),
        ("/practicas/BP-0042.bib", "/practicas/bp-0042.bib"),
        ("/practicas/BP-0042.ris", "/practicas/bp-0042.ris"),
    ],
)
def test_capitals_in_the_code_move_for_good(client: Client, asked: str, found: str) -> None:
    make_feria()

    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (301, found)


def test_a_citation_can_be_copied_in_each_format(client: Client) -> None:
    make_feria()

    html = client.get("/practicas/bp-0042/citar/").content.decode()

    assert '<p id="cita-apa">' in html
    assert "@misc{bp-0042-v1," in html
    assert "TY  - ELEC" in html


@pytest.mark.parametrize(
    ("ending", "media_type", "beginning"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", b"@misc{bp-0042-v1,"),
        ("ris", "application/x-research-info-systems; charset=utf-8", b"TY  - ELEC\r\n"),
    ],
)
def test_a_citation_can_be_taken_home(
    client: Client, ending: str, media_type: str, beginning: bytes
) -> None:
    make_feria()

    response = client.get(f"/practicas/bp-0042.{ending}")

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="bp-0042.{ending}"'
    assert response.getvalue().startswith(beginning)


def test_an_english_page_says_that_the_text_is_in_spanish(client: Client) -> None:
    make_feria(summary="Un resumen.")

    html = client.get(f"/en{ADDRESS}").content.decode()

    assert '<h1 class="record-title" lang="es">Feria</h1>' in html
    assert '<p class="standfirst" lang="es">Un resumen.</p>' in html


def test_an_english_page_shows_what_was_translated(client: Client) -> None:
    entry = TranslationEntry(language="en", version=1, title="Fair")
    make_feria(summary="Un resumen.", translations=(entry,))

    html = client.get(f"/en{ADDRESS}").content.decode()

    assert '<h1 class="record-title">Fair</h1>' in html
    assert '<p class="standfirst" lang="es">Un resumen.</p>' in html


def test_a_page_describes_itself_to_search_engines(client: Client) -> None:
    make_feria()

    html = client.get(ADDRESS).content.decode()

    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(block)["headline"] == "Feria"


def test_data_is_the_snapshot_with_its_digest(client: Client) -> None:
    publication = make_feria()

    response = client.get("/practicas/bp-0042.json")

    data = response.json()
    text = json.dumps(data["record"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert response["Content-Type"] == "application/json"
    assert data["record"] == publication.snapshot
    assert hashlib.sha256(text.encode()).hexdigest() == data["sha256"]
    assert (data["code"], data["version"], data["licence"]["name"]) == (
        "BP-0042",
        1,
        "CC BY 4.0",
    )


def test_data_has_every_field_of_a_record(client: Client) -> None:
    make_feria()

    data = client.get("/practicas/bp-0042.json").json()

    assert list(data["record"]) == sorted(Record.__dataclass_fields__)


@pytest.mark.parametrize("count", [1, 3])
def test_page_query_count_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    sources = [CitationEntry(title=str(n), publisher="Diario") for n in range(count)]
    make_feria(
        citations=tuple(sources),
        results=tuple(
            ResultEntry(kind=ResultKind.RESULT, statement=str(n)) for n in range(count)
        ),
    )
    current()

    with django_assert_num_queries(3):
        response = client.get(ADDRESS)

    assert len(response.context["page"].sources) == count
