"""Publications, to be read: only `workflow` writes them."""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin
from practices.enums import Standing
from practices.models.publication import Publication
from practices.workflow.permissions import visible_to


class PublicationChangeList(ChangeList):
    """A list that leaves the long texts of its rows in the database."""

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: Any = None
    ) -> QuerySet[Publication]:
        found = super().get_queryset(request, exclude_parameters)
        return found.defer("snapshot")


@admin.register(Publication)
class PublicationAdmin(CatalogueAdmin):
    """Every version of every practice, as it was made public."""

    list_display = [
        "code", "number", "title", "standing", "origin", "published_at", "published_by",
    ]  # fmt: skip
    list_display_links = ["code", "title"]
    list_filter = ["standing", "origin"]
    list_select_related = ["published_by"]
    search_fields = ["code", "title", "title_key"]
    date_hierarchy = "published_at"
    fieldsets = [
        (None, {"fields": ["code", "number", "title", "practice", "note"]}),
        (_("Vigencia"), {"fields": ["standing", "standing_since", "standing_reason"]}),
        (_("Quién y cuándo"), {"fields": ["published_at", "published_by", "origin"]}),
        (_("Contenido"), {"fields": ["sha256", "schema_version", "content"]}),
    ]
    readonly_fields = ["content"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        del request, kwargs
        return PublicationChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).filter(practice__in=visible_to(request.user))

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def view_on_site(self, obj: Publication) -> str | None:
        return obj.get_absolute_url() if obj.standing == Standing.CURRENT else None

    @admin.display(description=_("lo que dice"))
    def content(self, obj: Publication) -> SafeString:
        text = json.dumps(obj.snapshot, ensure_ascii=False, indent=2)
        return format_html('<pre class="snapshot" tabindex="0">{}</pre>', text)
