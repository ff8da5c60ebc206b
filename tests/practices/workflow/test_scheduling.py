"""Scheduled publication: in its moment, once, and only if whoever scheduled it still may."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from practices.editorial import Action, PracticeState, Role
from practices.models.editorial import Membership, StatusChange
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.workflow.editing import record_edit
from practices.workflow.scheduling import publish_scheduled
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_practice

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=3)


@pytest.fixture
def carla() -> User:
    return make_member("carla", Role.PUBLISHER, second_factor=True)


@pytest.fixture
def practice(carla: User) -> Practice:
    """Give an approved practice that carla scheduled for in two hours."""
    practice = make_practice("Feria informativa")
    Practice.objects.update(state=PracticeState.APPROVED)
    moment = timezone.now() + dt.timedelta(hours=2)
    perform(
        Ask(
            action=Action.SCHEDULE,
            practice=practice,
            by=carla,
            moment=moment,
            note="Cifras al día",
        )
    )
    practice.refresh_from_db()
    return practice


def run() -> tuple[list[str], dict[str, str]]:
    fulfilled = publish_scheduled(at=timezone.now() + LATER)
    return fulfilled.published, fulfilled.refused


def told_of(action: Action) -> list[str]:
    rows = Notice.objects.filter(change__action=action)
    return sorted(rows.values_list("recipient__username", flat=True))


def test_practice_is_published_in_its_moment_by_who_scheduled_it(
    practice: Practice, carla: User
) -> None:
    published, refused = run()

    version = Publication.objects.get()
    change = StatusChange.objects.get(action=Action.PUBLISH)
    assert (published, refused) == ([practice.code], {})
    assert (version.published_by, version.note) == (carla, "Cifras al día")
    assert (change.by, change.reason[:19]) == (carla, "Según lo programado")
    practice.refresh_from_db()
    assert (practice.state, practice.publish_at) == (PracticeState.PUBLISHED, None)


def test_who_scheduled_it_is_told_that_it_happened(practice: Practice) -> None:
    del practice

    run()

    assert told_of(Action.PUBLISH) == ["carla"]


def test_nothing_happens_before_its_moment(practice: Practice) -> None:
    call_command("publicar_programadas")

    practice.refresh_from_db()
    assert (Publication.objects.count(), practice.state) == (0, PracticeState.APPROVED)
    assert practice.publish_at is not None


def test_running_again_publishes_nothing_more(practice: Practice) -> None:
    del practice
    run()

    assert run() == ([], {})
    assert Publication.objects.count() == 1


def test_edit_cancels_the_schedule_and_tells_who_scheduled_it(practice: Practice) -> None:
    reviewer = make_member("beto", Role.PUBLISHER)

    record_edit(practice, by=reviewer)

    assert run() == ([], {})
    assert Publication.objects.count() == 0
    assert told_of(Action.EDIT) == ["carla"]
    reason = StatusChange.objects.get(action=Action.EDIT).reason
    assert reason.startswith("Se canceló la publicación programada para el ")


@pytest.mark.parametrize("lost", ["role", "second factor", "account"])
def test_who_lost_the_right_publishes_nothing_and_publishers_are_told_why(
    practice: Practice, carla: User, lost: str
) -> None:
    make_member("diana", Role.PUBLISHER)
    match lost:
        case "role":
            Membership.objects.filter(user=carla).update(role=Role.READER)
        case "second factor":
            Authenticator.objects.all().delete()
        case _:
            User.objects.filter(pk=carla.pk).update(is_active=False)

    published, refused = run()

    practice.refresh_from_db()
    assert (published, list(refused)) == ([], [practice.code])
    assert Publication.objects.count() == 0
    assert (practice.state, practice.publish_at) == (PracticeState.APPROVED, None)
    told = ["diana"] if lost == "account" else ["carla", "diana"]
    assert told_of(Action.UNSCHEDULE) == told


def test_refusal_is_told_once(practice: Practice, carla: User) -> None:
    del practice
    Membership.objects.filter(user=carla).update(role=Role.READER)
    run()

    assert run() == ([], {})
    assert told_of(Action.UNSCHEDULE) == ["carla"]


def test_one_refusal_does_not_stop_the_rest(practice: Practice, carla: User) -> None:
    other = make_practice("Taller")
    Practice.objects.filter(pk=other.pk).update(
        state=PracticeState.APPROVED,
        publish_at=practice.publish_at,
        publish_by=carla,
    )
    practice.citations.all().delete()

    published, refused = run()

    assert (published, refused) == (
        [other.code],
        {practice.code: "Falta al menos una fuente."},
    )
