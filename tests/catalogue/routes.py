"""Addresses whose views fail on purpose, to see what the middleware makes of it."""

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.GET.get("q", ""))


def forbidden(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError


def without_database(_request: HttpRequest) -> HttpResponse:
    raise OperationalError


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(type(exception).__name__, status=400)


def permission_denied(_request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(type(exception).__name__, status=403)


def page_not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(type(exception).__name__, status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("error", status=500)


handler400 = bad_request
handler403 = permission_denied
handler404 = page_not_found
handler500 = server_error

urlpatterns = [
    path("echo/", echo),
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("without-database/", without_database),
]
