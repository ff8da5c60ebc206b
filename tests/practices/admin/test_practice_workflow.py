"""The pages on which a person decides about a working record."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.editorial import Action, PracticeState, Role
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.workflow.transitions import TABLE, Ask, perform
from tests.builders import make_member, make_mesa, make_practice, make_publication
from tests.practices.admin.desk import said

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(action: Action, practice: Practice) -> str:
    return reverse(f"admin:practice_decide_{action.name.lower()}", args=[practice.pk])


def form_address(practice: Practice) -> str:
    return reverse("admin:practices_practice_change", args=[practice.pk])


def in_state(state: PracticeState, **overrides: Any) -> Practice:
    practice = make_practice("Feria", **overrides)
    Practice.objects.filter(pk=practice.pk).update(state=state)
    practice.refresh_from_db()
    return practice


@pytest.fixture
def publisher() -> User:
    return make_member("ana", Role.PUBLISHER, second_factor=True)


@pytest.fixture
def coordination(publisher: User) -> Client:
    return signed_in(publisher)


def test_page_tells_what_the_decision_does_before_it_is_made(coordination: Client) -> None:
    practice = in_state(PracticeState.SUBMITTED, summary="")

    response = coordination.get(address(Action.APPROVE, practice))

    text = response.content.decode()
    assert response.status_code == 200
    assert "La ficha queda lista para publicarse." in text
    assert "Falta el resumen." in text
    assert f'href="{form_address(practice)}#id_summary"' in text
    assert "csrfmiddlewaretoken" not in text.split("<main")[-1]


def test_decision_is_made_and_told(coordination: Client, publisher: User) -> None:
    practice = in_state(PracticeState.APPROVED)
    page = address(Action.PUBLISH, practice)

    response = coordination.post(page, {"seen": "1", "note": "Primera versión."}, follow=True)

    publication = Publication.objects.current().get()
    assert (publication.published_by, publication.note) == (publisher, "Primera versión.")
    assert response.redirect_chain == [(form_address(practice), 302)]
    assert said(response) == [
        (
            "BP-0001 · Feria se publicó: es la versión 1. "
            '<a href="/practicas/bp-0001-feria/">Verla en el sitio</a>'
        )
    ]


def test_sent_twice_it_is_done_once_and_said_kindly(coordination: Client) -> None:
    practice = in_state(PracticeState.SUBMITTED)
    page = address(Action.RETURN, practice)
    form = {"seen": "1", "reason": "Falta la fecha."}
    coordination.post(page, form, follow=True)

    response = coordination.post(page, form, follow=True)

    [message] = said(response)
    assert message.startswith("Ya se hizo: Devolver con observaciones · ana · ")
    assert StatusChange.objects.count() == 1


def test_schedule_sent_twice_is_done_once(coordination: Client) -> None:
    practice = in_state(PracticeState.APPROVED)
    moment = timezone.localtime() + dt.timedelta(days=2)
    form = {"seen": "1", "note": "", "moment": f"{moment:%Y-%m-%dT%H:%M}"}
    for _ in range(2):
        coordination.post(address(Action.SCHEDULE, practice), form)

    assert StatusChange.objects.count() == 1
    assert Practice.objects.get().publish_at == moment.replace(second=0, microsecond=0)


def test_what_somebody_else_decided_meanwhile_is_told(coordination: Client) -> None:
    practice = in_state(PracticeState.SUBMITTED)
    reviewer = make_member("eva", Role.REVIEWER)
    ask = Ask(action=Action.RETURN, practice=practice, by=reviewer, reason="Falta la fecha.")
    perform(ask)

    response = coordination.post(address(Action.APPROVE, practice), {"seen": "1"})

    text = response.content.decode()
    assert response.status_code == 409
    assert "La ficha está ahora en «Observada»." in text
    assert "Lo último: Devolver con observaciones · eva · " in text
    assert Practice.objects.get().state == PracticeState.RETURNED


def test_stale_decision_keeps_what_was_typed_and_says_why(coordination: Client) -> None:
    practice = in_state(PracticeState.SUBMITTED)
    Practice.objects.update(edit_number=3)
    form = {"seen": "1", "reason": "Falta la fecha de corte."}

    response = coordination.post(address(Action.RETURN, practice), form)

    assert response.status_code == 409
    shown = response.context["form"]
    assert shown["reason"].value() == "Falta la fecha de corte."
    assert shown["seen"].value() == "3"
    assert "Otra persona guardó BP-0001" in shown.non_field_errors()[0]
    assert Practice.objects.get().state == PracticeState.SUBMITTED


@pytest.mark.parametrize("form", [{"seen": "1"}, {"reason": "Falta."}, {"seen": "x"}, {}])
def test_incomplete_form_decides_nothing(coordination: Client, form: dict[str, str]) -> None:
    practice = in_state(PracticeState.SUBMITTED)

    response = coordination.post(address(Action.RETURN, practice), form)

    assert response.status_code == 409
    assert Practice.objects.get().state == PracticeState.SUBMITTED


def test_who_wrote_is_told_that_another_person_decides(
    coordination: Client, publisher: User
) -> None:
    practice = in_state(PracticeState.APPROVED)
    practice.writers.add(publisher)
    page = address(Action.PUBLISH, practice)

    shown = coordination.get(page)
    sent = coordination.post(page, {"seen": "1"})

    for response in (shown, sent):
        assert "Usted escribió en esta ficha: debe decidirlo otra persona." in (
            response.content.decode()
        )
    assert not Publication.objects.exists()


def test_merge_names_by_its_code_the_practice_that_stays(coordination: Client) -> None:
    practice = in_state(PracticeState.DRAFT)
    stays = make_publication("La que queda").practice
    page = address(Action.MERGE, practice)

    wrong = coordination.post(page, {"seen": "1", "into": "BP-9999"})
    coordination.post(page, {"seen": "1", "into": f" {stays.code.lower()} "})

    assert wrong.context["form"].errors == {"into": ["No hay ninguna práctica con ese código."]}
    practice.refresh_from_db()
    assert (practice.merged_into, practice.state) == (stays, PracticeState.WITHDRAWN)


@pytest.mark.parametrize("action", TABLE)
def test_who_has_no_right_is_refused_whatever_the_state(action: Action) -> None:
    practice = make_practice("Feria")
    client = signed_in(make_member("eva", Role.READER))

    shown = client.get(address(action, practice)).status_code
    sent = client.post(address(action, practice), {"seen": "1", "reason": "x"}).status_code

    assert (shown, sent) == (403, 403)


def test_who_decides_in_one_mesa_does_not_in_another() -> None:
    mesa = make_mesa()
    person = make_member("eva", Role.PUBLISHER, mesa, second_factor=True)
    make_member("otra", Role.READER)
    person.memberships.create(role=Role.READER)
    practice = in_state(PracticeState.APPROVED)

    response = signed_in(person).post(address(Action.PUBLISH, practice), {"seen": "1"})

    assert response.status_code == 403
    assert not Publication.objects.exists()


def test_form_offers_the_decisions_of_the_moment(coordination: Client) -> None:
    practice = in_state(PracticeState.SUBMITTED)

    response = coordination.get(form_address(practice))

    assert [each.address for each in response.context["steps"]] == [
        address(action, practice)
        for action in (
            Action.APPROVE,
            Action.CALL_BACK,
            Action.RETURN,
            Action.ARCHIVE,
            Action.WITHDRAW,
            Action.MERGE,
        )
    ]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (PracticeState.SUBMITTED, "Está en revisión: ahora la edita quien la revisa."),
        (PracticeState.APPROVED, "Está aprobada: la publica, o la devuelve,"),
        (PracticeState.ARCHIVED, "No se edita. Para trabajarla otra vez,"),
    ],
)
def test_who_may_not_write_now_reads_why(state: PracticeState, sentence: str) -> None:
    mesa = make_mesa()
    practice = in_state(state)
    Practice.objects.update(mesa=mesa)
    client = signed_in(make_member("eva", Role.SECRETARIAT, mesa))

    response = client.get(form_address(practice))

    assert sentence in response.content.decode()
    assert b'name="_continue"' not in response.content
    assert b'name="title"' not in response.content


def test_checklist_and_sections_lead_to_their_place_in_the_form(coordination: Client) -> None:
    practice = in_state(PracticeState.DRAFT, summary="", regions=())

    text = coordination.get(form_address(practice)).content.decode()

    for anchor in ("id_summary", "placed-group", "alineacion", "fuentes", "panel-state"):
        assert f'href="#{anchor}"' in text
        assert f'id="{anchor}"' in text


def test_log_shows_only_what_a_person_sees(coordination: Client) -> None:
    mesa = make_mesa()
    for practice in (make_practice("Feria"), make_practice("Otra")):
        perform(Ask(action=Action.SUBMIT, practice=practice, by=None, reason="Lista."))
    Practice.objects.filter(code="BP-0002").update(mesa=mesa)
    secretariat = signed_in(make_member("eva", Role.SECRETARIAT, mesa))
    page = reverse("admin:practices_statuschange_changelist")

    seen = [
        [row.practice.code for row in client.get(page).context["cl"].result_list]
        for client in (coordination, secretariat)
    ]

    assert seen == [["BP-0002", "BP-0001"], ["BP-0002"]]
    entry = StatusChange.objects.get(practice__code="BP-0001")
    change = reverse("admin:practices_statuschange_change", args=[entry.pk])
    assert secretariat.get(change).status_code == 404
    assert coordination.get(change).status_code == 200
    assert coordination.post(change, {"reason": "Otra"}).status_code == 403


def test_person_in_charge_is_of_the_mesa_and_nothing_else_changes(
    coordination: Client,
) -> None:
    mesa = make_mesa()
    practice = in_state(PracticeState.PUBLISHED)
    Practice.objects.update(mesa=mesa)
    writer = make_member("eva", Role.SECRETARIAT, mesa)
    stranger = make_member("otro", Role.SECRETARIAT, make_mesa("Mesa de Piura"))
    page = reverse("admin:practice_charge", args=[practice.pk])

    refused = coordination.post(page, {"person": str(stranger.pk)})
    coordination.post(page, {"person": str(writer.pk)})

    assert refused.context["form"].errors == {
        "person": ["otro no trabaja en la mesa de esta ficha."]
    }
    practice.refresh_from_db()
    assert practice.assigned_to == writer
    assert (practice.edit_number, practice.state) == (1, PracticeState.PUBLISHED)
