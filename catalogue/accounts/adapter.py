"""What this catalogue wants otherwise than allauth: no sign-up, one text, its own addresses."""

import ipaddress
import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.accounts.mail import send_apart
from practices.workflow.access import limit_key

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104  nothing listens here: it names who cannot be named

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts that administration makes; whoever enters is always staff."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("El usuario o la contraseña no son correctos."),
        "too_many_login_attempts": _(
            "Hubo demasiados intentos fallidos. Espere 15 minutos y vuelva a intentarlo."
        ),
        "rate_limited": _("Hubo demasiados intentos. Espere unos minutos."),
        "enter_current_password": _("Escriba su contraseña actual."),
        "incorrect_password": _("La contraseña no es correcta."),
        "incorrect_code": _("El código no es correcto o ya se usó."),
        "invalid_password_reset": _("El enlace ya no vale."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        del request
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count by account, whatever the host that was asked and the name that was typed."""
        del request
        return limit_key(str(credentials.get("username") or credentials.get("email") or ""))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        key = self._get_login_attempts_cache_key(request, **credentials)
        account = key if key.startswith("account-") else "nobody"
        logger.warning("Sign-in refused: %s from %s", account, self.get_client_ip(request))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of whoever asks: what the last proxy saw, or the connection's."""
        given = request.META.get("REMOTE_ADDR", "")
        if settings.SECURE_PROXY:
            given = request.headers.get("X-Forwarded-For", given).rsplit(",", 1)[-1].strip()
        try:
            return str(ipaddress.ip_address(given))
        except ValueError:
            return UNKNOWN_ADDRESS

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        del user
        messages.error(request, str(self.error_messages["username_password_mismatch"]))
        return redirect("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        del request
        return reverse("mfa_index")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Write the address of the site, not of the host that somebody asked by."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "u", "key": "k"})
        return f"{settings.SITE_URL}{path.replace('u-k', key)}"

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        for each in methods:
            each["description"] = REAUTHENTICATION[each["id"]]
        return methods

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        written = {"site_url": f"{settings.SITE_URL}{reverse('admin:index')}"}
        send_apart(self.render_mail(template_prefix, email, context | written))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person what changed, at the address that administration gave."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


REAUTHENTICATION = {
    "reauthenticate": _("Escribir la contraseña"),
    "mfa_reauthenticate": _("Escribir un código"),
    "mfa_reauthenticate:webauthn": _("Usar una llave de acceso"),
}


class FactorAdapter(DefaultMFAAdapter):
    """Second factors tied to the address of the site."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("El código no es correcto o ya se usó."),
        "cannot_delete_authenticator": _("No se puede quitar esta verificación."),
        "cannot_generate_recovery_codes": _(
            "Para tener códigos de recuperación, active antes la verificación en dos pasos."
        ),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {
            "id": urlsplit(settings.SITE_URL).hostname or "",
            "name": settings.MFA_TOTP_ISSUER,
        }

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002  allauth's
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Llave de acceso %(number)d")) % {"number": number}
