"""Root of the addresses: what is not operation or the staff's belongs to the app."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from catalogue import health
from catalogue.accounts import views as accounts

operation = [
    path("", health.alive, name="alive"),
    path("listo/", health.ready, name="ready"),
]

handler400 = "practices.views.errors.bad_request"
handler403 = "practices.views.errors.permission_denied"
handler404 = "practices.views.errors.page_not_found"
handler429 = "catalogue.accounts.views.too_many_requests"
handler500 = "practices.views.errors.server_error"

urlpatterns = [
    path("salud/", include((operation, "health"))),
    path("cuenta/", include("catalogue.accounts.urls")),
    path("admin/login/", accounts.enter_desk),
    path("admin/password_change/", accounts.change_password),
    path("", include("practices.staff_urls")),
    path("admin/", admin.site.urls),
    path("", include("practices.data_urls")),
    *i18n_patterns(path("", include("practices.urls")), prefix_default_language=False),
]
