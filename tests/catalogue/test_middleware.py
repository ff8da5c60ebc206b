import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.logs import request_id
from catalogue.middleware import identifier_of, security_headers

pytestmark = pytest.mark.urls("tests.catalogue.routes")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Content-Security-Policy": POLICY,
}


@pytest.fixture
def visitor() -> Client:
    """Give a client that sees the page of an error, as a reader does, not the exception."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/echo/", 200),
        ("/echo", 301),
        ("/bad%00path/", 400),
        ("/forbidden/", 403),
        ("/nowhere/", 404),
        (f"/{'a' * 5000}/", 414),
        ("/broken/", 500),
        ("/without-database/", 503),
    ],
)
def test_every_answer_carries_the_headers(visitor: Client, path: str, status: int) -> None:
    response = visitor.get(path)

    assert response.status_code == status
    assert {name: response[name] for name in HEADERS} == HEADERS


def test_static_files_carry_the_headers(settings: Settings) -> None:
    (settings.STATIC_ROOT / "probe.css").write_text("a{}", encoding="utf-8")

    response = Client().get("/static/probe.css")

    assert response.getvalue() == b"a{}"
    assert {name: response[name] for name in HEADERS} == HEADERS


@pytest.mark.urls("catalogue.urls")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/admin/", 200),
        ("/admin/password_change/", 302),
        ("/cuenta/", 200),
        ("/cuenta/clave/", 200),
        ("/admin/password_change/done/", 200),
        ("/admin/jsi18n/", 200),
        ("/admin/nowhere/", 404),
    ],
)
def test_no_answer_to_the_staff_is_kept(admin_client: Client, path: str, status: int) -> None:
    response = admin_client.get(path)

    assert (response.status_code, response["Cache-Control"]) == (status, "no-store, private")


@pytest.mark.urls("catalogue.urls")
@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/cuenta/entrar/"])
@pytest.mark.django_db
def test_no_answer_before_signing_in_is_kept(client: Client, path: str) -> None:
    assert client.get(path)["Cache-Control"] == "no-store, private"


def test_an_answer_to_readers_may_be_kept(client: Client) -> None:
    assert "Cache-Control" not in client.get("/echo/")


def test_an_answer_keeps_a_policy_of_its_own() -> None:
    own = "default-src 'none'; sandbox"

    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": own})

    response = security_headers(answer)(RequestFactory().get("/"))

    assert response["Content-Security-Policy"] == own


@pytest.mark.parametrize("path", ["/nowhere/", "/broken/"])
def test_debug_pages_keep_their_inline_style(
    visitor: Client, settings: Settings, path: str
) -> None:
    settings.DEBUG = True

    assert "Content-Security-Policy" not in visitor.get(path)


def test_an_address_of_4096_characters_is_answered(visitor: Client) -> None:
    address = f"/echo/?q={'a' * (4096 - len('/echo/?q='))}"

    assert visitor.get(address).status_code == 200
    assert visitor.get(f"{address}a").status_code == 414


def test_an_encoded_address_is_measured_as_it_was_sent(visitor: Client) -> None:
    assert visitor.get(f"/{'%C3%B1' * 700}/").status_code == 414


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS", "INVENTED"])
@pytest.mark.parametrize("path", ["/echo/", "/nowhere/", "/static/probe.css"])
def test_other_methods_are_refused_everywhere(visitor: Client, method: str, path: str) -> None:
    response = visitor.generic(method, path)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("q=a%00b", "ab"),
        ("q=%%0000", ""),
        ("q=%00%00", ""),
        ("q=%ff", "�"),
        ("q=%ed%a0%80", "���"),
        ("q=%", "%"),
        ("q=ñandú", "ñandú"),
    ],
)
def test_broken_text_in_a_query_is_made_harmless(
    visitor: Client, query: str, text: str
) -> None:
    response = visitor.get("/echo/", QUERY_STRING=query)

    assert response.content.decode() == text


@pytest.mark.parametrize("path", ["/%ff/", "/%ed%a0%80/", "/%C3%28/", "/%/", "/%zz/"])
def test_broken_text_in_a_path_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_a_nul_in_a_cookie_is_refused(visitor: Client) -> None:
    response = visitor.get("/echo/", headers={"cookie": r'sesion="\000aaaaaaaa"'})

    assert response.status_code == 400


def test_a_foreign_host_is_refused(visitor: Client) -> None:
    assert visitor.get("/echo/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/echo/", "/forbidden/", "/nowhere/", "/broken/"])
def test_a_reader_gets_no_cookie(visitor: Client, path: str) -> None:
    assert visitor.get(path).cookies.output() == ""


@pytest.mark.django_db
def test_an_anonymous_page_asks_nothing_of_the_session(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    stale = Client(headers={"cookie": "sesion=a-key-that-once-was-one"})

    with django_assert_num_queries(0):
        response = stale.get("/echo/?q=a")

    assert response.content == b"a"


def test_without_its_database_the_site_says_when_to_come_back(visitor: Client) -> None:
    response = visitor.get("/without-database/")

    assert response["Retry-After"] == "5"
    assert response.content.decode() == (
        "El catálogo no puede consultar sus datos en este momento. "
        "Vuelve a intentarlo en unos segundos.\n"
    )


def test_every_request_has_an_identifier_of_its_own(visitor: Client) -> None:
    first, second = (visitor.get("/echo/")["X-Request-ID"] for _ in range(2))

    assert len(first) == len(second) == 32
    assert first != second


@pytest.mark.parametrize(
    ("behind_proxy", "given", "kept"),
    [
        (True, "proxy-0123456789", True),
        (True, "short", False),
        (True, "forged\nline-of-log", False),
        (False, "visitor-0123456789", False),
    ],
)
def test_only_a_proxy_may_name_a_request(
    settings: Settings,
    behind_proxy: bool,  # noqa: FBT001  a parameter of the table above
    given: str,
    kept: bool,  # noqa: FBT001  a parameter of the table above
) -> None:
    settings.SECURE_PROXY = behind_proxy
    request = RequestFactory().get("/", headers={"x-request-id": given})

    assert (identifier_of(request) == given) is kept


def test_the_log_names_the_request_that_failed(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "django.request"):
        response = visitor.get("/nowhere/")

    (record,) = caplog.records
    assert request_id(record) == response["X-Request-ID"]


def test_a_reader_gets_a_page_while_the_database_is_away(visitor: Client) -> None:
    response = visitor.get("/without-database/", headers={"Accept": "text/html,*/*;q=0.8"})

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Request-ID"] in response.content.decode()


def test_a_program_gets_a_sentence_while_the_database_is_away(visitor: Client) -> None:
    response = visitor.get("/without-database/", headers={"Accept": "application/json"})

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
