"""Every public address. Paths are Spanish; names of routes are English."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from practices import sitemaps
from practices.views import (
    downloads,
    frameworks,
    home,
    listing,
    pages,
    practice,
    territory,
    vocabularies,
)
from practices.views.freshness import revalidated

app_name = "practices"


class CodeConverter:
    """A practice's code in any case; the view answers the lower-case one."""

    regex = "[Bb][Pp]-[0-9]{4,9}"

    def to_python(self, value: str) -> str:
        """Return it as it was written."""
        return value

    def to_url(self, value: str) -> str:
        """Write it in lower case, as addresses do."""
        return value.lower()


class ObjectiveCodeConverter:
    """A code of an objective: «10», «10.7», «11.a», «derechos-humanos»."""

    regex = "[0-9A-Za-z][0-9A-Za-z.-]{0,59}"

    def to_python(self, value: str) -> str:
        """Return it as it was written."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(CodeConverter, "code")
register_converter(ObjectiveCodeConverter, "objective_code")


def reading(
    route: str, view: Callable[..., HttpResponseBase], name: str, *, daily: bool = False
) -> URLPattern:
    """Return the route of a view that only reads the catalogue, which it is given.

    A write is answered 405 before anything is read; the check of forms would come first, with
    a 403.
    """
    fresh = require_safe(revalidated(view, daily=daily))
    return path(route, csrf_exempt(fresh), name=name)


def standing(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Return the route of a view that only reads, and needs no index for it."""
    return path(route, csrf_exempt(view), name=name)


practice_routes = [
    reading("", listing.practice_list, name="list"),
    reading("<code:code>.json", practice.detail_json, name="detail_json"),
    reading("<code:code>-<slug:slug>.json", practice.detail_json, name="detail_json_with_slug"),
    reading("<code:code>/", practice.detail, "detail_without_slug", daily=True),
    reading("<code:code>-<slug:slug>/", practice.detail, "detail", daily=True),
]

framework_routes = [
    reading("", frameworks.framework_index, name="framework_index"),
    reading("<slug:framework>/", frameworks.framework, name="framework"),
    reading("<slug:framework>/<objective_code:code>/", frameworks.objective, name="objective"),
    reading(
        "<slug:framework>/<objective_code:code>/metas/<objective_code:target>/",
        frameworks.target,
        name="target",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    reading("", home.home, name="home"),
    reading("practicas.json", downloads.list_json, name="list_json"),
    reading("practicas.csv", downloads.list_csv, name="list_csv"),
    path("practicas/", include(practice_routes)),
    standing("p/<code:code>", practice.short, name="short"),
    path("objetivos/", include(framework_routes)),
    reading("regiones/", territory.region_index, name="region_index"),
    reading("regiones/<slug:slug>/", territory.region, name="region"),
    reading("mesas/", territory.mesa_index, name="mesa_index"),
    reading("mesas/<slug:slug>/", territory.mesa, name="mesa"),
    reading("temas/", vocabularies.theme_index, name="theme_index"),
    reading("temas/<slug:slug>/", vocabularies.theme, name="theme"),
    reading("poblaciones/", vocabularies.population_index, name="population_index"),
    reading("poblaciones/<slug:slug>/", vocabularies.population, name="population"),
    standing("acerca/", pages.about, name="about"),
    standing("ayuda/", pages.help, name="help"),
    standing("robots.txt", sitemaps.robots, name="robots"),
    reading("sitemap.xml", sitemaps.sitemap, name="sitemap"),
]
