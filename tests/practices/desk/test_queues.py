"""The queues: what asks something of each person, and of nobody else."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from practices.desk.queues import Queue, count_queues, in_queue
from practices.editorial import Action, PracticeState, Role
from practices.models.practice import Practice
from practices.models.territory import Mesa
from practices.workflow.editing import record_edit
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_mesa, make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def tumbes() -> Mesa:
    return make_mesa()


@pytest.fixture
def writer(tumbes: Mesa) -> User:
    return make_member("sara", Role.SECRETARIAT, tumbes)


def written(title: str, by: User, mesa: Mesa, state: PracticeState) -> Practice:
    practice = make_practice(title, mesa=mesa.slug)
    record_edit(practice, by=by)
    Practice.objects.filter(pk=practice.pk).update(state=state)
    practice.refresh_from_db()
    return practice


def titles(user: User, queue: Queue) -> list[str]:
    return [each.title for each in in_queue(user, queue).order_by("code")]


def test_drafts_are_of_whoever_wrote_them_or_has_them(writer: User, tumbes: Mesa) -> None:
    other = make_member("otra", Role.SECRETARIAT, tumbes)
    written("De Sara", writer, tumbes, PracticeState.DRAFT)
    given = written("De la otra", other, tumbes, PracticeState.DRAFT)
    Practice.objects.filter(pk=given.pk).update(assigned_to=writer)

    assert titles(writer, Queue.MY_DRAFTS) == ["De Sara", "De la otra"]
    assert titles(other, Queue.MY_DRAFTS) == ["De la otra"]


def test_what_is_sent_waits_for_reviewers_but_not_for_its_writers(
    writer: User, tumbes: Mesa
) -> None:
    reviewer = make_member("rosa", Role.REVIEWER)
    also_wrote = make_member("raul", Role.REVIEWER)
    practice = written("Enviada", writer, tumbes, PracticeState.SUBMITTED)
    practice.writers.add(also_wrote)

    waiting = [titles(each, Queue.WAITING) for each in (reviewer, also_wrote, writer)]

    assert waiting == [["Enviada"], [], []]


def test_what_is_approved_waits_for_publishers_until_it_is_scheduled(
    writer: User, tumbes: Mesa
) -> None:
    publisher = make_member("pia", Role.PUBLISHER, second_factor=True)
    practice = written("Aprobada", writer, tumbes, PracticeState.APPROVED)
    assert titles(publisher, Queue.WAITING) == ["Aprobada"]

    tomorrow = timezone.now() + dt.timedelta(days=1)
    perform(Ask(action=Action.SCHEDULE, practice=practice, by=publisher, moment=tomorrow))

    assert titles(publisher, Queue.WAITING) == []


def test_returned_is_shown_to_its_writer(writer: User, tumbes: Mesa) -> None:
    written("Observada", writer, tumbes, PracticeState.RETURNED)

    assert titles(writer, Queue.RETURNED) == ["Observada"]
    assert titles(make_member("lia", Role.READER), Queue.RETURNED) == []


def test_due_for_confirmation_from_its_day_on(writer: User, tumbes: Mesa) -> None:
    today = timezone.localdate()
    for title, days in (("Ayer", -1), ("Hoy", 0), ("Mañana", 1)):
        practice = written(title, writer, tumbes, PracticeState.PUBLISHED)
        day = today + dt.timedelta(days=days)
        Practice.objects.filter(pk=practice.pk).update(review_on=day)

    assert titles(writer, Queue.DUE) == ["Ayer", "Hoy"]


def test_figures_are_those_of_the_lists_and_of_what_one_sees(
    writer: User, tumbes: Mesa
) -> None:
    other_mesa = make_mesa("Mesa regional de Piura")
    for state in PracticeState:
        written(f"Aquí {state}", writer, tumbes, state)
        written(f"Allá {state}", writer, other_mesa, state)

    counts = count_queues(writer)

    assert counts == {each: len(titles(writer, each)) for each in Queue}
    assert counts[Queue.PUBLISHED] == 1
