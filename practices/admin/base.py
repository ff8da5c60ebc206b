"""What every list and form of the admin shares."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models, transaction
from django.db.models import Model, QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from practices.admin.asked_rows import AskedRows
from practices.admin.catalogue_form import CatalogueForm
from practices.admin.inline_words import in_words
from practices.admin.locked_lists import LockedList
from practices.admin.locking import KeptForms
from practices.admin.plain_forms import EMPTY_ROWS, is_plain
from practices.admin.widgets import (
    KnownAutocomplete,
    PlainNumber,
    PlainTextarea,
    SeveralAutocomplete,
    inner_widget,
    only_add,
)
from practices.text import sort_key
from practices.workflow.keys import publications_naming
from practices.workflow.permissions import ADD, CHANGE, REMOVE, VIEW, may_list, works_here
from practices.workflow.rebuilding import rebuild
from practices.workflow.stamp import bump


class CatalogueFormSet(BaseInlineFormSet):
    """Rows of an inline whose chosen rows of other tables are already read."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = inner_widget(field)
            if isinstance(widget, KnownAutocomplete) and form.instance.pk:
                widget.known = getattr(form.instance, name)
            if name == DELETION_FIELD_NAME:
                field.label = _("Quitar")

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


CELL = 24
"""Letters in a line of the text area of a table."""


class TabularFormSet(CatalogueFormSet):
    """Rows of a table: each control is named, because the head of a column names none."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = inner_widget(field)
            widget.attrs.setdefault("aria-label", field.label)
            if isinstance(widget, PlainTextarea):
                widget.attrs["cols"] = CELL
            field.help_text = ""  # the head of the column shows it, and no cell has it


class InlineRows(InlineModelAdmin):
    """Rows of a parent's form, whose number of statements does not grow with them."""

    form = CatalogueForm
    formset = CatalogueFormSet
    extra = 0
    max_num = 200
    first_rows = 0
    """Empty rows that the form of a new parent offers."""
    related_rows: Sequence[str] = ()
    """Foreign keys whose row the form shows."""
    long_texts: Sequence[str] = ()
    """Columns of one line in the database that need several on the screen."""
    formfield_overrides = {
        models.TextField: {"widget": PlainTextarea},
        models.DecimalField: {"widget": PlainNumber(attrs={"step": "any"})},
    }

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Parts go with their whole, whose admin has already looked at who asks."""
        return works_here(request.user) and self._of_parent("view", request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._of_parent("change" if obj else "add", request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._of_parent("change", request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._of_parent("change", request, obj)

    def _of_parent(self, operation: str, request: HttpRequest, parent: Any) -> bool:
        whole: Any = self.admin_site.get_model_admin(self.parent_model)
        if operation == "add":
            return bool(whole.has_add_permission(request))
        return bool(getattr(whole, f"has_{operation}_permission")(request, parent))

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        del kwargs
        rows = self.extra if obj else self.first_rows
        return max(rows, EMPTY_ROWS) if is_plain(request) else rows

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related_rows)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.long_texts:
            kwargs["widget"] = PlainTextarea(attrs={"rows": 2, "cols": 40})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_add(field)
        if field and db_field.name == "position":
            field.help_text = ""  # the form says it once, for all its rows
        return field

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.autocomplete_fields:
            plain = is_plain(request)
            kwargs["widget"] = (
                forms.Select() if plain else KnownAutocomplete(db_field, self.admin_site)
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Read the options of each closed list once, not once per row."""
        formset = super().get_formset(request, obj, absolute_max=400, **kwargs)
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


OF_SLUGS = ("urlify.js", "prepopulate.js", "xregexp.js", "xregexp.min.js")


class CatalogueAdmin(KeptForms, LockedList, AskedRows, admin.ModelAdmin):
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

    @property
    def media(self) -> forms.Media:
        """Leave out what makes keys of names, a sixth of a form, where none is made."""
        if self.prepopulated_fields:
            return super().media
        media: Any = super().media
        scripts = [each for each in media._js if not str(each).endswith(OF_SLUGS)]  # noqa: SLF001 Django's API
        return forms.Media(js=scripts, css=media._css)  # noqa: SLF001 Django's API

    def has_module_permission(self, request: HttpRequest) -> bool:
        return works_here(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del obj
        return may_list(request.user, VIEW, self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_list(request.user, ADD, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del obj
        return may_list(request.user, CHANGE, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del obj
        return may_list(request.user, REMOVE, self.model)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_add(field)
        return field

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        plain = is_plain(request)
        kwargs["widget"] = (
            forms.CheckboxSelectMultiple(attrs={"class": "long-choice"})
            if plain
            else SeveralAutocomplete(db_field, self.admin_site)
        )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownAutocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        return () if is_plain(request) else super().get_autocomplete_fields(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *self.permanent_fields] if obj else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_inline_formsets(self, *args: Any, **kwargs: Any) -> list[Any]:
        return [in_words(each) for each in super().get_inline_formsets(*args, **kwargs)]

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
