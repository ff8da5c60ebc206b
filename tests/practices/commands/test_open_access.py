"""The break-glass command: what it opens, and what it leaves written."""

import getpass
import logging
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from practices.editorial import Role
from tests.builders import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    """Give somebody with a second factor."""
    return make_member("rosa", Role.READER, second_factor=True)


def opened(*words: str) -> str:
    out = StringIO()
    call_command("abrir_acceso", *words, stdout=out, stderr=out)
    return out.getvalue()


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    left = iter(answers)
    monkeypatch.setattr(getpass, "getpass", lambda _question: next(left))


def test_an_account_held_shut_is_opened(person: User) -> None:
    Authenticator.objects.all().delete()
    good = {"login": "rosa", "password": "una-clave-larga"}
    for i in range(10):
        wrong = {"login": "rosa", "password": "no-es-esta"}
        Client().post("/cuenta/entrar/", wrong, REMOTE_ADDR=f"10.0.0.{i}")
    assert Client().post("/cuenta/entrar/", good).status_code == 200

    printed = opened("ROSA@example.org")

    assert printed == "Se borraron los intentos fallidos de rosa.\n"
    assert Client().post("/cuenta/entrar/", good).status_code == 302
    assert LogEntry.objects.get(object_id=str(person.pk)).change_message.startswith(
        "Desde el servidor ("
    )


def test_a_lost_second_factor_is_taken_away(person: User) -> None:
    opened("rosa")
    assert Authenticator.objects.filter(user=person).exists()

    assert "Se quitó su segundo factor" in opened("rosa", "--quitar-segundo-factor")
    assert not Authenticator.objects.exists()
    assert "No tenía segundo factor" in opened("rosa", "--quitar-segundo-factor")


def test_a_new_password_is_asked_for(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    client.force_login(person)
    answering(monkeypatch, "clave nueva 1234", "clave nueva 1234")

    opened("rosa", "--nueva-clave")

    assert User.objects.get(pk=person.pk).check_password("clave nueva 1234")
    assert client.get("/cuenta/").status_code == 302


@pytest.mark.parametrize("answers", [("corta", "corta"), ("clave nueva 1", "clave nueva 2")])
def test_a_password_that_cannot_be_changes_nothing(
    person: User, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, str]
) -> None:
    answering(monkeypatch, *answers)

    with pytest.raises(CommandError):
        opened("rosa", "--nueva-clave", "--quitar-segundo-factor")

    assert User.objects.get(pk=person.pk).check_password("una-clave-larga")
    assert Authenticator.objects.exists()
    assert not LogEntry.objects.exists()


def test_nobody_is_told(person: User) -> None:
    del person

    with pytest.raises(CommandError, match="No hay ninguna cuenta «nadie»"):
        opened("nadie")


def test_an_account_that_was_closed_is_said_to_be(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert "La cuenta está desactivada" in opened("rosa")


def test_the_log_says_which_account_and_who(
    person: User, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "operadora")
    with caplog.at_level(logging.WARNING):
        opened("rosa")

    assert caplog.messages == [
        f"Access of account {person.pk} opened from the server by operadora"
    ]
