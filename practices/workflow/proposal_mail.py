"""Letters to who proposes a practice or asks for a correction: in their language, once each."""

import functools
import logging
import secrets
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from practices.letters import (
    ANSWER,
    ANSWER_BUTTON,
    ANSWER_SENTENCE,
    BUTTON,
    BUTTONS,
    HEADINGS,
    REASON,
    SENTENCES,
    Letter,
)
from practices.models.proposals import Correction, Proposal
from practices.workflow.mailing import IMPATIENCE, Outcome, hand_over, post_office
from practices.workflow.notice_mail import absolute
from practices.workflow.notice_words import one_line

logger = logging.getLogger(__name__)


def mail_later(proposal: Proposal, kind: Letter, *, token: str, reason: str = "") -> None:
    """Mail a letter once the transaction is over, if the proposal has an address."""
    if proposal.email:
        written = _letter(proposal, kind, token, reason)
        later = functools.partial(_mail_proposal, written, proposal)
        transaction.on_commit(later, robust=True)


def mail_answer(correction: Correction) -> None:
    """Mail the answer to who asked for a correction, once the transaction is over."""
    if not correction.email:
        return
    with translation.override(correction.language):
        context = {
            "heading": str(ANSWER) % {"receipt": correction.receipt},
            "sentence": str(ANSWER_SENTENCE),
            "quote": correction.answer,
            "title": "",
            "button": str(ANSWER_BUTTON),
            "url": absolute(
                reverse(
                    "practices:detail_without_slug", kwargs={"code": correction.practice.code}
                )
            ),
        }
        written = _written(context, correction.email)
    transaction.on_commit(functools.partial(_mail, written, correction.receipt), robust=True)


def _letter(
    proposal: Proposal, kind: Letter, token: str, reason: str
) -> EmailMultiAlternatives:
    with translation.override(proposal.language):
        context = {
            "heading": str(HEADINGS[kind]) % {"receipt": proposal.receipt},
            "sentence": str(SENTENCES[kind]),
            "quote": reason,
            "title": proposal.title,
            "button": str(BUTTONS.get(kind, BUTTON)),
            "url": absolute(reverse("practices:proposal", kwargs={"token": token})),
        }
        return _written(context, proposal.email)


def _written(context: dict[str, Any], to: str) -> EmailMultiAlternatives:
    context = {**context, "reason": REASON}
    name = f"propuesta-{secrets.token_hex(8)}"
    message = EmailMultiAlternatives(
        subject=one_line(context["heading"]),
        body=render_to_string("mail/proposal.txt", context).strip() + "\n",
        to=[to],
        headers={
            "Message-ID": f"<{name}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    html = render_to_string("mail/proposal.html", context)
    message.attach_alternative(html, "text/html")
    return message


def _mail_proposal(message: EmailMultiAlternatives, proposal: Proposal) -> None:
    """Mail it; the address of one that did not go out is not taken for reached."""
    if not _mail(message, proposal.receipt):
        Proposal.objects.filter(pk=proposal.pk).update(mailed_to="")


def _mail(message: EmailMultiAlternatives, receipt: str) -> bool:
    with post_office(IMPATIENCE) as connection:
        mailed = hand_over(message, connection) == Outcome.MAILED
    if not mailed:
        logger.warning("The letter about %s could not be mailed", receipt)
    return mailed
