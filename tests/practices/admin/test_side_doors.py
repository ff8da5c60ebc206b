"""Ways round the front door: what somebody may not see or do, asked for in crafted requests."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.models.editorial import PreviewLink
from practices.models.practice import Practice
from practices.models.publication import Publication
from tests.practices.admin.matrix_asking import LIST, colleagues, named_in, page, seen_by
from tests.practices.admin.matrix_rights import RECEIVED
from tests.practices.admin.matrix_routes import TABLES
from tests.practices.admin.matrix_world import (
    PEOPLE,
    RECORDS,
    SECRET,
    World,
    undone,
)

pytestmark = pytest.mark.django_db
POINTING = [
    ("replication", "original"), ("publication", "practice"), ("statuschange", "practice"),
    ("comment", "practice"), ("correction", "practice"), ("practice", "merged_into"),
]  # fmt: skip
"""Columns that name a practice, of which an address may ask for the options."""


@colleagues
def test_lists_home_and_search_name_only_what_is_seen(world: World, person: str) -> None:
    client, seen = world.client(person), seen_by(person)

    assert named_in(page(client, LIST)) == seen
    assert named_in(page(client, f"{LIST}?q={SECRET}")) == seen
    assert named_in(page(client, f"{LIST}?all=&o=-2")) == seen
    assert named_in(page(client, reverse("admin:index"))) <= seen
    log = page(client, reverse("admin:practices_statuschange_changelist"))
    assert {each for each in RECORDS if world.practices[each].code in log} <= seen


@colleagues
@pytest.mark.parametrize(("model", "field"), POINTING)
def test_options_of_a_choice_are_only_what_is_seen(
    world: World, person: str, model: str, field: str
) -> None:
    asked = {"app_label": "practices", "model_name": model, "field_name": field}
    answer = world.client(person).get(reverse("admin:autocomplete"), {**asked, "term": SECRET})

    assert named_in(answer.content.decode()) <= seen_by(person)


@colleagues
@pytest.mark.parametrize("model", ["membership", "statuschange"])
def test_people_are_no_options_but_for_administration(
    world: World, person: str, model: str
) -> None:
    field = "user" if model == "membership" else "by"
    asked = {"app_label": "practices", "model_name": model, "field_name": field}
    answer = world.client(person).get(reverse("admin:autocomplete"), asked)

    assert answer.status_code == (200 if person == "administrator" else 403)


@pytest.mark.parametrize(
    "crafted",
    [
        "comments__text__contains=a", "preview_links__label=a", "mesa__memberships__user=1",
        "writers__username=ana", "assigned_to__password__startswith=m", "assigned_to=1",
        "title__startswith=R", "state__regex=(", "mesa__name__regex=(", "code__iregex=(((",
        "publications__snapshot__contains=a", "mesa__id__in=1,x", "withdrawn_reason=a",
    ],
)  # fmt: skip
def test_a_list_filters_by_nothing_that_it_does_not_offer(world: World, crafted: str) -> None:
    answer = world.client("neighbour").get(f"{LIST}?{crafted}")

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("table", "crafted"),
    [
        ("practices_publication", "snapshot__contains=a"),
        ("practices_publication", "practice__comments__text__contains=a"),
        ("practices_publication", "published_by__password__startswith=m"),
        ("practices_statuschange", "practice__title__startswith=R"),
        ("practices_statuschange", "by__email=a"),
        ("practices_mesa", "memberships__user__password__startswith=m"),
        ("practices_mesa", "proposals__email=a"),
    ],
)
def test_no_table_is_filtered_by_what_another_keeps(
    world: World, table: str, crafted: str
) -> None:
    answer = world.client("publisher").get(f"{reverse(f'admin:{table}_changelist')}?{crafted}")

    assert answer.status_code == 400


def test_not_even_administration_asks_for_passwords_letter_by_letter(world: World) -> None:
    people = reverse("admin:auth_user_changelist")

    assert (
        world.client("administrator").get(f"{people}?password__startswith=m").status_code == 400
    )


def test_likeness_tells_a_published_title_and_not_what_is_being_written(world: World) -> None:
    answer = world.client("neighbour").post(
        reverse("admin:practice_while_writing"),
        {"title": f"{SECRET} rewritten", "summary": "Resumen de Difundido rewritten."},
    )

    assert named_in(answer.content.decode()) <= {"foreign"}


def test_a_private_link_opens_only_while_it_is_alive(world: World) -> None:
    def opened(record: str) -> int:
        token = world.tokens[record]
        return world.client("anonymous").get(f"/vista-previa/{token}/").status_code

    assert {record: opened(record) for record in RECORDS} == {
        record: 404 if record in {"archived", "withdrawn"} else 200 for record in RECORDS
    }
    with undone():
        PreviewLink.objects.filter(pk=world.links["draft"]).update(revoked_at=timezone.now())
        PreviewLink.objects.filter(pk=world.links["sent"]).update(expires_at=timezone.now())
        assert {opened("draft"), opened("sent")} == {404}
    wrong = world.client("administrator").get(f"/vista-previa/{'x' * 43}/")
    assert wrong.status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/proponer/" + "x" * 43 + "/", "/proponer/" + "x" * 43 + "/mesa/", "/avisos/baja/1:x/",
     "/cuenta/clave/nueva/1-set-password/", "/media/" + "0" * 64 + ".pdf"],
)  # fmt: skip
def test_a_guessed_key_opens_nothing(world: World, address: str) -> None:
    answer = world.client("administrator").get(address)

    assert answer.status_code == 404 or "no vale" in answer.content.decode()


def test_files_of_working_records_have_no_public_address(world: World) -> None:
    digest = f"{world.practices['draft'].pk:064}"

    assert world.client("administrator").get(f"/media/{digest}.pdf").status_code == 404


@colleagues
def test_links_to_the_site_tell_nothing_of_what_is_not_seen(world: World, person: str) -> None:
    client = world.client(person)
    practice = site_of(client, Practice, world.practices["draft"].pk)
    person_row = site_of(client, type(world.author), world.author.pk)
    version = site_of(client, Publication, world.publications["published"])

    assert (practice, person_row, version) == (404, 404, 302)


def site_of(client: Client, model: type[Model], key: int) -> int:
    number = ContentType.objects.get_for_model(model).pk
    return client.get(reverse("admin:view_on_site", args=[number, key])).status_code


@colleagues
def test_navigation_leads_only_where_the_person_may_go(world: World, person: str) -> None:
    client = world.client(person)
    sections = client.get(reverse("admin:index")).context["desk_sections"]
    answers = {each.url: client.get(each.url).status_code for each in sections}

    assert set(answers.values()) == {200}
    received = {reverse(f"admin:{table}_changelist") for table in RECEIVED}
    may = {
        reverse(f"admin:{table}_changelist")
        for table, (see, _decide) in RECEIVED.items()
        if PEOPLE[person].role in see
    }
    assert answers.keys() & received == may


def test_short_addresses_of_rows_lead_to_their_form(world: World) -> None:
    for table in TABLES:
        address = reverse(f"admin:{table}_change", args=[1])
        short = address.removesuffix("change/")
        assert world.client("publisher").get(short).headers["Location"] == address
        assert "/login/" in world.client("anonymous").get(short).headers["Location"]
