"""Pages of fixed text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.views.site import Link


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what the catalogue is, where its records come from, and what it is not."""
    context = {"breadcrumb": [Link(_("Qué es este catálogo"))]}
    return render(request, "pages/about.html", context)


@require_safe
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 - named like its route
    """Explain how to search, filter, take the data and read what is not known."""
    return render(request, "pages/help.html", {"breadcrumb": [Link(_("Ayuda"))]})
