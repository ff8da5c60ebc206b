"""What staff decide about a proposal, what becomes of it, and who may decide."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from practices.editorial import CorrectionState, PracticeState, ProposalState, Role
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.models.proposals import Correction, Proposal, ProposalLink
from practices.models.territory import Mesa, Region
from practices.record import CitationEntry
from practices.snapshot.dumping import dump
from practices.workflow import proposals
from practices.workflow.corrections import Request, receive, resolve
from practices.workflow.permissions import CHANGE, VIEW, may_row, rows_for
from tests.builders import make_member, make_mesa, make_publication
from tests.practices.participation.walking import make_lists

pytestmark = pytest.mark.django_db

Capture = Callable[..., Any]

ANSWERS: dict[str, Any] = {
    "mesa": "mesa-regional-de-tumbes",
    "region": "24",
    "office": "Gerencia",
    "role": "Secretaría técnica",
    "email": "mesa@region.gob.pe",
    "title": "Feria informativa",
    "summary": "Reúne a las entidades.",
    "lead": "Gobierno Regional",
    "start": "2024-05",
    "problem": "Nadie sabía a dónde ir.",
    "description": "Se hicieron ferias.",
    "actions": [{"date": "2024-05", "text": "Primera feria"}],
    "results": [
        {"statement": "Personas orientadas", "value": "1200", "unit": "personas",
         "cut_off": "2024-12", "source": "nota de la feria"},
        {"statement": "Más confianza", "source": "Un informe"},
    ],
    "ods": [{"code": "10", "reason": "Reduce la desigualdad.", "principal": True}],
    "pmm": [{"code": "3", "reason": "Da información.", "principal": False},
            {"code": "99", "reason": "Ya no existe.", "principal": False}],
    "sources": [{"title": "Nota de la feria", "publisher": "GORE", "url": "https://x.pe/n"}],
    "unread": [["Cifra", "1.200"]],
}  # fmt: skip


def make_proposal(**answers: Any) -> Proposal:
    """Make a proposal that was sent."""
    if not Region.objects.exists():
        make_lists()
    whole = {**ANSWERS, **answers}
    return Proposal.objects.create(
        state=ProposalState.RECEIVED,
        sent_at=timezone.now(),
        answers=whole,
        title=whole["title"],
        email=whole["email"],
        mesa=Mesa.objects.get(slug="mesa-regional-de-tumbes"),
        region=Region.objects.get(),
    )


def publisher() -> User:
    return make_member("coordinacion", Role.PUBLISHER)


def test_accepted_it_is_a_draft_with_everything() -> None:
    proposal, by = make_proposal(), publisher()

    practice = proposals.accept(proposal=proposal, by=by)

    record = dump(practice)
    proposal.refresh_from_db()
    assert (practice.state, list(practice.writers.all())) == (PracticeState.DRAFT, [by])
    assert (practice.edit_number, str(practice.mesa)) == (1, "Mesa regional de Tumbes")
    assert (record.title, record.regions, record.start) == (
        "Feria informativa",
        ("24",),
        "2024-05",
    )
    assert [(e.framework, e.code, e.role) for e in record.alignments] == [
        ("ods", "10", "principal"),
        ("pmm", "3", "secundario"),
    ]
    assert record.results[0].value == Decimal(1200)
    assert [each.citation for each in record.results] == [1, None]
    assert record.citations == (
        CitationEntry(title="Nota de la feria", publisher="GORE", url="https://x.pe/n"),
    )
    assert record.leads[0].name == "Gobierno Regional"
    assert (record.contact_office, record.contact_email) == ("Gerencia", "")
    assert proposal.state == ProposalState.ACCEPTED


def test_what_no_record_holds_comes_as_comments() -> None:
    practice = proposals.accept(
        proposal=make_proposal(mesa="", mesa_name="Mesa nueva"), by=publisher()
    )

    said = " ".join(Comment.objects.filter(practice=practice).values_list("text", flat=True))

    assert "Viene de la propuesta P-" in said
    assert "Mesa nueva" in said
    assert "«Más confianza»: Un informe" in said
    assert "No se pudo leer «Cifra»: 1.200" in said


def test_an_almost_empty_one_is_accepted_too() -> None:
    proposal = make_proposal()
    Proposal.objects.update(answers={}, title="")

    practice = proposals.accept(proposal=proposal, by=publisher())

    assert practice.title == f"Propuesta {proposal.receipt}, sin título"


def test_accepted_twice_it_is_one_draft() -> None:
    proposal, by = make_proposal(), publisher()

    first, second = (proposals.accept(proposal=proposal, by=by) for _time in range(2))

    assert (first, Practice.objects.count()) == (second, 1)


def test_returned_it_may_be_corrected_by_a_new_link_and_by_the_old_one(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    proposal, token = proposals.begin(language="es")
    Proposal.objects.update(email="mesa@region.gob.pe")
    proposals.send(proposal=proposal, token=token)

    with django_capture_on_commit_callbacks(execute=True):
        proposals.give_back(proposal=proposal, by=publisher(), reason="Falta la fuente.")

    opened = proposals.opened_by(token)
    letter = mail.outbox[-1]
    assert opened is not None
    assert (opened.state, opened.is_open) == (ProposalState.RETURNED, True)
    assert "Falta la fuente." in letter.body
    assert ProposalLink.objects.filter(proposal=proposal).count() == 2
    assert token not in letter.body


def test_rejected_with_a_reason_it_is_over(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    proposal, by = make_proposal(), publisher()
    with pytest.raises(ValidationError):
        proposals.reject(proposal=proposal, by=by, reason=" ")

    with django_capture_on_commit_callbacks(execute=True):
        proposals.reject(proposal=proposal, by=by, reason="No es de una región.")

    assert "No es de una región." in mail.outbox[0].body
    with pytest.raises(ValidationError):
        proposals.accept(proposal=proposal, by=by)


def test_many_returns_leave_few_links_and_keep_the_first() -> None:
    proposal, token = proposals.begin(language="es")
    by = publisher()
    for _time in range(30):
        proposals.send(proposal=proposal, token=token)
        proposals.give_back(proposal=proposal, by=by, reason="Otra vez.")

    assert ProposalLink.objects.count() <= proposals.MOST_LINKS + 1
    assert proposals.opened_by(token) is not None


RIGHTS = {
    Role.SECRETARIAT: (True, True),
    Role.REVIEWER: (True, False),
    Role.PUBLISHER: (True, True),
    Role.ADMINISTRATOR: (True, True),
    Role.READER: (False, False),
}


@pytest.mark.parametrize("role", Role)
def test_who_reads_and_who_decides(role: Role) -> None:
    proposal = make_proposal()
    mesa = proposal.mesa if role == Role.SECRETARIAT else None
    by = make_member("alguien", role, mesa)

    found = may_row(by, VIEW, proposal), may_row(by, CHANGE, proposal)

    assert found == RIGHTS[role]
    if not found[1]:
        with pytest.raises(PermissionDenied):
            proposals.accept(proposal=proposal, by=by)


def test_a_secretariat_reaches_only_what_concerns_its_mesa() -> None:
    proposal = make_proposal()
    other = make_mesa("Otra", region=Region.objects.get(), replica_of=Mesa.objects.first())
    by = make_member("otra", Role.SECRETARIAT, other)

    assert list(rows_for(by, VIEW, Proposal)) == []
    with pytest.raises(PermissionDenied):
        proposals.give_back(proposal=proposal, by=by, reason="No.")


def test_old_ones_are_deleted_but_those_that_await_an_answer() -> None:
    make_lists()
    for state in ProposalState:
        Proposal.objects.create(state=state, sent_at=timezone.now(), expires_at=timezone.now())
    fresh, _token = proposals.begin(language="es")

    call_command("limpiar_propuestas", verbosity=0)

    left = set(Proposal.objects.exclude(pk=fresh.pk).values_list("state", flat=True))
    assert left == {ProposalState.RECEIVED, ProposalState.IN_REVIEW}
    assert Proposal.objects.filter(pk=fresh.pk).exists()


def test_a_correction_is_answered_once_and_its_address_forgotten(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    publication = make_publication("Feria")
    asked = Request(kind="correccion", wrong="1200", right="1300", email="x@example.org")
    correction = receive(publication=publication, request=asked, language="en")
    by = publisher()

    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            resolve(correction=correction, by=by, state=CorrectionState.DONE, answer="Hecho.")

    assert [each.to for each in mail.outbox] == [["x@example.org"]]
    assert "/en/practicas/" in mail.outbox[0].body
    proposals.purge(at=timezone.now() + dt.timedelta(days=61))
    assert Correction.objects.get().email == ""
