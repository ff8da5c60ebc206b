"""Every public page, in each language. Paths are Spanish; names of routes are English."""

from django.urls import URLPattern, URLResolver, include, path

from practices.participation import corrections, proposing
from practices.routes import reading, standing
from practices.views import (
    bodies,
    compare,
    coverage,
    frameworks,
    home,
    listing,
    pages,
    practice,
    suggestions,
    territory,
    versions,
    vocabularies,
)

app_name = "practices"

practice_routes = [
    reading("", listing.practice_list, name="list"),
    reading("<code:code>/", practice.detail, "detail_without_slug", daily=True),
    reading("<code:code>-<slug:slug>/", practice.detail, "detail", daily=True),
    reading("<code:code>/versiones/", versions.versions, "versions"),
    reading(
        "<code:code>/versiones/comparar/", versions.version_difference, "version_difference"
    ),
    reading("<code:code>/versiones/<int:number>/", practice.version, "version", daily=True),
    reading("<code:code>/citar/", practice.cite, "cite"),
    path("<code:code>/corregir/", corrections.correct, name="correction"),
    path(
        "<code:code>/corregir/recibida/<int:number>/",
        corrections.received,
        name="correction_received",
    ),
]

proposal_routes = [
    path("", proposing.start, name="proposal_start"),
    path("<slug:token>/", proposing.entry, name="proposal"),
    path("<slug:token>/<slug:step>/", proposing.step, name="proposal_step"),
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
    path("proponer/", include(proposal_routes)),
    reading("cobertura/", coverage.coverage, name="coverage"),
    reading("comparar/", compare.comparison, name="compare"),
    reading("regiones/", territory.region_index, name="region_index"),
    reading("regiones/<slug:slug>/", territory.region, name="region"),
    reading("mesas/", territory.mesa_index, name="mesa_index"),
    reading("mesas/<slug:slug>/", territory.mesa, name="mesa"),
    reading("instituciones/", bodies.institution_index, name="institution_index"),
    reading("instituciones/<slug:slug>/", bodies.institution, name="institution"),
    reading("normas/", bodies.instrument_index, name="instrument_index"),
    reading("normas/<slug:slug>/", bodies.instrument, name="instrument"),
    reading("temas/", vocabularies.theme_index, name="theme_index"),
    reading("temas/<slug:slug>/", vocabularies.theme, name="theme"),
    reading("poblaciones/", vocabularies.population_index, name="population_index"),
    reading("poblaciones/<slug:slug>/", vocabularies.population, name="population"),
    reading("sugerencias/", suggestions.suggest, name="suggestions"),
    reading("acerca/", pages.about, name="about"),
    reading("metodologia/", pages.methodology, name="methodology"),
    reading("datos/", pages.data, name="data"),
    standing("datos/diccionario/", pages.dictionary, name="dictionary"),
    standing("accesibilidad/", pages.accessibility, name="accessibility"),
    standing("privacidad/", pages.privacy, name="privacy"),
    standing("licencia/", pages.licence, name="licence"),
    standing("glosario/", pages.glossary, name="glossary"),
    standing("ayuda/", pages.help, name="help"),
]
