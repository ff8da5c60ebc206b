"""The product's addresses, and three that answer what no reader should ever see."""

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from catalogue import urls
from catalogue.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def forbidden(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError


def without_database(_request: HttpRequest) -> HttpResponse:
    raise OperationalError


urlpatterns = [
    *(path(f"{language}prohibido/", forbidden) for language in ("", "en/")),
    *(path(f"{language}roto/", broken) for language in ("", "en/")),
    *(path(f"{language}sin-datos/", without_database) for language in ("", "en/")),
    *urls.urlpatterns,
]
