"""Spare a reader what they already have: answers named by what they hang on."""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import TypeAlias

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from practices.index.holder import current
from practices.index.stamp import Stamp

View: TypeAlias = Callable[..., HttpResponseBase]
"""Takes the request, the index of the catalogue, and what the address names."""

ANY = "*"
ASK_AGAIN = "no-cache"
"""Keep it, and ask each time whether it still holds."""


def revalidated(view: View, *, daily: bool = False) -> View:
    """Give a view the catalogue, and let whoever has its answer keep it while it holds.

    The view must hang on nothing but its address, the language, the settings and the published
    catalogue; with `daily`, on today's date too. The answer is named after the index that it
    is made from: what it reads besides may be newer than its name, never older. While
    developing nothing is kept, because templates change with no new start.
    """

    @wraps(view)
    def fresh(request: HttpRequest, *asked: object, **named: object) -> HttpResponseBase:
        index = current()
        if settings.DEBUG:
            return view(request, index, *asked, **named)
        day = timezone.localdate().isoformat() if daily else ""
        etag = name_of(request, index.stamp, day)
        response = unchanged(request, etag) or view(request, index, *asked, **named)
        if response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            response["ETag"] = etag
            response["Cache-Control"] = ASK_AGAIN
        return response

    return fresh


def name_of(request: HttpRequest, stamp: Stamp, day: str) -> str:
    """Return the ETag of an address: weak, because a page may be sent compressed or not."""
    parts = (
        str(settings.RELEASE),
        stamp.token,
        str(get_language()),
        day,
        request.get_full_path(),
    )
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Return a 304 for a reader who has this very answer.

    «*» asks whether the address has any answer, which only the view can tell.
    """
    held = request.META.get("HTTP_IF_NONE_MATCH", "").strip()
    if not held or held == ANY:
        return None
    return get_conditional_response(request, etag=etag)
