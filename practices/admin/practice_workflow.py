"""The pages on which a person decides about a working record: one per transition."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from practices.admin.decision_words import WORDS
from practices.admin.desk_route import DeskRoute, back_to
from practices.admin.practice_panel import Item, items, read_whole, told
from practices.admin.widgets import PlainTextarea
from practices.editorial import Action, PracticeState
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.names import read_names
from practices.snapshot.dumping import dump
from practices.workflow.permissions import may, mesas_of, visible_to
from practices.workflow.transitions import (
    TABLE,
    Ask,
    complete,
    in_the_future,
    into_another,
    perform,
)

MOMENT = "%Y-%m-%dT%H:%M"
_OF_WHAT_IS_TYPED = {in_the_future, into_another}
_WITH_NOTE = {Action.PUBLISH, Action.SCHEDULE}
_REASON_MAX = 4000
_NOTE_MAX = 400


class DecisionForm(forms.Form):
    """What a transition needs besides the practice."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    into = forms.CharField(max_length=12)
    moment = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    )
    note = forms.CharField(max_length=_NOTE_MAX, required=False)
    reason = forms.CharField(
        max_length=_REASON_MAX, required=False, widget=PlainTextarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, action: Action, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        unused = {"note"} if action not in _WITH_NOTE else {"reason"}
        unused |= {"moment"} if action != Action.SCHEDULE else set()
        unused |= {"into"} if action != Action.MERGE else set()
        for name in unused:
            del self.fields[name]
        self._word(action)

    def _word(self, action: Action) -> None:
        words = {
            "into": (_("Código de la práctica que queda"), _("Por ejemplo, BP-0012.")),
            "moment": (_("Cuándo publicarla"), _("Hora del Perú.")),
            "note": (
                _("Nota de la versión"),
                _("Qué cambia para quien la lee. Se muestra en el sitio."),
            ),
            "reason": (WORDS[action].reason, WORDS[action].help),
        }
        for name, (label, help_text) in words.items():
            if name in self.fields:
                self.fields[name].label = str(label)
                self.fields[name].help_text = str(help_text)
        if "reason" in self.fields:
            self.fields["reason"].required = TABLE[action].needs_reason
            self.fields["reason"].error_messages["required"] = _("Escriba el motivo.")

    def clean_into(self) -> Practice:
        """Find the practice that stays among those that the person sees."""
        code = self.cleaned_data["into"].strip().upper()
        found = visible_to(self._user).filter(code=code).first()
        if found is None:
            raise ValidationError(_("No hay ninguna práctica con ese código."))
        return found


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the page of a transition tells before it is made."""

    practice: Practice
    action: Action
    checks: Sequence[Item]
    against: Sequence[str]

    @property
    def possible(self) -> bool:
        """Whether nothing but what is typed decides."""
        return not self.against and all(each.met for each in self.checks if each.blocking)


def decision_route(action: Action) -> DeskRoute:
    """Return the address at which a transition is asked for."""

    def view(request: HttpRequest, practice: Practice) -> HttpResponse:
        return decide(request, practice, action)

    name = f"decide_{action.name.lower()}"
    return DeskRoute(f"decidir/{action.value}/", view, name, action, anywhen=True)


def decide(request: HttpRequest, practice: Practice, action: Action) -> HttpResponse:
    """Say what a transition does and ask for what it needs; when asked to, make it."""
    user: Any = request.user
    if not may(user, action, practice):
        return _out_of_time(request, practice, action)
    sent = request.POST if request.method == "POST" else None
    initial = {"seen": practice.edit_number}
    form = DecisionForm(sent, action=action, user=user, initial=initial)
    if sent is not None and form.is_valid():
        ask = Ask(action=action, practice=practice, by=user, **form.cleaned_data)
        if action == Action.SCHEDULE and practice.publish_at == ask.moment:
            return _said_already(request, practice)
        try:
            change = perform(ask)
        except PermissionDenied:  # somebody was a moment faster
            practice.refresh_from_db()
            return _out_of_time(request, practice, action)
        except ValidationError as refusal:
            _explain(form, practice, refusal)
        else:
            messages.success(request, _done(change, ask))
            return back_to(practice)
    status = 409 if form.errors else 200
    return _page(request, _decision(practice, action, user), form, status)


def _explain(form: DecisionForm, practice: Practice, refusal: ValidationError) -> None:
    """Say why not, beside what was typed; who is told of another edition has it in hand."""
    form.add_error(None, refusal.messages)
    sent: Any = form.data
    again = sent.copy()
    again["seen"] = str(
        Practice.objects.values_list("edit_number", flat=True).get(pk=practice.pk)
    )
    form.data = again


def _decision(practice: Practice, action: Action, user: User) -> Decision:
    """Work out what is against a transition before anything is typed."""
    guards = TABLE[action].guards
    ask = Ask(action=action, practice=practice, by=user)
    plain = [each for each in guards if each not in {*_OF_WHAT_IS_TYPED, complete}]
    checks: Sequence[Item] = ()
    if complete in guards or action == Action.SUBMIT:
        page = reverse("admin:practices_practice_change", args=[practice.pk])
        record, fields = dump(read_whole(practice)), may(user, Action.EDIT, practice)
        checks = items(record, read_names(), page=page, fields=fields)
    if action == Action.SUBMIT:
        checks = [dataclasses.replace(each, blocking=False) for each in checks]
    against = [said for said in (guard(ask) for guard in plain) if said]
    return Decision(practice=practice, action=action, checks=checks, against=against)


def _page(
    request: HttpRequest, decision: Decision, form: DecisionForm | None, status: int
) -> HttpResponse:
    practice, action = decision.practice, decision.action
    context = {
        **admin.site.each_context(request),
        "title": action.label,
        "practice": practice,
        "decision": decision,
        "effect": WORDS[action].effect,
        "form": form,
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    template = "admin/practices/practice/decision.html"
    return TemplateResponse(request, template, context, status=status)


def _out_of_time(request: HttpRequest, practice: Practice, action: Action) -> HttpResponse:
    """Answer who has the right, but not in the state that the practice is in.

    Sent twice, what was done is said kindly; else, why not now.
    """
    user: Any = request.user
    reached = mesas_of(user, action)
    if reached is not None and practice.mesa_id not in reached:
        raise PermissionDenied
    last = practice.status_changes.select_related("by").first()
    if last and last.action == action and practice.state == last.after:
        return _said_already(request, practice)
    state = PracticeState(practice.state).label
    against = [_("La ficha está ahora en «%(state)s».") % {"state": state}]
    if last:
        against.append(_("Lo último: %(what)s") % {"what": told(last)})
    decision = Decision(practice=practice, action=action, checks=(), against=against)
    return _page(request, decision, None, 409)


def _said_already(request: HttpRequest, practice: Practice) -> HttpResponse:
    """Answer kindly what was asked for twice."""
    last = practice.status_changes.select_related("by").first()
    what = told(last) if last else ""
    messages.info(request, _("Ya se hizo: %(what)s") % {"what": what})
    return back_to(practice)


def _done(change: StatusChange, ask: Ask) -> str:
    practice = change.practice
    values = {
        "practice": str(practice),
        "version": change.version or "",
        "into": ask.into.code if ask.into else "",
    }
    said = str(WORDS[ask.action].done) % values
    public = practice.publications.current().first() if change.version else None
    if public is None:
        return said
    address = public.get_absolute_url()
    return format_html('{} <a href="{}">{}</a>', said, address, _("Verla en el sitio"))
