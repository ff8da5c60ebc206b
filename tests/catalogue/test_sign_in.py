"""Entering the desk: limits, texts, sessions, second factor, and what its pages let load."""

import logging
import re
import threading
import time
from typing import Any
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import get_resolver
from pytest_django import DjangoAssertNumQueries

from catalogue.accounts import sessions, urls
from catalogue.accounts.backend import StaffBackend
from catalogue.accounts.mail import THREAD
from practices.editorial import Role
from practices.workflow.access import open_account
from practices.workflow.second_factor import has_second_factor
from tests.builders import make_member

pytestmark = pytest.mark.django_db

ENTER, CODE = "/cuenta/entrar/", "/cuenta/entrar/codigo/"
PASSWORD = "una-clave-larga"
WRONG = "El usuario o la contraseña no son correctos."
STOPPED = "Hubo demasiados intentos fallidos. Espere 15 minutos y vuelva a intentarlo."
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def person() -> User:
    """Give a curator; administration wrote their name and address."""
    return make_member("rosa", Role.READER)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the time that sessions and codes see: its only item may be changed."""
    now = [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def enter(client: Client, name: str = "rosa", password: str = PASSWORD, **more: str) -> Any:
    return client.post(ENTER, {"login": name, "password": password, **more})


def is_in(client: Client) -> bool:
    return bool(client.get("/cuenta/").status_code == 200)


def code_now(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def faults(response: Any) -> list[str]:
    return list(response.context["form"].non_field_errors())


def wait_for_mail() -> None:
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()


# Entering


@pytest.mark.parametrize("typed", ["rosa", "ROSA", "rosa@example.org", " Rosa@Example.org "])
def test_one_enters_by_name_or_by_address(client: Client, person: User, typed: str) -> None:
    del person

    response = enter(client, typed)

    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert is_in(client)


def test_the_desk_sends_to_sign_in_and_back(client: Client, person: User) -> None:
    del person
    wanted = "/admin/practices/mesa/?q=tumbes"

    first = client.get(wanted)
    second = client.get(first["Location"])
    third = enter(client, next=wanted)

    assert second["Location"] == "/cuenta/entrar/?next=/admin/practices/mesa/%3Fq%3Dtumbes"
    assert third["Location"] == wanted


def test_one_is_never_sent_to_another_site(client: Client, person: User) -> None:
    del person

    response = enter(client, next="https://malo.example/")

    assert response["Location"] == "/admin/"


def test_who_has_no_role_is_told_so(client: Client) -> None:
    client.force_login(User.objects.create_user("beto", password=PASSWORD))

    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "no tiene ninguna función" in response.content.decode()


def test_the_key_of_a_session_is_renewed(client: Client, person: User) -> None:
    del person
    client.get("/cuenta/clave/olvidada/")
    session = client.session
    session["before"] = "1"
    session.save()
    before = session.session_key
    client.cookies["sesion"] = str(before)

    enter(client)

    assert client.cookies["sesion"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_nobody_signs_up() -> None:
    names = {str(each.name) for each in urls.urlpatterns}

    assert not {name for name in names if "signup" in name or "email" in name}
    assert get_resolver().reverse_dict.getlist("account_signup") == []


# Wrong tries


@pytest.mark.parametrize(
    ("name", "password"),
    [("rosa", "otra-clave-larga"), ("nadie", PASSWORD), ("inactiva", PASSWORD)],
)
def test_a_refusal_never_tells_why(
    client: Client, person: User, name: str, password: str
) -> None:
    del person
    User.objects.create_user("inactiva", password=PASSWORD, is_active=False)

    response = enter(client, name, password)

    assert (response.status_code, faults(response)) == (200, [WRONG])


@pytest.mark.parametrize("typed", ["rosa", "rosa@example.org", "nadie", "nadie@example.org"])
def test_a_refusal_always_costs_one_hash(
    monkeypatch: pytest.MonkeyPatch, person: User, typed: str
) -> None:
    del person
    hashed: list[str] = []
    monkeypatch.setattr(User, "check_password", lambda *_: hashed.append("checked"))
    monkeypatch.setattr(User, "set_password", lambda *_: hashed.append("made"))

    assert StaffBackend().authenticate(None, typed, "otra-clave-larga") is None
    assert len(hashed) == 1


def fail(client: Client, times: int, name: str, address: str = "10.0.0.{}") -> None:
    """Fail to enter, each time from another address."""
    for i in range(times):
        client.post(
            ENTER,
            {"login": name, "password": "no-es-esta"},
            REMOTE_ADDR=address.format(i + 1),
        )


@pytest.mark.parametrize("name", ["rosa", "nadie"])
def test_ten_wrong_tries_shut_an_account(client: Client, person: User, name: str) -> None:
    del person
    fail(client, 10, name)

    response = client.post(ENTER, {"login": name, "password": PASSWORD}, REMOTE_ADDR="10.9.9.9")

    assert faults(response) == [STOPPED]
    assert not is_in(client)


def test_an_account_is_counted_by_all_its_names(client: Client, person: User) -> None:
    fail(client, 5, "rosa")
    fail(client, 5, "ROSA@example.org", "10.0.1.{}")

    assert faults(enter(client)) == [STOPPED]

    open_account(person)
    assert enter(client).status_code == 302


def test_ten_wrong_tries_shut_an_address(client: Client, person: User) -> None:
    del person
    for i in range(10):
        enter(client, f"nadie{i}")

    assert faults(enter(client)) == [STOPPED]
    elsewhere = client.post(
        ENTER, {"login": "rosa", "password": PASSWORD}, REMOTE_ADDR="10.9.9.9"
    )
    assert elsewhere.status_code == 302


def test_the_account_opens_again_by_itself(
    client: Client, person: User, clock: list[float]
) -> None:
    del person
    fail(client, 10, "rosa")
    clock[0] += 15 * 60 + 1

    assert enter(client).status_code == 302


def test_entering_well_does_not_count(client: Client, person: User) -> None:
    del person
    for _ in range(12):
        assert enter(Client()).status_code == 302
    assert enter(client).status_code == 302


def test_a_proxy_names_who_asks(client: Client, person: User, settings: Any) -> None:
    del person
    settings.SECURE_PROXY = True
    for i in range(10):
        forged = {"X-Forwarded-For": f"8.8.8.{i}, 10.0.0.1"}
        client.post(ENTER, {"login": f"x{i}", "password": "no"}, headers=forged)

    stopped = client.post(
        ENTER,
        {"login": "rosa", "password": PASSWORD},
        headers={"X-Forwarded-For": "9.9.9.9, 10.0.0.1"},
    )

    assert faults(stopped) == [STOPPED]


def test_a_refusal_leaves_a_line_without_what_was_typed(
    client: Client, person: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "catalogue.accounts"):
        enter(client, "rosa", "no-es-esta-clave")

    assert caplog.messages == [f"Sign-in refused: account-{person.pk} from 127.0.0.1"]


def test_public_pages_ask_nothing_of_the_counters(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/practicas/")
    with django_assert_num_queries(1) as asked:  # the stamp
        client.get("/practicas/")
    assert '"cache"' not in str(asked.captured_queries)


# Sessions


@pytest.mark.parametrize(("away", "stays"), [(29 * 60, True), (30 * 60, False)])
def test_half_an_hour_idle_ends_a_session(
    client: Client,
    person: User,
    clock: list[float],
    away: int,
    stays: bool,  # noqa: FBT001
) -> None:
    del person
    enter(client)
    clock[0] += away

    assert is_in(client) is stays


def test_twelve_hours_end_a_session_however_busy(
    client: Client, person: User, clock: list[float]
) -> None:
    del person
    enter(client)
    for _ in range(47):
        clock[0] += 15 * 60
        assert is_in(client)
    clock[0] += 15 * 60

    assert not is_in(client)
    assert Session.objects.count() == 0


def test_a_busy_session_is_written_at_most_once_a_minute(
    client: Client, person: User, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    del person
    enter(client)
    written: list[float] = []
    save = sessions.SessionStore.save

    def counted(self: Any, *args: Any, **kwargs: Any) -> None:
        written.append(clock[0])
        save(self, *args, **kwargs)

    monkeypatch.setattr(sessions.SessionStore, "save", counted)
    for _ in range(20):
        clock[0] += 10
        client.get("/cuenta/")

    assert len(written) == 3


def test_a_deactivated_account_is_out_at_once(client: Client, person: User) -> None:
    enter(client)
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert not is_in(client)


# The second factor


def protect(person: User) -> None:
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)


def confirm(client: Client, wanted: str) -> None:
    client.post("/cuenta/confirmar/", {"password": PASSWORD, "next": wanted})


def test_a_code_generator_is_activated_and_then_asked_for(
    client: Client, person: User, clock: list[float]
) -> None:
    page = "/cuenta/codigos/activar/"
    enter(client)
    assert client.get(page)["Location"] == f"/cuenta/confirmar/?next={quote(page, safe='')}"
    confirm(client, page)
    shown = client.get(page)
    found = re.search(r'account-secret">([A-Z2-7]+)<', shown.content.decode())
    assert found is not None

    activated = client.post(page, {"code": code_now(found[1])})

    assert activated["Location"] == "/cuenta/recuperacion/"
    assert has_second_factor(person)
    clock[0] += 30
    other = Client()
    assert enter(other)["Location"] == CODE
    assert not is_in(other)
    assert other.post(CODE, {"code": code_now(found[1])})["Location"] == "/admin/"
    assert is_in(other)


def test_going_back_works_with_a_second_factor(client: Client, person: User) -> None:
    protect(person)
    enter(client, next="/admin/practices/mesa/")

    response = client.post(CODE, {"code": code_now()})

    assert response["Location"] == "/admin/practices/mesa/"


def test_a_code_serves_once(client: Client, person: User) -> None:
    protect(person)
    code = code_now()
    enter(client)
    client.post(CODE, {"code": code})

    other = Client()
    enter(other)
    again = other.post(CODE, {"code": code})

    assert again.context["form"].errors["code"] == ["El código no es correcto o ya se usó."]


def test_a_recovery_code_serves_once(client: Client, person: User) -> None:
    protect(person)
    codes = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    code = codes.wrap().get_unused_codes()[0]
    enter(client)
    assert client.post(CODE, {"code": code})["Location"] == "/admin/"

    other = Client()
    enter(other)

    assert other.post(CODE, {"code": code}).status_code == 200


def test_ten_wrong_codes_stop_it(client: Client, person: User) -> None:
    protect(person)
    enter(client)
    for i in range(10):
        client.post(CODE, {"code": "000000"}, REMOTE_ADDR=f"10.0.0.{i}")

    response = client.post(CODE, {"code": code_now()}, REMOTE_ADDR="10.9.9.9")

    assert response.context["form"].errors["code"] == [STOPPED]


def test_the_account_says_what_protects_it(client: Client, person: User) -> None:
    enter(client)
    before = client.get("/cuenta/").content.decode()
    protect(person)
    after = client.get("/cuenta/").content.decode()

    assert "sin ella no se puede publicar" in before
    assert "puede publicar, si" in after
    assert "Le quedan 10 códigos sin usar." in after


def test_passkeys_are_offered_only_where_browsers_make_them(
    client: Client, person: User
) -> None:
    del person
    enter(client)

    assert client.get("/cuenta/llaves/").status_code == 404
    assert "Llaves de acceso" not in client.get("/cuenta/").content.decode()


# Passwords


def test_a_forgotten_password_is_chosen_anew(client: Client, person: User) -> None:
    asked = client.post("/cuenta/clave/olvidada/", {"email": "Rosa@example.org"})
    wait_for_mail()
    (letter,) = mail.outbox
    link = re.search(r"http://127\.0\.0\.1:8000(\S+)", str(letter.body))
    assert (asked.status_code, link is None, letter.to) == (302, False, ["rosa@example.org"])
    assert link is not None

    form = client.get(link[1])["Location"]
    saved = client.post(
        form, {"password1": "clave nueva 1234", "password2": "clave nueva 1234"}
    )

    assert saved["Location"] == "/cuenta/clave/lista/"
    assert enter(client, password="clave nueva 1234").status_code == 302
    assert "ya no vale" in Client().get(link[1]).content.decode()
    assert User.objects.get(pk=person.pk).check_password("clave nueva 1234")


def test_asking_for_nobodys_password_looks_the_same(client: Client, person: User) -> None:
    del person
    known = client.post("/cuenta/clave/olvidada/", {"email": "rosa@example.org"}, follow=True)
    unknown = client.post("/cuenta/clave/olvidada/", {"email": "x@example.org"}, follow=True)
    wait_for_mail()

    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("corta123", "12"),
        ("1q2w3e4r5t6y", "común"),
        ("123456789012", "numérica"),
        ("rosa@example.org", "correo"),
    ],
)
def test_a_weak_password_is_refused_in_spanish(
    client: Client, person: User, chosen: str, said: str
) -> None:
    del person
    enter(client)

    response = client.post(
        "/cuenta/clave/",
        {"oldpassword": PASSWORD, "password1": chosen, "password2": chosen},
    )

    assert said in " ".join(response.context["form"].errors["password1"])


def test_two_different_passwords_are_told(client: Client, person: User) -> None:
    del person
    enter(client)

    response = client.post(
        "/cuenta/clave/",
        {
            "oldpassword": PASSWORD,
            "password1": "clave nueva 1234",
            "password2": "clave nueva 4321",
        },
    )

    assert response.context["form"].errors["password2"] == [
        "Las dos contraseñas no son iguales."
    ]


def test_a_changed_password_is_told_by_mail(client: Client, person: User) -> None:
    del person
    enter(client)

    client.post(
        "/cuenta/clave/",
        {
            "oldpassword": PASSWORD,
            "password1": "clave nueva 1234",
            "password2": "clave nueva 1234",
        },
    )
    wait_for_mail()

    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Cambió su contraseña", ["rosa@example.org"])
    assert is_in(client)


def test_the_admins_own_page_of_passwords_is_closed(client: Client, person: User) -> None:
    del person
    enter(client)

    assert client.get("/admin/password_change/")["Location"] == "/cuenta/clave/"


# What the pages let load

OPEN_PAGES = ("/cuenta/entrar/", "/cuenta/clave/olvidada/", "/cuenta/clave/olvidada/enviada/")
OWN_PAGES = (
    "/cuenta/",
    "/cuenta/clave/",
    "/cuenta/salir/",
    "/cuenta/confirmar/",
    "/cuenta/codigos/activar/",
    "/cuenta/codigos/desactivar/",
    "/cuenta/recuperacion/",
    "/cuenta/recuperacion/nuevos/",
)
ENGLISH = re.compile(
    r"\b(the|your|password|sign|code|please|enter|account|key)\b", re.IGNORECASE
)
MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def opened(client: Client, person: User) -> dict[str, Any]:
    """Open every page of the account, as somebody who has just confirmed who they are."""
    pages = {page: client.get(page) for page in OPEN_PAGES}
    enter(client)
    confirm(client, "/cuenta/")
    pages |= {page: client.get(page) for page in OWN_PAGES[:5]}
    protect(person)
    pages |= {page: client.get(page) for page in OWN_PAGES[5:]}
    return pages


def test_every_page_is_private_and_loads_only_our_own(client: Client, person: User) -> None:
    for page, response in opened(client, person).items():
        assert (page, response.status_code) == (page, 200)
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex"
        drawn = " data:" if page == "/cuenta/codigos/activar/" else ""
        policy = response["Content-Security-Policy"]
        assert f"img-src 'self'{drawn};" in policy
        assert "script-src 'self'; style-src 'self';" in policy


def test_every_page_speaks_spanish_under_one_heading(client: Client, person: User) -> None:
    for page, response in opened(client, person).items():
        html = response.content.decode()
        assert (page, html.count("<h1")) == (page, 1)
        assert (page, ENGLISH.findall(MARKUP.sub(" ", html))) == (page, [])


def test_too_many_requests_are_answered_in_spanish(client: Client) -> None:
    for _ in range(30):
        client.post(ENTER, {})

    response = client.post(ENTER, {})

    assert response.status_code == 429
    assert "Demasiados intentos" in response.content.decode()
