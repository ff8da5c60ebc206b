"""Telling staff of what came from outside: a proposal, or a request about a record.

One letter to each person who may decide about it, once the transaction is over. Whoever chose
the digest finds it there; a letter that does not go out is not tried again, because what waits
is counted on the desk until somebody answers.
"""

import functools
import secrets
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from practices.editorial import Delivery, Role
from practices.models.proposals import Correction, Proposal
from practices.workflow.mailing import AWAY, IMPATIENCE, Outcome, hand_over, post_office
from practices.workflow.notice_mail import absolute, letter
from practices.workflow.notice_preferences import deliveries
from practices.workflow.notice_words import one_line
from practices.workflow.permissions import CHANGE, may_row

Received = Proposal | Correction
_TOLD = (Role.PUBLISHER, Role.SECRETARIAT)
"""Administration may decide too, and is told of nothing by role."""


def tell_of_proposal(proposal: Proposal) -> None:
    """Tell whoever may decide about a proposal that it was sent."""
    with translation.override(settings.LANGUAGE_CODE):
        _tell(
            proposal,
            heading=_("Llegó la propuesta %(receipt)s") % {"receipt": proposal.receipt},
            about=proposal.title,
            sentence=_(
                "A quien la envió se le dijo que tendrá respuesta en diez días hábiles."
            ),
        )


def tell_of_correction(correction: Correction) -> None:
    """Tell whoever may answer a request about a published record that it came."""
    practice = correction.practice
    with translation.override(settings.LANGUAGE_CODE):
        _tell(
            correction,
            heading=_("Llegó el pedido %(receipt)s sobre %(code)s")
            % {"receipt": correction.receipt, "code": practice.code},
            about=practice.title,
            sentence=correction.wrong,
        )


def _tell(row: Received, *, heading: str, about: str, sentence: str) -> None:
    route = f"admin:practices_{type(row).__name__.lower()}_change"
    context = {
        "heading": heading,
        "about": one_line(about),
        "sentence": sentence,
        "url": absolute(reverse(route, args=[row.pk])),
        "button": _("Abrir en la mesa de trabajo"),
    }
    moment = secrets.token_hex(8)  # what was returned comes again, and is told again
    letters = [
        letter(each, "received", context, name=f"llegada-{moment}-{each.pk}")
        for each in _told(row)
    ]
    if letters and not cache.get(AWAY):
        transaction.on_commit(functools.partial(_mail, letters), robust=True)


def _told(row: Received) -> list[User]:
    staff = User.objects.filter(is_active=True, memberships__role__in=_TOLD).distinct()
    people = [each for each in staff.order_by("pk") if may_row(each, CHANGE, row)]
    wanted = deliveries(people)
    return [each for each in people if wanted[each.pk] == Delivery.AT_ONCE]


def _mail(letters: Sequence[EmailMessage]) -> None:
    with post_office(IMPATIENCE) as connection:
        for each in letters:
            if hand_over(each, connection) == Outcome.AWAY:
                return
