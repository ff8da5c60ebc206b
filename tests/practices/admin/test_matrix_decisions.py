"""Role × transition × record, sent for real: who may, moves it; who may not, moves nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from practices.editorial import Action, PracticeState
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from tests.practices.admin.matrix_asking import everybody
from tests.practices.admin.matrix_rights import can
from tests.practices.admin.matrix_world import COLLEAGUES, PEOPLE, RECORDS, World, soon, undone

pytestmark = pytest.mark.django_db
S = PracticeState
MOVES = {
    Action.SUBMIT: S.SUBMITTED,
    Action.CALL_BACK: S.DRAFT,
    Action.RETURN: S.RETURNED,
    Action.APPROVE: S.APPROVED,
    Action.PUBLISH: S.PUBLISHED,
    Action.SCHEDULE: S.APPROVED,
    Action.ARCHIVE: S.ARCHIVED,
    Action.WITHDRAW: S.WITHDRAWN,
    Action.REOPEN: S.DRAFT,
    Action.MERGE: S.WITHDRAWN,
}
"""Where each decision leads; «cancelar-programa» has its own test."""
NEEDS_A_CURRENT_VERSION = {Action.ARCHIVE: {"published", "rewritten"}}
NEEDS_A_READABLE_VERSION = {Action.WITHDRAW: {"published", "rewritten", "archived"}}
POSSIBLE = NEEDS_A_CURRENT_VERSION | NEEDS_A_READABLE_VERSION


@everybody
@pytest.mark.parametrize("action", MOVES)
def test_only_who_has_the_right_moves_a_record(
    world: World, person: str, action: Action
) -> None:
    client = world.client(person)
    asked = RECORDS if PEOPLE[person].role else ("draft", "approved", "published")
    cells = {record: moved(client, world, action, record) for record in asked}

    wanted = {
        record: can(person, action, record) and record in POSSIBLE.get(action, RECORDS)
        for record in asked
    }
    assert cells == wanted


def moved(client: Client, world: World, action: Action, record: str) -> bool:
    """Ask for a decision; tell whether it was taken, and nothing else ever."""
    practice = world.practices[record]
    into = world.practices["rewritten" if record == "published" else "published"]
    sent = {"seen": practice.edit_number, "reason": "Por esto.", "into": into.code}
    sent |= {"moment": soon(), "note": "Por esto."}
    address = reverse(f"admin:practice_decide_{action.name.lower()}", args=[practice.pk])
    with undone():
        before = StatusChange.objects.count()
        client.post(address, sent)
        taken = StatusChange.objects.count() - before
        state = Practice.objects.values_list("state", flat=True).get(pk=practice.pk)
    assert taken in {0, 1}
    assert state == (MOVES[action] if taken else RECORDS[record].state)
    return bool(taken)


@pytest.mark.parametrize("person", COLLEAGUES)
def test_only_who_may_schedule_cancels_a_schedule(world: World, person: str) -> None:
    practice = world.practices["approved"]
    address = reverse("admin:practice_decide_unschedule", args=[practice.pk])
    with undone():
        rows = Practice.objects.filter(pk=practice.pk)
        rows.update(publish_at=practice.changed_at, publish_by=world.author)
        world.client(person).post(address, {"seen": practice.edit_number})
        cancelled = not rows.exclude(publish_at=None).exists()

    assert cancelled == can(person, Action.UNSCHEDULE, "approved")


@pytest.mark.parametrize("person", COLLEAGUES)
@pytest.mark.parametrize("record", RECORDS)
def test_only_who_may_write_saves_the_form(world: World, person: str, record: str) -> None:
    practice = world.practices[record]
    address = reverse("admin:practices_practice_change", args=[practice.pk])
    with undone():
        answer = world.client(person).post(address, {"title": "Otro", "_edition": "1"})
        may = can(person, Action.EDIT, record)
        assert answer.status_code in ({200, 409} if may else {403, 404})
        assert Practice.objects.get(pk=practice.pk).title == practice.title
