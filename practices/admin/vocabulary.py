"""The vocabularies: one list and form for all, since all are lists of terms."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin
from practices.models.vocabulary import (
    Collection,
    Coverage,
    EvidenceGrade,
    ImplementationStatus,
    InstitutionKind,
    PopulationGroup,
    PracticeKind,
    QualityCriterion,
    SourceKind,
    Theme,
)


@admin.register(
    Collection,
    Coverage,
    ImplementationStatus,
    InstitutionKind,
    PopulationGroup,
    PracticeKind,
    QualityCriterion,
    SourceKind,
)
class TermAdmin(CatalogueAdmin):
    """Terms in the order in which the public sees them."""

    list_display = ["name_es", "slug", "position", "reviewed"]
    list_editable = ["position"]
    list_filter = ["reviewed"]
    search_fields = ["name_es", "name_en", "slug", "sort_key"]
    prepopulated_fields = {"slug": ["name_es"]}
    permanent_fields = ["slug"]
    snapshot_key = "slug"
    fieldsets = [
        (None, {"fields": ["name_es", "slug", "description"]}),
        (_("Lugar en la lista"), {"fields": ["position", "reviewed"]}),
        (_("En otros idiomas"), {"fields": ["name_en"]}),
    ]


@admin.register(Theme)
class ThemeAdmin(TermAdmin):
    """Themes, with the objectives that usually go with each."""

    autocomplete_fields = ["suggested_objectives"]
    fieldsets = [
        *TermAdmin.fieldsets,
        (_("Objetivos"), {"fields": ["suggested_objectives"]}),
    ]


@admin.register(EvidenceGrade)
class EvidenceGradeAdmin(TermAdmin):
    """Names of the evidence levels; the levels themselves are those the code works out."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        return False
