"""The log of decisions, to be read: only transitions write it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin
from practices.desk.activity import name_of
from practices.models.editorial import StatusChange
from practices.workflow.permissions import visible_to


@admin.register(StatusChange)
class StatusChangeAdmin(CatalogueAdmin):
    """Who decided what about each practice, when and why."""

    public = False
    list_display = [
        "at", "practice_code", "action", "before", "after", "by_whom", "version",
    ]  # fmt: skip
    list_display_links = ["at"]
    list_filter = ["action", "after"]
    asked_by = ["practice"]
    list_select_related = ["practice", "by"]
    search_fields = ["practice__code", "practice__title", "reason"]
    date_hierarchy = "at"
    fields = [
        "practice", "action", ("before", "after"), "by_whom", "at", "reason",
        ("edit_number", "version"),
    ]  # fmt: skip
    readonly_fields = ["by_whom"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatusChange]:
        found: QuerySet[StatusChange] = super().get_queryset(request)
        return found.filter(practice__in=visible_to(request.user))

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def view_on_site(self, _obj: Any) -> None:
        return None

    @admin.display(description=_("práctica"), ordering="practice__code")
    def practice_code(self, row: StatusChange) -> str:
        return str(row.practice)

    @admin.display(description=_("quién"), ordering="by__username")
    def by_whom(self, row: StatusChange) -> str:
        return name_of(row.by)
