"""The queues of the desk: which working records ask something of the person who looks."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.editorial import Action, PracticeState
from practices.models.practice import Practice
from practices.workflow.permissions import OPEN, allowing, visible_to


class Queue(TextChoices):
    """A queue; its value is what the address of the filtered list says."""

    MY_DRAFTS = "mis-borradores", _("Borradores míos")
    WAITING = "esperan-mi-revision", _("Esperan mi revisión")
    RETURNED = "devueltas-a-mi", _("Devueltas a mí")
    PUBLISHED = "publicadas", _("Publicadas")
    DUE = "por-confirmar", _("Por confirmar")


def in_queue(user: User, queue: Queue) -> QuerySet[Practice]:
    """Return the working records of a queue, of those that the person may see."""
    return visible_to(user).filter(_condition(user, queue))


def count_queues(user: User) -> dict[Queue, int]:
    """Count every queue, in one statement."""
    found = visible_to(user).aggregate(
        **{each.name: Count("pk", filter=_condition(user, each)) for each in Queue}
    )
    return {each: found[each.name] for each in Queue}


def due(today: dt.date | None = None) -> Q:
    """Ask for those whose day to be looked at again has come."""
    return Q(review_on__lte=today or timezone.localdate(), state__in=OPEN)


def awaiting_decision_of(user: User) -> Q:
    """Ask for those that the person may approve or publish now, because others wrote them."""
    decidable = Q(pk__in=allowing(user, Action.APPROVE).values("pk"))
    publishable = Q(pk__in=allowing(user, Action.PUBLISH).values("pk"), publish_at=None)
    return (decidable | publishable) & ~_written_by(user)


def _written_by(user: User) -> Q:
    return Q(pk__in=Practice.writers.through.objects.filter(user=user).values("practice"))


def _condition(user: User, queue: Queue) -> Q:
    mine = Q(assigned_to=user) | _written_by(user)
    conditions = {
        Queue.MY_DRAFTS: Q(state=PracticeState.DRAFT) & mine,
        Queue.WAITING: awaiting_decision_of(user),
        Queue.RETURNED: Q(state=PracticeState.RETURNED) & mine,
        Queue.PUBLISHED: Q(state=PracticeState.PUBLISHED),
        Queue.DUE: due(),
    }
    return conditions[queue]
