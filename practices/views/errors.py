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
from django.utils.translation import get_language

from practices.views.addresses import in_language
from practices.weave import Threads, weave

REFERENCE = "catalogue.request_id"
"""Where the request keeps the identifier that its answer and its log lines carry."""

LONE_CROSSING = Threads({4: True}, {4: True}, {(4, 4): True})
LOOSE_WEFT = Threads({}, {12: True}, {})
UNDYED = Threads({}, {}, {})
FADED = Threads({10: False}, {7: False}, {})
WARPS_WITHOUT_WEFT = Threads({1: True, 5: True, 10: True, 13: True}, {}, {})


@dataclasses.dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a record is no longer public, and since when."""

    reason: str
    on: date


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return render(request, "400.html", {"cloth": weave(LOOSE_WEFT)}, status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return render(request, "403.html", {"cloth": weave(UNDYED)}, status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return render(request, "404.html", {"cloth": weave(LONE_CROSSING)}, status=404)


def gone(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """Answer for a withdrawn record with its reason and date, and nothing of its text."""
    context = {"withdrawal": withdrawal, "cloth": weave(FADED)}
    return render(request, "410.html", context, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    return _standing_alone("500.html", 500, str(request.META.get(REFERENCE, "")))


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer while the database cannot be reached."""
    return _standing_alone("503.html", 503, str(request.META.get(REFERENCE, "")))


def _standing_alone(template: str, status: int, reference: str) -> HttpResponse:
    """Answer with a page that needs no context processors, no database and no routes.

    If not even the names of the static files can be known, the page goes out without them.
    """
    language = get_language() or settings.LANGUAGE_CODE
    context: dict[str, object] = {
        "home": in_language(get_script_prefix(), language),
        "cloth": weave(WARPS_WITHOUT_WEFT),
        "reference": reference,
        "site_owner": settings.SITE_OWNER,
        "site_official": settings.SITE_OFFICIAL,
    }
    with contextlib.suppress(ValueError, ImproperlyConfigured):
        context |= {
            "stylesheet": static("css/catalogue.css"),
            "theme": static("js/theme.js"),
            "icon": static("img/favicon.svg"),
        }
    return HttpResponse(loader.render_to_string(template, context), status=status)
