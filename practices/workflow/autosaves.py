"""Keeping what somebody is writing, apart from every record, until they save or discard it."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from practices.models.autosave import Autosave
from practices.models.practice import Practice

LARGEST = 1_000_000
"""Characters of the fields of one form."""
KEPT = dt.timedelta(days=30)


class TooLargeError(ValueError):
    """More text than a form of the catalogue can hold."""


@transaction.atomic
def keep(
    *, user: User, form: str, fields: str, seen: str, practice: Practice | None = None
) -> Autosave:
    """Keep the fields of a form, in the place of what was kept of it before."""
    if len(fields) > LARGEST:
        raise TooLargeError
    Autosave.objects.filter(saved_at__lt=timezone.now() - KEPT).delete()
    kept, _made = Autosave.objects.update_or_create(
        user=user,
        form=form,
        defaults={
            "practice": practice,
            "fields": fields,
            "seen": seen[:64],
            "saved_at": timezone.now(),
        },
    )
    return kept


def kept(*, user: User, form: str) -> Autosave | None:
    """Return what a person left unsaved in a form."""
    oldest = timezone.now() - KEPT
    return Autosave.objects.filter(user=user, form=form, saved_at__gte=oldest).first()


def discard(*, user: User, form: str) -> None:
    """Forget what was kept of a form."""
    Autosave.objects.filter(user=user, form=form).delete()
