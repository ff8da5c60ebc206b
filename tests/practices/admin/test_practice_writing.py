"""What the desk answers while somebody writes: what is alike, and objectives to consider."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.admin.practice_panel import read_whole
from practices.admin.practice_writing import of_saved
from practices.editorial import Role
from practices.enums import PartnerRole
from practices.names import read_names
from practices.record import PartnerEntry
from practices.snapshot.dumping import dump
from tests.builders import make_member, make_mesa, make_practice

WRITING = reverse("admin:practice_while_writing")

pytestmark = pytest.mark.django_db


def entered(role: Role = Role.PUBLISHER) -> Client:
    client = Client()
    client.force_login(make_member("rosa", role))
    return client


def answered(client: Client, **texts: str) -> str:
    response = client.post(WRITING, texts)
    assert response.status_code == 200
    return response.text


def test_who_only_reads_is_refused() -> None:
    assert entered(Role.READER).post(WRITING, {"title": "Feria"}).status_code == 403


def test_who_has_no_role_is_told_nothing() -> None:
    practice = make_practice(title="Feria informativa")
    client = Client()
    client.force_login(User.objects.create_user("sin-rol", is_staff=True))

    response = client.post(WRITING, {"title": practice.title})

    assert response.status_code == 302
    assert practice.title not in response.text


def test_who_has_not_entered_is_sent_to_the_door() -> None:
    response = Client().post(WRITING, {"title": "Feria"})

    assert response.status_code == 302


def test_it_is_only_asked_by_post() -> None:
    assert entered().get(WRITING).status_code == 405


def test_likeness_of_an_unsaved_title_is_told_as_a_fragment() -> None:
    make_practice(title="Feria informativa para personas migrantes en Tacna")

    said = answered(entered(), title="Feria informativa para migrantes en Tacna")

    assert "Se parece a otra ficha" in said
    assert "Feria informativa para personas migrantes en Tacna" in said
    assert "<html" not in said


def test_title_of_another_record_is_escaped() -> None:
    make_practice(title="Feria <b>informativa</b> para personas migrantes")

    said = answered(entered(), title="Feria <b>informativa</b> para personas migrantes")

    assert "&lt;b&gt;informativa" in said
    assert "<b>informativa" not in said


def test_draft_of_another_mesa_is_not_named() -> None:
    mine, other = make_mesa(), make_mesa("Mesa regional de Loreto")
    title = "Brigada de salud mental en la frontera norte"
    practice = make_practice(title=title)
    practice.mesa = other
    practice.save(update_fields=["mesa"])
    client = Client()
    client.force_login(make_member("luz", Role.SECRETARIAT, mine))

    assert title not in answered(client, title=title)


@pytest.mark.parametrize("key", ["", "uno", "-1", "9" * 40, "１"])
def test_key_that_is_no_number_is_left_out(key: str) -> None:
    assert "No hay fichas parecidas" in answered(entered(), title="Feria", practice=key)


def test_record_is_not_like_itself() -> None:
    practice = make_practice(title="Feria informativa para personas migrantes en Tacna")

    said = answered(entered(), title=practice.title, practice=str(practice.pk))

    assert practice.code not in said


def test_statements_do_not_grow_with_the_records() -> None:
    client = entered()
    first = make_practice(title="Feria informativa para migrantes")
    asked = {"title": first.title, "practice": str(first.pk)}
    answered(client, **asked)
    few = statements(client, asked)
    for number in range(6):
        make_practice(title=f"Feria informativa para migrantes {number}")

    assert statements(client, asked) == few


def test_statements_of_the_saved_help_do_not_grow_with_the_rows() -> None:
    user: Any = make_member("rosa", Role.PUBLISHER)
    bare = make_practice(title="Brigada de salud")
    partners = tuple(
        PartnerEntry(name=f"Municipalidad {number}", role=PartnerRole.TAKES_PART)
        for number in range(9)
    )
    full = make_practice(title="Feria informativa", partners=partners)
    counted = []
    for practice in (bare, bare, full):  # what is read of the person is read once
        whole = read_whole(practice)
        record, names = dump(whole), read_names()
        with CaptureQueriesContext(connection) as heard:
            of_saved(whole, record, names, user)
        counted.append(len(heard))

    assert counted[1] == counted[2]


def statements(client: Client, asked: dict[str, str]) -> int:
    with CaptureQueriesContext(connection) as heard:
        answered(client, **asked)
    return len(heard)
