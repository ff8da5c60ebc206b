import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from practices.enums import MesaState, PartnerRole
from practices.index.holder import current
from practices.models.source import Source
from practices.models.territory import Mesa, MesaMember, MesaMilestone, Region
from practices.models.vocabulary import InstitutionKind
from practices.record import PartnerEntry
from tests.builders import make_institution, make_practice, make_region
from tests.practices.pages.catalogue import make_lists, publish_practice

pytestmark = pytest.mark.django_db

UNCHECKED = "Dirección no comprobada."
NO_ADDRESS = "No consta la dirección."


def make_national() -> Mesa:
    """Make the national mesa."""
    return Mesa.objects.create(slug="mtigm", name="Mesa nacional", acronym="MTIGM")


def make_mesa(name: str, region: Region, national: Mesa, **fields: str) -> Mesa:
    """Make a regional mesa whose key says its region."""
    return Mesa.objects.create(
        slug=f"mesa-{region.slug}", name=name, region=region, replica_of=national, **fields
    )


def make_tumbes(**fields: str) -> Mesa:
    """Make the mesa of Tumbes, its region and the national one."""
    return make_mesa("Mesa de Tumbes", make_region(), make_national(), **fields)


def said(client: Client, group: str) -> dict[str, str]:
    """Return the facts or details on the page of the mesa of Tumbes, by label."""
    facts = client.get("/mesas/mesa-tumbes/").context[group]
    return {str(fact.label): fact.value for fact in facts}


def test_index_has_the_national_mesa_first_then_the_regional_ones_by_region(
    client: Client,
) -> None:
    national = make_national()
    make_mesa("A de Tumbes", make_region(), national)
    make_mesa("Z de Áncash", make_region("Áncash", "02"), national)

    context = client.get("/mesas/").context

    assert [each.slug for each in context["national"]] == ["mtigm"]
    assert [each.name for each in context["regional"]] == ["Z de Áncash", "A de Tumbes"]


def test_index_says_what_is_known_of_each(client: Client) -> None:
    make_lists()
    mesa = make_mesa(
        "Mesa", Region.objects.get(slug="tumbes"), make_national(), state=MesaState.ACTIVE
    )
    MesaMember.objects.create(mesa=mesa, name="Sunat")
    MesaMember.objects.create(mesa=mesa, name="Migraciones")
    publish_practice("Una", mesa=mesa.slug)

    summary = client.get("/mesas/").context["regional"][0]

    assert (summary.state, summary.members, summary.count) == ("Activa", 2, 1)


def test_unknown_mesa_is_not_found(client: Client) -> None:
    assert client.get("/mesas/no-existe/").status_code == 404


def test_facts_of_a_mesa_of_which_little_is_known_are_left_for_no_consta(
    client: Client,
) -> None:
    make_tumbes()

    assert said(client, "facts") == {
        "Región": "Tumbes",
        "Creación": "",
        "Situación": "No consta",
        "Integrantes que nombran las fuentes": "",
    }


def test_facts_give_dates_as_precise_as_the_source(client: Client) -> None:
    make_tumbes(
        created="2018",
        reactivated="2024-01-23",
        state=MesaState.ACTIVE,
        state_as_of="2025-12",
    )

    facts = said(client, "facts")

    assert facts["Creación"] == "2018"
    assert facts["Reactivación"] == "23 ene. 2024"
    assert facts["Situación"] == "Activa (fuente: dic. 2025)"


def test_unknown_situation_has_no_date(client: Client) -> None:
    make_tumbes(state=MesaState.UNKNOWN, state_as_of="2022-10-26")

    assert said(client, "facts")["Situación"] == "No consta"


def test_norm_that_nobody_read_says_so(client: Client) -> None:
    make_tumbes(instrument_text="D. S. 1-2011")

    details = said(client, "details")

    assert details["Norma que la creó"] == "D. S. 1-2011 (no se tuvo a la vista su texto)"


def test_incomplete_list_of_members_says_so(client: Client) -> None:
    mesa = make_tumbes()
    MesaMember.objects.create(mesa=mesa, name="Sunat")

    facts = said(client, "facts")

    assert facts["Integrantes que nombran las fuentes"] == "1, lista incompleta"


def test_complete_list_of_members_is_just_counted(client: Client) -> None:
    mesa = make_tumbes()
    Mesa.objects.filter(pk=mesa.pk).update(members_complete=True)
    MesaMember.objects.create(mesa=mesa, name="Sunat")

    assert said(client, "facts")["Integrantes que nombran las fuentes"] == "1"


def test_members_are_grouped_by_kind_and_those_without_one_come_last(client: Client) -> None:
    mesa = make_tumbes()
    local = InstitutionKind.objects.create(slug="local", name_es="Gobierno local", position=2)
    state = InstitutionKind.objects.create(slug="estado", name_es="Estado", position=1)
    for name, kind in (("D", None), ("A", local), ("B", state), ("C", local)):
        MesaMember.objects.create(mesa=mesa, name=name, kind=kind)

    groups = client.get("/mesas/mesa-tumbes/").context["member_groups"]

    assert [(each.kind, [m.name for m in each.members]) for each in groups] == [
        ("Estado", ["B"]),
        ("Gobierno local", ["A", "C"]),
        ("", ["D"]),
    ]


def test_member_keeps_the_words_of_the_source_beside_its_institution(client: Client) -> None:
    mesa = make_tumbes()
    MesaMember.objects.create(
        mesa=mesa, name="Sunat", institution=make_institution("Superintendencia Tributaria")
    )

    text = " ".join(client.get("/mesas/mesa-tumbes/").content.decode().split())

    assert 'Sunat <span class="note"> Superintendencia Tributaria </span>' in text


def test_member_with_published_practices_leads_to_its_page(client: Client) -> None:
    make_lists()
    mesa = make_mesa("Mesa", Region.objects.get(slug="tumbes"), make_national())
    for name in ("OIM", "Acnur"):
        MesaMember.objects.create(mesa=mesa, name=name, institution=make_institution(name))
    publish_practice("Una", partners=(PartnerEntry(institution="oim", role=PartnerRole.LEADS),))

    [group] = client.get("/mesas/mesa-tumbes/").context["member_groups"]

    assert [(each.name, each.url) for each in group.members] == [
        ("OIM", "/instituciones/oim/"),
        ("Acnur", ""),
    ]


def test_kind_of_a_member_is_named_in_the_language_of_the_page(client: Client) -> None:
    mesa = make_tumbes()
    kind = InstitutionKind.objects.create(slug="onu", name_es="ONU", name_en="UN")
    MesaMember.objects.create(mesa=mesa, name="OIM", kind=kind)

    [group] = client.get("/en/mesas/mesa-tumbes/").context["member_groups"]

    assert group.kind == "UN"


def test_timeline_runs_by_date_with_the_undated_last(client: Client) -> None:
    mesa = make_tumbes(created="2018")
    for date, text in (("", "Sin fecha"), ("2024-01", "Reunión"), ("2017", "Antes")):
        MesaMilestone.objects.create(mesa=mesa, date=date, text=text)

    timeline = client.get("/mesas/mesa-tumbes/").context["timeline"]

    assert [event.text for event in timeline] == [
        "Antes",
        "Se crea la mesa",
        "Reunión",
        "Sin fecha",
    ]


def test_national_mesa_lists_its_replicas_by_region(client: Client) -> None:
    national = make_national()
    make_mesa("A de Tumbes", make_region(), national)
    make_mesa("Z de Áncash", make_region("Áncash", "02"), national)

    text = client.get("/mesas/mtigm/").content.decode()

    assert "Mesas regionales que la replican" in text
    assert text.index("/mesas/mesa-ancash/") < text.index("/mesas/mesa-tumbes/")


def test_regional_mesa_says_of_which_one_it_is_a_replica(client: Client) -> None:
    make_tumbes()

    details = client.get("/mesas/mesa-tumbes/").context["details"]

    assert [(fact.value, fact.url) for fact in details if str(fact.label) == "Réplica de"] == [
        ("Mesa nacional", "/mesas/mtigm/")
    ]


def test_page_lists_the_practices_tied_to_the_mesa(client: Client) -> None:
    make_lists()
    make_mesa("Mesa", Region.objects.get(slug="tumbes"), make_national())
    publish_practice("Con mesa", mesa="mesa-tumbes")
    publish_practice("Sin mesa")

    practices = client.get("/mesas/mesa-tumbes/").context["practices"]

    assert [card.title for card in practices.cards] == ["Con mesa"]
    assert practices.url == "/practicas/?mesa=mesa-tumbes"


def test_drafts_tied_to_the_mesa_are_invisible(client: Client) -> None:
    make_tumbes()
    make_practice("Borrador", mesa="mesa-tumbes")

    response = client.get("/mesas/mesa-tumbes/")

    assert response.context["practices"].total == 0
    assert "Borrador" not in response.content.decode()


@pytest.mark.parametrize(
    ("url", "checked_on", "note"),
    [
        ("https://example.org/nota", None, UNCHECKED),
        ("https://example.org/nota", dt.date(2026, 1, 2), ""),
        ("", None, NO_ADDRESS),
    ],
)
def test_source_says_what_is_known_of_its_address(
    client: Client, url: str, checked_on: dt.date | None, note: str
) -> None:
    mesa = make_tumbes()
    mesa.sources.add(Source.objects.create(publisher="Diario", url=url, checked_on=checked_on))

    text = client.get("/mesas/mesa-tumbes/").content.decode()

    found = [each for each in (UNCHECKED, NO_ADDRESS) if each in text]
    assert found == ([note] if note else [])


@pytest.mark.parametrize("count", [1, 3])
def test_mesa_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_lists()
    mesa = make_mesa("Mesa", Region.objects.get(slug="tumbes"), make_national())
    for number in range(count):
        MesaMember.objects.create(
            mesa=mesa, name="M", institution=make_institution(f"Entidad {number}")
        )
        MesaMilestone.objects.create(mesa=mesa, text="Reunión")
        mesa.sources.add(Source.objects.create(publisher=f"Diario {number}"))
        publish_practice(f"Práctica {number}", mesa=mesa.slug)
    current()

    with django_assert_num_queries(7):
        response = client.get("/mesas/mesa-tumbes/")

    assert len(response.context["practices"].cards) == count


@pytest.mark.parametrize("count", [1, 3])
def test_index_statements_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    national = make_national()
    for number in range(count):
        make_mesa("Mesa", make_region(f"Región {number}", f"0{number}"), national)
    current()

    with django_assert_num_queries(2):
        response = client.get("/mesas/")

    assert len(response.context["regional"]) == count
