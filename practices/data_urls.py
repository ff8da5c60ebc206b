"""Addresses of data, which have one language: a record's facts are those of its sources."""

from django.urls import URLPattern

from practices import sitemaps
from practices.routes import reading, standing
from practices.views import coverage, downloads, media, pictures, practice

app_name = "data"

urlpatterns: list[URLPattern] = [
    reading("practicas.json", downloads.list_json, name="list_json"),
    reading("practicas.csv", downloads.list_csv, name="list_csv"),
    reading("practicas.bib", downloads.list_bibtex, name="list_bibtex"),
    reading("practicas.ris", downloads.list_ris, name="list_ris"),
    reading("practicas/<code:code>.json", practice.detail_json, name="detail_json"),
    reading("practicas/<code:code>/og.png", pictures.og_image, name="og_image"),
    reading("practicas/<code:code>.bib", practice.detail_bibtex, name="detail_bibtex"),
    reading("practicas/<code:code>.ris", practice.detail_ris, name="detail_ris"),
    reading("practicas/<code:code>.xlsx", practice.detail_xlsx, name="detail_xlsx"),
    reading(
        "practicas/<code:code>-<slug:slug>.json",
        practice.detail_json,
        name="detail_json_with_slug",
    ),
    reading("cobertura.csv", coverage.coverage_csv, name="coverage_csv"),
    reading("cobertura.json", coverage.coverage_json, name="coverage_json"),
    reading("cobertura.svg", coverage.coverage_svg, name="coverage_svg"),
    standing("media/<file_name:name>", media.media, name="media"),
    standing("p/<code:code>", practice.short, name="short"),
    standing("robots.txt", sitemaps.robots, name="robots"),
    reading("sitemap.xml", sitemaps.sitemap, name="sitemap"),
]
