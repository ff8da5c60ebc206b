"""Frameworks and their objectives."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin
from practices.models.frameworks import Framework, Objective


@admin.register(Framework)
class FrameworkAdmin(CatalogueAdmin):
    """The agendas that practices serve."""

    list_display = ["name_es", "short_name", "slug", "required_to_publish", "position"]
    list_filter = ["required_to_publish"]
    search_fields = ["name_es", "name_en", "short_name", "slug"]
    prepopulated_fields = {"slug": ["short_name"]}
    permanent_fields = ["slug"]
    snapshot_key = "slug"
    fieldsets = [
        (None, {"fields": ["name_es", "short_name", "slug", "authority", "address", "note"]}),
        (_("En el catálogo"), {"fields": ["required_to_publish", "position"]}),
        (_("En inglés"), {"fields": ["name_en", "short_name_en", "authority_en"]}),
    ]


@admin.register(Objective)
class ObjectiveAdmin(CatalogueAdmin):
    """Objectives of every framework; searched as «ods 10.7» or by any word of the title."""

    list_display = ["code", "framework", "kind", "short_es", "parent", "official_wording"]
    list_display_links = ["code", "short_es"]
    list_filter = ["framework", "kind", "official_wording"]
    list_select_related = ["framework", "parent__framework"]
    search_fields = ["code", "short_es", "title_es", "framework__short_name", "framework__slug"]
    autocomplete_fields = ["parent", "related"]
    permanent_fields = ["framework", "code"]
    snapshot_key = "code"
    derived_fields = frozenset({"parent"})
    fieldsets = [
        (None, {"fields": ["framework", "kind", "code", "parent", "position"]}),
        (_("Texto"), {"fields": ["title_es", "short_es", "official_wording", "note"]}),
        (_("Datos oficiales"), {"fields": ["address", "colour", "review_group"]}),
        (_("Relación con otros marcos"), {"fields": ["related"]}),
        (_("En otros idiomas"), {"fields": ["title_en", "short_en"]}),
    ]
