"""Notices by mail: what they carry, once each, whatever becomes of the mail server."""

import datetime as dt
import smtplib
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from practices.editorial import Action, Delivery, PracticeState, Role
from practices.models.editorial import Membership
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.record import AlignmentEntry
from practices.workflow.mailing import mail_waiting
from practices.workflow.notice_preferences import choose
from practices.workflow.transitions import Ask, perform
from tests.builders import (
    make_framework,
    make_member,
    make_objective,
    make_practice,
)

pytestmark = pytest.mark.django_db


class Away(EmailBackend):
    """A mail server that does not answer."""

    def open(self) -> None:
        raise ConnectionRefusedError


class Broken(EmailBackend):
    """A fault of the program itself."""

    def open(self) -> None:
        raise RuntimeError


class Picky(EmailBackend):
    """A mail server that does not know beto."""

    code = 550

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["beto@example.org"]:
            answer = {"beto@example.org": (self.code, b"no")}
            raise smtplib.SMTPRecipientsRefused(answer)
        return super().send_messages(messages)


class Busy(Picky):
    """A mail server that asks to come back later with the mail of beto."""

    code = 450


@pytest.fixture(autouse=True)
def _no_memory_of_the_server() -> None:
    cache.clear()


@pytest.fixture
def beto() -> User:
    return make_member("beto", Role.REVIEWER)


@pytest.fixture
def ana(beto: User) -> User:
    """Give whoever sends the practices; beto reviews them."""
    del beto
    return make_member("ana", Role.PUBLISHER)


def send(title: str, by: User, **overrides: Any) -> Practice:
    practice = make_practice(title, **overrides)
    perform(Ask(action=Action.SUBMIT, practice=practice, by=by))
    return practice


def letter() -> EmailMultiAlternatives:
    [sent] = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    return sent


def html() -> str:
    [alternative] = letter().alternatives
    assert alternative[1] == "text/html"
    return str(alternative[0])


def serve_with(settings: Settings, server: type) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{server.__name__}"


def test_notice_is_mailed_as_soon_as_the_decision_is_kept(
    ana: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        practice = send("Feria informativa", ana)

    assert letter().to == ["beto@example.org"]
    assert letter().subject == f"Espera revisión: {practice.code} · Feria informativa"
    assert Notice.objects.get().mailed_at is not None


def test_both_parts_of_the_letter_say_the_same(ana: User) -> None:
    ods, pmm = make_framework("ods"), make_framework("pmm")
    goal = make_objective(ods, "10", colour="#dd1367")
    make_objective(ods, "10.7", kind="meta", parent=goal)
    make_objective(pmm, "15")
    entries = (
        AlignmentEntry(framework="ods", code="10.7", justification="x" * 10),
        AlignmentEntry(framework="pmm", code="15", justification="x" * 10),
    )
    practice = send("Feria informativa", ana, alignments=entries)

    mail_waiting()

    address = f"http://127.0.0.1:8000/admin/avisos/{Notice.objects.get().pk}/"
    for part in (letter().body, html()):
        for words in ("Feria informativa", practice.code, "Tumbes", "ana la envió", address):
            assert words in part
    assert "ODS 10 · PMM 15" in letter().body
    assert "background:#dd1367;color:#ffffff" in html()
    assert "PMM 15" in html()
    assert "<img" not in html()


def test_title_can_break_neither_the_markup_nor_the_headers(ana: User) -> None:
    send("Feria <b>uno</b>\r\nBcc: todos@example.org", ana)

    mail_waiting()

    sent = letter().message()
    assert sent["Bcc"] is None
    assert letter().recipients() == ["beto@example.org"]
    assert letter().subject.endswith("Feria <b>uno</b> Bcc: todos@example.org")
    assert "<b>uno</b>" in letter().body
    assert "<b>uno</b>" not in html()
    assert "&lt;b&gt;uno&lt;/b&gt;" in html()


def test_letter_can_be_ended_with_one_click(ana: User) -> None:
    send("Feria", ana)

    mail_waiting()

    headers = letter().message()
    link = headers["List-Unsubscribe"].strip("<>")
    assert link.startswith("http://127.0.0.1:8000/avisos/baja/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in letter().body
    assert link in html()


def test_everything_that_waits_for_a_person_goes_in_one_letter(ana: User) -> None:
    send("Feria", ana)
    send("Taller", ana)

    tally = mail_waiting()

    assert (tally.mailed, letter().subject) == (1, "2 avisos de la mesa de trabajo")
    assert "Feria" in letter().body
    assert "Taller" in html()


def test_command_sends_nothing_twice(ana: User) -> None:
    send("Feria", ana)

    call_command("enviar_avisos")
    call_command("enviar_avisos")

    assert len(mail.outbox) == 1


def test_server_that_is_away_keeps_the_decision_and_loses_no_notice(
    ana: User,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    backend = settings.EMAIL_BACKEND
    serve_with(settings, Away)

    with django_capture_on_commit_callbacks(execute=True):
        practice = send("Feria", ana)
    with pytest.raises(CommandError, match="no responde"):
        call_command("enviar_avisos")
    settings.EMAIL_BACKEND = backend
    call_command("enviar_avisos")

    practice.refresh_from_db()
    assert practice.state == PracticeState.SUBMITTED
    assert letter().to == ["beto@example.org"]


def test_fault_while_mailing_does_not_reach_who_decided(
    ana: User,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    serve_with(settings, Broken)

    with django_capture_on_commit_callbacks(execute=True):
        practice = send("Feria", ana)

    practice.refresh_from_db()
    assert practice.state == PracticeState.SUBMITTED


def test_desk_does_not_wait_again_for_a_server_that_has_just_failed(
    ana: User,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    backend = settings.EMAIL_BACKEND
    serve_with(settings, Away)
    with django_capture_on_commit_callbacks(execute=True):
        send("Feria", ana)
    settings.EMAIL_BACKEND = backend

    with django_capture_on_commit_callbacks(execute=True):
        send("Taller", ana)

    assert mail.outbox == []


def test_address_that_is_refused_for_good_stops_nobody_else(
    ana: User, settings: Settings
) -> None:
    make_member("carla", Role.REVIEWER)
    send("Feria", ana)
    serve_with(settings, Picky)

    tally = mail_waiting()

    kept = dict(Notice.objects.values_list("recipient__username", "delivery"))
    assert (tally.mailed, tally.failed, letter().to) == (1, 1, ["carla@example.org"])
    assert kept == {"beto": Delivery.NONE, "carla": Delivery.AT_ONCE}


def test_address_that_is_refused_for_now_is_tried_again_later(
    ana: User, settings: Settings
) -> None:
    send("Feria", ana)
    backend = settings.EMAIL_BACKEND
    serve_with(settings, Busy)
    mail_waiting()
    settings.EMAIL_BACKEND = backend

    mail_waiting()
    soon = len(mail.outbox)
    Notice.objects.update(claimed_at=timezone.now() - dt.timedelta(minutes=16))
    mail_waiting()

    assert (soon, len(mail.outbox)) == (0, 1)


def test_notice_that_another_process_is_mailing_is_left_to_it(ana: User) -> None:
    send("Feria", ana)
    Notice.objects.update(claimed_at=timezone.now())

    mail_waiting()

    assert mail.outbox == []


@pytest.mark.parametrize("delivery", [Delivery.DIGEST, Delivery.NONE])
def test_who_chose_otherwise_gets_no_mail_at_once(
    ana: User, beto: User, delivery: Delivery
) -> None:
    choose(user=beto, delivery=delivery)
    send("Feria", ana)

    mail_waiting()

    assert (mail.outbox, Notice.objects.count()) == ([], 1)


def test_who_lost_the_right_meanwhile_gets_no_mail(ana: User, beto: User) -> None:
    send("Feria", ana)
    Membership.objects.filter(user=beto).delete()

    mail_waiting()

    assert mail.outbox == []


def test_what_was_read_or_is_old_is_not_mailed(ana: User) -> None:
    send("Feria", ana)
    send("Taller", ana)
    read, old = Notice.objects.order_by("pk")
    Notice.objects.filter(pk=read.pk).update(read_at=timezone.now())
    Notice.objects.filter(pk=old.pk).update(at=timezone.now() - dt.timedelta(days=3))

    mail_waiting()

    assert mail.outbox == []


def test_account_without_an_address_is_told_only_at_the_desk(ana: User, beto: User) -> None:
    User.objects.filter(pk=beto.pk).update(email="")

    send("Feria", ana)
    mail_waiting()

    assert (mail.outbox, Notice.objects.get().delivery) == ([], Delivery.NONE)
