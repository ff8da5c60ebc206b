"""What a form keeps of itself while it is written, and gives back."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.editorial import Action, Role
from practices.models.autosave import Autosave
from practices.models.practice import Practice
from practices.models.practice_parts import Step
from practices.workflow import autosaves
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_mesa, make_practice, make_theme
from tests.practices.admin.desk import Form, add_row, open_form, sent_as_is

ADD = "/admin/practices/practice/add/"


def change_address(practice: Practice) -> str:
    return reverse("admin:practices_practice_change", args=[practice.pk])


def keeping_address(practice: Practice) -> str:
    return reverse("admin:practices_practice_autosave", args=[practice.pk])


def recover(client: Client, address: str) -> Form:
    return sent_as_is(client.get(address, {"recuperar": "1"}))


def test_draft_is_kept_apart_from_the_record(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice)) | {"title": "Feria a medias"}

    response = desk.post(keeping_address(practice), form)

    now = timezone.localtime(Autosave.objects.get().saved_at)
    assert response.json() == {"said": f"Borrador guardado a las {now:%H:%M}"}
    practice.refresh_from_db()
    assert (practice.title, practice.edit_number) == ("Feria", 1)


def test_form_offers_what_was_left_and_gives_it_back(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice)) | {"title": "Feria a medias"}
    add_row(form, "steps", text="Primero.")
    desk.post(keeping_address(practice), form)

    offered = desk.get(change_address(practice)).content.decode()
    recovered = recover(desk, change_address(practice))
    desk.post(change_address(practice), recovered)

    practice.refresh_from_db()
    assert "Hay texto suyo sin guardar, del " in offered
    assert f'href="{change_address(practice)}?recuperar=1"' in offered
    assert (practice.title, Step.objects.get().text) == ("Feria a medias", "Primero.")
    assert Autosave.objects.count() == 0


def test_new_practice_is_kept_and_given_back(desk: Client) -> None:
    form = open_form(desk, ADD) | {"title": "Feria a medias"}
    desk.post(reverse("admin:practices_practice_autosave_new"), form)

    offered = desk.get(ADD).content.decode()
    desk.post(ADD, recover(desk, ADD))

    assert "Hay texto suyo sin guardar" in offered
    assert Practice.objects.get().title == "Feria a medias"
    assert Autosave.objects.count() == 0


def test_draft_of_another_list_is_kept_too(desk: Client) -> None:
    theme = make_theme("Salud")
    address = reverse("admin:practices_theme_change", args=[theme.pk])
    form = open_form(desk, address) | {"name_es": "Sanidad"}

    desk.post(reverse("admin:practices_theme_autosave", args=[theme.pk]), form)

    assert recover(desk, address)["name_es"] == "Sanidad"


def test_discarded_draft_is_gone(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    desk.post(keeping_address(practice), form | {"title": "Feria a medias"})

    response = desk.post(keeping_address(practice), {"_discard": "1"})

    assert response.headers["Location"] == change_address(practice)
    assert Autosave.objects.count() == 0


def test_recovered_draft_meets_what_was_saved_meanwhile(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    desk.post(keeping_address(practice), form | {"title": "A medias"})
    second = Client()
    second.force_login(make_member("beto", Role.PUBLISHER))
    theirs = open_form(second, change_address(practice))
    second.post(change_address(practice), theirs | {"title": "La de beto"})

    response = desk.post(change_address(practice), recover(desk, change_address(practice)))

    told = [(each.difference.mine, each.difference.saved) for each in response.context["asked"]]
    assert (response.status_code, told) == (409, [("A medias", "La de beto")])
    assert Practice.objects.get().title == "La de beto"


def test_draft_with_a_fault_is_given_back_with_it(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice)) | {"title": "", "start": "ayer"}
    desk.post(keeping_address(practice), form)

    recovered = recover(desk, change_address(practice))

    assert (recovered.get("title", ""), recovered["start"]) == ("", "ayer")


def test_drafts_are_of_each_person(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    desk.post(keeping_address(practice), form | {"title": "A medias"})
    second = Client()
    second.force_login(make_member("beto", Role.PUBLISHER))

    assert "sin guardar, del" not in second.get(change_address(practice)).content.decode()
    assert recover(second, change_address(practice))["title"] == "Feria"


@pytest.fixture
def submitted(db: None) -> tuple[Client, Practice, Form]:
    """Give a secretariat that left a draft on a practice, which went to review since."""
    del db
    mesa = make_mesa()
    client = Client()
    client.force_login(make_member("carla", Role.SECRETARIAT, mesa))
    practice = make_practice("Feria")
    Practice.objects.filter(pk=practice.pk).update(mesa=mesa)
    form = open_form(client, change_address(practice)) | {"problem": "Faltan citas."}
    client.post(keeping_address(practice), form)
    perform(Ask(action=Action.SUBMIT, practice=practice, by=None))
    return client, practice, form


def test_who_may_not_write_keeps_nothing_more(submitted: tuple[Client, Practice, Form]) -> None:
    client, practice, form = submitted

    response = client.post(keeping_address(practice), form | {"problem": "Otra cosa."})

    assert response.status_code == 403
    assert "Otra" not in Autosave.objects.get().fields


def test_draft_of_what_may_not_be_written_any_more_is_shown(
    submitted: tuple[Client, Practice, Form],
) -> None:
    client, practice, _form = submitted

    response = client.get(change_address(practice), {"recuperar": "1"})

    assert "Faltan citas." in [each.text for each in response.context["texts"]]


def test_session_that_ended_is_answered_by_a_way_in(client: Client, db: None) -> None:
    del db
    practice = make_practice("Feria")

    response = client.post(keeping_address(practice), {"title": "A medias"})

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


def test_living_session_gives_the_token_of_the_form(desk: Client) -> None:
    response = desk.get(keeping_address(make_practice("Feria")))

    assert len(response.json()["token"]) == 64


def test_too_much_text_is_refused_in_words(desk: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(autosaves, "LARGEST", 100)
    practice = make_practice("Feria")

    response = desk.post(keeping_address(practice), {"problem": "a" * 200})

    assert (response.status_code, Autosave.objects.count()) == (413, 0)
    assert response.json() == {"said": "Es demasiado texto para guardarlo solo."}


def test_old_drafts_are_forgotten(superuser: User) -> None:
    old = timezone.now() - dt.timedelta(days=31)
    Autosave.objects.create(user=superuser, form="practice:1", saved_at=old)

    autosaves.keep(user=superuser, form="practice:2", fields="", seen="")

    assert [each.form for each in Autosave.objects.all()] == ["practice:2"]
