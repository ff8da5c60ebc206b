"""What is not published shows nowhere: the real catalogue before and after many edits."""

import re
from collections.abc import Iterable

import pytest
from django.test import Client

from practices.models.practice import Practice
from practices.models.practice_links import Alignment, Partner
from practices.models.practice_parts import Result
from tests.builders import make_practice

pytestmark = pytest.mark.usefixtures("real_catalogue")
SITE = "http://127.0.0.1:8000"
LISTINGS = (
    "/practicas.json?tamano=500",
    "/practicas.csv",
    "/practicas.bib",
    "/practicas.ris",
    "/practicas/?tamano=100",
    "/practicas/?q=borrador",
    "/practicas/?vista=mapa",
    "/practicas/?vista=tabla&tamano=100",
    "/en/practicas/?tamano=100",
    "/comparar/?p=bp-0001&p=bp-0002&p=bp-0003",
    "/sugerencias/?q=borrador",
    "/sugerencias/?q=salud",
    "/cobertura/?cruce=ods-region",
    "/cobertura.csv?rol=principal",
    "/cobertura.json?cruce=pmm-region",
    "/cobertura.svg",
    "/sitemap.xml",
    "/robots.txt",
)
OF_A_RECORD = (
    *(".bib", ".ris", "/citar/"),
    *("/versiones/", "/versiones/comparar/", "/versiones/1/"),
)


def public_addresses(client: Client) -> list[str]:
    """Return each record's addresses, the listings, and one in four other pages of the map."""
    text = client.get("/sitemap.xml").content.decode()
    listed = [found.removeprefix(SITE) for found in re.findall(r"<loc>([^<]+)</loc>", text)]
    records = [each for each in listed if "/practicas/bp-" in each]
    pages = [*records, *[each for each in listed if each not in records][::4]]
    codes = re.findall(r"/practicas/(bp-\d+)-", text)
    data = [f"/practicas/{code}.json" for code in codes]
    others = [f"/practicas/{code}{rest}" for code in codes[::8] for rest in OF_A_RECORD]
    return [*pages, *LISTINGS, *data, *others]


def answers(client: Client, addresses: Iterable[str]) -> dict[str, str]:
    """Return what each address answers, without the moment of the answer."""
    found = {}
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = re.sub(r'"generated": "[^"]+"', "", response.getvalue().decode())
    return found


def test_editing_every_working_record_changes_no_public_answer(client: Client) -> None:
    addresses = public_addresses(client)
    before = answers(client, addresses)

    Practice.objects.update(
        title="Borrador", summary="Borrador", problem="Borrador", start="2001"
    )
    Alignment.objects.update(justification="Un borrador de motivo.", role="secundario")
    Partner.objects.update(name="Borrador", role_text="Borrador")
    Result.objects.all().delete()
    make_practice("Borrador nuevo")

    after = answers(client, addresses)
    assert [address for address in addresses if after[address] != before[address]] == []


def test_a_new_draft_has_no_address(client: Client) -> None:
    code = make_practice("Borrador nuevo").code.lower()

    of_it = ("/", ".json", "/og.png", *OF_A_RECORD)
    addresses = [f"/p/{code}", *(f"/practicas/{code}{rest}" for rest in of_it)]

    assert {client.get(address).status_code for address in addresses} == {404}
