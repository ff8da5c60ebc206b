"""What every list and form of the admin shares."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models, transaction
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from practices.text import clean, sort_key
from practices.workflow.keys import publications_naming
from practices.workflow.rebuilding import rebuild
from practices.workflow.stamp import bump

KEY = re.compile("[0-9]{0,18}", re.ASCII)
"""What a browser sends for a row: its key, or nothing; else would be a server error."""


class PlainTextarea(AdminTextareaWidget):
    """A text area whose line breaks are stored as loading stores them.

    Browsers send CR LF; kept so, opening and saving a form would look like a change.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


class PlainNumber(forms.NumberInput):
    """A number without the zeros that the column adds: 257, not 257.0000."""

    def format_value(self, value: Any) -> str | None:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class KnownAutocomplete(AutocompleteSelect):
    """An autocomplete that asks nothing for a row its form has already read."""

    known: Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        if self.known is None or list(value) != [str(self.known.pk)]:
            usable = [each for each in value if KEY.fullmatch(str(each))]
            return super().optgroups(name, usable, attr)
        options = [self.create_option(name, value[0], str(self.known), selected=True, index=0)]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", selected=False, index=0))
        return [(None, options, 0)]


class SeveralAutocomplete(AutocompleteSelectMultiple):
    """An autocomplete of several rows, without the «clear» sign that breaks its list."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


class CatalogueForm(forms.ModelForm):
    """A form whose texts are NFC, without control characters."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = clean(value)
        return self.cleaned_data


class CatalogueFormSet(BaseInlineFormSet):
    """Rows of an inline whose chosen rows of other tables are already read."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = inner_widget(field)
            if isinstance(widget, KnownAutocomplete) and form.instance.pk:
                widget.known = getattr(form.instance, name)

    def save_existing_objects(self, commit: bool = True) -> list[Model]:  # noqa: FBT001, FBT002 Django's signature
        """Save the rows that changed; two of them may have exchanged what must be unique.

        Row by row the first update would meet the second row as it was. So the changed rows
        leave the table first, without touching what points at them, and come back with
        their own keys; nothing outside the transaction sees them gone.
        """
        changed = [form.instance.pk for form in self.initial_forms if form.has_changed()]
        if commit and changed:
            rows = self.get_queryset().model._default_manager.filter(pk__in=changed)  # noqa: SLF001 Django's API
            rows._raw_delete(rows.db)  # noqa: SLF001 a delete() would empty the citations that point here
        saved: list[Model] = super().save_existing_objects(commit)
        return saved


class TabularFormSet(CatalogueFormSet):
    """Rows of a table: each control is named, because the head of a column names none."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            inner_widget(field).attrs.setdefault("aria-label", field.label)


def inner_widget(field: forms.Field) -> forms.Widget:
    """Return the control itself, without the links that the admin wraps around some."""
    wrapper: Any = field.widget
    widget: forms.Widget = getattr(wrapper, "widget", wrapper)
    return widget


def only_add(field: Any) -> None:
    """Let a form add to the list it chooses from, but not rename or delete what is there."""
    wrapper = getattr(field, "widget", None)
    if isinstance(wrapper, RelatedFieldWidgetWrapper):
        wrapper.can_change_related = False
        wrapper.can_delete_related = False
        wrapper.can_view_related = False


class InlineRows(InlineModelAdmin):
    """Rows of a parent's form, whose number of statements does not grow with them."""

    form = CatalogueForm
    formset = CatalogueFormSet
    extra = 0
    first_rows = 0
    """Empty rows that the form of a new parent offers."""
    related_rows: Sequence[str] = ()
    """Foreign keys whose row the form shows."""
    long_texts: Sequence[str] = ()
    """Columns of one line in the database that need several on the screen."""
    formfield_overrides = {
        models.TextField: {"widget": PlainTextarea(attrs={"rows": 3})},
        models.DecimalField: {"widget": PlainNumber(attrs={"step": "any"})},
    }

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        del request, kwargs
        return self.extra if obj else self.first_rows

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related_rows)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.long_texts:
            kwargs["widget"] = PlainTextarea(attrs={"rows": 2})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_add(field)
        return field

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Read the options of each closed list once, not once per row."""
        formset = super().get_formset(request, obj, **kwargs)
        fields: dict[str, Any] = formset.form.base_fields
        for field in fields.values():
            if hasattr(field, "queryset"):
                self.limit_choices(field, obj)
                if not isinstance(inner_widget(field), AutocompleteSelect):
                    field.choices = list(field.choices)
        return formset

    def limit_choices(self, field: Any, parent: Any) -> None:
        """Narrow what a choice offers to what belongs to the parent; here, nothing to do."""


class TableInline(InlineRows, admin.TabularInline):
    """Short rows, one under another as a table."""

    formset = TabularFormSet


class StackInline(InlineRows, admin.StackedInline):
    """Rows of many or long columns, each as a small form."""


class CatalogueAdmin(admin.ModelAdmin):
    """The base of every model's admin."""

    form = CatalogueForm
    public = True
    """Whether public pages show the rows as they stand, so that writing one moves the stamp."""
    list_per_page = 50
    permanent_fields: Sequence[str] = ()
    """Keys that publications and addresses hold: written once, never changed."""
    derived_fields: frozenset[str] = frozenset()
    """Fields of which publications keep something derived, worked out anew with a change."""
    snapshot_key = ""
    """The field by which snapshots name the row; such a row is never deleted."""
    formfield_overrides = {
        models.TextField: {"widget": PlainTextarea},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_add(field)
        return field

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs["widget"] = SeveralAutocomplete(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *self.permanent_fields] if obj else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Protect also what no row refers to any longer, but some publication names."""
        *found, protected = super().get_deleted_objects(objs, request)
        if self.snapshot_key:
            for row in objs:
                key = getattr(row, self.snapshot_key)
                protected += [str(each) for each in publications_naming(key)]
        return (*found, protected)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Look for the words as typed, and without accents or capitals in the sort keys."""
        found, repeated = super().get_search_results(request, queryset, search_term)
        plain = " ".join(sort_key(word) for word in search_term.split())
        if plain and plain != search_term:
            more, also = super().get_search_results(request, queryset, plain)
            return found | more, repeated or also
        return found, repeated

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,  # noqa: FBT001 Django's signature
    ) -> None:
        """Save what hangs on a row, the last of a form to be written, and move the stamp."""
        super().save_related(request, form, formsets, change)
        if change and self.derived_fields.intersection(form.changed_data):
            rebuild()
        self._move_stamp()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        self._move_stamp()

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        self._move_stamp()

    def _move_stamp(self) -> None:
        if self.public:
            bump(names=True)
