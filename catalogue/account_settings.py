"""Settings of sign-in that no deployment chooses; `catalogue/settings.py` takes them whole."""

from urllib.parse import urlsplit

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = ["catalogue.accounts.backend.StaffBackend"]
SESSION_ENGINE = "catalogue.accounts.sessions"

ACCOUNT_ADAPTER = "catalogue.accounts.adapter.AccountAdapter"
# A name of account; the backend takes the address of its owner too.
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # administration writes the addresses
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes with the browser
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  a class, not a secret
)
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/15m/ip,10/15m/key",
    "reauthenticate": "10/15m/user",
    "change_password": "10/15m/user",
    "reset_password": "10/15m/ip,3/15m/key",
    "reset_password_from_key": "20/15m/ip",
}
ACCOUNT_FORMS = {
    "login": "catalogue.accounts.forms.LoginForm",
    "reauthenticate": "catalogue.accounts.forms.ReauthenticateForm",
    "change_password": "catalogue.accounts.forms.ChangePasswordForm",
    "reset_password": "catalogue.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "catalogue.accounts.forms.ResetPasswordKeyForm",
}

MFA_ADAPTER = "catalogue.accounts.adapter.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Buenas prácticas MTIGM"
MFA_FORMS = {
    "authenticate": "catalogue.accounts.forms.AuthenticateForm",
    "reauthenticate": "catalogue.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "catalogue.accounts.forms.ActivateForm",
    "add_webauthn": "catalogue.accounts.forms.AddKeyForm",
    "edit_webauthn": "catalogue.accounts.forms.EditKeyForm",
}


def passkeys_work_at(site_url: str) -> bool:
    """Tell whether browsers make passkeys for a site: over https, or on the machine by name."""
    parts = urlsplit(site_url)
    return parts.scheme == "https" or parts.hostname == "localhost"


def second_factors(site_url: str) -> list[str]:
    """Name the kinds of second factor that a site can offer."""
    return ["totp", "recovery_codes", *(["webauthn"] if passkeys_work_at(site_url) else [])]
