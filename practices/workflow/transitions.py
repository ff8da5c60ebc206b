"""The workflow as one table: what moves a working record, from where, to where, if what."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import Action, PracticeState
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.names import read_names
from practices.snapshot.dumping import dump
from practices.workflow import publishing
from practices.workflow.checks import obstacles
from practices.workflow.editing import check_seen, locked, unschedule
from practices.workflow.notices import announce
from practices.workflow.permissions import RIGHTS, States, may
from practices.workflow.second_factor import has_second_factor

_S = PracticeState


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What somebody asks for: an action on a practice, with what it needs."""

    action: Action
    practice: Practice
    by: User | None
    """None for the program itself, which obeys guards but needs no right."""
    reason: str = ""
    note: str = ""
    """Of the version that is published."""
    seen: int | None = None
    """The edition that the person had before them; None when a command asks."""
    moment: dt.datetime | None = None
    """When to publish, for a schedule."""
    into: Practice | None = None
    """The practice that stays, for a merge."""
    at: dt.datetime = dataclasses.field(default_factory=timezone.now)


Guard = Callable[[Ask], str]
"""Says why not, in the reader's language, or nothing."""
Effect = Callable[[Ask], Publication | None]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One row of the table."""

    action: Action
    after: PracticeState | None
    """None leaves the state as it is."""
    guards: tuple[Guard, ...] = ()
    effect: Effect | None = None
    needs_reason: bool = False

    @property
    def before(self) -> States:
        """The states from which some role may ask for it."""
        return frozenset().union(*(rights.get(self.action, ()) for rights in RIGHTS.values()))


def not_a_writer(ask: Ask) -> str:
    """Ask for two pairs of eyes: who wrote a text neither approves nor publishes it."""
    if ask.by and ask.practice.writers.filter(pk=ask.by.pk).exists():
        return _("Usted escribió en esta ficha: debe decidirlo otra persona.")
    return ""


def complete(ask: Ask) -> str:
    """Ask for everything that a publication needs."""
    found = obstacles(dump(ask.practice), read_names())
    return " ".join(each.message for each in found)


def identified_twice(ask: Ask) -> str:
    """Ask for a second factor of whoever publishes."""
    if ask.by is None or has_second_factor(ask.by):
        return ""
    return _("Para publicar, active antes la verificación en dos pasos de su cuenta.")


def some_public(ask: Ask) -> str:
    """Ask for something public to take away."""
    if ask.practice.publications.readable().exists():
        return ""
    return _("Esta práctica no está publicada, así que no hay nada que retirar.")


def some_version(ask: Ask) -> str:
    """Ask for a public version, which stays readable."""
    if ask.practice.publications.current().exists():
        return ""
    return _("Solo se archiva una práctica publicada.")


def in_the_future(ask: Ask) -> str:
    """Ask for a moment that is still to come."""
    if ask.moment is None or ask.moment <= ask.at:
        return _("Elija una fecha y una hora que no hayan pasado.")
    return ""


def scheduled(ask: Ask) -> str:
    """Ask for a schedule to cancel."""
    return "" if ask.practice.publish_at else _("Esta ficha no está programada.")


def into_another(ask: Ask) -> str:
    """Ask for another practice, public and not itself merged, that stays."""
    into = ask.into
    if ask.practice.merged_into_id:
        return _("Esta práctica ya está unida a otra.")
    if into is None or into.pk == ask.practice.pk:
        return _("Elija la otra práctica, la que queda.")
    if into.merged_into_id or not into.publications.current().exists():
        return _("La práctica que queda debe estar publicada.")
    return ""


def _publish(ask: Ask) -> Publication:
    release = publishing.Release(by=ask.by, note=ask.note, at=ask.at)
    return publishing.publish(practice=ask.practice, release=release)


def _schedule(ask: Ask) -> None:
    ask.practice.publish_at = ask.moment
    ask.practice.publish_by = ask.by
    ask.practice.publish_note = ask.note


def _unschedule(ask: Ask) -> None:
    unschedule(ask.practice)


def _archive(ask: Ask) -> None:
    publishing.archive(practice=ask.practice, at=ask.at)


def _withdraw(ask: Ask) -> None:
    publishing.withdraw(practice=ask.practice, reason=ask.reason, at=ask.at)


def _merge(ask: Ask) -> None:
    assert ask.into is not None  # noqa: S101  a guard has seen to it
    reason = ask.reason or _("Se unió a %(code)s.") % {"code": ask.into.code}
    publishing.merge(practice=ask.practice, into=ask.into, reason=reason, at=ask.at)


TABLE: dict[Action, Transition] = {
    each.action: each
    for each in (
        Transition(action=Action.SUBMIT, after=_S.SUBMITTED),
        Transition(action=Action.CALL_BACK, after=_S.DRAFT),
        Transition(action=Action.RETURN, after=_S.RETURNED, needs_reason=True),
        Transition(action=Action.APPROVE, after=_S.APPROVED, guards=(not_a_writer, complete)),
        Transition(
            action=Action.PUBLISH,
            after=_S.PUBLISHED,
            guards=(not_a_writer, identified_twice, complete),
            effect=_publish,
        ),
        Transition(
            action=Action.SCHEDULE,
            after=None,
            guards=(not_a_writer, identified_twice, complete, in_the_future),
            effect=_schedule,
        ),
        Transition(
            action=Action.UNSCHEDULE, after=None, guards=(scheduled,), effect=_unschedule
        ),
        Transition(
            action=Action.ARCHIVE,
            after=_S.ARCHIVED,
            guards=(some_version,),
            effect=_archive,
            needs_reason=True,
        ),
        Transition(
            action=Action.WITHDRAW,
            after=_S.WITHDRAWN,
            guards=(some_public,),
            effect=_withdraw,
            needs_reason=True,
        ),
        Transition(action=Action.REOPEN, after=_S.DRAFT, needs_reason=True),
        Transition(
            action=Action.MERGE,
            after=_S.WITHDRAWN,
            guards=(into_another,),
            effect=_merge,
        ),
    )
}


def offered(user: User, practice: Practice) -> list[Transition]:
    """Return the transitions that a person has a right to in the state of a practice."""
    return [each for each in TABLE.values() if may(user, each.action, practice)]


def refusal(ask: Ask) -> list[str]:
    """Say why a transition cannot be made now, beyond rights; empty when nothing is against."""
    transition = TABLE[ask.action]
    found = [guard(ask) for guard in transition.guards]
    if transition.needs_reason and not ask.reason.strip():
        found.append(_("Escriba el motivo."))
    return [each for each in found if each]


@transaction.atomic
def perform(ask: Ask) -> StatusChange:
    """Make a transition; the only way to change the state of a working record.

    One transaction: lock, rights, edition, guards, effect, state, log, notices. Raises
    PermissionDenied without the right in the state that the practice really has, and
    ValidationError, with code `stale` or with the reasons, when something is against it.
    """
    if ask.action not in TABLE:
        raise PermissionDenied
    practice = locked(ask.practice)
    ask = dataclasses.replace(ask, practice=practice, reason=ask.reason.strip())
    if not _allowed(ask):
        raise PermissionDenied
    check_seen(practice, ask.seen)
    reasons = refusal(ask)
    if reasons:
        raise ValidationError(reasons, code="refused")
    return _made(ask, TABLE[ask.action])


def _allowed(ask: Ask) -> bool:
    if ask.by is None:
        return ask.practice.state in TABLE[ask.action].before
    return may(ask.by, ask.action, ask.practice)


def _made(ask: Ask, transition: Transition) -> StatusChange:
    practice, before = ask.practice, ask.practice.state
    wrote = set(practice.writers.values_list("pk", flat=True))  # publishing forgets them
    publication = transition.effect(ask) if transition.effect else None
    if transition.after is not None:
        practice.state = transition.after
    if practice.state != _S.APPROVED:
        unschedule(practice)
    practice.save(update_fields=["state", "publish_at", "publish_by", "publish_note"])
    if transition.action == Action.PUBLISH:
        practice.writers.clear()
    change = StatusChange.objects.create(
        practice=practice,
        action=ask.action,
        before=before,
        after=practice.state,
        by=ask.by,
        at=ask.at,
        reason=ask.reason or ask.note,
        edit_number=practice.edit_number,
        version=publication.number if publication else None,
    )
    announce(change, wrote=wrote)
    return change
