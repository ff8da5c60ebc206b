"""Sending what waits to be mailed; a server that is away loses nothing and stops nobody."""

import contextlib
import dataclasses
import enum
import itertools
import logging
import smtplib
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from practices.editorial import Action, Delivery
from practices.models.notices import Notice
from practices.workflow.notice_mail import READ, letter_of
from practices.workflow.permissions import may

logger = logging.getLogger(__name__)

BATCH = 200
IMPATIENCE = 3  # seconds that somebody at the desk waits for a mail server
AWAY = "practices.mail-server-away"
PERMANENT = 500  # the first reply of SMTP that it is no use to try again
AWAY_FOR = 60  # seconds in which the desk does not ask again


class Outcome(enum.Enum):
    """What became of a letter."""

    MAILED = enum.auto()
    REFUSED = enum.auto()
    """This time: it is tried again."""
    HOPELESS = enum.auto()
    AWAY = enum.auto()
    """The server, for every letter."""


@dataclasses.dataclass(slots=True)
class Tally:
    """How many letters of a run were mailed and how many were not."""

    mailed: int = 0
    failed: int = 0
    away: bool = False


def mail_soon(recipients: Collection[int]) -> None:
    """Mail what waits for some people, by key, once the transaction is over, if it can be."""
    people = frozenset(recipients)

    def mail_now() -> None:  # a partial has no name, which Django needs to log a failure
        if not cache.get(AWAY):
            mail_waiting(only=people, patience=IMPATIENCE)

    if people:
        transaction.on_commit(mail_now, robust=True)


def mail_waiting(*, only: Collection[int] | None = None, patience: int | None = None) -> Tally:
    """Mail what waits to be mailed at once; several processes may do it at a time.

    Each person gets one letter with all of theirs. `only` narrows it to some people, by key;
    `patience` is how many seconds a silent server is waited for.
    """
    tally = Tally()
    with post_office(patience) as connection:
        while claimed := _claim(only):
            _mail_all(claimed, connection, tally)
            if tally.away:
                Notice.objects.filter(pk__in=claimed).update(claimed_at=None)
                break
    return tally


@contextlib.contextmanager
def post_office(patience: int | None = None) -> Iterator[Any]:
    """Give a connection to the mail server, opened with the first letter."""
    connection = get_connection(timeout=patience or settings.EMAIL_TIMEOUT)
    try:
        yield connection
    finally:
        with contextlib.suppress(OSError):
            connection.close()


def hand_over(letter: EmailMessage, connection: Any) -> Outcome:
    """Send a letter, and say what became of it instead of failing."""
    letter.connection = connection
    try:
        connection.open()
        letter.send()
    except smtplib.SMTPRecipientsRefused as refusal:
        outcome = Outcome.HOPELESS if _for_good(refusal) else Outcome.REFUSED
    except smtplib.SMTPDataError:
        outcome = Outcome.REFUSED
    except OSError:  # every other failure of smtplib and of the network
        outcome = Outcome.AWAY
        cache.set(AWAY, value=True, timeout=AWAY_FOR)
        logger.warning("The mail server is away", exc_info=True)
    except ValueError:  # an address or a header that no mail can have
        outcome = Outcome.HOPELESS
    else:
        return Outcome.MAILED
    if outcome != Outcome.AWAY:
        logger.warning("A letter was not accepted: %s", outcome.name)
    return outcome


def _for_good(refusal: smtplib.SMTPRecipientsRefused) -> bool:
    return all(code >= PERMANENT for code, _answer in refusal.recipients.values())


@transaction.atomic
def _claim(only: Collection[int] | None) -> list[int]:
    """Take the notices that nobody else is mailing; by key."""
    now = timezone.now()
    waiting = Notice.objects.to_mail(Delivery.AT_ONCE, at=now)
    if only is not None:
        waiting = waiting.filter(recipient__in=only)
    free = waiting.order_by("recipient", "pk").select_for_update(skip_locked=True)
    keys = list(free.values_list("pk", flat=True)[:BATCH])
    Notice.objects.filter(pk__in=keys).update(claimed_at=now)
    return keys


def _mail_all(keys: Collection[int], connection: Any, tally: Tally) -> None:
    for recipient, notices in _by_person(keys):
        if tally.away:
            return
        _mail(recipient, notices, connection, tally)


def _by_person(keys: Collection[int]) -> Iterator[tuple[User, list[Notice]]]:
    rows = Notice.objects.filter(pk__in=keys).with_story().select_related("recipient")
    whole = rows.prefetch_related("recipient__memberships", *READ)
    for recipient, notices in itertools.groupby(
        whole.order_by("recipient", "pk"), key=lambda each: each.recipient
    ):
        yield recipient, list(notices)


def _mail(recipient: User, notices: Sequence[Notice], connection: Any, tally: Tally) -> None:
    shown = [each for each in notices if may(recipient, Action.VIEW, each.practice)]
    _give_up([each.pk for each in notices if each not in shown])
    if not shown:
        return
    keys = [each.pk for each in shown]
    outcome = hand_over(letter_of(recipient, shown), connection)
    tally.away = outcome == Outcome.AWAY
    if outcome == Outcome.MAILED:
        Notice.objects.filter(pk__in=keys).update(mailed_at=timezone.now())
        tally.mailed += 1
        return
    tally.failed += 1
    if outcome == Outcome.HOPELESS:
        _give_up(keys)


def _give_up(keys: Collection[int]) -> None:
    """Leave notices to the inbox alone."""
    if keys:
        Notice.objects.filter(pk__in=keys).update(delivery=Delivery.NONE)
