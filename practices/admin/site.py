"""The staff's desk as a whole: who enters, its navigation, and its home."""

import functools
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from practices.admin.base import CatalogueAdmin
from practices.admin.home import home
from practices.admin.navigation import account_address, navigation
from practices.workflow.permissions import works_here


class DeskSite(AdminSite):
    """The admin of whoever has a role at the desk."""

    site_header = _("Buenas prácticas MTIGM · Mesa de trabajo")
    site_title = _("Mesa de trabajo")
    index_title = _("Tablero")
    empty_value_display = "—"
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take only what asks the desk who may: other packages register theirs unasked."""
        if admin_class is not None and issubclass(admin_class, CatalogueAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever has some role, whatever Django's own flags say."""
        return works_here(request.user)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Draw up the page of all lists only: Django would ask it all of every page's frame."""
        return super().get_app_list(request, app_label) if app_label else []

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        if context["has_permission"]:
            context["desk_sections"] = navigation(self, request)
            context["account_url"] = account_address()
        return context

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what asks something of the person, and how the catalogue is."""
        context = {
            **home(request),
            "desk_sections": navigation(self, request, counted=True),
            **(extra_context or {}),
        }
        return super().index(request, context)


@functools.cache
def desk_site() -> DeskSite:
    """Return the one site of the desk, whoever asks for it first.

    Reading this module registers the models, which asks Django's `site` for its site: asked
    twice, it must be the same.
    """
    return DeskSite()
