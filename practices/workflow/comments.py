"""What staff say to each other about a working record: adding, resolving, opening again."""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import Action, Section
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.text import clean
from practices.workflow.notices import announce_comment
from practices.workflow.permissions import may

LONGEST = 4000
DOUBLE_SEND = dt.timedelta(minutes=1)
"""Time in which the same words by the same person are the same comment, sent twice."""


@transaction.atomic
def add_comment(*, practice: Practice, by: User, text: str, section: str = "") -> Comment:
    """Say something about a practice, or about a section of it, and tell whom it concerns."""
    _check_right(practice, by)
    said = clean(text.replace("\r\n", "\n")).strip()
    if not said:
        raise ValidationError({"text": _("Escriba el comentario.")})
    if len(said) > LONGEST:
        raise ValidationError({"text": _("El comentario es demasiado largo.")})
    if section and section not in Section.values:
        raise ValidationError({"section": _("Esa sección no existe.")})
    twin = _just_said(practice, by, said, section)
    if twin:
        return twin
    comment = Comment.objects.create(practice=practice, author=by, text=said, section=section)
    announce_comment(comment)
    return comment


@transaction.atomic
def resolve(*, comment: Comment, by: User) -> Comment:
    """Mark a comment as attended to; one that is stays as it is."""
    found = _locked(comment, by)
    if found.resolved_at is None:
        found.resolved_at, found.resolved_by = timezone.now(), by
        found.save(update_fields=["resolved_at", "resolved_by"])
    return found


@transaction.atomic
def reopen(*, comment: Comment, by: User) -> Comment:
    """Mark a comment as open again."""
    found = _locked(comment, by)
    found.resolved_at, found.resolved_by = None, None
    found.save(update_fields=["resolved_at", "resolved_by"])
    return found


def _locked(comment: Comment, by: User) -> Comment:
    """Read a comment anew, locked until the transaction ends, for who has the right."""
    found = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    _check_right(found.practice, by)
    return found


def _check_right(practice: Practice, by: User) -> None:
    if not may(by, Action.COMMENT, practice):
        raise PermissionDenied


def _just_said(practice: Practice, by: User, text: str, section: str) -> Comment | None:
    since = timezone.now() - DOUBLE_SEND
    return Comment.objects.filter(
        practice=practice, author=by, text=text, section=section, at__gte=since
    ).first()
