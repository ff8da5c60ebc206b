"""Every public page, in each language. Paths are Spanish; names of routes are English."""

from django.urls import URLPattern, URLResolver, include, path

from practices.routes import reading, standing
from practices.views import (
    frameworks,
    home,
    listing,
    pages,
    practice,
    territory,
    vocabularies,
)

app_name = "practices"

practice_routes = [
    reading("", listing.practice_list, name="list"),
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
    path("practicas/", include(practice_routes)),
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
]
