"""The same decision for several rows of the list: each is made, or refused, on its own."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from practices.admin.practice_bulk import BULKS
from practices.editorial import PracticeState, Role
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Mesa
from tests.builders import make_member, make_mesa, make_practice
from tests.practices.admin.desk import said

LIST = "/admin/practices/practice/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def mesa() -> Mesa:
    return make_mesa()


@pytest.fixture
def publisher() -> User:
    return make_member("ana", Role.PUBLISHER, second_factor=True)


@pytest.fixture
def coordination(publisher: User) -> Client:
    return signed_in(publisher)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def put_in(state: PracticeState, *practices: Practice) -> None:
    Practice.objects.filter(pk__in=[each.pk for each in practices]).update(state=state)


def asked(name: str, *practices: Practice, **more: str) -> dict[str, object]:
    chosen = [str(each.pk) for each in practices]
    return {"action": name, "_selected_action": chosen, **more}


def confirmed(name: str, *practices: Practice, **more: str) -> dict[str, object]:
    seen = {f"seen-{each.pk}": "1" for each in practices}
    return asked(name, *practices, confirmed="1", **seen, **more)


def states() -> list[str]:
    return list(Practice.objects.order_by("code").values_list("state", flat=True))


def offered(client: Client) -> list[str]:
    form = client.get(LIST).context["action_form"]
    names = [name for name, _label in form.fields["action"].choices] if form else []
    return [each.name for each in BULKS if each.name in names]


def test_list_offers_what_the_person_has_a_right_to(mesa: Mesa, coordination: Client) -> None:
    practice = make_practice("Feria")
    Practice.objects.update(mesa=mesa)
    people = {role: make_member(role, role, mesa) for role in (Role.READER, Role.SECRETARIAT)}
    edit = ["assign_selected", "review_date_selected"]

    assert practice.code == "BP-0001"
    assert offered(signed_in(people[Role.READER])) == []
    assert offered(signed_in(people[Role.SECRETARIAT])) == ["submit_selected", *edit]
    assert offered(coordination) == [
        "submit_selected", "approve_selected", "publish_selected", "archive_selected", *edit,
    ]  # fmt: skip


def test_nothing_is_done_before_it_is_confirmed(coordination: Client) -> None:
    one, bare = make_practice("Una"), make_practice("Dos", summary="")
    put_in(PracticeState.APPROVED, one, bare)

    response = coordination.post(LIST, asked("publish_selected", one, bare))

    rows = response.context["rows"]
    assert next(each["against"] for each in rows) == []
    assert "Falta el resumen." in " ".join(rows[1]["against"])
    assert f'name="seen-{one.pk}" value="1"' in response.content.decode()
    assert not Publication.objects.exists()


def test_each_row_is_published_or_refused_on_its_own(coordination: Client) -> None:
    practices = [make_practice("Una"), make_practice("Dos", summary=""), make_practice("Tres")]
    put_in(PracticeState.APPROVED, *practices)

    response = coordination.post(
        LIST, confirmed("publish_selected", *practices, note="Carga."), follow=True
    )

    titles = Publication.objects.current().order_by("code").values_list("title", "note")
    assert list(titles) == [("Una", "Carga."), ("Tres", "Carga.")]
    assert said(response) == [
        "BP-0002 · Dos queda como estaba. Falta el resumen.",
        "«Publicar»: 2 fichas.",
    ]


def test_row_that_changed_meanwhile_is_refused(coordination: Client) -> None:
    one, other = make_practice("Una"), make_practice("Otra")
    Practice.objects.filter(pk=one.pk).update(edit_number=2)

    response = coordination.post(LIST, confirmed("submit_selected", one, other), follow=True)

    assert states() == [PracticeState.DRAFT, PracticeState.SUBMITTED]
    assert said(response)[0].startswith(
        "BP-0001 · Una queda como estaba. Otra persona guardó BP-0001"
    )


def test_row_whose_edition_was_not_sent_is_refused(coordination: Client) -> None:
    practice = make_practice("Una")

    coordination.post(LIST, asked("submit_selected", practice, confirmed="1"))

    assert states() == [PracticeState.DRAFT]


def test_row_in_another_state_is_named(coordination: Client) -> None:
    practice = make_practice("Una")
    put_in(PracticeState.SUBMITTED, practice)

    response = coordination.post(LIST, confirmed("submit_selected", practice), follow=True)

    assert said(response) == [
        (
            "BP-0001 · Una queda como estaba. Está en «Enviada a revisión» y usted no puede "
            "hacerlo."
        )
    ]


@pytest.mark.parametrize("name", ["approve_selected", "publish_selected", "archive_selected"])
def test_crafted_action_without_the_right_does_nothing(mesa: Mesa, name: str) -> None:
    practice = make_practice("Una")
    Practice.objects.update(mesa=mesa, state=PracticeState.SUBMITTED)
    client = signed_in(make_member("eva", Role.SECRETARIAT, mesa))

    client.post(LIST, confirmed(name, practice, reason="x"))

    assert states() == [PracticeState.SUBMITTED]


def test_rows_of_another_mesa_are_not_reached(mesa: Mesa) -> None:
    practice = make_practice("Una")
    client = signed_in(make_member("eva", Role.SECRETARIAT, mesa))

    client.post(LIST, confirmed("submit_selected", practice))

    assert states() == [PracticeState.DRAFT]


def test_date_of_review_is_a_change_of_the_record(
    coordination: Client, publisher: User
) -> None:
    draft, public = make_practice("Una"), make_practice("Otra")
    put_in(PracticeState.PUBLISHED, public)

    coordination.post(
        LIST, confirmed("review_date_selected", draft, public, review_on="2027-05-01")
    )

    for practice in Practice.objects.all():
        assert (str(practice.review_on), practice.edit_number) == ("2027-05-01", 2)
        assert list(practice.writers.all()) == [publisher]
    assert states() == [PracticeState.DRAFT, PracticeState.DRAFT]


def test_several_are_left_in_charge_of_somebody(coordination: Client, mesa: Mesa) -> None:
    mine, other = make_practice("Una"), make_practice("Otra")
    Practice.objects.filter(pk=mine.pk).update(mesa=mesa)
    writer = make_member("eva", Role.SECRETARIAT, mesa)

    response = coordination.post(
        LIST, confirmed("assign_selected", mine, other, person=str(writer.pk)), follow=True
    )

    charged = Practice.objects.order_by("code").values_list("assigned_to", flat=True)
    assert list(charged) == [writer.pk, None]
    assert said(response) == [
        "BP-0002 · Otra queda como estaba. eva no trabaja en la mesa de esta ficha.",
        "«Poner a cargo de alguien»: 1 ficha.",
    ]
