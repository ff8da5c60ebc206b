import re
from datetime import date

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import Settings

from practices.views import errors


def heading(content: bytes) -> str:
    found = re.search(r"<h1>(.*?)</h1>", content.decode())
    return found[1] if found else ""


def test_unknown_address_offers_a_search_without_reading_the_database(client: Client) -> None:
    response = client.get("/no-existe/<script>/")

    assert response.status_code == 404
    assert heading(response.content) == "Este hilo no llega a ninguna página"
    assert b'id="busqueda"' in response.content
    assert b"no-existe" not in response.content


def test_error_pages_are_not_indexed(client: Client) -> None:
    response = client.get("/no-existe/")

    assert b'<meta name="robots" content="noindex">' in response.content


def test_bad_request_says_what_to_do(rf: RequestFactory) -> None:
    response = errors.bad_request(rf.get("/"), SuspiciousOperation())

    assert response.status_code == 400
    assert heading(response.content) == "No entendimos la solicitud"


def test_refused_permission_is_explained(rf: RequestFactory) -> None:
    response = errors.permission_denied(rf.get("/"), PermissionDenied())

    assert response.status_code == 403
    assert heading(response.content) == "No tienes permiso para ver esta página"


def test_withdrawn_record_gives_its_reason_and_date(rf: RequestFactory) -> None:
    withdrawal = errors.Withdrawal("A pedido de la entidad.", date(2026, 11, 12))

    response = errors.gone(rf.get("/"), withdrawal)

    assert response.status_code == 410
    assert re.findall(r"<dd>(.*?)</dd>", response.content.decode()) == [
        "A pedido de la entidad.",
        "12 nov. 2026",
    ]


def test_server_error_links_the_style_sheet(rf: RequestFactory) -> None:
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert heading(response.content) == "Algo falló de nuestro lado"
    assert b'href="/static/css/catalogue.css"' in response.content


def test_server_error_gives_the_reference_of_the_request(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.META["catalogue.request_id"] = "0a1b2c3d"

    response = errors.server_error(request)

    assert b"<code>0a1b2c3d</code>" in response.content


def test_server_error_offers_to_try_again(rf: RequestFactory) -> None:
    text = errors.server_error(rf.get("/practicas/")).content.decode()

    assert '<a class="button" href="">Volver a intentar</a>' in text


def test_errors_speak_the_language_of_the_address(rf: RequestFactory) -> None:
    with translation.override("en"):
        text = errors.server_error(rf.get("/en/")).content.decode()

    assert '<html lang="en">' in text
    assert 'href="/en/"' in text


def test_an_absent_database_has_a_page_that_does_not_ask_for_it(rf: RequestFactory) -> None:
    response = errors.unavailable(rf.get("/"))

    assert response.status_code == 503
    assert heading(response.content) == "Volvemos en un momento"
    assert b'href="/static/css/catalogue.css"' in response.content


def threads(content: bytes) -> list[str]:
    """Return the classes of what a cloth draws."""
    drawn = re.search(r'<svg class="weave".*?</svg>', content.decode(), re.DOTALL)
    return re.findall(r'<path class="([^"]+)"', drawn[0]) if drawn else ["no cloth"]


def test_an_unknown_address_is_one_lone_crossing(client: Client) -> None:
    assert threads(client.get("/no-existe/").content) == [
        "ods-4 main",
        "weft main",
        "knot main",
    ]


def test_a_failure_is_warps_without_weft(rf: RequestFactory) -> None:
    assert threads(errors.server_error(rf.get("/")).content) == [
        *("ods-1 main", "ods-5 main", "ods-10 main", "ods-13 main"),
    ]


def test_server_error_keeps_the_foot_of_every_page(
    rf: RequestFactory, settings: Settings
) -> None:
    settings.SITE_OWNER = "Cancillería"

    text = errors.server_error(rf.get("/")).content.decode()

    assert text.count("Responde por el catálogo: Cancillería.") == 1
    assert text.count("Este no es un sitio oficial del Estado peruano.") == 1


def test_server_error_of_an_official_site_does_not_say_otherwise(
    rf: RequestFactory, settings: Settings
) -> None:
    settings.SITE_OFFICIAL = True

    assert b"sitio oficial" not in errors.server_error(rf.get("/")).content


def test_server_error_survives_a_missing_static_manifest(
    rf: RequestFactory, settings: Settings
) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        }
    }

    response = errors.server_error(rf.get("/"))

    assert heading(response.content) == "Algo falló de nuestro lado"
    assert b"stylesheet" not in response.content
