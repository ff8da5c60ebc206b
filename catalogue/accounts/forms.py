"""allauth's forms in the words of this catalogue: Spanish, «usted», labels, no placeholders."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

AGAIN = _("Escríbala otra vez")
CODE_HELP = _("Los seis números que muestra su aplicación, o un código de recuperación.")


class SpokenForm(forms.Form):
    """A form whose controls have labels of our own, and help where it helps."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}
    required_texts: dict[str, Any] = {}
    first = ""
    """The control in which writing begins."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name in self.help_texts:
                field.help_text = self.help_texts[name]
        for name, text in self.required_texts.items():
            self.fields[name].error_messages["required"] = text
        if self.first and not self.is_bound:
            self.fields[self.first].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Ask allauth, whose check of two equal passwords speaks otherwise."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "password2" in self.errors and self.data.get("password2"):
            del self.errors["password2"]
            self.add_error("password2", _("Las dos contraseñas no son iguales."))
        return cleaned


class LoginForm(SpokenForm, account.LoginForm):
    """Name or address, and password."""

    labels = {"login": _("Usuario o correo electrónico"), "password": _("Contraseña")}
    help_texts = {"password": ""}
    required_texts = {
        "login": _("Escriba su usuario o su correo."),
        "password": _("Escriba su contraseña."),
    }
    first = "login"


class ReauthenticateForm(SpokenForm, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    labels = {"password": _("Contraseña")}
    help_texts = {"password": ""}
    required_texts = {"password": _("Escriba su contraseña.")}
    first = "password"


class ChangePasswordForm(SpokenForm, account.ChangePasswordForm):
    """The password in use, and the next one twice."""

    labels = {
        "oldpassword": _("Contraseña actual"),
        "password1": _("Contraseña nueva"),
        "password2": AGAIN,
    }
    help_texts = {"oldpassword": ""}
    required_texts = {"oldpassword": _("Escriba su contraseña actual.")}


class ResetPasswordForm(SpokenForm, account.ResetPasswordForm):
    """The address to which a link is sent, if some account has it."""

    labels = {"email": _("Correo electrónico de su cuenta")}
    required_texts = {"email": _("Escriba el correo electrónico de su cuenta.")}
    first = "email"

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        found = User.objects.filter(email__iexact=email, is_active=True)
        # Databases fold more letters than these: the link goes to the address as it is written.
        self.users = [each for each in found if each.email.lower() == email]
        return email


class ResetPasswordKeyForm(SpokenForm, account.ResetPasswordKeyForm):
    """A new password, twice, for whoever came by the link of a message."""

    labels = {"password1": _("Contraseña nueva"), "password2": AGAIN}


class AuthenticateForm(SpokenForm, factor.AuthenticateForm):
    """The code of the second factor."""

    labels = {"code": _("Código")}
    help_texts = {"code": CODE_HELP}
    required_texts = {"code": _("Escriba el código.")}
    first = "code"


class ReauthenticateCodeForm(SpokenForm, factor.ReauthenticateForm):
    """The code of the second factor, once more."""

    labels = {"code": _("Código")}
    help_texts = {"code": CODE_HELP}
    required_texts = {"code": _("Escriba el código.")}
    first = "code"


class ActivateForm(SpokenForm, ActivateTOTPForm):
    """The first code that the application shows."""

    labels = {"code": _("Código que muestra su aplicación")}
    help_texts = {"code": _("Seis números; cambian cada 30 segundos.")}
    required_texts = {"code": _("Escriba el código.")}


class AddKeyForm(SpokenForm, AddWebAuthnForm):
    """A name for a passkey; the key itself comes from the browser."""

    passwordless = forms.BooleanField(
        label=_("Entrar solo con esta llave, sin contraseña"),
        help_text=_("El aparato pedirá su huella, su rostro o su PIN."),
        required=False,
    )
    labels = {"name": _("Nombre de la llave")}
    help_texts = {
        "name": _("Para reconocerla después: «Celular», «Computadora de la oficina».")
    }


class EditKeyForm(SpokenForm, EditWebAuthnForm):
    """Another name for a passkey."""

    labels = {"name": _("Nombre de la llave")}
    required_texts = {"name": _("Escriba un nombre.")}
