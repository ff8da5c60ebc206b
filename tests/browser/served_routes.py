"""The product's addresses, and two that answer what no reader should ever see."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from catalogue import urls
from catalogue.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def forbidden(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [
    path("prohibido/", forbidden),
    path("roto/", broken),
    *urls.urlpatterns,
]
