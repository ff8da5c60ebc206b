"""Answers to what cannot be answered. None of them reads the database."""

import contextlib
import dataclasses
from datetime import date

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.templatetags.static import static
from django.urls import get_script_prefix


@dataclasses.dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a record is no longer public, and since when."""

    reason: str
    on: date


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return render(request, "404.html", status=404)


def gone(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """Answer for a withdrawn record with its reason and date, and nothing of its text."""
    return render(request, "410.html", {"withdrawal": withdrawal}, status=410)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - what failed may be in it
    """Answer with a page that stands alone: no context processors, no database, no routes.

    If not even the names of the static files can be known, the page goes out without them.
    """
    context: dict[str, object] = {
        "home": get_script_prefix(),
        "site_owner": settings.SITE_OWNER,
        "site_official": settings.SITE_OFFICIAL,
    }
    with contextlib.suppress(ValueError, ImproperlyConfigured):
        context |= {
            "stylesheet": static("css/catalogue.css"),
            "icon": static("img/favicon.svg"),
        }
    return HttpResponse(loader.render_to_string("500.html", context), status=500)
