"""My notices: the inbox of the desk, how I want to be told, and the end of the mails."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from practices.editorial import Delivery
from practices.workflow.notice_preferences import choose, delivery_of, unsubscriber
from practices.workflow.notice_words import story
from practices.workflow.notices import inbox, mark_read, mark_unread, unread_count
from practices.workflow.permissions import works_here

PER_PAGE = 30


class PreferenceForm(forms.Form):
    """One question: how to be told."""

    delivery = forms.ChoiceField(
        label=gettext_lazy("Cómo quiere enterarse"),
        choices=Delivery.choices,
        widget=forms.RadioSelect,
    )


@require_safe
def read_inbox(request: HttpRequest) -> HttpResponse:
    """Show the notices of whoever asks, newest first."""
    user = _colleague(request)
    only_unread = request.GET.get("ver") == "sin-leer"
    notices = inbox(user).unread() if only_unread else inbox(user)
    page = Paginator(notices.with_story(), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "title": _("Mis avisos"),
        "page": page,
        "rows": [{"notice": each, "story": story(each)} for each in page],
        "only_unread": only_unread,
        "unread": unread_count(user),
    }
    return _page(request, "inbox", context)


@require_safe
def open_notice(request: HttpRequest, key: int) -> HttpResponse:
    """Lead to the practice of a notice, which has then been read."""
    notices = inbox(_colleague(request)).filter(pk=key)
    notice = get_object_or_404(notices)
    mark_read(notices)
    return redirect("admin:practices_practice_change", notice.practice_id)


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Mark one notice, or every one, as read or as not read."""
    notices = inbox(_colleague(request))
    if "todos" in request.POST:
        mark_read(notices)
    else:
        _mark_one(notices, request.POST)
    return redirect("staff:inbox")


def _mark_one(notices: Any, sent: Any) -> None:
    for name, write in (("leido", mark_read), ("sin-leer", mark_unread)):
        key = sent.get(name, "")
        if key.isdecimal() and len(key) < len(str(2**63)):
            write(notices.filter(pk=int(key)))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_preferences(request: HttpRequest) -> HttpResponse:
    """Ask whoever works at the desk how to tell them."""
    user = _colleague(request)
    form = PreferenceForm(request.POST or None, initial={"delivery": delivery_of(user)})
    if form.is_valid():
        choose(user=user, delivery=Delivery(form.cleaned_data["delivery"]))
        messages.success(request, _("Se guardó cómo quiere recibir los avisos."))
        return redirect("staff:preferences")
    context = {"title": _("Cómo recibir los avisos"), "form": form, "address": user.email}
    return _page(request, "preferences", context)


@csrf_exempt  # mail programs post it by themselves (RFC 8058); the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End the mails of whoever holds the link; opening it changes nothing."""
    user = unsubscriber(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        choose(user=user, delivery=Delivery.NONE)
    ended = delivery_of(user) == Delivery.NONE
    response = render(request, "admin/notices/unsubscribe.html", {"ended": ended})
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _colleague(request: HttpRequest) -> User:
    """Return who asks, who has passed the admin's door, if they work at the desk."""
    user: Any = request.user
    if not works_here(user):
        raise PermissionDenied
    colleague: User = user
    return colleague


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    whole = {**admin.site.each_context(request), **context}
    return render(request, f"admin/notices/{name}.html", whole)
