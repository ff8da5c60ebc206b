"""A practice stays in the mesas that its writer reaches; and what is said about it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from practices.editorial import Role
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.models.territory import Mesa
from practices.workflow.comments import add_comment
from tests.builders import make_member, make_mesa, make_practice
from tests.practices.admin.desk import open_form, said

ADD = "/admin/practices/practice/add/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def mesa() -> Mesa:
    return make_mesa()


@pytest.fixture
def writer(mesa: Mesa) -> User:
    return make_member("eva", Role.SECRETARIAT, mesa)


@pytest.fixture
def secretariat(writer: User) -> Client:
    client = Client()
    client.force_login(writer)
    return client


@pytest.fixture
def practice(mesa: Mesa) -> Practice:
    practice = make_practice("Feria")
    practice.mesa = mesa
    practice.save(update_fields=["mesa"])
    return practice


def test_new_practice_of_a_secretariat_is_of_its_mesa(secretariat: Client, mesa: Mesa) -> None:
    form = open_form(secretariat, ADD) | {"title": "Feria", "mesa": str(mesa.pk)}

    secretariat.post(ADD, form | {"_continue": "1"})

    assert Practice.objects.get().mesa == mesa


@pytest.mark.parametrize("sent", ["other", ""])
def test_new_practice_is_not_put_in_another_mesa(secretariat: Client, sent: str) -> None:
    other = make_mesa("Mesa de Piura")
    form = open_form(secretariat, ADD) | {"title": "Feria"}

    response = secretariat.post(ADD, form | {"mesa": str(other.pk) if sent else ""})

    assert list(response.context["adminform"].form.errors) == ["mesa"]
    assert not Practice.objects.exists()


def test_practice_is_not_moved_to_a_mesa_out_of_reach(
    secretariat: Client, practice: Practice, mesa: Mesa
) -> None:
    other = make_mesa("Mesa de Piura")
    page = reverse("admin:practices_practice_change", args=[practice.pk])

    secretariat.post(page, open_form(secretariat, page) | {"mesa": str(other.pk)})

    practice.refresh_from_db()
    assert practice.mesa == mesa


def test_comment_is_said_resolved_and_opened_again(
    secretariat: Client, practice: Practice, writer: User
) -> None:
    page = reverse("admin:practice_comments", args=[practice.pk])
    form = {"section": "resultados", "text": "¿De qué fecha es la cifra?"}

    response = secretariat.post(page, form, follow=True)

    comment = Comment.objects.get()
    assert (comment.author, comment.section) == (writer, "resultados")
    assert said(response) == ["Se guardó el comentario."]
    for change, by in (("resolver", writer), ("reabrir", None)):
        names = [practice.pk, comment.pk, change]
        secretariat.post(reverse("admin:practice_change_comment", args=names))
        comment.refresh_from_db()
        assert comment.resolved_by == by


def test_empty_comment_is_explained(secretariat: Client, practice: Practice) -> None:
    page = reverse("admin:practice_comments", args=[practice.pk])

    response = secretariat.post(page, {"text": " "})

    assert response.context["form"].errors == {"text": ["Escriba el comentario."]}


def test_comment_of_another_practice_is_not_found(
    secretariat: Client, practice: Practice, writer: User
) -> None:
    comment = add_comment(practice=practice, by=writer, text="Falta la fecha.")
    other = make_practice("Otra")
    Practice.objects.update(mesa=practice.mesa)
    names = [other.pk, comment.pk, "resolver"]

    response = secretariat.post(reverse("admin:practice_change_comment", args=names))

    assert response.status_code == 404


def test_reader_reads_comments_and_says_none(practice: Practice, writer: User) -> None:
    comment = add_comment(practice=practice, by=writer, text="Falta la fecha.")
    client = Client()
    client.force_login(make_member("lia", Role.READER))
    page = reverse("admin:practice_comments", args=[practice.pk])
    names = [practice.pk, comment.pk, "resolver"]

    shown = client.get(page)

    assert "Falta la fecha." in shown.content.decode()
    assert shown.context["form"] is None
    assert client.post(page, {"text": "Yo"}).status_code == 403
    change = reverse("admin:practice_change_comment", args=names)
    assert client.post(change).status_code == 403
