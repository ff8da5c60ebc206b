"""What every door that writes on a working record does before and after it writes."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import Action, PracticeState
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.workflow.moments import written
from practices.workflow.notices import announce
from practices.workflow.permissions import may

RETURNS_TO_DRAFT = frozenset({PracticeState.PUBLISHED, PracticeState.APPROVED})
"""States that stand for a text which was read: another text is a draft again."""


def locked(practice: Practice) -> Practice:
    """Read the practice anew, locked until the transaction ends."""
    return Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)


def check_seen(practice: Practice, seen: int | None) -> None:
    """Raise ValidationError, with code `stale`, when a locked practice is no longer as seen."""
    if seen is not None and seen != practice.edit_number:
        message = _(
            "Otra persona guardó %(code)s después de que usted la abriera (va por la edición "
            "%(edition)s). Ábrala de nuevo y vea qué cambió."
        )
        values = {"code": practice.code, "edition": practice.edit_number}
        raise ValidationError(message % values, code="stale")


def check_writable(practice: Practice, by: User) -> None:
    """Raise PermissionDenied unless the person may write on the practice in its state."""
    if not may(by, Action.EDIT, practice):
        raise PermissionDenied


@transaction.atomic
def record_edit(practice: Practice, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Note that somebody wrote on a practice: the next edition, and a draft if it was read.

    Call it in the transaction of the change, on a row that was locked first. `by` is None for
    the program itself.
    """
    before = PracticeState(practice.state)
    practice.edit_number += 1
    fields = ["edit_number", "changed_at"]
    if before in RETURNS_TO_DRAFT:
        practice.state = PracticeState.DRAFT
        lost = _schedule_lost(practice)
        unschedule(practice)
        fields += ["state", "publish_at", "publish_by", "publish_note"]
        change = StatusChange.objects.create(
            practice=practice,
            action=Action.EDIT,
            before=before,
            after=practice.state,
            by=by,
            at=at or timezone.now(),
            reason=lost,
            edit_number=practice.edit_number,
        )
        if before == PracticeState.APPROVED:
            announce(change)
    practice.save(update_fields=fields)
    if by is not None:
        practice.writers.add(by)


def drafts_again(practices: Iterable[Practice]) -> None:
    """Note that the program wrote on practices: those that had been read are drafts again.

    What `record_edit` is for one, in a number of statements that does not grow; the caller has
    already given each its next edition.
    """
    read = [each for each in practices if each.state in RETURNS_TO_DRAFT]
    Practice.objects.filter(pk__in=[each.pk for each in read]).update(
        state=PracticeState.DRAFT, publish_at=None, publish_by=None, publish_note=""
    )
    StatusChange.objects.bulk_create(
        StatusChange(
            practice=practice,
            action=Action.EDIT,
            before=practice.state,
            after=PracticeState.DRAFT,
            edit_number=practice.edit_number,
        )
        for practice in read
    )
    for practice in read:
        practice.state = PracticeState.DRAFT


def _schedule_lost(practice: Practice) -> str:
    if practice.publish_at is None:
        return ""
    message = _("Se canceló la publicación programada para el %(moment)s.")
    return message % {"moment": written(practice.publish_at)}


def unschedule(practice: Practice) -> None:
    """Take away the moment at which it would be published; the caller saves."""
    practice.publish_at = None
    practice.publish_by = None
    practice.publish_note = ""
