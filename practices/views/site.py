"""What every page shares: the sections of the header, and who answers for the site."""

import dataclasses

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads; without an address, the page one is on."""

    label: str | Promise
    url: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class NavigationItem:
    """A section in the header; `current` is its `aria-current`, empty outside the section."""

    label: str | Promise
    url: str
    current: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Section:
    label: Promise
    route: str
    inner_routes: frozenset[str] = frozenset()

    def current_at(self, route: str) -> str:
        if route == self.route:
            return "page"
        return "true" if route in self.inner_routes else ""


_SECTIONS = (
    _Section(
        _("Prácticas"),
        "list",
        frozenset({"detail", "theme_index", "theme", "population_index", "population"}),
    ),
    _Section(_("Regiones"), "region_index", frozenset({"region", "mesa_index", "mesa"})),
    _Section(
        _("ODS y PMM"), "framework_index", frozenset({"framework", "objective", "target"})
    ),
    _Section(_("Acerca"), "about"),
    _Section(_("Ayuda"), "help"),
)


def site(request: HttpRequest) -> dict[str, object]:
    """Context processor: the header's sections and the owner's settings; no database."""
    match = request.resolver_match
    route = match.url_name or "" if match and match.namespace == "practices" else ""
    return {
        "navigation": [
            NavigationItem(
                section.label,
                reverse(f"practices:{section.route}"),
                section.current_at(route),
            )
            for section in _SECTIONS
        ],
        "site_owner": settings.SITE_OWNER,
        "site_official": settings.SITE_OFFICIAL,
        "site_url": settings.SITE_URL,
    }
