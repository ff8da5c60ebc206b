"""Sending the mail of accounts apart from the answer, which so takes no time that tells."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.core.mail import EmailMessage

THREAD = "account-mail"

logger = logging.getLogger(__name__)


def send_apart(message: EmailMessage) -> None:
    """Send a message without making whoever asked wait; a failure goes to the log."""
    Thread(target=_send, args=(message,), name=THREAD).start()


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("Mail of an account could not be sent")
