"""The product's addresses, and a view that asks nothing of the database."""

from django.http import HttpRequest, HttpResponse  # noqa: TID251  a view of its own
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from catalogue import urls
from catalogue.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hola")


urlpatterns = [path("hola/", csrf_exempt(hello)), *urls.urlpatterns]
