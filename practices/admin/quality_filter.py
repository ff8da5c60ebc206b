"""Filters of the list of practices to which the figures of the desk's home lead."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from practices.desk.quality import Lack, lacking
from practices.desk.queues import Queue, in_queue
from practices.models.practice import Practice
from practices.workflow.permissions import OPEN


class QueueFilter(admin.SimpleListFilter):
    """What asks something of the person who looks."""

    title = _("cola de trabajo")
    parameter_name = "cola"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, Any]]:
        return list(Queue.choices)

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Practice]
    ) -> QuerySet[Practice]:
        value, person = self.value(), request.user
        if value not in Queue.values or not person.is_authenticated:
            return queryset
        return queryset.filter(pk__in=in_queue(person, Queue(value)).values("pk"))


class QualityFilter(admin.SimpleListFilter):
    """What a record lacks."""

    title = _("qué falta")
    parameter_name = "falta"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, Any]]:
        return list(Lack.choices)

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Practice]
    ) -> QuerySet[Practice]:
        value = self.value()
        if value not in Lack.values:
            return queryset
        return lacking(queryset.filter(state__in=OPEN), Lack(value))
