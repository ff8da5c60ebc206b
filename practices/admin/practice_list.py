"""The list of working records: what its page reads at once, and how it is narrowed."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.admin.practice_panel import chips
from practices.desk.queues import due
from practices.enums import Standing
from practices.models.practice import Practice
from practices.workflow.assignment import assignable
from practices.workflow.states import publication_states

MINE, NOBODY = "yo", "nadie"


class PracticeChangeList(ChangeList):
    """A list whose page knows where each row is, in a fixed number of statements."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list.with_parts().select_related("mesa", "assigned_to"))
        states = publication_states(rows)
        for row in rows:
            row.publication_state = states[row.pk]
            row.chips = chips(row, states[row.pk])
        self.result_list = rows


class PublicFilter(admin.SimpleListFilter):
    """Whether the public sees some version of the practice."""

    title = gettext_lazy("publicación")
    parameter_name = "publicacion"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        return [
            ("publicada", _("Publicada")),
            ("sin-publicar", _("Sin publicar")),
            ("retirada", _("Retirada")),
        ]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Practice]
    ) -> QuerySet[Practice]:
        public = Practice.objects.filter(publications__standing=Standing.CURRENT)
        match self.value():
            case "publicada":
                return queryset.filter(pk__in=public.values("pk"))
            case "sin-publicar":
                return queryset.exclude(pk__in=public.values("pk"))
            case "retirada":
                return queryset.exclude(withdrawn_reason="")
            case _:
                return queryset


class DueFilter(admin.SimpleListFilter):
    """Whether the day has come on which it had to be looked at again."""

    title = gettext_lazy("por confirmar")
    parameter_name = "por-confirmar"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        return [("si", _("Por confirmar")), ("no", _("Al día, o sin fecha"))]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Practice]
    ) -> QuerySet[Practice]:
        match self.value():
            case "si":
                return queryset.filter(due())
            case "no":
                return queryset.exclude(due())
            case _:
                return queryset


class ChargeFilter(admin.SimpleListFilter):
    """In whose charge it is."""

    title = gettext_lazy("a cargo de")
    parameter_name = "a-cargo"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, Any]]:
        people = [
            (str(each.pk), each.get_full_name() or each.username) for each in assignable()
        ]
        return [(MINE, _("Yo")), (NOBODY, _("Nadie")), *people]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Practice]
    ) -> QuerySet[Practice]:
        value = self.value() or ""
        if value == MINE:
            return queryset.filter(assigned_to=request.user.pk)
        if value == NOBODY:
            return queryset.filter(assigned_to=None)
        if value.isascii() and value.isdecimal() and len(value) <= 18:  # noqa: PLR2004
            return queryset.filter(assigned_to=int(value))
        return queryset
