"""The table of transitions: who may make each, from where, and what it asks for."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from practices.editorial import Action, PracticeState, Role
from practices.enums import Standing
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Mesa
from practices.workflow.transitions import TABLE, Ask, offered, perform
from tests.builders import make_member, make_mesa, make_practice, make_publication

pytestmark = pytest.mark.django_db

S = PracticeState
DRAFT, SUBMITTED, RETURNED, APPROVED = S.DRAFT, S.SUBMITTED, S.RETURNED, S.APPROVED
PUBLISHED, ARCHIVED, WITHDRAWN = S.PUBLISHED, S.ARCHIVED, S.WITHDRAWN
ALL = set(S)

COORDINATION = {
    Action.SUBMIT: {DRAFT, RETURNED},
    Action.CALL_BACK: {SUBMITTED},
    Action.RETURN: {SUBMITTED, APPROVED},
    Action.APPROVE: {SUBMITTED},
    Action.PUBLISH: {APPROVED},
    Action.SCHEDULE: {APPROVED},
    Action.UNSCHEDULE: {APPROVED},
    Action.ARCHIVE: {DRAFT, SUBMITTED, RETURNED, APPROVED, PUBLISHED},
    Action.WITHDRAW: ALL - {WITHDRAWN},
    Action.REOPEN: {ARCHIVED, WITHDRAWN},
    Action.MERGE: ALL,
}
ALLOWED: dict[Role, dict[Action, set[PracticeState]]] = {
    Role.READER: {},
    Role.SECRETARIAT: {Action.SUBMIT: {DRAFT, RETURNED}, Action.CALL_BACK: {SUBMITTED}},
    Role.REVIEWER: {Action.RETURN: {SUBMITTED, APPROVED}, Action.APPROVE: {SUBMITTED}},
    Role.PUBLISHER: COORDINATION,
    Role.ADMINISTRATOR: COORDINATION,
}
"""As the issue words it; written by hand, not taken from the code."""

TOMORROW = dt.timedelta(days=1)


def in_state(state: PracticeState, title: str = "Feria", mesa: Mesa | None = None) -> Practice:
    """Make a practice in a state, with a version wherever there has to be one."""
    public = {PUBLISHED, ARCHIVED, WITHDRAWN}
    practice = make_publication(title).practice if state in public else make_practice(title)
    Practice.objects.filter(pk=practice.pk).update(state=state, mesa=mesa)
    standings = {ARCHIVED: Standing.ARCHIVED, WITHDRAWN: Standing.WITHDRAWN}
    if state in standings:
        values = {"standing": standings[state], "standing_reason": "Error."}
        Publication.objects.update(**values)
    practice.refresh_from_db()
    return practice


def denied(ask: Ask) -> bool:
    """Tell whether the right is missing; whatever it did is undone."""
    try:
        with transaction.atomic():
            perform(ask)
            transaction.set_rollback(True)
    except PermissionDenied:
        return True
    except ValidationError:
        return False
    return False


def member(role: Role, mesa: Mesa) -> User:
    return make_member("ana", role, mesa, second_factor=True)


@pytest.mark.parametrize(("role", "state"), [*itertools.product(Role, S)])
def test_only_what_the_role_may_in_that_state_is_not_denied(
    role: Role, state: PracticeState
) -> None:
    mesa = make_mesa()
    practice, person = in_state(state, mesa=mesa), member(role, mesa)

    asks = {each: Ask(action=each, practice=practice, by=person) for each in Action}
    found = {action for action, ask in asks.items() if not denied(ask)}

    assert found == {action for action, states in ALLOWED[role].items() if state in states}
    assert {each.action for each in offered(person, practice)} == found
    practice.refresh_from_db()
    assert (practice.state, StatusChange.objects.count()) == (state, 0)


@pytest.mark.parametrize(("role", "state"), [*itertools.product(Role, S)])
def test_nothing_of_another_mesa_is_decided(role: Role, state: PracticeState) -> None:
    practice = in_state(state, mesa=make_mesa("Mesa de Piura"))
    person = member(role, make_mesa())

    asks = [Ask(action=each, practice=practice, by=person) for each in Action]

    assert [each.action for each in asks if not denied(each)] == []


@pytest.mark.parametrize("state", S)
def test_who_has_no_role_or_is_not_active_decides_nothing(state: PracticeState) -> None:
    practice = in_state(state)
    gone = make_member("ana", Role.ADMINISTRATOR, second_factor=True)
    gone.is_active = False
    people = [gone, User.objects.create_user("beto", is_staff=True)]

    asks = [Ask(action=a, practice=practice, by=who) for a in Action for who in people]

    assert [each for each in asks if not denied(each)] == []


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        (Action.SUBMIT, DRAFT, SUBMITTED),
        (Action.SUBMIT, RETURNED, SUBMITTED),
        (Action.CALL_BACK, SUBMITTED, DRAFT),
        (Action.RETURN, SUBMITTED, RETURNED),
        (Action.RETURN, APPROVED, RETURNED),
        (Action.APPROVE, SUBMITTED, APPROVED),
        (Action.PUBLISH, APPROVED, PUBLISHED),
        (Action.SCHEDULE, APPROVED, APPROVED),
        (Action.ARCHIVE, PUBLISHED, ARCHIVED),
        (Action.WITHDRAW, PUBLISHED, WITHDRAWN),
        (Action.WITHDRAW, ARCHIVED, WITHDRAWN),
        (Action.REOPEN, ARCHIVED, DRAFT),
        (Action.REOPEN, WITHDRAWN, DRAFT),
        (Action.MERGE, PUBLISHED, WITHDRAWN),
        (Action.MERGE, DRAFT, WITHDRAWN),
    ],
)
def test_transition_moves_the_record_and_is_logged(
    action: Action, before: PracticeState, after: PracticeState
) -> None:
    practice = in_state(before)
    person = make_member("ana", Role.PUBLISHER, second_factor=True)
    other = make_publication("La que queda").practice if action == Action.MERGE else None
    moment = timezone.now() + TOMORROW if action == Action.SCHEDULE else None

    change = perform(
        Ask(
            action=action,
            practice=practice,
            by=person,
            reason="Porque sí.",
            seen=1,
            moment=moment,
            into=other,
        )
    )

    practice.refresh_from_db()
    assert practice.state == after
    assert (change.before, change.after, change.by) == (before, after, person)
    assert (change.action, change.reason, change.edit_number) == (action, "Porque sí.", 1)
    assert practice.status_changes.get() == change
    assert practice.publish_at == moment


def reasons(action: Action, practice: Practice, by: User | None, **given: Any) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        perform(Ask(action=action, practice=practice, by=by, **given))
    return list(refused.value.messages)


TWO_PAIRS = "Usted escribió en esta ficha: debe decidirlo otra persona."


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.APPROVE, SUBMITTED),
        (Action.PUBLISH, APPROVED),
        (Action.SCHEDULE, APPROVED),
    ],
)
def test_who_wrote_does_not_decide(action: Action, state: PracticeState) -> None:
    practice = in_state(state)
    person = make_member("ana", Role.ADMINISTRATOR, second_factor=True)
    practice.writers.add(person)

    moment = timezone.now() + TOMORROW

    assert reasons(action, practice, person, moment=moment) == [TWO_PAIRS]
    assert not StatusChange.objects.exists()


@pytest.mark.parametrize("action", [Action.PUBLISH, Action.SCHEDULE])
def test_publishing_asks_for_a_second_factor(action: Action) -> None:
    practice, person = in_state(APPROVED), make_member("ana", Role.PUBLISHER)

    assert reasons(action, practice, person, moment=timezone.now() + TOMORROW) == [
        "Para publicar, active antes la verificación en dos pasos de su cuenta."
    ]


@pytest.mark.parametrize(
    ("action", "state"), [(Action.APPROVE, SUBMITTED), (Action.PUBLISH, APPROVED)]
)
def test_what_is_not_complete_is_neither_approved_nor_published(
    action: Action, state: PracticeState
) -> None:
    practice = in_state(state)
    Practice.objects.update(summary="", completeness_note="")
    person = make_member("ana", Role.PUBLISHER, second_factor=True)

    said = " ".join(reasons(action, practice, person))
    assert "Falta el resumen." in said
    assert "Falta un resultado, o decir en «Lo que no consta»" in said
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.RETURN, SUBMITTED),
        (Action.ARCHIVE, PUBLISHED),
        (Action.WITHDRAW, PUBLISHED),
        (Action.REOPEN, ARCHIVED),
    ],
)
def test_some_decisions_need_a_reason(action: Action, state: PracticeState) -> None:
    person = make_member("ana", Role.PUBLISHER)

    assert reasons(action, in_state(state), person, reason="  ") == ["Escriba el motivo."]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (Action.ARCHIVE, "Solo se archiva una práctica publicada."),
        (
            Action.WITHDRAW,
            "Esta práctica no está publicada, así que no hay nada que retirar.",
        ),
    ],
)
def test_what_was_never_public_is_not_taken_away(action: Action, said: str) -> None:
    person = make_member("ana", Role.PUBLISHER)

    assert reasons(action, in_state(DRAFT), person, reason="Error.") == [said]


def test_schedule_is_for_the_future_and_is_cancelled_once() -> None:
    practice = in_state(APPROVED)
    person = make_member("ana", Role.PUBLISHER, second_factor=True)
    past = timezone.now() - TOMORROW

    assert reasons(Action.SCHEDULE, practice, person, moment=past) == [
        "Elija una fecha y una hora que no hayan pasado."
    ]
    perform(
        Ask(
            action=Action.SCHEDULE,
            practice=practice,
            by=person,
            moment=timezone.now() + TOMORROW,
        )
    )
    perform(Ask(action=Action.UNSCHEDULE, practice=practice, by=person))
    practice.refresh_from_db()
    assert (practice.publish_at, practice.publish_by, practice.state) == (None, None, APPROVED)
    assert reasons(Action.UNSCHEDULE, practice, person) == ["Esta ficha no está programada."]


def test_schedule_falls_when_the_record_is_returned() -> None:
    practice = in_state(APPROVED)
    person = make_member("ana", Role.PUBLISHER, second_factor=True)
    moment = timezone.now() + TOMORROW
    perform(Ask(action=Action.SCHEDULE, practice=practice, by=person, moment=moment))

    perform(Ask(action=Action.RETURN, practice=practice, by=person, reason="Falta la fecha."))

    practice.refresh_from_db()
    assert (practice.publish_at, practice.publish_by) == (None, None)


def test_merge_needs_another_practice_that_is_public() -> None:
    practice, draft = in_state(PUBLISHED), make_practice("Borrador")
    person = make_member("ana", Role.PUBLISHER)

    assert reasons(Action.MERGE, practice, person, into=practice) == [
        "Elija la otra práctica, la que queda."
    ]
    assert reasons(Action.MERGE, practice, person, into=draft) == [
        "La práctica que queda debe estar publicada."
    ]


def test_another_edition_than_the_one_seen_is_refused() -> None:
    practice = in_state(DRAFT)
    Practice.objects.update(edit_number=4)
    person = make_member("ana", Role.PUBLISHER)

    with pytest.raises(ValidationError) as refused:
        perform(Ask(action=Action.SUBMIT, practice=practice, by=person, seen=3))

    assert refused.value.code == "stale"
    assert Practice.objects.get(pk=practice.pk).state == DRAFT


def test_same_decision_twice_is_made_once() -> None:
    practice, person = in_state(SUBMITTED), make_member("ana", Role.REVIEWER)
    ask = Ask(action=Action.APPROVE, practice=practice, by=person)
    perform(ask)

    assert denied(ask)
    assert StatusChange.objects.count() == 1


@pytest.mark.parametrize("state", S)
def test_program_itself_obeys_the_table(state: PracticeState) -> None:
    practice = in_state(state)

    asks = {action: Ask(action=action, practice=practice, by=None) for action in TABLE}

    found = {action for action, ask in asks.items() if not denied(ask)}
    assert found == {action for action, states in COORDINATION.items() if state in states}


def test_log_is_not_rewritten_by_the_model() -> None:
    perform(Ask(action=Action.SUBMIT, practice=in_state(DRAFT), by=None))

    with pytest.raises(TypeError):
        StatusChange.objects.update(reason="Otra cosa")
    with pytest.raises(TypeError):
        StatusChange.objects.all().delete()


def test_log_is_not_rewritten_in_the_database() -> None:
    perform(Ask(action=Action.SUBMIT, practice=in_state(DRAFT), by=None))

    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute("UPDATE practices_statuschange SET reason = 'Otra cosa'")


@pytest.mark.postgresql
def test_log_is_not_deleted_in_the_database() -> None:
    perform(Ask(action=Action.SUBMIT, practice=in_state(DRAFT), by=None))

    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute("DELETE FROM practices_statuschange")
