"""The side navigation of the desk: only what the person may see."""

import dataclasses
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.workflow.notices import unread_count
from practices.workflow.permissions import works_here

ALL_LISTS = "practices"
"""The page with every list, the only door to those without a section of their own."""
SECTIONS: tuple[tuple[str, Promise], ...] = (
    ("practices.practice", gettext_lazy("Prácticas")),
    ("practices.proposal", gettext_lazy("Recibidas")),
    ("practices.correction", gettext_lazy("Correcciones")),
    ("practices.publication", gettext_lazy("Publicaciones")),
    ("practices.mesa", gettext_lazy("Mesas")),
    ("practices.region", gettext_lazy("Regiones")),
    ("practices.institution", gettext_lazy("Instituciones")),
    ("practices.objective", gettext_lazy("Objetivos")),
    ("practices.source", gettext_lazy("Fuentes")),
    ("practices.legalinstrument", gettext_lazy("Normas")),
    (ALL_LISTS, gettext_lazy("Vocabularios")),
    ("auth.user", gettext_lazy("Personas")),
)
_ACCOUNT_ROUTES = ("mfa_index", "admin:password_change")


@dataclasses.dataclass(frozen=True, slots=True)
class DeskSection:
    """A section of the desk; `current` is its `aria-current`, empty elsewhere."""

    label: str
    url: str
    current: str
    count: int | None = None


def navigation(
    site: AdminSite, request: HttpRequest, *, counted: bool = False
) -> list[DeskSection]:
    """Return the sections that the person may see; with their figures, if asked for."""
    home = reverse("admin:index")
    found = [DeskSection(_("Tablero"), home, "page" if request.path == home else "")]
    if works_here(request.user):
        unread = unread_count(request.user) if counted else None
        found.append(_section(request, _("Mis avisos"), reverse("staff:inbox"), unread))
    for name, label in SECTIONS:
        address, rows = reverse("admin:app_list", args=[ALL_LISTS]), None
        if name != ALL_LISTS:
            model_admin = _admin_of(site, name)
            if model_admin is None or not model_admin.has_view_permission(request):
                continue
            address = _list_of(name)
            rows = model_admin.get_queryset(request).count() if counted else None
        found.append(_section(request, str(label), address, rows))
    return _only_one_current(found)


def account_address() -> str:
    """Return where a person sees to their own account."""
    for route in _ACCOUNT_ROUTES:
        try:
            return reverse(route)
        except NoReverseMatch:
            continue
    return reverse("admin:index")


def _only_one_current(sections: list[DeskSection]) -> list[DeskSection]:
    """Leave current the narrowest: the page of every list holds all the others."""
    current = [each for each in sections if each.current]
    narrowest = max(current, key=lambda each: len(each.url), default=None)
    return [
        each if each is narrowest else dataclasses.replace(each, current="")
        for each in sections
    ]


def _admin_of(site: AdminSite, name: str) -> Any:
    application, model_name = name.split(".")
    try:
        model = apps.get_model(application, model_name)
    except LookupError:
        return None
    return site.get_model_admin(model) if site.is_registered(model) else None


def _list_of(name: str) -> str:
    return reverse(f"admin:{name.replace('.', '_')}_changelist")


def _section(request: HttpRequest, label: str, address: str, count: int | None) -> DeskSection:
    inside = "true" if request.path.startswith(address) else ""
    return DeskSection(label, address, "page" if request.path == address else inside, count)
