"""Administering people: who may, what a form can and cannot do, and the invitation."""

import re
from smtplib import SMTPException
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from practices.admin.base import CatalogueAdmin
from practices.admin.people import LAST
from practices.editorial import Role
from practices.models.editorial import Membership
from tests.builders import make_member, make_mesa
from tests.practices.admin.desk import Form, add_row, open_form, said

pytestmark = pytest.mark.django_db

LIST = reverse("admin:auth_user_changelist")
ADD = reverse("admin:auth_user_add")
PREFIX = "memberships"


def page_of(person: User) -> str:
    return reverse("admin:auth_user_change", args=[person.pk])


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def office() -> Client:
    """Give the browser of somebody who administers, without being a superuser."""
    return signed_in(make_member("oficina", Role.ADMINISTRATOR))


def new_person(client: Client, **values: str) -> Form:
    form = open_form(client, ADD)
    form |= {"username": "luis", "email": "luis@example.org", "is_active": "on"} | values
    form |= {f"{PREFIX}-0-role": Role.READER}
    return form


def errors(response: Any) -> str:
    return str(response.context["errors"])


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administration_sees_people(role: Role) -> None:
    mesa = make_mesa()
    person = make_member("otra", role, mesa)
    client = signed_in(person)

    answers = {client.get(page).status_code for page in (LIST, ADD, page_of(person))}

    assert answers == {403}


def test_administration_needs_not_be_superuser(office: Client) -> None:
    person = make_member("rosa", Role.READER)

    assert [office.get(page).status_code for page in (LIST, ADD, page_of(person))] == [200] * 3


def test_the_desk_shows_no_list_of_other_packages(office: Client) -> None:
    del office
    strangers = (Group, EmailAddress, Authenticator)

    assert [model for model in strangers if admin.site.is_registered(model)] == []
    assert isinstance(admin.site.get_model_admin(User), CatalogueAdmin)


def test_a_new_person_is_invited_to_choose_a_password(
    office: Client,
) -> None:
    response = office.post(ADD, new_person(office), follow=True)

    person = User.objects.get(username="luis")
    (letter,) = mail.outbox
    link = re.search(r"http://127\.0\.0\.1:8000(/cuenta/clave/nueva/\S+)", str(letter.body))
    assert link is not None
    assert (letter.to, person.has_usable_password()) == (["luis@example.org"], False)
    assert (person.is_staff, person.is_superuser) == (True, False)
    assert "Se envió un enlace para elegir contraseña." in said(response)
    visitor = Client()
    chosen = {"password1": "clave nueva 1234", "password2": "clave nueva 1234"}
    visitor.post(visitor.get(link[1])["Location"], chosen)
    assert visitor.post("/cuenta/entrar/", {"login": "luis", "password": "clave nueva 1234"})[
        "Location"
    ] == reverse("admin:index")


def test_a_mail_that_fails_is_told(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: EmailMessage) -> int:
        raise SMTPException

    monkeypatch.setattr(EmailMessage, "send", refuse)
    response = office.post(ADD, new_person(office), follow=True)

    assert User.objects.filter(username="luis").exists()
    assert any(
        "No se pudo enviar el correo a luis@example.org" in each for each in said(response)
    )


def test_an_invitation_can_be_sent_again(office: Client) -> None:
    person = make_member("rosa", Role.READER)

    chosen = {"action": "invite", "_selected_action": [str(person.pk)]}
    response = office.post(LIST, chosen, follow=True)

    assert [letter.to for letter in mail.outbox] == [["rosa@example.org"]]
    assert "Se envió un enlace para elegir contraseña." in said(response)


def test_the_address_is_kept_in_small_letters(office: Client) -> None:
    office.post(ADD, new_person(office, email="Luis@Example.ORG"))

    assert User.objects.get(username="luis").email == "luis@example.org"


@pytest.mark.parametrize(
    ("field", "value"), [("email", "ROSA@example.org"), ("username", "ROSA"), ("email", "")]
)
def test_name_and_address_are_one_persons(office: Client, field: str, value: str) -> None:
    make_member("rosa", Role.READER)

    response = office.post(ADD, new_person(office, **{field: value}))

    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors


def test_the_form_gives_nobody_djangos_powers(office: Client) -> None:
    person = make_member("rosa", Role.READER)
    form = open_form(office, page_of(person))
    form |= {"is_superuser": "on", "is_staff": "on", "password": "x", "groups": "1"}

    office.post(page_of(person), form)

    after = User.objects.get(pk=person.pk)
    assert (after.is_superuser, after.check_password("una-clave-larga")) == (False, True)


def test_an_account_of_the_server_is_left_to_its_kind(office: Client) -> None:
    server = User.objects.create_superuser("ana", "ana@example.org", "una-clave-larga")

    shown = office.get(page_of(server))
    sent = office.post(page_of(server), {"username": "ana", "email": "otra@example.org"})
    office.post(LIST, {"action": "invite", "_selected_action": [str(server.pk)]})

    assert (shown.status_code, sent.status_code) == (200, 403)
    assert (User.objects.get(pk=server.pk).email, mail.outbox) == ("ana@example.org", [])


def test_no_account_is_deleted(desk: Client) -> None:
    person = make_member("rosa", Role.READER)
    page = reverse("admin:auth_user_delete", args=[person.pk])

    assert desk.post(page, {"post": "yes"}).status_code == 403
    desk.post(LIST, {"action": "delete_selected", "_selected_action": [person.pk], "post": "1"})
    assert User.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("way", ["deactivate", "demote"])
def test_the_last_administrator_stays(office: Client, way: str) -> None:
    last = User.objects.get(username="oficina")
    form = open_form(office, page_of(last))
    if way == "deactivate":
        del form["is_active"]
    else:
        form[f"{PREFIX}-0-DELETE"] = "on"

    response = office.post(page_of(last), form)

    assert str(LAST) in errors(response)
    assert User.objects.get(pk=last.pk).is_active
    assert Membership.objects.filter(user=last, role=Role.ADMINISTRATOR).exists()


def test_one_of_two_administrators_may_go(office: Client) -> None:
    other = make_member("otra", Role.ADMINISTRATOR)
    form = open_form(office, page_of(other))
    del form["is_active"]

    assert office.post(page_of(other), form).status_code == 302
    assert not User.objects.get(pk=other.pk).is_active


def test_an_inactive_administrator_does_not_count(office: Client) -> None:
    last = User.objects.get(username="oficina")
    make_member("otra", Role.ADMINISTRATOR)
    User.objects.filter(username="otra").update(is_active=False)
    form = open_form(office, page_of(last))
    form[f"{PREFIX}-0-DELETE"] = "on"

    assert str(LAST) in errors(office.post(page_of(last), form))


def test_a_role_is_given_and_taken(office: Client) -> None:
    mesa = make_mesa()
    person = make_member("rosa", Role.READER)
    form = open_form(office, page_of(person))
    add_row(form, PREFIX, role=Role.SECRETARIAT, mesa=str(mesa.pk))
    form[f"{PREFIX}-0-DELETE"] = "on"

    office.post(page_of(person), form)

    held = Membership.objects.filter(user=person).values_list("role", "mesa")
    assert list(held) == [(Role.SECRETARIAT, mesa.pk)]
    assert LogEntry.objects.filter(object_id=str(person.pk)).exists()


def test_who_loses_every_role_loses_the_desk(office: Client) -> None:
    person = make_member("rosa", Role.READER)
    form = open_form(office, page_of(person))
    form[f"{PREFIX}-0-DELETE"] = "on"

    office.post(page_of(person), form)

    assert not User.objects.get(pk=person.pk).is_staff
    assert signed_in(person).get("/admin/", follow=True).status_code == 403


def test_a_secretariat_needs_its_mesa(office: Client) -> None:
    form = new_person(office) | {f"{PREFIX}-0-role": Role.SECRETARIAT}

    assert "La secretaría es siempre de una mesa" in errors(office.post(ADD, form))


@pytest.mark.parametrize("count", [1, 4])
def test_list_costs_the_same_with_more_people(
    office: Client, django_assert_max_num_queries: Any, count: int
) -> None:
    mesa = make_mesa()
    for i in range(count):
        make_member(f"p{i}", Role.SECRETARIAT, mesa, second_factor=True)
    office.get(LIST)

    with django_assert_max_num_queries(12):
        html = office.get(LIST).content.decode()

    assert "Secretaría de mesa (Mesa regional de Tumbes)" in html
