"""Rows of a practice's form that tie it to territory, objectives, bodies and norms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from practices.admin.base import InlineRows, StackInline, TableInline
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
    fields = ["position", "region"]
    related_rows = ["region"]
    first_rows = 1


class ThemeInline(TableInline):
    """What it is about."""

    model = PracticeTheme
    fields = ["position", "theme"]
    related_rows = ["theme"]


class PopulationInline(TableInline):
    """Whom it is for."""

    model = PracticePopulation
    fields = ["position", "population"]
    related_rows = ["population"]


class AlignmentInline(CitedRows, StackInline):
    """What it gives to which objective, and why."""

    model = Alignment
    fields = [
        ("objective", "role", "position"), "justification", ("origin", "citation", "page"),
    ]  # fmt: skip
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
