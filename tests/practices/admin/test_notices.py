"""My notices, how I want to be told, and the link that ends the mails."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from practices.editorial import Action, Delivery, Role
from practices.models.notices import Notice
from practices.workflow.notice_preferences import choose, delivery_of, unsubscribe_address
from practices.workflow.notices import unread_count
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_practice
from tests.practices.admin.desk import said

pytestmark = pytest.mark.django_db

INBOX = "/admin/avisos/"
PREFERENCES = "/admin/avisos/preferencias/"


@pytest.fixture
def beto() -> User:
    return make_member("beto", Role.REVIEWER)


@pytest.fixture
def at_desk(beto: User) -> Client:
    """Give a browser in which beto, who reviews, has signed in."""
    client = Client()
    client.force_login(beto)
    return client


def announce(*titles: str) -> None:
    """Send practices to review, which beto and carla are told of."""
    ana = User.objects.filter(username="ana").first() or make_member("ana", Role.PUBLISHER)
    for title in titles:
        perform(Ask(action=Action.SUBMIT, practice=make_practice(title), by=ana))


def link(user: User) -> str:
    return unsubscribe_address(user).removeprefix("http://127.0.0.1:8000")


def headings(response: object) -> list[str]:
    rows = response.context["rows"]  # type: ignore[attr-defined]  # a response of the test client
    return [row["story"].title for row in rows]


def test_inbox_has_the_persons_notices_newest_first(at_desk: Client) -> None:
    make_member("carla", Role.REVIEWER)
    announce("Feria", "Taller <b>dos</b>")

    page = at_desk.get(INBOX)

    assert headings(page) == ["Taller <b>dos</b>", "Feria"]
    assert "Taller &lt;b&gt;dos&lt;/b&gt;" in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("count", [1, 3])
def test_inbox_costs_the_same_with_more_notices(
    at_desk: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    announce(*(f"Práctica {number}" for number in range(count)))

    with django_assert_num_queries(6):
        at_desk.get(INBOX)


def test_opening_a_notice_leads_to_its_practice_and_marks_it_read(
    at_desk: Client, beto: User
) -> None:
    announce("Feria", "Taller")
    notice = Notice.objects.get(practice__title="Feria")

    response = at_desk.get(f"{INBOX}{notice.pk}/")

    form = reverse("admin:practices_practice_change", args=[notice.practice_id])
    assert response.headers["Location"] == form
    assert headings(at_desk.get(INBOX, {"ver": "sin-leer"})) == ["Taller"]
    assert unread_count(beto) == 1


def test_notice_of_somebody_else_does_not_exist(at_desk: Client) -> None:
    carla = make_member("carla", Role.REVIEWER)
    announce("Feria")
    notice = Notice.objects.get(recipient=carla)

    opened = at_desk.get(f"{INBOX}{notice.pk}/")
    at_desk.post(f"{INBOX}marcar/", {"leido": notice.pk})

    assert (opened.status_code, unread_count(carla)) == (404, 1)


def test_notices_are_marked_one_by_one_or_all(at_desk: Client, beto: User) -> None:
    announce("Feria", "Taller")
    first = Notice.objects.order_by("pk")[0]

    at_desk.post(f"{INBOX}marcar/", {"leido": first.pk})
    after_one = unread_count(beto)
    at_desk.post(f"{INBOX}marcar/", {"todos": "1"})
    after_all = unread_count(beto)
    at_desk.post(f"{INBOX}marcar/", {"sin-leer": first.pk})

    assert (after_one, after_all, unread_count(beto)) == (1, 0, 1)


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30, "²"])
def test_junk_marks_nothing(at_desk: Client, beto: User, key: str) -> None:
    announce("Feria")

    response = at_desk.post(f"{INBOX}marcar/", {"leido": key})

    assert (response.status_code, unread_count(beto)) == (302, 1)


def test_preference_is_kept(at_desk: Client, beto: User) -> None:
    response = at_desk.post(PREFERENCES, {"delivery": Delivery.DIGEST}, follow=True)

    assert said(response) == ["Se guardó cómo quiere recibir los avisos."]
    assert delivery_of(beto) == Delivery.DIGEST


def test_unknown_preference_is_refused(at_desk: Client, beto: User) -> None:
    response = at_desk.post(PREFERENCES, {"delivery": "paloma"})

    assert list(response.context["form"].errors) == ["delivery"]
    assert delivery_of(beto) == Delivery.AT_ONCE


@pytest.mark.parametrize("address", [INBOX, f"{INBOX}1/", PREFERENCES])
def test_pages_are_for_who_works_at_the_desk(client: Client, address: str) -> None:
    anonymous = client.get(address)
    client.force_login(User.objects.create_user("visita", is_staff=True))
    without_role = client.get(address)

    assert anonymous.headers["Location"] == f"/admin/login/?next={address}"
    assert without_role.status_code in {302, 403}


def test_navigation_of_the_desk_counts_what_is_not_read(at_desk: Client) -> None:
    announce("Feria")

    sections = at_desk.get(reverse("admin:index")).context["desk_sections"]

    assert [(each.url, each.count) for each in sections if each.url == INBOX] == [(INBOX, 1)]


def test_opening_the_link_changes_nothing(client: Client, beto: User) -> None:
    page = client.get(link(beto))

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "no-referrer"
    assert delivery_of(beto) == Delivery.AT_ONCE


def test_mail_program_ends_the_mails_without_session_or_token(beto: User) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(link(beto), {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert "Ya no recibirá correos" in response.content.decode()
    assert delivery_of(beto) == Delivery.NONE


def test_link_ends_the_mails_of_its_person_only(client: Client, beto: User) -> None:
    carla = make_member("carla", Role.REVIEWER)

    client.post(link(beto))

    assert delivery_of(carla) == Delivery.AT_ONCE


def test_link_never_starts_the_mails_again(client: Client, beto: User) -> None:
    choose(user=beto, delivery=Delivery.NONE)

    client.post(link(beto))

    assert delivery_of(beto) == Delivery.NONE


@pytest.mark.parametrize("token", ["1:x", "x", "1", ":", "1:" + "x" * 43])
def test_link_that_the_catalogue_did_not_sign_is_unknown(client: Client, token: str) -> None:
    assert client.post(f"/avisos/baja/{token}/").status_code == 404


def test_link_of_a_closed_account_is_unknown(client: Client, beto: User) -> None:
    User.objects.update(is_active=False)

    assert client.get(link(beto)).status_code == 404
