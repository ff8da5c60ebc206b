"""Lists of the admin that are edited in place: no cell overwrites what somebody else saved.

Every row carries what its cells said when the list was drawn. What the person did not touch
stays as it is saved; a cell that both changed stops the whole list, which comes back with
everything that was typed, and says in that cell what is saved. Sent again, the person's stays.
"""

import json
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from practices.admin.catalogue_form import CatalogueForm
from practices.admin.form_state import Values, drawn_at_first, put, sent
from practices.admin.form_words import in_words
from practices.admin.widgets import inner_widget

SEEN = "seen"


class SeenField(forms.CharField):
    """What the cells of a row said when they were drawn; by itself it changes nothing."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=4000)

    def has_changed(self, initial: Any, data: Any) -> bool:
        del initial, data
        return False


class RowForm(CatalogueForm):
    """The cells of one row."""

    seen = SeenField()
    desk: Any = None
    request: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cells = [name for name in self._meta.fields or () if name in self.fields]
        self._stale: dict[str, str] = {}
        for name in self._cells:
            field = self.fields[name]
            field.widget = inner_widget(field)
            field.widget.attrs["aria-label"] = f"{field.label}: {self.instance}"
        now = {name: drawn_at_first(self, name) for name in self._cells}
        self.initial[SEEN] = json.dumps(now, ensure_ascii=False)
        self._forbidden = not self.desk.has_change_permission(self.request, self.instance)
        if self.is_bound:
            self._compare(now)
        if self._forbidden:
            for name in self._cells:
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, message in self._stale.items():
            self.add_error(name, ValidationError(message, code="stale"))
        return cleaned

    def _compare(self, now: Values) -> None:
        """Take what is saved where the person wrote nothing; note what both changed."""
        whole: Any = self.data
        data = whole.copy()
        seen = _read(data.get(self.add_prefix(SEEN), ""))
        for name in self._cells:
            key, field = self.add_prefix(name), self.fields[name]
            mine = sent(data, key, field)
            if mine == now[name] or seen.get(name) == now[name]:
                continue
            if mine == seen.get(name) or self._forbidden:
                put(data, key, field, now[name])
            else:
                self._stale[name] = self._told(field, mine, now[name])
        data[self.add_prefix(SEEN)] = self.initial[SEEN]
        self.data = data

    def _told(self, field: forms.Field, mine: list[str], saved: list[str]) -> str:
        values = {
            "who": _who_saved(self.instance),
            "saved": in_words(field, saved) or _("vacío"),
            "mine": in_words(field, mine) or _("vacío"),
        }
        message = _(
            "%(who)s lo cambió mientras usted escribía. Está guardado: %(saved)s. Usted "
            "escribió: %(mine)s. Si guarda otra vez, queda lo suyo."
        )
        return message % values


def _read(text: str) -> Values:
    try:
        seen = json.loads(text)
    except ValueError:
        return {}
    return seen if isinstance(seen, dict) else {}


def _who_saved(row: Model) -> str:
    content_type = get_content_type_for_model(row)
    entries = LogEntry.objects.filter(content_type=content_type, object_id=str(row.pk))
    last = entries.select_related("user").order_by("-action_time").first()
    return str(last.user) if last else _("Otra persona")


class RowFormSet(BaseModelFormSet):
    """The rows of a page of a list, which may already have been read."""

    def get_queryset(self) -> Any:
        return self.queryset if isinstance(self.queryset, list) else super().get_queryset()


class LockedList:
    """For a ModelAdmin with `list_editable`."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        parent: Any = super()
        if request.method != "POST" or "_save" not in request.POST:
            shown: HttpResponse = parent.changelist_view(request, extra_context)
            return shown
        with transaction.atomic():
            answer: Any = parent.changelist_view(request, extra_context)
        if getattr(answer, "context_data", None):
            _arrange(answer.context_data["cl"])
        refused: HttpResponse = answer
        return refused

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        parent: Any = super()
        formset = parent.get_changelist_formset(request, formset=RowFormSet, **kwargs)
        for field in formset.form.base_fields.values():
            if hasattr(field, "queryset"):
                field.choices = list(field.choices)  # once, not once per row
        return formset

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        parent: Any = super()
        form = type("Row", (RowForm,), {"desk": self, "request": request})
        return parent.get_changelist_form(request, form=form, **kwargs)

    def _get_list_editable_queryset(self, request: HttpRequest, prefix: str) -> QuerySet[Any]:
        parent: Any = super()
        rows: QuerySet[Any] = parent._get_list_editable_queryset(request, prefix)  # noqa: SLF001 Django's API
        return rows.select_for_update(of=("self",))


def _arrange(listed: Any) -> None:
    """Put the rows of a page in the order of their forms, should the list have moved."""
    if listed.formset is not None:
        rows = {row.pk: row for row in listed.result_list}
        found = [each.instance for each in listed.formset.forms]
        listed.result_list = [rows.get(row.pk, row) for row in found]
