"""A form that arrives twice is obeyed once."""

import datetime as dt

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.models.practice import Practice
from practices.models.sent_form import SentForm
from practices.models.vocabulary import Theme
from practices.workflow import once
from tests.builders import make_practice, make_theme
from tests.practices.admin.desk import open_form, said

ADD = "/admin/practices/theme/add/"


def test_new_row_sent_twice_is_added_once_and_leads_to_the_same_page(desk: Client) -> None:
    form = open_form(desk, ADD) | {"name_es": "Salud", "slug": "salud", "_continue": "1"}

    first = desk.post(ADD, form)
    second = desk.post(ADD, form)

    assert Theme.objects.count() == 1
    assert (first.status_code, first.headers["Location"]) == (302, second.headers["Location"])
    assert "Este envío llegó dos veces: se guardó una sola vez." in said(desk.get(ADD))


def test_new_practice_sent_twice_is_one(desk: Client) -> None:
    address = reverse("admin:practices_practice_add")
    form = open_form(desk, address) | {"title": "Feria"}

    desk.post(address, form)
    desk.post(address, form)

    assert Practice.objects.count() == 1


def test_saving_twice_makes_one_edition(desk: Client) -> None:
    practice = make_practice("Feria")
    address = reverse("admin:practices_practice_change", args=[practice.pk])
    form = open_form(desk, address) | {"title": "Feria grande"}

    desk.post(address, form)
    response = desk.post(address, form)

    assert (response.status_code, Practice.objects.get().edit_number) == (302, 2)


def test_refused_form_may_be_sent_again(desk: Client) -> None:
    form = open_form(desk, ADD) | {"name_es": "Salud", "slug": "salud"}

    refused = desk.post(ADD, form | {"name_es": ""})
    desk.post(ADD, form)

    assert (refused.status_code, Theme.objects.count()) == (200, 1)


def test_going_back_and_writing_on_is_not_the_same_form(desk: Client) -> None:
    theme = make_theme("Salud")
    address = reverse("admin:practices_theme_change", args=[theme.pk])
    form = open_form(desk, address)
    desk.post(address, form | {"name_es": "Sanidad"})

    response = desk.post(address, form | {"name_es": "Sanidad pública"})

    assert response.status_code == 409
    assert [each.difference.mine for each in response.context["asked"]] == ["Sanidad pública"]


def test_token_of_somebody_else_hides_nothing(superuser: User) -> None:
    token, content = once.new_token(), [("title", ["Feria"])]
    once.claim(token=token, content=content, by=superuser)
    once.settle(token=token, result="/su-pagina/")

    led = once.claim(token=token, content=content, by=None)

    assert led == ""


def test_form_of_somebody_without_an_account_is_obeyed_once(superuser: User) -> None:
    del superuser
    token, content = once.new_token(), [("title", ["Feria"]), ("csrfmiddlewaretoken", ["a"])]
    first = once.claim(token=token, content=content, by=None)
    once.settle(token=token, result="/gracias/")

    again = [("csrfmiddlewaretoken", ["b"]), ("title", ["Feria"])]

    assert (first, once.claim(token=token, content=again, by=None)) == ("", "/gracias/")


def test_old_tokens_are_forgotten(superuser: User) -> None:
    old = timezone.now() - dt.timedelta(days=8)
    SentForm.objects.create(token="a" * 22, content_sha256="0", sent_at=old)

    once.claim(token=once.new_token(), content=[], by=superuser)

    assert SentForm.objects.filter(token="a" * 22).count() == 0


def test_a_form_without_a_token_is_always_new(superuser: User) -> None:
    assert [once.claim(token="", content=[], by=superuser) for _each in range(2)] == ["", ""]
    assert SentForm.objects.count() == 0
