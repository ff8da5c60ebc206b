"""A practice out of force is in no list, count, figure or suggestion; its address says why."""

import pytest
from django.test import Client
from django.utils import timezone

from practices.enums import InstrumentType, PartnerRole, Standing
from practices.models.publication import Publication
from practices.models.source import LegalInstrument
from practices.record import AlignmentEntry, InstrumentEntry, PartnerEntry
from practices.workflow.publishing import retire
from practices.workflow.stamp import bump
from tests.builders import make_institution, withdraw
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db

TITLE = "Brigada itinerante"
LISTS = (
    *("/", "/practicas/", "/practicas/?q=brigada", "/practicas/?vista=mapa"),
    *("/practicas/?vista=tabla", "/practicas.json", "/practicas.csv", "/practicas.bib"),
    *("/practicas.ris", "/sugerencias/?q=brigada", "/cobertura/", "/cobertura.json"),
    *("/regiones/", "/regiones/tumbes/", "/temas/salud/", "/objetivos/ods/10/", "/acerca/"),
    *("/instituciones/", "/normas/", "/datos/", "/sitemap.xml"),
)
"""What may name a practice in force, or count it."""


def aligned_with_both() -> tuple[AlignmentEntry, ...]:
    return tuple(aligned("ods:10", "pmm:15"))


@pytest.fixture
def brigade() -> Publication:
    """Publish the only practice that an institution and a norm have."""
    make_lists()
    make_institution("Cruz Roja")
    LegalInstrument.objects.create(slug="ley-28950", type=InstrumentType.LAW, number="28950")
    return publish_practice(
        TITLE,
        alignments=aligned_with_both(),
        partners=(PartnerEntry(institution="cruz-roja", role=PartnerRole.LEADS),),
        instruments=(InstrumentEntry(instrument="ley-28950"),),
    )


def put_out(publication: Publication, standing: Standing) -> str:
    """Withdraw or archive it; return the beginning of its addresses."""
    if standing == Standing.WITHDRAWN:
        withdraw(practice=publication.practice, reason="A pedido")
    else:
        retire([publication.pk], standing, timezone.now())
        bump()
    return f"/practicas/{publication.code.lower()}"


@pytest.mark.parametrize("standing", [Standing.WITHDRAWN, Standing.ARCHIVED])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_list_names_it(
    client: Client, brigade: Publication, standing: Standing, prefix: str
) -> None:
    put_out(brigade, standing)
    addresses = [each if "." in each else f"{prefix}{each}" for each in LISTS]

    answers = {each: client.get(each) for each in addresses}

    assert {each.status_code for each in answers.values()} == {200}
    named = [
        address
        for address, answer in answers.items()
        if TITLE in answer.getvalue().decode()
        or f"{brigade.code.lower()}-brigada" in answer.getvalue().decode()
    ]
    assert named == []


@pytest.mark.parametrize("standing", [Standing.WITHDRAWN, Standing.ARCHIVED])
def test_it_counts_nowhere(client: Client, brigade: Publication, standing: Standing) -> None:
    put_out(brigade, standing)

    matrix = client.get("/cobertura.json").json()

    assert matrix["crossings_with_practice"] == 0
    assert {each["count"] for each in matrix["cells"]} == {0}
    assert client.get("/practicas.json").json()["total"] == 0
    assert client.get("/regiones/").context["figures"].documented == 0


@pytest.mark.parametrize("standing", [Standing.WITHDRAWN, Standing.ARCHIVED])
@pytest.mark.parametrize("address", ["/instituciones/cruz-roja/", "/normas/ley-28950/"])
def test_who_had_no_other_practice_has_no_page(
    client: Client, brigade: Publication, standing: Standing, address: str
) -> None:
    assert client.get(address).status_code == 200

    put_out(brigade, standing)

    assert client.get(address).status_code == 404
    assert client.get(f"/en{address}").status_code == 404


@pytest.mark.parametrize("standing", [Standing.WITHDRAWN, Standing.ARCHIVED])
def test_it_cannot_be_compared(
    client: Client, brigade: Publication, standing: Standing
) -> None:
    code = put_out(brigade, standing).rpartition("/")[2]

    response = client.get(f"/comparar/?p={code}")

    assert response.context["columns"] == []
    assert TITLE not in response.content.decode()


@pytest.mark.parametrize(
    "rest",
    [
        *("/", "-brigada-itinerante/", ".json", ".bib", ".ris", "/citar/"),
        *("/versiones/", "/versiones/comparar/", "/versiones/1/"),
    ],
)
def test_an_archived_one_is_still_read_and_a_withdrawn_one_is_gone(
    client: Client, brigade: Publication, rest: str
) -> None:
    address = put_out(brigade, Standing.ARCHIVED)
    assert client.get(f"{address}{rest}", follow=True).status_code == 200

    Publication.objects.filter(pk=brigade.pk).update(
        standing=Standing.WITHDRAWN, standing_reason="A pedido"
    )
    bump()

    response = client.get(f"{address}{rest}")
    assert response.status_code == 410
    assert TITLE not in response.content.decode()


def test_the_picture_of_a_withdrawn_one_is_not_even_unchanged(
    client: Client, brigade: Publication
) -> None:
    address = f"/practicas/{brigade.code.lower()}/og.png"
    etag = client.get(address)["ETag"]

    put_out(brigade, Standing.WITHDRAWN)

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404
