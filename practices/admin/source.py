"""Sources and legal instruments."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin
from practices.models.source import LegalInstrument, Source


@admin.register(Source)
class SourceAdmin(CatalogueAdmin):
    """What practices and mesas cite."""

    list_display = ["__str__", "publisher", "url", "checked_on", "check_answer"]
    list_filter = ["checked_on"]
    search_fields = ["title", "publisher", "url", "sort_key"]
    fieldsets = [
        (None, {"fields": ["title", "publisher", "date", "url"]}),
        (_("Comprobación de la dirección"), {"fields": ["checked_on", "check_answer"]}),
    ]


@admin.register(LegalInstrument)
class LegalInstrumentAdmin(CatalogueAdmin):
    """Norms once identified."""

    list_display = ["__str__", "title", "issuer", "year"]
    list_filter = ["type", "year"]
    search_fields = ["number", "title", "issuer", "slug"]
    permanent_fields = ["slug"]
    snapshot_key = "slug"
    fieldsets = [
        (None, {"fields": ["type", "number", "year", "title", "issuer", "date", "url"]}),
        (_("En el catálogo"), {"fields": ["slug"]}),
    ]
