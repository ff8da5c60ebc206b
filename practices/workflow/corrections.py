"""Requests to correct a published record, or to take something from it."""

import dataclasses
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import CorrectionState
from practices.models.practice import Practice
from practices.models.proposals import Correction
from practices.models.publication import Publication
from practices.workflow.permissions import CHANGE, may_row
from practices.workflow.proposal_mail import mail_answer
from practices.workflow.received_mail import tell_of_correction


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody asks about a published record."""

    kind: str
    wrong: str
    part: str = ""
    right: str = ""
    source: str = ""
    email: str = ""


@transaction.atomic
def receive(*, publication: Publication, request: Request, language: str) -> Correction:
    """Take a request about what is published, for staff to answer; they are told."""
    values: dict[str, Any] = dataclasses.asdict(request)
    row = Correction.objects.create(
        practice=Practice.objects.get(pk=publication.practice_id),
        version=publication.number,
        language=language,
        **values,
    )
    tell_of_correction(row)
    return row


@transaction.atomic
def resolve(
    *, correction: Correction, by: User, state: CorrectionState, answer: str
) -> Correction:
    """Answer a request; whoever left an address is told. Answered twice, it is once."""
    rows = Correction.objects.select_related("practice").select_for_update(of=("self",))
    row = rows.get(pk=correction.pk)
    if not may_row(by, CHANGE, row):
        raise PermissionDenied
    if row.state != CorrectionState.RECEIVED:
        return row
    if not answer.strip():
        raise ValidationError(_("Escriba la respuesta."), code="answer")
    row.state, row.answer = state, answer
    row.resolved_at, row.resolved_by = timezone.now(), by
    row.save()
    mail_answer(row)
    return row
