"""Publishing what was scheduled, when its moment comes, in the name of who scheduled it."""

import dataclasses
import datetime as dt
import logging

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import Action
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.workflow.moments import written
from practices.workflow.notices import announce_to
from practices.workflow.transitions import Ask, perform

logger = logging.getLogger(__name__)


@dataclasses.dataclass(slots=True)
class Fulfilled:
    """What a run did: codes of what it published, and of what it could not with the reason."""

    published: list[str] = dataclasses.field(default_factory=list)
    refused: dict[str, str] = dataclasses.field(default_factory=dict)


def publish_scheduled(*, at: dt.datetime | None = None) -> Fulfilled:
    """Publish every approved practice whose moment has come; several nodes may do it at a time.

    Each in a transaction of its own. Whoever scheduled it publishes it: they must have the
    right, and everything else that publishing asks for, at this moment. Otherwise the
    schedule is cancelled, and they and whoever can publish it are told why.
    """
    now = at or timezone.now()
    fulfilled = Fulfilled()
    come = Practice.objects.filter(publish_at__lte=now).order_by("publish_at", "code")
    for key in list(come.values_list("pk", flat=True)):
        _fulfil(key, now, fulfilled)
    return fulfilled


@transaction.atomic
def _fulfil(key: int, now: dt.datetime, fulfilled: Fulfilled) -> None:
    come = Practice.objects.filter(pk=key, publish_at__lte=now)
    practice = come.select_for_update(of=("self",), skip_locked=True).first()
    if practice is None:  # another node's, or cancelled meanwhile
        return
    scheduler = practice.publish_by
    assert scheduler is not None  # noqa: S101  the database has seen to it
    try:
        change = _publish(practice, now)
    except PermissionDenied:
        reason = _("%(who)s, quien la programó, ya no tiene permiso para publicarla.")
        change = _cancel(practice, now, reason % {"who": scheduler.get_username()})
        fulfilled.refused[practice.code] = change.reason
    except ValidationError as refusal:
        change = _cancel(practice, now, " ".join(refusal.messages))
        fulfilled.refused[practice.code] = change.reason
    else:
        fulfilled.published.append(practice.code)
    announce_to(change, [scheduler])


def _publish(practice: Practice, now: dt.datetime) -> StatusChange:
    assert practice.publish_at is not None  # noqa: S101  the caller asked for those
    reason = _("Según lo programado para el %(moment)s.")
    return perform(
        Ask(
            action=Action.PUBLISH,
            practice=practice,
            by=practice.publish_by,
            note=practice.publish_note,
            reason=reason % {"moment": written(practice.publish_at)},
            at=now,
        )
    )


def _cancel(practice: Practice, now: dt.datetime, reason: str) -> StatusChange:
    """Cancel a schedule that cannot be fulfilled, as the program itself."""
    logger.warning("%s was not published as scheduled: %s", practice.code, reason)
    return perform(
        Ask(action=Action.UNSCHEDULE, practice=practice, by=None, reason=reason, at=now)
    )
