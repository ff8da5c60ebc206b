"""What the desk's pages of proposals and of corrections share: read here, decided here."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise

from practices.admin.base import CatalogueAdmin
from practices.workflow.permissions import CHANGE, VIEW, may_row, may_rows, rows_for

ACTION, REASON = "_action", "reason"
MOST_SAID = 4000


def reason_in(request: HttpRequest) -> str:
    """Return what is said to whoever sent it."""
    return request.POST.get(REASON, "").replace("\r\n", "\n").strip()[:MOST_SAID]


class ReceivedAdmin(CatalogueAdmin):
    """Rows that come from outside: read here, and changed by what is decided about them."""

    public = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request) & rows_for(request.user, VIEW, self.model)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        if obj is None:
            return may_rows(request.user, VIEW, self.model)
        return may_row(request.user, VIEW, obj)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False

    def view_on_site(self, _obj: Any) -> None:
        return None

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show one row whole, and obey what is decided about it."""
        del form_url, extra_context
        if not self.has_view_permission(request):
            raise PermissionDenied
        key = int(object_id) if object_id.isascii() and object_id.isdigit() else 0
        row = get_object_or_404(self.get_queryset(request), pk=key)
        said = ""
        if request.method == "POST":
            try:
                return self.decide(request, row)
            except ValidationError as refusal:
                said = " ".join(refusal.messages)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,  # noqa: SLF001 Django's API
            "title": str(row),
            "row": row,
            "said": said,
            "reason": request.POST.get(REASON, ""),
            "may_decide": may_row(request.user, CHANGE, row),
            **self.told(request, row),
        }
        status = 409 if said else 200
        return TemplateResponse(request, self.page, context, status=status)

    page = ""

    def told(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Return what the page shows of a row."""
        raise NotImplementedError

    def decide(self, request: HttpRequest, row: Any) -> HttpResponse:
        """Do what is asked to a row; ValidationError says why it cannot be."""
        raise NotImplementedError


def back_to_row(row: Model) -> HttpResponse:
    name = row._meta.model_name  # noqa: SLF001 Django's API
    return redirect(f"admin:practices_{name}_change", row.pk)


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """A question of the form and what was answered; rows are lines."""

    label: str | Promise
    lines: Sequence[str]
