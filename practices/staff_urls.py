"""Addresses of the staff beside the admin's own; Spanish only, and never kept or indexed."""

from django.contrib import admin
from django.urls import URLPattern, path

from practices.admin import notices, practice_preview

app_name = "staff"

urlpatterns: list[URLPattern] = [
    path("admin/avisos/", admin.site.admin_view(notices.read_inbox), name="inbox"),
    path("admin/avisos/marcar/", admin.site.admin_view(notices.mark), name="mark_notices"),
    path("admin/avisos/<int:key>/", admin.site.admin_view(notices.open_notice), name="notice"),
    path(
        "admin/avisos/preferencias/",
        admin.site.admin_view(notices.edit_preferences),
        name="preferences",
    ),
    path("vista-previa/<slug:token>/", practice_preview.show_shared, name="preview"),
    path(
        "vista-previa/<slug:token>/adjuntos/<int:attachment>/<slug:size>/",
        practice_preview.show_shared_file,
        name="preview_file",
    ),
    path("avisos/baja/<str:token>/", notices.unsubscribe, name="unsubscribe"),
]
