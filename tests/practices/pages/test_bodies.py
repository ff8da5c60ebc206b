import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.enums import InstrumentType, PartnerRole
from practices.index.holder import current
from practices.models.source import LegalInstrument
from practices.models.territory import InstitutionName, Mesa, MesaMember
from practices.models.vocabulary import InstitutionKind
from practices.queries.bodies import MOST_SHOWN
from practices.record import InstrumentEntry, PartnerEntry
from tests.builders import make_institution, make_practice
from tests.practices.pages.catalogue import make_lists, publish_practice

pytestmark = pytest.mark.django_db

LAW = "ley-28950"
LEADER = PartnerEntry(name="Gobierno Regional", role=PartnerRole.LEADS)


@pytest.fixture(autouse=True)
def _lists() -> None:
    make_lists()


def with_partner(title: str, *roles: PartnerRole, slug: str = "oim") -> None:
    """Publish a practice that somebody leads, where an institution has some roles."""
    partners = (PartnerEntry(institution=slug, role=role) for role in roles)
    publish_practice(title, partners=(LEADER, *partners))


def make_law(**fields: object) -> LegalInstrument:
    """Make a norm of which only its number is known."""
    values = {"slug": LAW, "type": InstrumentType.LAW, "number": "28950"}
    return LegalInstrument.objects.create(**values | fields)


def facts_of(client: Client, path: str) -> dict[str, str]:
    return {str(fact.label): fact.value for fact in client.get(path).context["facts"]}


def test_index_has_the_institutions_of_published_practices_by_letter(client: Client) -> None:
    for name in ("Ñandú", "Acnur", "Ángeles", "Nube", "3 Culturas", "Nadie"):
        make_institution(name)
    make_practice("Borrador", partners=(PartnerEntry(institution="nadie"),))
    for slug in ("nandu", "acnur", "angeles", "nube", "3-culturas"):
        with_partner(f"De {slug}", PartnerRole.LEADS, slug=slug)

    letters = client.get("/instituciones/").context["letters"]

    assert [(each.letter, [e.name for e in each.entries]) for each in letters] == [
        ("0–9", ["3 Culturas"]),
        ("A", ["Acnur", "Ángeles"]),
        ("N", ["Nube"]),
        ("Ñ", ["Ñandú"]),
    ]


def test_index_counts_a_practice_once_for_several_roles(client: Client) -> None:
    kind = InstitutionKind.objects.create(slug="onu", name_es="Naciones Unidas")
    make_institution("Organización", slug="oim", acronym="OIM", kind=kind)
    with_partner("Una", PartnerRole.LEADS, PartnerRole.FUNDS)
    with_partner("Dos", PartnerRole.FUNDS)

    [letter] = client.get("/instituciones/").context["letters"]

    [entry] = letter.entries
    assert (entry.name, entry.detail, entry.count, entry.url) == (
        "Organización (OIM)",
        "Naciones Unidas",
        2,
        "/instituciones/oim/",
    )


def test_index_of_a_catalogue_without_institutions_says_so(client: Client) -> None:
    assert "Aún ninguna." in client.get("/instituciones/").content.decode()


def test_page_has_the_practices_of_an_institution_by_its_role_in_each(client: Client) -> None:
    make_institution("OIM")
    make_institution("Acnur")
    with_partner("Financiada", PartnerRole.FUNDS)
    with_partner("Doble", PartnerRole.LEADS, PartnerRole.FUNDS)
    with_partner("Ajena", PartnerRole.LEADS, slug="acnur")

    context = client.get("/instituciones/oim/").context

    assert context["practices"].total == 2
    assert [(each.role, [card.title for card in each.cards]) for each in context["roles"]] == [
        ("lidera", ["Doble"]),
        ("financia", ["Financiada", "Doble"]),
    ]


def test_page_says_what_is_known_of_an_institution(client: Client) -> None:
    make_institution("OIM", website="https://example.org/oim")
    with_partner("Una", PartnerRole.LEADS)

    assert facts_of(client, "/instituciones/oim/") == {
        "Tipo": "",
        "Sigla": "",
        "Prácticas": "1",
        "Regiones con práctica": "1 de 2",
        "Página web": "https://example.org/oim",
    }


def test_page_gives_other_names_and_the_mesas_of_an_institution(client: Client) -> None:
    institution = make_institution("OIM")
    InstitutionName.objects.create(institution=institution, name="OIM Perú")
    mesa = Mesa.objects.create(slug="mtigm", name="Mesa nacional")
    MesaMember.objects.create(mesa=mesa, name="OIM", institution=institution)
    with_partner("Una", PartnerRole.LEADS)

    text = client.get("/instituciones/oim/").content.decode()

    assert "«<span>OIM Perú</span>»" in text
    assert '<a href="/mesas/mtigm/">Mesa nacional</a>' in text


def test_institution_without_published_practices_is_not_found(client: Client) -> None:
    make_institution("OIM")
    make_practice("Borrador", partners=(PartnerEntry(institution="oim"),))

    assert client.get("/instituciones/oim/").status_code == 404


def test_unknown_institution_is_not_found(client: Client) -> None:
    assert client.get("/instituciones/nadie/").status_code == 404


def test_page_with_more_practices_than_it_shows_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_institution("OIM")
    monkeypatch.setattr("practices.queries.bodies.MOST_SHOWN", 1)
    with_partner("Una", PartnerRole.LEADS)
    with_partner("Dos", PartnerRole.LEADS)

    text = " ".join(client.get("/instituciones/oim/").content.decode().split())

    assert MOST_SHOWN == 100
    assert "Se muestran las 1 prácticas más recientes de 2." in text


@pytest.mark.parametrize("count", [1, 3])
def test_institution_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_institution("OIM")
    for number in range(count):
        with_partner(f"Práctica {number}", PartnerRole.LEADS)
    current()

    with django_assert_num_queries(5):
        response = client.get("/instituciones/oim/")

    assert len(response.context["roles"][0].cards) == count


@pytest.mark.parametrize("count", [1, 3])
def test_index_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_institution(f"Entidad {number}")
        with_partner(f"Práctica {number}", PartnerRole.LEADS, slug=f"entidad-{number}")
    current()

    with django_assert_num_queries(2):
        response = client.get("/instituciones/")

    assert response.context["total"] == count


def test_norms_have_identified_ones_apart_from_those_only_named(client: Client) -> None:
    make_law(title="Contra la trata")
    identified = InstrumentEntry(text="La ley", instrument=LAW)
    publish_practice("Una", instruments=(identified, InstrumentEntry(text="Ordenanza 1")))
    publish_practice("Dos", instruments=(identified,))

    context = client.get("/normas/").context

    [law] = context["instruments"]
    assert (law.name, law.detail, law.count, law.url) == (
        "Ley N.º 28950",
        "Contra la trata",
        2,
        "/normas/ley-28950/",
    )
    assert [(each.text, each.title) for each in context["named"]] == [("Ordenanza 1", "Una")]
    assert context["named_total"] == 1


def test_norm_says_what_is_known_of_it_and_who_rests_on_it(client: Client) -> None:
    make_law(year=2007, issuer="Congreso", date="2007-01-16", url="https://example.org/ley")
    publish_practice("Una", instruments=(InstrumentEntry(instrument=LAW),))
    publish_practice("Ajena")

    context = client.get("/normas/ley-28950/").context

    assert [card.title for card in context["cards"]] == ["Una"]
    assert facts_of(client, "/normas/ley-28950/") == {
        "Tipo": "Ley",
        "Número": "28950",
        "Año": "2007",
        "Quién la emitió": "Congreso",
        "Fecha": "16 ene. 2007",
        "Prácticas": "1",
        "Regiones con práctica": "1 de 2",
        "Texto": "https://example.org/ley",
    }


def test_norm_keeps_its_spanish_name_in_english(client: Client) -> None:
    make_law()
    publish_practice("Una", instruments=(InstrumentEntry(instrument=LAW),))

    html = client.get("/en/normas/ley-28950/").content.decode()

    assert '<h1 lang="es">Ley N.º 28950</h1>' in html


def test_norm_of_no_published_practice_is_not_found(client: Client) -> None:
    make_law()
    make_practice("Borrador", instruments=(InstrumentEntry(instrument=LAW),))

    assert client.get("/normas/ley-28950/").status_code == 404
    assert client.get("/normas/").context["instruments"] == []


def test_map_of_the_site_has_institutions_and_norms_with_practices(client: Client) -> None:
    make_institution("OIM")
    make_institution("Acnur")
    make_law()
    publish_practice(
        "Una",
        partners=(LEADER, PartnerEntry(institution="oim")),
        instruments=(InstrumentEntry(instrument=LAW),),
    )

    text = client.get("/sitemap.xml").content.decode()

    assert "/instituciones/oim/</loc>" in text
    assert "/normas/ley-28950/</loc>" in text
    assert "/instituciones/acnur/" not in text
