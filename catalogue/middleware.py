"""What every request and every answer passes, static files and errors included."""

import logging
import re
import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import TypeAlias

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import get_language_from_path

from catalogue import logs
from practices.views.errors import unavailable

GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponseBase]

logger = logging.getLogger(__name__)

LONGEST_TARGET = 4096
METHODS = ("GET", "HEAD", "POST")
TRUSTED_IDENTIFIER = re.compile(r"[A-Za-z0-9-]{8,64}")
RETRY_AFTER = 5  # seconds
STAFF = ("/admin/", "/cuenta/")

PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


def request_identifier(get_response: GetResponse) -> GetResponse:
    """Give the request a name that its answer and its log lines carry."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        identifier = identifier_of(request)
        request.META[logs.REQUEST_ID] = identifier
        token = logs.current_request_id.set(identifier)
        try:
            response = get_response(request)
        finally:
            logs.current_request_id.reset(token)
        response["X-Request-ID"] = identifier
        return response

    return middleware


def identifier_of(request: HttpRequest) -> str:
    """Keep the proxy's identifier only where the deployment says that there is a proxy."""
    given = str(request.META.get("HTTP_X_REQUEST_ID", ""))
    if settings.SECURE_PROXY and TRUSTED_IDENTIFIER.fullmatch(given):
        return given
    return uuid.uuid4().hex


def security_headers(get_response: GetResponse) -> GetResponse:
    """Add the headers that Django's own middleware leaves off what it does not see."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in headers_for(response).items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def headers_for(response: HttpResponseBase) -> dict[str, str]:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Permissions-Policy": PERMISSIONS,
    }
    if not may_be_debug_page(response):
        headers["Content-Security-Policy"] = content_policy()
    return headers


def content_policy(**further: str) -> str:
    """Write what a page may load; a directive, as `img_src`, may be given one more source."""
    return "; ".join(
        " ".join([directive, *sources, *further.get(directive.replace("-", "_"), "").split()])
        for directive, sources in settings.SECURE_CSP.items()
    )


def may_be_debug_page(response: HttpResponseBase) -> bool:
    """Django's error pages for developers carry their style inline."""
    return settings.DEBUG and response.status_code in {
        HTTPStatus.NOT_FOUND,
        HTTPStatus.INTERNAL_SERVER_ERROR,
    }


def keep_staff_pages_private(get_response: GetResponse) -> GetResponse:
    """Let nobody keep or list an answer to staff; the admin lets a few pages be kept."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path_info.startswith(STAFF):
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def refuse_unusable_requests(get_response: GetResponse) -> GetResponse:
    """Answer what no page can: too long an address, an unknown method, a NUL character.

    PostgreSQL fails on a NUL inside a text, so none may reach a query. From the query string
    it is dropped, like the other control characters of a search; a path or a cookie that has
    one is not a reader's.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if refusal := refuse(request):
            return refusal
        while "%00" in request.META.get("QUERY_STRING", ""):  # «%%0000» hides another one
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", "")
        return get_response(request)

    return middleware


def refuse(request: HttpRequest) -> HttpResponse | None:
    if len(request.get_full_path()) > LONGEST_TARGET:
        return plain("La dirección es demasiado larga.", HTTPStatus.REQUEST_URI_TOO_LONG)
    if request.method not in METHODS:
        response = plain("Método no admitido.", HTTPStatus.METHOD_NOT_ALLOWED)
        response["Allow"] = ", ".join(METHODS)
        return response
    if "\0" in request.path_info or any("\0" in value for value in request.COOKIES.values()):
        return plain("La solicitud está mal formada.", HTTPStatus.BAD_REQUEST)
    return None


def speak_the_language_of_the_address(get_response: GetResponse) -> GetResponse:
    """Answer in the language that begins the address, and in Spanish when none does.

    Neither a cookie nor what the browser prefers has a say: an address is one page.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


class DatabaseAwayMiddleware:
    """Answer 503 at once, without the database, when it cannot be reached or is too slow."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, OperationalError):
            return None
        logger.error(
            "Database unavailable: %s",
            request.path,
            exc_info=exception,
            extra={"request": request},
        )
        response = away(request)
        response["Retry-After"] = str(RETRY_AFTER)
        return response


def away(request: HttpRequest) -> HttpResponse:
    """Answer a page to a reader and a sentence to a program."""
    if "text/html" not in request.headers.get("Accept", ""):
        return plain(
            "El catálogo no puede consultar sus datos en este momento. "
            "Vuelve a intentarlo en unos segundos.",
            HTTPStatus.SERVICE_UNAVAILABLE,
        )
    response = unavailable(request)
    response["Cache-Control"] = "no-store"
    return response


def plain(sentence: str, status: HTTPStatus) -> HttpResponse:
    response = HttpResponse(
        f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status
    )
    response["Cache-Control"] = "no-store"
    return response
