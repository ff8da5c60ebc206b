"""The working record: its list, and a form in the order in which a person writes."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.admin.base import CatalogueAdmin
from practices.admin.desk_route import back_to
from practices.admin.practice_bulk import actions_for
from practices.admin.practice_form import SECTIONS, PracticeForm, in_order
from practices.admin.practice_list import (
    ChargeFilter,
    DueFilter,
    PracticeChangeList,
    PublicFilter,
)
from practices.admin.practice_panel import navigation, panels
from practices.admin.practice_routes import ROUTES
from practices.admin.practice_writing import writing_urls
from practices.admin.quality_filter import QualityFilter, QueueFilter
from practices.admin.spreadsheet import spreadsheet_actions, spreadsheet_urls
from practices.desk.activity import name_of
from practices.editorial import Action, PracticeState
from practices.models.practice import Practice
from practices.models.territory import Mesa
from practices.workflow.codes import next_codes
from practices.workflow.editing import RETURNS_TO_DRAFT, record_edit
from practices.workflow.permissions import may, mesas_of, visible_to
from practices.workflow.transitions import Ask, perform

SUBMIT = "_submit"
"""The button that saves and sends to review."""


@admin.register(Practice)
class PracticeAdmin(CatalogueAdmin):
    """Practices as staff write them, and send to whoever decides about them."""

    form = PracticeForm
    edition_field = "edit_number"
    public = False
    list_display = [
        "code", "title", "stage", "mesa", "main_region", "in_charge", "review_on", "changed_at",
    ]  # fmt: skip
    list_editable = ["review_on"]
    list_display_links = ["code", "title"]
    list_filter = [
        *(QueueFilter, "state", DueFilter, ChargeFilter),
        ("mesa", admin.RelatedOnlyFieldListFilter),
        *(QualityFilter, PublicFilter),
        *("collection", "status", "kind", "regions"),
    ]
    search_fields = ["code", "title", "summary", "import_id", "sort_key"]
    autocomplete_fields = ["mesa"]
    date_hierarchy = "changed_at"
    fieldsets = [each for each in SECTIONS if isinstance(each, tuple)]
    inlines = [each for each in SECTIONS if not isinstance(each, tuple)]

    @admin.display(description=gettext_lazy("estado"), ordering="state")
    def stage(self, row: Any) -> str:
        drawn = [(each.tone, each.text) for each in getattr(row, "chips", ())]
        return format_html_join(" ", '<span class="chip chip-{}">{}</span>', drawn)

    @admin.display(description=gettext_lazy("a cargo"), ordering="assigned_to__username")
    def in_charge(self, row: Practice) -> str:
        return name_of(row.assigned_to) if row.assigned_to else "—"

    @admin.display(description=gettext_lazy("región principal"))
    def main_region(self, row: Practice) -> str:
        return next((str(each.region) for each in row.placed.all()), _("No consta"))

    def get_urls(self) -> list[Any]:
        desk: list[Any] = [each.pattern(self.admin_site) for each in ROUTES]
        without_key = [*spreadsheet_urls(self.admin_site), *writing_urls(self.admin_site)]
        return [*without_key, *desk, *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        del request, kwargs
        return PracticeChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Practice]:
        return super().get_queryset(request) & visible_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Practice | None = None) -> bool:
        return may(request.user, Action.VIEW, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Action.CREATE)

    def has_change_permission(self, request: HttpRequest, obj: Practice | None = None) -> bool:
        return may(request.user, Action.EDIT, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Practice | None = None) -> bool:
        return may(request.user, Action.DELETE, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer what the person has a right to; practices are deleted one by one, if at all."""
        if IS_POPUP_VAR in request.GET:
            return {}
        return actions_for(request.user) | spreadsheet_actions(request.user)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer the mesas that the person reaches; a practice goes to no other."""
        reached = mesas_of(request.user, Action.EDIT)
        if db_field.name == "mesa" and reached is not None:
            kwargs |= {
                "queryset": Mesa.objects.filter(pk__in=reached),
                "widget": forms.Select(),
                "required": True,
                "empty_label": None if len(reached) == 1 else "",
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def view_on_site(self, obj: Practice) -> str | None:
        current = obj.publications.current().only("code", "slug").first()
        return current.get_absolute_url() if current else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        practice = kwargs.get("obj")
        context["sections"] = in_order(context)
        context["navigation"] = navigation()
        if practice is not None:
            context |= panels(request, practice)
        context["show_submit"] = _may_submit(request, practice)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Practice, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        if not change:
            obj.code = next_codes(1)[0]
            obj.edit_number = 0
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,  # noqa: FBT001 Django's signature
    ) -> None:
        super().save_related(request, form, formsets, change)
        writer: Any = request.user
        record_edit(form.instance, by=writer)

    def response_add(
        self, request: HttpRequest, obj: Practice, post_url_continue: str | None = None
    ) -> HttpResponse:
        if SUBMIT in request.POST:
            return self._submit_saved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Practice) -> HttpResponse:
        if SUBMIT in request.POST:
            return self._submit_saved(request, obj)
        return super().response_change(request, obj)

    def _submit_saved(self, request: HttpRequest, practice: Practice) -> HttpResponse:
        """Send to review what the form has just saved; a refusal keeps it saved."""
        writer: Any = request.user
        try:
            perform(Ask(action=Action.SUBMIT, practice=practice, by=writer))
        except PermissionDenied:
            message = _("%(practice)s se guardó, pero usted no puede enviarla a revisión.")
            self.message_user(request, message % {"practice": practice}, messages.WARNING)
        else:
            message = _("%(practice)s se guardó y se envió a revisión.")
            self.message_user(request, message % {"practice": practice}, messages.SUCCESS)
        return back_to(practice)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Refuse in words to delete what has ever been public."""
        practice = self.get_object(request, object_id)
        if practice and practice.publications.exists():
            message = _(
                "%(practice)s no se puede borrar: tiene versiones publicadas, que se conservan "
                "para que se puedan citar. Si ya no debe verse, retírela."
            )
            self.message_user(request, message % {"practice": practice}, messages.ERROR)
            return back_to(practice)
        return super().delete_view(request, object_id, extra_context)


def _may_submit(request: HttpRequest, practice: Practice | None) -> bool:
    """Tell whether the person may send to review what they are about to save."""
    if practice is None:
        return may(request.user, Action.SUBMIT)
    saved = Practice(mesa_id=practice.mesa_id, state=practice.state)
    if saved.state in RETURNS_TO_DRAFT:
        saved.state = PracticeState.DRAFT
    edits = may(request.user, Action.EDIT, practice)
    return edits and may(request.user, Action.SUBMIT, saved)
