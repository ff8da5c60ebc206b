"""What every page shares: the header, the foot, and who answers for the site."""

import dataclasses
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from practices.views.addresses import addresses, in_language
from practices.views.kept import pattern


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads; without an address, the page one is on.

    `language` is that of a label that is content: a name that is in one language only.
    """

    label: str | Promise
    url: str = ""
    language: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class NavigationItem:
    """A section in the header; `current` is its `aria-current`, empty outside the section."""

    label: str | Promise
    url: str
    current: str


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column of links of the foot; `name` makes the ids of its parts."""

    name: str
    label: Promise
    links: list[Link]


@dataclasses.dataclass(frozen=True, slots=True)
class _Section:
    label: Promise
    route: str
    inner_routes: frozenset[str] = frozenset()

    def current_at(self, route: str) -> str:
        if route == self.route:
            return "page"
        return "true" if route in self.inner_routes else ""


_IN_PRACTICES = frozenset(
    {
        *(
            "detail",
            "detail_without_slug",
            "version",
            "versions",
            "version_difference",
            "cite",
            "compare",
            "theme_index",
            "theme",
        ),
        *("population_index", "population", "institution_index", "institution"),
        *("instrument_index", "instrument"),
    }
)
_IN_OBJECTIVES = frozenset({"framework", "objective", "target", "coverage"})
_IN_ABOUT = frozenset(
    {"methodology", "accessibility", "privacy", "licence", "help", "glossary"}
)
_SECTIONS = (
    _Section(_("Prácticas"), "list", _IN_PRACTICES),
    _Section(_("Regiones"), "region_index", frozenset({"region", "mesa_index", "mesa"})),
    _Section(_("ODS y PMM"), "framework_index", _IN_OBJECTIVES),
    _Section(_("Datos"), "data", frozenset({"dictionary"})),
    _Section(_("Acerca"), "about", _IN_ABOUT),
)

_COLUMNS = (
    (
        "explorar",
        _("Explorar"),
        (
            (_("Todas las prácticas"), "list"),
            (_("Regiones"), "region_index"),
            (_("Mesas regionales"), "mesa_index"),
            (_("ODS y Pacto Mundial"), "framework_index"),
            (_("Temas"), "theme_index"),
            (_("Poblaciones"), "population_index"),
            (_("Instituciones"), "institution_index"),
            (_("Normas"), "instrument_index"),
        ),
    ),
    (
        "usar",
        _("Usar"),
        (
            (_("Qué está cubierto y qué falta"), "coverage"),
            (_("Comparar prácticas"), "compare"),
            (_("Proponer una práctica"), "proposal_start"),
            (_("Datos para descargar"), "data"),
            (_("Glosario"), "glossary"),
            (_("Ayuda"), "help"),
        ),
    ),
    (
        "acerca",
        _("Acerca"),
        (
            (_("Qué es este catálogo"), "about"),
            (_("Método"), "methodology"),
            (_("Licencia"), "licence"),
            (_("Accesibilidad"), "accessibility"),
            (_("Privacidad"), "privacy"),
        ),
    ),
)


def site(request: HttpRequest) -> dict[str, object]:
    """Context processor: the header and the foot, the owner's settings; no database."""
    around = frame(request)
    return {
        "page_addresses": addresses(request.path),
        "site_header": around.header,
        "site_footer": around.footer,
        "site_owner": settings.SITE_OWNER,
        "site_official": settings.SITE_OFFICIAL,
        "site_url": settings.SITE_URL,
    }


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the content of a page, as finished HTML."""

    header: SafeString
    footer: SafeString


def frame(request: HttpRequest) -> Frame:
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
    kept = _frame(shown) if settings.DEBUG else _kept_frame(shown)
    here = request.get_full_path() if route else get_script_prefix()
    other = in_language(here, _other_language())
    return Frame(kept.header, format_html(kept.footer, other_address=other))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """All that the header and the foot hang on; `currents` has one for each section."""

    currents: tuple[str, ...]
    owner: str
    official: bool
    language: str
    prefix: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Kept:
    """The header as HTML, and the foot with a place for the page in the other language."""

    header: SafeString
    footer: str


def _frame(shown: _Shown) -> _Kept:
    items = [
        NavigationItem(section.label, _address(section.route), current)
        for section, current in zip(_SECTIONS, shown.currents, strict=True)
    ]
    foot = {
        "site_owner": shown.owner,
        "site_official": shown.official,
        "columns": [
            Column(name, label, [Link(text, _address(route)) for text, route in links])
            for name, label, links in _COLUMNS
        ],
        "other_language": _other_language(),
    }
    return _Kept(
        header=render_to_string("components/site_header.html", {"navigation": items}),
        footer=pattern("components/site_footer.html", ("other_address",), foot),
    )


def _other_language() -> str:
    """Return the one of the two languages that this page is not in."""
    here = get_language() or settings.LANGUAGE_CODE
    return next(code for code, _name in settings.LANGUAGES if code != here)


def _address(route: str) -> str:
    return reverse(f"practices:{route}")


_kept_frame = lru_cache(maxsize=64)(_frame)
"""Some thirty addresses and fifty messages, the same in every page of a section."""
