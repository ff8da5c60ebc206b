"""Regions, offices, institutions and mesas."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin, TableInline
from practices.models.territory import (
    Institution,
    InstitutionName,
    Mesa,
    MesaMember,
    MesaMilestone,
    Office,
    Region,
)


@admin.register(Region)
class RegionAdmin(CatalogueAdmin):
    """The 24 departamentos and Callao."""

    list_display = ["name", "ubigeo", "iso_code", "capital", "border_countries"]
    search_fields = ["name", "official_name", "capital", "ubigeo", "sort_key"]
    prepopulated_fields = {"slug": ["name"]}
    permanent_fields = ["ubigeo", "slug"]
    snapshot_key = "ubigeo"
    derived_fields = frozenset({"name"})
    fieldsets = [
        (None, {"fields": ["name", "official_name", "ubigeo", "iso_code", "slug"]}),
        (_("Lugar"), {"fields": ["capital", "latitude", "longitude", "border_countries"]}),
        (_("Población"), {"fields": ["population", "population_year", "population_source"]}),
        (_("Mesa regional"), {"fields": ["mesa_note"]}),
    ]


@admin.register(Office)
class OfficeAdmin(CatalogueAdmin):
    """The Oficinas Desconcentradas of the Foreign Ministry."""

    list_display = ["short_name", "city", "region"]
    list_filter = ["region"]
    list_select_related = ["region"]
    search_fields = ["name", "short_name", "city", "sort_key"]
    autocomplete_fields = ["region", "sources"]
    prepopulated_fields = {"slug": ["short_name"]}
    permanent_fields = ["slug"]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "city", "region"]}),
        (_("De dónde sale"), {"fields": ["sources", "note"]}),
    ]


class InstitutionNameInline(TableInline):
    """The other ways in which sources write the name."""

    model = InstitutionName
    fields = ["name"]


@admin.register(Institution)
class InstitutionAdmin(CatalogueAdmin):
    """Bodies; the search also finds them by their other names."""

    list_display = ["name", "acronym", "kind", "reviewed"]
    list_filter = ["reviewed", "kind"]
    list_select_related = ["kind"]
    search_fields = ["name", "acronym", "sort_key", "alternates__name", "alternates__folded"]
    prepopulated_fields = {"slug": ["name"]}
    permanent_fields = ["slug"]
    snapshot_key = "slug"
    fieldsets = [
        (None, {"fields": ["name", "acronym", "slug", "kind", "website"]}),
        (_("Revisión"), {"fields": ["reviewed"]}),
    ]
    inlines = [InstitutionNameInline]


class MesaMemberInline(TableInline):
    """Members, in the order in which the source names them."""

    model = MesaMember
    fields = ["position", "name", "institution", "kind"]
    autocomplete_fields = ["institution"]
    related_rows = ["institution", "kind"]


class MesaMilestoneInline(TableInline):
    """What the mesa has done, by date."""

    model = MesaMilestone
    fields = ["date", "text"]


@admin.register(Mesa)
class MesaAdmin(CatalogueAdmin):
    """The MTIGM and the regional mesas."""

    list_display = ["name", "acronym", "region", "office", "state", "state_as_of"]
    list_filter = ["state", "region"]
    list_select_related = ["region", "office"]
    search_fields = ["name", "acronym", "alternate_names", "region__name", "sort_key"]
    autocomplete_fields = ["region", "office", "replica_of", "sources"]
    prepopulated_fields = {"slug": ["name"]}
    permanent_fields = ["slug"]
    snapshot_key = "slug"
    fieldsets = [
        (None, {"fields": ["name", "acronym", "slug", "alternate_names"]}),
        (_("Dónde"), {"fields": ["region", "office", "replica_of"]}),
        (_("Creación"), {
            "fields": ["created", "instrument_text", "instrument_seen", "reactivated"],
        }),
        (_("Situación"), {"fields": ["state", "state_as_of"]}),
        (_("Cómo trabaja"), {
            "fields": [
                "convener",
                "secretariat",
                "functions",
                "work_plan",
                "technical_assistance",
                "link_to_mtigm",
                "members_complete",
            ],
        }),
        (_("De dónde sale"), {"fields": ["sources", "note"]}),
        (_("En otros idiomas"), {"fields": ["name_en"]}),
    ]  # fmt: skip
    inlines = [MesaMemberInline, MesaMilestoneInline]
