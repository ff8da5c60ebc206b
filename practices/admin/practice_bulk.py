"""The same thing for several working records: asked for once, row by row its own decision."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.admin.decision_words import WORDS
from practices.admin.practice_charge import ChargeForm
from practices.admin.widgets import PlainTextarea
from practices.editorial import Action, PracticeState
from practices.models.practice import Practice
from practices.workflow.assignment import assign
from practices.workflow.editing import check_seen, check_writable, locked, record_edit
from practices.workflow.permissions import may
from practices.workflow.transitions import TABLE, Ask, perform, refusal

SEEN = "seen-"
"""Begins the name of the hidden field that says which edition of a row was listed."""
Given = Mapping[str, Any]


class ReasonForm(forms.Form):
    """Why, for all the rows."""

    reason = forms.CharField(
        label=gettext_lazy("Motivo"), max_length=4000, widget=PlainTextarea(attrs={"rows": 3})
    )


class NoteForm(forms.Form):
    """The note of the version, for all the rows."""

    note = forms.CharField(
        label=gettext_lazy("Nota de la versión"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Qué cambia para quien la lee. Se muestra en el sitio."),
    )


class ReviewDateForm(forms.Form):
    """When to look at it again."""

    review_on = forms.DateField(
        label=gettext_lazy("Volver a revisar el"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
        help_text=gettext_lazy("Vacío: sin fecha."),
    )


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """One thing that can be done to several practices.

    `make` does it to one, in a transaction of its own, and raises PermissionDenied or
    ValidationError; `against` says beforehand why it would not be done.
    """

    name: str
    title: Any
    effect: Any
    right: Action
    make: Callable[[Practice, User, int | None, Given], object]
    against: Callable[[Practice, User], list[str]]
    form: type[forms.Form] = forms.Form


def _transition(name: str, action: Action, title: Any, form: type[forms.Form]) -> Bulk:
    def make(practice: Practice, by: User, seen: int | None, given: Given) -> object:
        return perform(Ask(action=action, practice=practice, by=by, seen=seen, **given))

    def against(practice: Practice, by: User) -> list[str]:
        reason = "-" if TABLE[action].needs_reason else ""
        return refusal(Ask(action=action, practice=practice, by=by, reason=reason))

    return Bulk(
        name=name,
        title=title,
        effect=WORDS[action].effect,
        right=action,
        make=make,
        against=against,
        form=form,
    )


def _nothing_against(_practice: Practice, _by: User) -> list[str]:
    return []


def _assign(practice: Practice, by: User, seen: int | None, given: Given) -> None:
    assign(practice=practice, to=given["person"], by=by, seen=seen)


@transaction.atomic
def _set_review_date(practice: Practice, by: User, seen: int | None, given: Given) -> None:
    found = locked(practice)
    check_writable(found, by)
    check_seen(found, seen)
    review_on = given["review_on"]
    if found.review_on != review_on:
        found.review_on = review_on
        found.save(update_fields=["review_on"])
        record_edit(found, by=by)


BULKS: tuple[Bulk, ...] = (
    _transition(
        "submit_selected", Action.SUBMIT, gettext_lazy("Enviar a revisión"), forms.Form
    ),
    _transition("approve_selected", Action.APPROVE, gettext_lazy("Aprobar"), forms.Form),
    _transition("publish_selected", Action.PUBLISH, gettext_lazy("Publicar"), NoteForm),
    _transition("archive_selected", Action.ARCHIVE, gettext_lazy("Archivar"), ReasonForm),
    Bulk(
        name="assign_selected",
        title=gettext_lazy("Poner a cargo de alguien"),
        effect=gettext_lazy("Cada ficha queda a cargo de la persona que elija."),
        right=Action.EDIT,
        make=_assign,
        against=_nothing_against,
        form=ChargeForm,
    ),
    Bulk(
        name="review_date_selected",
        title=gettext_lazy("Fijar la fecha de revisión"),
        effect=gettext_lazy(
            "Es un cambio de la ficha, que se publica como cualquier otro: las publicadas y "
            "las aprobadas vuelven a ser borradores."
        ),
        right=Action.EDIT,
        make=_set_review_date,
        against=_nothing_against,
        form=ReviewDateForm,
    ),
)


def actions_for(user: Any) -> dict[str, tuple[Any, str, str]]:
    """Return the actions of the list to which a person has some right."""
    return {
        each.name: (_action(each), each.name, str(each.title))
        for each in BULKS
        if may(user, each.right)
    }


def _action(bulk: Bulk) -> Callable[..., HttpResponse | None]:
    def run(
        _admin: object, request: HttpRequest, queryset: QuerySet[Practice]
    ) -> HttpResponse | None:
        return _asked(request, bulk, list(queryset.order_by("code")))

    return run


def _asked(request: HttpRequest, bulk: Bulk, practices: list[Practice]) -> HttpResponse | None:
    """Show what would be done to each, and do it when that is what was sent."""
    confirmed = "confirmed" in request.POST
    form = bulk.form(request.POST if confirmed else None)
    if confirmed and form.is_valid():
        _make_all(request, bulk, practices, form.cleaned_data)
        return None
    user: Any = request.user
    rows = [
        {"practice": each, "against": _against(bulk, each, user), "seen": f"{SEEN}{each.pk}"}
        for each in practices
    ]
    context = {
        **admin.site.each_context(request),
        "title": bulk.title,
        "bulk": bulk,
        "rows": rows,
        "possible": any(not each["against"] for each in rows),
        "form": form,
        "checkbox": ACTION_CHECKBOX_NAME,
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    return TemplateResponse(request, "admin/practices/practice/bulk.html", context)


def _against(bulk: Bulk, practice: Practice, user: User) -> list[str]:
    if not may(user, bulk.right, practice):
        state = PracticeState(practice.state).label
        return [_("Está en «%(state)s» y usted no puede hacerlo.") % {"state": state}]
    return bulk.against(practice, user)


def _make_all(
    request: HttpRequest, bulk: Bulk, practices: list[Practice], given: Given
) -> None:
    """Do it to each; those that are refused are named with their reason, the rest go on."""
    user: Any = request.user
    done = 0
    for practice in practices:
        try:
            bulk.make(practice, user, _seen(request, practice), given)
        except PermissionDenied:
            practice.refresh_from_db()
            _report(request, practice, _against(bulk, practice, user))
        except ValidationError as refused:
            _report(request, practice, refused.messages)
        else:
            done += 1
    if done:
        said = ngettext("«%(what)s»: %(count)s ficha.", "«%(what)s»: %(count)s fichas.", done)
        messages.success(request, said % {"what": bulk.title, "count": done})


def _seen(request: HttpRequest, practice: Practice) -> int:
    """Return the edition that was listed; none at all is an edition that never was."""
    sent = request.POST.get(f"{SEEN}{practice.pk}", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= 9 else 0  # noqa: PLR2004


def _report(request: HttpRequest, practice: Practice, reasons: list[str]) -> None:
    values = {"practice": practice, "reasons": " ".join(reasons)}
    messages.warning(request, _("%(practice)s queda como estaba. %(reasons)s") % values)
