"""The daily digest: to who chose it, once a day, with what waits and what is new."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from pytest_django import Settings

from practices.desk.digest import send_digests
from practices.editorial import Action, Delivery, Role
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.workflow.mailing import mail_waiting
from practices.workflow.notice_preferences import choose
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_practice

pytestmark = pytest.mark.django_db

TODAY = dt.date(2999, 11, 23)
TOMORROW = dt.date(2999, 11, 24)


class Away(EmailBackend):
    """A mail server that does not answer."""

    def open(self) -> None:
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def _no_memory_of_the_server() -> None:
    cache.clear()


@pytest.fixture
def beto() -> User:
    """Give a reviewer who chose the digest."""
    beto = make_member("beto", Role.REVIEWER)
    choose(user=beto, delivery=Delivery.DIGEST)
    return beto


@pytest.fixture
def ana(beto: User) -> User:
    del beto
    return make_member("ana", Role.PUBLISHER)


def send(title: str, by: User) -> Practice:
    practice = make_practice(title)
    perform(Ask(action=Action.SUBMIT, practice=practice, by=by))
    return practice


def letters() -> list[Any]:
    return [each for each in mail.outbox if isinstance(each, EmailMultiAlternatives)]


def test_digest_tells_what_waits_and_what_is_new(ana: User) -> None:
    practice = send("Feria <b>uno</b>", ana)

    send_digests(on=TODAY)

    [letter] = letters()
    [(html, _type)] = letter.alternatives
    assert (letter.to, letter.subject) == (
        ["beto@example.org"],
        "Su resumen del 23 de noviembre",
    )
    assert "Esperan su decisión: 1" in letter.body
    assert f"{practice.code} · Feria <b>uno</b>" in letter.body
    assert "ana la envió a revisión." in letter.body
    assert "Esperan su decisión: 1" in html
    assert "ana la envió a revisión." in html
    assert "<b>uno</b>" not in html
    assert "List-Unsubscribe" in letter.message()


def test_digest_is_sent_once_a_day(ana: User) -> None:
    send("Feria", ana)

    tallies = [send_digests(on=day).mailed for day in (TODAY, TODAY, TOMORROW)]

    assert tallies == [1, 0, 1]


def test_notice_is_told_in_one_digest_only(ana: User) -> None:
    send("Feria", ana)

    send_digests(on=TODAY)
    send_digests(on=TOMORROW)

    first, second = letters()
    assert "Avisos nuevos" in first.body
    assert "Avisos nuevos" not in second.body


def test_who_has_nothing_gets_nothing(beto: User) -> None:
    del beto

    assert send_digests(on=TODAY).mailed == 0
    assert mail.outbox == []


def test_digest_is_only_for_who_chose_it(ana: User, beto: User) -> None:
    choose(user=beto, delivery=Delivery.NONE)
    make_member("carla", Role.REVIEWER)
    send("Feria", ana)

    send_digests(on=TODAY)

    assert mail.outbox == []


def test_notice_of_the_digest_is_not_mailed_at_once(ana: User) -> None:
    send("Feria", ana)

    mail_waiting()

    assert (mail.outbox, Notice.objects.count()) == ([], 1)


def test_long_queue_names_its_first_practices(ana: User) -> None:
    for number in range(7):
        send(f"Práctica {number}", ana)
    Notice.objects.all().delete()

    send_digests(on=TODAY)

    [letter] = letters()
    assert "Esperan su decisión: 7" in letter.body
    assert letter.body.count("/change/") == 5
    assert "- y 2 más" in letter.body


def test_digest_that_could_not_be_sent_is_sent_later_the_same_day(
    ana: User, settings: Settings
) -> None:
    send("Feria", ana)
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    with pytest.raises(CommandError, match="no responde"):
        call_command("enviar_resumen")
    settings.EMAIL_BACKEND = backend

    call_command("enviar_resumen")

    assert len(mail.outbox) == 1
