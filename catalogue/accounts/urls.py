"""The addresses of sign-in, `/cuenta/…`: of allauth's views, only those that staff need."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.urls import path, re_path

from catalogue.accounts.views import of_passkeys, saved_as, with_a_password, with_drawn_code

enter = [
    path("entrar/", account.login, name="account_login"),
    path("entrar/codigo/", factor.authenticate, name="mfa_authenticate"),
    path("entrar/llave/", of_passkeys(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("salir/", account.logout, name="account_logout"),
]
confirm = [
    path("confirmar/", account.reauthenticate, name="account_reauthenticate"),
    path("confirmar/codigo/", factor.reauthenticate, name="mfa_reauthenticate"),
    path(
        "confirmar/llave/",
        of_passkeys(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]
password = [
    path("clave/", with_a_password(account.password_change), name="account_change_password"),
    path("clave/olvidada/", account.password_reset, name="account_reset_password"),
    path(
        "clave/olvidada/enviada/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^clave/nueva/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "clave/lista/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
generator = [
    path("codigos/activar/", with_drawn_code(totp.activate_totp), name="mfa_activate_totp"),
    path("codigos/desactivar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
]
recovery_codes = [
    path("recuperacion/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "recuperacion/nuevos/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recuperacion/codigos.txt",
        saved_as(recovery.download_recovery_codes, "codigos-de-recuperacion.txt"),
        name="mfa_download_recovery_codes",
    ),
]
passkeys = [
    path("llaves/", of_passkeys(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("llaves/nueva/", of_passkeys(passkey.add_webauthn), name="mfa_add_webauthn"),
    path(
        "llaves/<int:pk>/nombre/", of_passkeys(passkey.edit_webauthn), name="mfa_edit_webauthn"
    ),
    path(
        "llaves/<int:pk>/quitar/",
        of_passkeys(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
urlpatterns = [
    path("", factor.index, name="mfa_index"),
    *enter,
    *confirm,
    *password,
    *generator,
    *recovery_codes,
    *passkeys,
]
