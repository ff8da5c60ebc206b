"""What sign-in needs beside allauth's views."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from catalogue.middleware import content_policy

View = Callable[..., HttpResponseBase]


def enter_desk(request: HttpRequest) -> HttpResponse:
    """Send whoever the desk does not admit to sign in, and back to what they asked for.

    Somebody who has entered already is told why the desk stays closed: to send them to sign
    in would send them round in circles.
    """
    if request.user.is_authenticated:
        return render(request, "account/no_role.html", status=HTTPStatus.FORBIDDEN)
    wanted = request.GET.get(REDIRECT_FIELD_NAME)
    query = f"?{urlencode({REDIRECT_FIELD_NAME: wanted}, safe='/')}" if wanted else ""
    return redirect(f"{reverse('account_login')}{query}")


def change_password(request: HttpRequest) -> HttpResponse:
    """Let nobody change a password by the admin's own page, which does not count tries."""
    del request
    return redirect("account_change_password")


def too_many_requests(request: HttpRequest) -> HttpResponse:
    status = HTTPStatus.TOO_MANY_REQUESTS
    return render(request, "account/too_many.html", status=status)


def with_drawn_code(view: View) -> View:
    """Let the page that shows a QR code, and no other, draw it from an address of data."""

    @wraps(view)
    def drawing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Content-Security-Policy"] = content_policy(img_src="data:")
        return response

    return drawing


def with_a_password(view: View) -> View:
    """Lead who has no password yet to where one is asked for by mail."""

    @wraps(view)
    def changing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not user.has_usable_password():
            return redirect("account_reset_password")
        return view(request, *args, **kwargs)

    return changing


def of_passkeys(view: View) -> View:
    """Hide what needs passkeys where the address of the site allows none."""

    @wraps(view)
    def hiding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "webauthn" not in settings.MFA_SUPPORTED_TYPES:
            raise Http404
        return view(request, *args, **kwargs)

    return hiding


def saved_as(view: View, name: str) -> View:
    """Give the file that a view sends a name in Spanish."""

    @wraps(view)
    def naming(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if "Content-Disposition" in response:
            response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return naming
