"""What every page shares: the sections of the header, and who answers for the site."""

import dataclasses
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
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
    """Context processor: the header and the foot, the owner's settings; no database."""
    around = frame(request)
    return {
        "site_header": around.header,
        "site_footer": around.footer,
        "site_owner": settings.SITE_OWNER,
        "site_official": settings.SITE_OFFICIAL,
        "site_url": settings.SITE_URL,
    }


def frame(request: HttpRequest) -> "Frame":
    """Return what surrounds the content of a page."""
    match = request.resolver_match
    route = match.url_name or "" if match and match.namespace == "practices" else ""
    shown = _Shown(
        currents=tuple(section.current_at(route) for section in _SECTIONS),
        owner=settings.SITE_OWNER,
        official=settings.SITE_OFFICIAL,
        language=get_language() or "",
        prefix=get_script_prefix(),
    )
    # While developing, templates change with no new start.
    return _frame(shown) if settings.DEBUG else _kept_frame(shown)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """All that the header and the foot hang on; `currents` has one for each section."""

    currents: tuple[str, ...]
    owner: str
    official: bool
    language: str
    prefix: str


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the content of a page, as finished HTML."""

    header: SafeString
    footer: SafeString


def _frame(shown: _Shown) -> Frame:
    items = [
        NavigationItem(section.label, reverse(f"practices:{section.route}"), current)
        for section, current in zip(_SECTIONS, shown.currents, strict=True)
    ]
    statement = {"site_owner": shown.owner, "site_official": shown.official}
    return Frame(
        header=render_to_string("components/site_header.html", {"navigation": items}),
        footer=render_to_string("components/site_footer.html", statement),
    )


_kept_frame = lru_cache(maxsize=64)(_frame)
"""Some twenty addresses and forty messages, the same in every page of a section."""
