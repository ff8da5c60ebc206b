"""Who is told by mail of what came from outside, and that it delays nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

from practices.desk.digest import send_digests
from practices.editorial import Delivery, ProposalState, Role
from practices.models.practice import Practice
from practices.models.proposals import Correction, Proposal
from practices.models.territory import Mesa
from practices.workflow import proposals
from practices.workflow.corrections import Request, receive
from practices.workflow.notice_preferences import choose
from tests.builders import make_member, make_mesa, make_publication

pytestmark = pytest.mark.django_db

Capture = Callable[..., Any]


class Away(EmailBackend):
    """A mail server that does not answer."""

    def open(self) -> None:
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def _no_memory_of_the_server() -> None:
    cache.clear()


@pytest.fixture
def tumbes() -> Mesa:
    """Give a mesa, and around it everybody who might be told."""
    tumbes, piura = make_mesa("Mesa de Tumbes"), make_mesa("Mesa de Piura")
    make_member("coordinacion", Role.PUBLISHER)
    make_member("tumbes", Role.SECRETARIAT, tumbes)
    make_member("piura", Role.SECRETARIAT, piura)
    make_member("revisora", Role.REVIEWER)
    make_member("lectora", Role.READER)
    make_member("jefa", Role.ADMINISTRATOR)
    gone = make_member("antes", Role.PUBLISHER)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    User.objects.create_user("sin-correo", "")
    return tumbes


def written(mesa: Mesa | None) -> tuple[Proposal, str]:
    proposal, token = proposals.begin(language="en")
    Proposal.objects.update(mesa=mesa, title="Feria\nde <b>salud</b>")
    return proposal, token


def told() -> list[str]:
    return sorted(each.to[0].partition("@")[0] for each in mail.outbox)


def test_a_proposal_is_told_to_who_may_decide_about_it(
    tumbes: Mesa, django_capture_on_commit_callbacks: Capture
) -> None:
    proposal, token = written(tumbes)

    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            proposals.send(proposal=proposal, token=token)

    assert told() == ["coordinacion", "tumbes"]
    letter: Any = mail.outbox[0]
    [(html, _type)] = letter.alternatives
    assert letter.subject == f"Llegó la propuesta {proposal.receipt}"
    assert f"/admin/practices/proposal/{proposal.pk}/change/" in letter.body
    assert "Feria de <b>salud</b>" in letter.body
    assert "Feria de &lt;b&gt;salud" in html
    assert token not in letter.body + html
    assert "List-Unsubscribe" in letter.message()


def test_one_that_was_returned_is_told_again_when_it_comes_back(
    tumbes: Mesa, django_capture_on_commit_callbacks: Capture
) -> None:
    proposal, token = written(tumbes)
    by = User.objects.get(username="coordinacion")

    with django_capture_on_commit_callbacks(execute=True):
        proposals.send(proposal=proposal, token=token)
        proposals.give_back(proposal=proposal, by=by, reason="Falta la fuente.")
        proposals.send(proposal=proposal, token=token)

    assert told() == ["coordinacion", "coordinacion", "tumbes", "tumbes"]
    assert len({each.message()["Message-ID"] for each in mail.outbox}) == len(mail.outbox)


def test_one_without_a_mesa_is_told_to_the_coordination_alone(
    tumbes: Mesa, django_capture_on_commit_callbacks: Capture
) -> None:
    del tumbes
    proposal, token = written(None)

    with django_capture_on_commit_callbacks(execute=True):
        proposals.send(proposal=proposal, token=token)

    assert told() == ["coordinacion"]


def asked(mesa: Mesa) -> Correction:
    publication = make_publication("Feria")
    Practice.objects.filter(pk=publication.practice_id).update(mesa=mesa)
    request = Request(kind="correccion", wrong="Dice 1200\ny son 1300")
    return receive(publication=publication, request=request, language="en")


def test_a_request_about_a_record_is_told_to_who_may_answer(
    tumbes: Mesa, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        correction = asked(tumbes)

    assert told() == ["coordinacion"]
    [letter] = mail.outbox
    code = correction.practice.code
    assert letter.subject == f"Llegó el pedido {correction.receipt} sobre {code}"
    assert "Dice 1200\ny son 1300" in letter.body


@pytest.mark.parametrize("delivery", [Delivery.NONE, Delivery.DIGEST])
def test_who_wants_no_letter_at_once_gets_none(
    tumbes: Mesa, django_capture_on_commit_callbacks: Capture, delivery: Delivery
) -> None:
    choose(user=User.objects.get(username="coordinacion"), delivery=delivery)

    with django_capture_on_commit_callbacks(execute=True):
        asked(tumbes)

    assert mail.outbox == []


def test_the_digest_tells_what_was_received_and_waits(tumbes: Mesa) -> None:
    choose(user=User.objects.get(username="coordinacion"), delivery=Delivery.DIGEST)
    proposal, token = written(tumbes)
    proposals.send(proposal=proposal, token=token)
    correction = asked(tumbes)

    send_digests()

    [letter] = mail.outbox
    assert "Propuestas por atender: 1" in letter.body
    assert f"{proposal.receipt} · Feria de <b>salud</b>" in letter.body
    assert "Pedidos de corrección por responder: 1" in letter.body
    assert f"{correction.receipt} · Feria" in letter.body
    assert f"/admin/practices/correction/{correction.pk}/change/" in letter.body


def test_a_mail_server_that_is_away_stops_nobody(
    tumbes: Mesa, settings: Settings, django_capture_on_commit_callbacks: Capture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    proposal, token = written(tumbes)

    with django_capture_on_commit_callbacks(execute=True):
        proposals.send(proposal=proposal, token=token)

    proposal.refresh_from_db()
    assert proposal.state == ProposalState.RECEIVED
