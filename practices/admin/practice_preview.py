"""The preview of a working record: for staff, by private link, and the links themselves."""

import functools
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from practices.admin.practice_files import file_url, show_file
from practices.desk.activity import name_of
from practices.desk.preview import FileAddress, preview
from practices.index.holder import current
from practices.models.editorial import PreviewLink
from practices.models.practice import Practice
from practices.workflow.sharing import DAYS, MOST_DAYS, revoke, share, shown_by

PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""Neither kept, nor told to the next page, nor found by a search engine."""


class ShareForm(forms.Form):
    """For whom a private link is, and how long it opens."""

    label = forms.CharField(
        label=gettext_lazy("Para quién"),
        max_length=120,
        help_text=gettext_lazy("Una nota para reconocer el enlace; no se le muestra a nadie."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Días que vale"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        help_text=gettext_lazy("De 1 a 30."),
    )


@require_safe
def show_preview(request: HttpRequest, practice: Practice) -> HttpResponse:
    """Show the working record, as it is saved, as the public page would."""
    return _preview(request, practice, functools.partial(file_url, practice.pk))


@require_safe
def show_shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show a working record to who has its private link; any other key is not found."""
    practice = shown_by(token)
    if practice is None:
        raise Http404
    return _preview(request, practice, functools.partial(_shared_url, token))


@require_safe
def show_shared_file(
    request: HttpRequest, token: str, attachment: int, size: str
) -> HttpResponseBase:
    """Give a file of a working record to who has its private link, and to nobody else."""
    practice = shown_by(token)
    if practice is None:
        raise Http404
    response = show_file(request, practice, attachment, size)
    for name, value in PRIVATE.items():
        response[name] = value
    return response


def _shared_url(token: str, attachment: int, size: str) -> str:
    named = {"token": token, "attachment": attachment, "size": size}
    return reverse("staff:preview_file", kwargs=named)


def _preview(request: HttpRequest, practice: Practice, file_at: FileAddress) -> HttpResponse:
    whole = Practice.objects.with_parts().get(pk=practice.pk)
    context = {"page": preview(whole, current(), file_at)}
    response = render(request, "practices/preview.html", context)
    for name, value in PRIVATE.items():
        response[name] = value
    return response


def preview_links(request: HttpRequest, practice: Practice) -> HttpResponse:
    """List the private links of a practice; when asked, make one and show it, once."""
    user: Any = request.user
    sent = request.POST if request.method == "POST" else None
    form = ShareForm(sent)
    address = ""
    if sent is not None and form.is_valid():
        shared = share(practice=practice, by=user, **form.cleaned_data)
        path = reverse("staff:preview", kwargs={"token": shared.token})
        address = f"{settings.SITE_URL}{path}"
        form = ShareForm()
    context = {
        **admin.site.each_context(request),
        "title": _("Compartir la vista previa"),
        "practice": practice,
        "form": form,
        "address": address,
        "links": _links(practice),
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    return TemplateResponse(request, "admin/practices/practice/preview_links.html", context)


def _links(practice: Practice) -> list[Any]:
    links: list[Any] = list(practice.preview_links.select_related("made_by"))
    now = timezone.now()
    for link in links:
        link.who = name_of(link.made_by)
        link.opens = link.revoked_at is None and link.expires_at > now
    return links


@require_POST
def revoke_link(request: HttpRequest, practice: Practice, link: int) -> HttpResponse:
    """Make a private link of a practice lead nowhere."""
    user: Any = request.user
    chosen = get_object_or_404(PreviewLink, pk=link, practice=practice)
    revoke(link=chosen, by=user)
    messages.success(request, _("El enlace ya no abre la vista previa."))
    return redirect("admin:practice_preview_links", practice.pk)
