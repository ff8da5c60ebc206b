"""The way of a proposal: written by somebody without an account, decided by staff."""

import dataclasses
import datetime as dt
import hashlib
import secrets
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import CorrectionState, ProposalState
from practices.letters import Letter
from practices.models.practice import Practice
from practices.models.proposals import (
    LIFE,
    Correction,
    Proposal,
    ProposalChange,
    ProposalLink,
)
from practices.models.territory import Mesa, Region
from practices.workflow.permissions import CHANGE, may_row
from practices.workflow.proposal_mail import mail_later
from practices.workflow.proposal_record import draft_of
from practices.workflow.received_mail import tell_of_proposal

BYTES = 32
"""Of the key of a link: 256 bits at random, which nobody guesses."""
MOST_LINKS = 20
_S = ProposalState
DECIDABLE = frozenset({_S.RECEIVED, _S.IN_REVIEW})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a proposal says: as typed, what of it holds, and what it lacks."""

    typed: dict[str, Any]
    answers: dict[str, Any]
    missing: list[str]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One saving of a step: what the step is, and the edition that its form was drawn from.

    `tried`: whoever writes it says that the step is done.
    """

    step: str
    content: Content
    seen: int
    tried: bool = False


class StaleStepError(Exception):
    """The step was saved by another window after this one was opened."""


@transaction.atomic
def begin(*, language: str) -> tuple[Proposal, str]:
    """Begin an empty proposal; return it with the key of its link, kept nowhere."""
    proposal = Proposal.objects.create(language=language)
    return proposal, _new_link(proposal)


def opened_by(token: str) -> Proposal | None:
    """Return the proposal that a key opens today, if any."""
    rows = Proposal.objects.filter(links__token_sha256=_digest(token))
    found = rows.select_related("mesa", "region").first()
    if found is None or (found.expires_at <= timezone.now() and found.state not in DECIDABLE):
        return None
    return found


def locked(proposal: Proposal) -> Proposal:
    """Read a proposal anew, locked until the transaction ends."""
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


@transaction.atomic
def write(*, proposal: Proposal, writing: Writing) -> Proposal:
    """Keep a step of a proposal, on the row that the caller holds locked.

    Raises StaleStepError when another window saved other words in that step meanwhile, and
    PermissionDenied when the proposal is no longer in the hands of its author.
    """
    if not proposal.is_open:
        raise PermissionDenied
    check_step(proposal, writing.step, writing.content.typed[writing.step], writing.seen)
    content = writing.content
    proposal.edit_number += 1
    proposal.typed, proposal.answers = content.typed, content.answers
    proposal.missing = content.missing
    proposal.editions = {**proposal.editions, writing.step: proposal.edit_number}
    if writing.tried and writing.step not in proposal.tried:
        proposal.tried = [*proposal.tried, writing.step]
    _take_columns(proposal)
    _touch(proposal)
    proposal.save()
    return proposal


def check_step(proposal: Proposal, step: str, typed: object, seen: int) -> None:
    """Raise StaleStepError when a step was saved with other words after it was seen."""
    if proposal.editions.get(step, 0) > seen and proposal.typed.get(step) != typed:
        raise StaleStepError(step)


def _take_columns(proposal: Proposal) -> None:
    answers = proposal.answers
    proposal.title = str(answers.get("title", ""))[:300]
    proposal.email = str(answers.get("email", ""))[:254]
    proposal.mesa = Mesa.objects.filter(slug=answers.get("mesa", "")).first()
    proposal.region = Region.objects.filter(ubigeo=answers.get("region", "")).first()


@transaction.atomic
def mail_link(*, proposal: Proposal, token: str) -> bool:
    """Mail the link to the address of the proposal, once for each address; tell if it does."""
    row = locked(proposal)
    if not row.email or row.mailed_to == row.email:
        return False
    Proposal.objects.filter(pk=row.pk).update(mailed_to=row.email)
    mail_later(row, Letter.LINK, token=token)
    return True


@transaction.atomic
def send(*, proposal: Proposal, token: str) -> Proposal:
    """Hand a proposal to staff; sent twice, it is sent once."""
    row = locked(proposal)
    if not row.is_open:
        return row
    row.sent_at = timezone.now()
    _move(row, _S.RECEIVED, by=None)
    mail_later(row, Letter.RECEIVED, token=token)
    tell_of_proposal(row)
    return row


@transaction.atomic
def take_up(*, proposal: Proposal, by: User) -> Proposal:
    """Say that somebody has begun to look at it."""
    row = _decidable(proposal, by)
    if row.state == _S.RECEIVED:
        _move(row, _S.IN_REVIEW, by=by)
    return row


@transaction.atomic
def give_back(*, proposal: Proposal, by: User, reason: str) -> Proposal:
    """Give a proposal back to its author with what is to be changed, and a link to do it."""
    row = _decidable(proposal, by)
    _check_reason(reason)
    _move(row, _S.RETURNED, by=by, reason=reason)
    mail_later(row, Letter.RETURNED, token=_new_link(row), reason=reason)
    return row


@transaction.atomic
def reject(*, proposal: Proposal, by: User, reason: str) -> Proposal:
    """Say no to a proposal, and why."""
    row = _decidable(proposal, by)
    _check_reason(reason)
    _move(row, _S.REJECTED, by=by, reason=reason)
    mail_later(row, Letter.REJECTED, token=_new_link(row), reason=reason)
    return row


@transaction.atomic
def accept(*, proposal: Proposal, by: User) -> Practice:
    """Turn a proposal into a draft, written by the person; asked twice, it is made once."""
    row = locked(proposal)
    if not may_row(by, CHANGE, row):
        raise PermissionDenied
    if row.practice is not None:
        return row.practice
    _check_decidable(row)
    row.practice = draft_of(row, by=by)
    _move(row, _S.ACCEPTED, by=by)
    mail_later(row, Letter.ACCEPTED, token=_new_link(row))
    return row.practice


def _decidable(proposal: Proposal, by: User) -> Proposal:
    row = locked(proposal)
    if not may_row(by, CHANGE, row):
        raise PermissionDenied
    _check_decidable(row)
    return row


def _check_decidable(row: Proposal) -> None:
    if row.state not in DECIDABLE:
        message = _("%(receipt)s está ahora en «%(state)s»: ya no se decide sobre ella.")
        values = {"receipt": row.receipt, "state": row.get_state_display()}
        raise ValidationError(message % values, code="decided")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Escriba qué se le dice a quien la propuso."), code="reason")


def _move(row: Proposal, state: ProposalState, *, by: User | None, reason: str = "") -> None:
    row.state = state
    _touch(row)
    row.save()
    ProposalChange.objects.create(
        proposal=row, after=state, by=by, at=row.changed_at, reason=reason
    )


def _touch(row: Proposal) -> None:
    row.changed_at = timezone.now()
    row.expires_at = row.changed_at + LIFE


def _new_link(proposal: Proposal) -> str:
    """Make one more link; of many, the oldest go, but the first, that its author keeps."""
    token = secrets.token_urlsafe(BYTES)
    old = list(proposal.links.order_by("pk").values_list("pk", flat=True))
    ProposalLink.objects.filter(pk__in=old[1 : max(1, len(old) - MOST_LINKS + 2)]).delete()
    ProposalLink.objects.create(proposal=proposal, token_sha256=_digest(token))
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def purge(*, at: dt.datetime | None = None) -> tuple[int, int]:
    """Delete the proposals whose life is over, and the addresses of old corrections.

    One that awaits a decision is never deleted. Returns how many of each.
    """
    moment = at or timezone.now()
    expired = Proposal.objects.expired(at=moment)
    count = expired.count()
    expired.delete()
    old = Correction.objects.filter(resolved_at__lte=moment - LIFE)
    forgotten = old.exclude(state=CorrectionState.RECEIVED).exclude(email="").update(email="")
    return count, forgotten
