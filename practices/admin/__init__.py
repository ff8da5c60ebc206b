"""The staff's desk: the stock admin of Django, one module per group of models."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from practices.admin import frameworks, practice, publication, source, territory, vocabulary

__all__ = ["frameworks", "practice", "publication", "source", "territory", "vocabulary"]

admin.site.site_header = _("Buenas prácticas MTIGM · Mesa de trabajo")
admin.site.site_title = _("Mesa de trabajo")
admin.site.index_title = _("Qué se puede editar")
