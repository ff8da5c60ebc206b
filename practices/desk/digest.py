"""The daily letter of each person who chose it: what waits for them and their new notices."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.desk.queues import Queue, in_queue
from practices.editorial import Action, CorrectionState, Delivery
from practices.models.notices import Notice, NoticePreference
from practices.models.proposals import Correction, Proposal
from practices.workflow.mailing import Outcome, Tally, hand_over, post_office
from practices.workflow.notice_mail import READ, absolute, card, letter
from practices.workflow.notice_words import one_line
from practices.workflow.permissions import CHANGE, may, rows_for
from practices.workflow.proposals import DECIDABLE

SHOWN = 5
QUEUES = {
    Queue.WAITING: gettext_lazy("Esperan su decisión"),
    Queue.RETURNED: gettext_lazy("Devueltas a usted"),
    Queue.DUE: gettext_lazy("Por confirmar"),
}
"""Those that ask something; drafts and what is published wait for nobody."""


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One practice of a queue, or something received, by its receipt."""

    code: str
    title: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits in a queue, its first practices by name."""

    name: str
    count: int
    items: Sequence[Item]

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.items)


def send_digests(*, on: dt.date | None = None) -> Tally:
    """Mail the digest to each person who chose it and has not had it today.

    Several processes may do it at a time. Who has nothing waiting and nothing new gets no
    letter.
    """
    today = on or timezone.localdate()
    tally = Tally()
    with post_office() as connection:
        for preference in _due(today):
            if tally.away:
                break
            _send(preference, today, connection, tally)
    return tally


def _due(today: dt.date) -> list[NoticePreference]:
    chosen = NoticePreference.objects.filter(_not_yet(today), delivery=Delivery.DIGEST)
    people = chosen.filter(user__is_active=True).exclude(user__email="")
    return list(people.select_related("user").prefetch_related("user__memberships"))


def _not_yet(today: dt.date) -> Q:
    return Q(digest_on=None) | Q(digest_on__lt=today)


def _send(preference: NoticePreference, today: dt.date, connection: Any, tally: Tally) -> None:
    row = NoticePreference.objects.filter(pk=preference.pk)
    if not row.filter(_not_yet(today)).update(digest_on=today):
        return  # another process has it
    user = preference.user
    notices = list(_new_notices(user))
    waiting = [*_waiting(user), *_received(user)]
    if not notices and not waiting:
        return
    outcome = hand_over(_letter(user, today, waiting, notices), connection)
    tally.away = outcome == Outcome.AWAY
    if outcome == Outcome.MAILED:
        keys = [each.pk for each in notices]
        Notice.objects.filter(pk__in=keys).update(mailed_at=timezone.now())
        tally.mailed += 1
        return
    tally.failed += 1
    if outcome != Outcome.HOPELESS:
        row.update(digest_on=preference.digest_on)


def _new_notices(user: User) -> Iterator[Notice]:
    waiting = Notice.objects.to_mail(Delivery.DIGEST, at=timezone.now()).filter(recipient=user)
    for notice in waiting.with_story().prefetch_related(*READ).order_by("at", "pk"):
        if may(user, Action.VIEW, notice.practice):
            yield notice


def _waiting(user: User) -> Iterator[Waiting]:
    for queue, name in QUEUES.items():
        practices = in_queue(user, queue).order_by("changed_at", "code")
        count = practices.count()
        if count:
            items = [
                Item(each.code, one_line(each.title), absolute(_form(each.pk)))
                for each in practices[:SHOWN]
            ]
            yield Waiting(name=str(name), count=count, items=items)


def _received(user: User) -> Iterator[Waiting]:
    """Give what came from outside and waits for somebody who may decide about it."""
    proposals = rows_for(user, CHANGE, Proposal).filter(state__in=DECIDABLE)
    asked = rows_for(user, CHANGE, Correction).filter(state=CorrectionState.RECEIVED)
    for name, rows in (
        (_("Propuestas por atender"), proposals),
        (_("Pedidos de corrección por responder"), asked.select_related("practice")),
    ):
        count = rows.count()
        if count:
            items = [_item(each) for each in rows.order_by("pk")[:SHOWN]]
            yield Waiting(name=name, count=count, items=items)


def _item(row: Proposal | Correction) -> Item:
    title = row.title if isinstance(row, Proposal) else row.practice.title
    model = type(row).__name__.lower()
    return Item(row.receipt, one_line(title), absolute(_form(row.pk, model)))


def _form(key: int, model: str = "practice") -> str:
    return reverse(f"admin:practices_{model}_change", args=[key])


def _letter(
    user: User, today: dt.date, waiting: Sequence[Waiting], notices: Sequence[Notice]
) -> Any:
    with translation.override(settings.LANGUAGE_CODE):
        day = date_format(today, r"j \d\e F")
        context = {
            "heading": _("Su resumen del %(day)s") % {"day": day},
            "queues": waiting,
            "cards": [card(each) for each in notices],
            "url": absolute(reverse("admin:index")),
            "button": _("Abrir la mesa de trabajo"),
        }
        return letter(user, "digest", context, name=f"resumen-{user.pk}-{today}")
