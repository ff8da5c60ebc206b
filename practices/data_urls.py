"""Addresses of data, which have one language: a record's facts are those of its sources."""

from django.urls import URLPattern

from practices import sitemaps
from practices.routes import reading, standing
from practices.views import downloads, practice

app_name = "data"

urlpatterns: list[URLPattern] = [
    reading("practicas.json", downloads.list_json, name="list_json"),
    reading("practicas.csv", downloads.list_csv, name="list_csv"),
    reading("practicas/<code:code>.json", practice.detail_json, name="detail_json"),
    reading(
        "practicas/<code:code>-<slug:slug>.json",
        practice.detail_json,
        name="detail_json_with_slug",
    ),
    standing("p/<code:code>", practice.short, name="short"),
    standing("robots.txt", sitemaps.robots, name="robots"),
    reading("sitemap.xml", sitemaps.sitemap, name="sitemap"),
]
