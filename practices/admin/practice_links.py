"""Rows of a practice's form that tie it to territory, objectives, bodies and norms."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from practices.admin.base import InlineRows, StackInline, TableInline
from practices.models.practice import Practice
from practices.models.practice_links import (
    Alignment,
    InstrumentUse,
    Partner,
    PracticePopulation,
    PracticeRegion,
    PracticeTheme,
    Replication,
)
from practices.models.practice_parts import Citation
from practices.workflow.permissions import visible_to


class CitedRows(InlineRows):
    """Rows that may point at a citation, but only at one of their own practice."""

    def limit_choices(self, field: Any, parent: Any) -> None:
        if field.queryset.model is Citation:
            own = Citation.objects.filter(practice=parent)
            field.queryset = own.select_related("source")
            field.help_text = _("Guarde primero la fuente citada y después elíjala aquí.")


class RegionInline(TableInline):
    """Where it happens."""

    model = PracticeRegion
    verbose_name = _("región")
    verbose_name_plural = _("regiones, la principal primero")
    fields = ["position", "region"]
    related_rows = ["region"]
    first_rows = 1


class ThemeInline(TableInline):
    """What it is about."""

    model = PracticeTheme
    verbose_name = _("tema")
    verbose_name_plural = _("temas, el principal primero")
    fields = ["position", "theme"]
    related_rows = ["theme"]


class PopulationInline(TableInline):
    """Whom it is for."""

    model = PracticePopulation
    verbose_name = _("población")
    verbose_name_plural = _("poblaciones, la principal primero")
    fields = ["position", "population"]
    related_rows = ["population"]


class AlignmentInline(CitedRows, StackInline):
    """What it gives to which objective, and why."""

    model = Alignment
    fieldsets = [
        (None, {"fields": [("objective", "justification", "role", "origin")]}),
        (
            _("Fuente, página y orden"),
            {"classes": ["collapse"], "fields": [("citation", "page", "position")]},
        ),
    ]
    autocomplete_fields = ["objective"]
    related_rows = ["objective__framework"]
    first_rows = 1
    long_texts = ["justification"]


class PartnerInline(TableInline):
    """Who leads it and who takes part."""

    model = Partner
    fields = ["position", "institution", "name", "role", "role_text"]
    autocomplete_fields = ["institution"]
    related_rows = ["institution"]
    first_rows = 1


class InstrumentInline(TableInline):
    """The norms behind it."""

    model = InstrumentUse
    verbose_name = _("norma")
    verbose_name_plural = _("base legal")
    fields = ["position", "text", "instrument"]
    autocomplete_fields = ["instrument"]
    related_rows = ["instrument"]


class ReplicationInline(StackInline):
    """Which practice it was adapted from."""

    model = Replication
    fk_name = "practice"
    fields = [
        ("original", "position"), "kept", "changed",
        ("confirmed_by_original", "confirmed_by_adapter"),
    ]  # fmt: skip
    autocomplete_fields = ["original"]
    related_rows = ["original"]
    classes = ["collapse"]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Take as the original what the person sees: of the rest, a title may be a draft."""
        kwargs["queryset"] = visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def limit_choices(self, field: Any, parent: Any) -> None:
        """Take also what the practice says now."""
        named = Replication.objects.filter(practice=parent).values("original")
        field.queryset |= Practice.objects.filter(pk__in=named)
