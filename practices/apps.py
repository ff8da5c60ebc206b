"""The catalogue's only application."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    """Regions, mesas, practices and the objectives they serve."""

    name = "practices"
    verbose_name = _("Catálogo de buenas prácticas")
    default_auto_field = "django.db.models.BigAutoField"


class DeskConfig(AdminConfig):
    """Django's admin, with the desk as its site."""

    default_site = "practices.admin.site.desk_site"
