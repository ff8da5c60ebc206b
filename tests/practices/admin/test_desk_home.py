"""The home of the desk: its figures, its navigation, what it costs, and its language."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.editorial import PracticeState, Role
from practices.models.practice import Practice
from practices.workflow.publishing import Release, publish
from tests.builders import make_member, make_mesa, make_practice

HOME = "/admin/"
MOST = 45
"""Statements: session and person, figures of the navigation, queues, table with its parts,
quality, gaps, changes."""


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_waiting(count: int) -> None:
    for number in range(count):
        practice = make_practice(f"Práctica {number}")
        publish(practice=practice, release=Release(by=None))
        Practice.objects.filter(pk=practice.pk).update(state=PracticeState.SUBMITTED)


def links(page: str, section: str) -> list[str]:
    inside = page.split(f'aria-label="{section}"', 1)[1].split("</nav>", 1)[0]
    return re.findall(r'href="([^"]+)"', inside)


def test_home_costs_the_same_with_more_rows(desk: Client) -> None:
    costs = []
    for count in (1, 2):
        make_waiting(count)
        desk.get(HOME)  # the index of the catalogue is read once per process and change
        with CaptureQueriesContext(connection) as statements:
            desk.get(HOME)
        costs.append(len(statements))

    assert costs[0] == costs[1] <= MOST


def test_home_shows_ten_of_many(desk: Client) -> None:
    make_waiting(12)

    page = desk.get(HOME).content.decode()

    table = page.split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    assert table.count("<tr>") == 10


@pytest.mark.django_db
def test_every_figure_leads_to_a_list_of_as_many() -> None:
    mesa = make_mesa()
    make_practice("Feria", mesa=mesa.slug)
    sent = make_practice("Taller", mesa=mesa.slug)
    Practice.objects.filter(pk=sent.pk).update(state=PracticeState.SUBMITTED)
    client = entered(make_member("rosa", Role.REVIEWER, mesa))

    queues = client.get(HOME).context["queues"]

    listed = [client.get(each.url).context["cl"].result_count for each in queues]
    assert listed == [each.count for each in queues]
    assert sum(listed) > 0


def test_quality_leads_to_the_records_that_lack_something(desk: Client) -> None:
    make_practice("Con inicio", start="2024")
    make_practice("Sin inicio")

    line = next(
        each
        for each in desk.get(HOME).context["quality"]
        if each.label == "Con fecha de inicio"
    )

    assert line.figure == "1 de 2"
    found = desk.get(line.url).context["cl"].result_list
    assert [each.title for each in found] == ["Sin inicio"]


@pytest.mark.parametrize("value", ["cola=nada", "falta=nada"])
def test_unknown_filter_leaves_the_list_whole(desk: Client, value: str) -> None:
    make_practice("Feria")

    page = desk.get(f"{reverse('admin:practices_practice_changelist')}?{value}")

    assert page.context["cl"].result_count == 1


@pytest.mark.django_db
def test_navigation_has_only_what_one_may_see() -> None:
    people = reverse("admin:auth_user_changelist")
    pages = {
        role: entered(make_member(role.value, role)).get(HOME).content.decode()
        for role in (Role.READER, Role.ADMINISTRATOR)
    }

    assert people in links(pages[Role.ADMINISTRATOR], "Secciones")
    assert people not in links(pages[Role.READER], "Secciones")
    assert reverse("admin:practices_practice_add") not in pages[Role.READER]


def test_section_one_is_in_is_marked_on_every_page(desk: Client) -> None:
    practice = make_practice("Feria")
    home, *inside = (
        desk.get(page).content.decode()
        for page in (HOME, reverse("admin:practices_practice_change", args=[practice.pk]))
    )

    assert re.findall(r'aria-current="page">(\w+)', home) == ["Tablero", "Tablero"]
    assert re.findall(r'aria-current="true">(\w+)', inside[0]) == ["Prácticas", "Prácticas"]


@pytest.mark.django_db
def test_whoever_has_no_role_does_not_enter() -> None:
    stranger = User.objects.create_user("beto", is_staff=True)

    answer = entered(stranger).get(HOME)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("admin:login"))


def test_sign_out_is_a_form(desk: Client) -> None:
    page = desk.get(HOME).content.decode()

    assert f'<form method="post" action="{reverse("admin:logout")}">' in page


def test_form_without_script_has_whole_lists_and_empty_rows(desk: Client) -> None:
    mesa = make_mesa()
    practice = make_practice("Feria")
    address = reverse("admin:practices_practice_change", args=[practice.pk])

    page = desk.get(f"{address}?sin-script=1")

    form = page.context["adminform"].form
    assert (str(mesa.pk), str(mesa)) in [
        (str(getattr(key, "value", key)), name) for key, name in form.fields["mesa"].choices
    ]
    for inline in page.context["inline_admin_formsets"]:
        assert len(inline.formset.extra_forms) >= 1
    assert "admin-autocomplete" not in page.content.decode()


def test_form_says_where_it_is_without_script(desk: Client) -> None:
    page = desk.get(reverse("admin:practices_practice_add")).content.decode()

    assert re.search(r"<noscript>.*\?sin-script=1.*</noscript>", page, re.DOTALL)
