"""The message that brings a new person to choose their own password."""

import logging
from dataclasses import dataclass
from smtplib import SMTPException

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Invitation:
    """A link by which a person, and nobody else, chooses the password of their account."""

    person: User

    def address(self) -> str:
        """Return the link; it works once, and for PASSWORD_RESET_TIMEOUT."""
        key = default_token_generator.make_token(self.person)
        names = {"uidb36": user_pk_to_url_str(self.person), "key": key}
        return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=names)}"

    def send(self) -> bool:
        """Send the link, and tell whether the mail could be handed over."""
        said = {
            "username": self.person.get_username(),
            "password_url": self.address(),
            "site_url": f"{settings.SITE_URL}{reverse('admin:index')}",
        }
        subject = render_to_string("account/email/invitation_subject.txt").strip()
        text = render_to_string("account/email/invitation_message.txt", said).strip()
        try:
            EmailMessage(subject, text, to=[self.person.email]).send()
        except (OSError, SMTPException):
            logger.exception("Invitation could not be sent")
            return False
        return True
