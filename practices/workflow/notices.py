"""Telling people what concerns them of a decision or a comment; mail follows, if it can."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from practices.editorial import Action, Delivery
from practices.models.editorial import Comment, StatusChange
from practices.models.notices import Notice, NoticeQuerySet
from practices.workflow.mailing import mail_soon
from practices.workflow.notice_people import concerned, still_allowed
from practices.workflow.notice_preferences import deliveries
from practices.workflow.permissions import Person, visible_to


@transaction.atomic
def announce(change: StatusChange, *, wrote: Collection[int] | None = None) -> None:
    """Write a notice for each person whom a decision concerns; the caller's transaction.

    `wrote` are the keys of who wrote the text; not given, those whom the record names.
    """
    practice = change.practice
    if wrote is None:
        wrote = practice.writers.values_list("pk", flat=True)
    action = Action(change.action)
    people = concerned(action, practice, actor=change.by_id, wrote=set(wrote))
    _tell(people, Notice(practice=practice, change=change, at=change.at))


@transaction.atomic
def announce_to(change: StatusChange, people: Iterable[User]) -> None:
    """Tell of a decision people whom the table does not name; nobody is told twice."""
    told = set(change.notices.values_list("recipient", flat=True))
    others = [each for each in people if each.pk not in told]
    allowed = still_allowed(others, change.practice)
    _tell(allowed, Notice(practice=change.practice, change=change, at=change.at))


@transaction.atomic
def announce_comment(comment: Comment) -> None:
    """Write a notice for each person whom a comment concerns; the caller's transaction."""
    practice = comment.practice
    wrote = set(practice.writers.values_list("pk", flat=True))
    people = concerned(Action.COMMENT, practice, actor=comment.author_id, wrote=wrote)
    _tell(people, Notice(practice=practice, comment=comment, at=comment.at))


def _tell(people: Collection[User], of: Notice) -> None:
    wanted = deliveries(people)
    Notice.objects.bulk_create(
        Notice(
            recipient=each,
            practice=of.practice,
            change=of.change,
            comment=of.comment,
            at=of.at,
            delivery=wanted[each.pk],
        )
        for each in people
    )
    mail_soon([key for key, delivery in wanted.items() if delivery == Delivery.AT_ONCE])


def inbox(user: Person) -> NoticeQuerySet:
    """Return the notices of a person, newest first, of the practices they may still see."""
    found: NoticeQuerySet = Notice.objects.all()
    return found.filter(recipient=user.pk, practice__in=visible_to(user))


def unread_count(user: Person) -> int:
    """Tell how many notices a person has not opened."""
    return inbox(user).unread().count()


@transaction.atomic
def mark_read(notices: NoticeQuerySet, *, at: dt.datetime | None = None) -> None:
    """Mark notices as read; those that were stay as they are."""
    notices.unread().update(read_at=at or timezone.now())


@transaction.atomic
def mark_unread(notices: NoticeQuerySet) -> None:
    """Mark notices as not read."""
    notices.update(read_at=None)
