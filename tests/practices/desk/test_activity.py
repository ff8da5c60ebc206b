"""What has happened lately, in the words of the desk."""

import datetime as dt

import pytest
from django.utils import timezone

from practices.desk.activity import ago, last_changes, last_load, scheduled, week
from practices.editorial import Action, PracticeState, Role
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_mesa, make_practice

NOON = timezone.make_aware(dt.datetime(2026, 11, 23, 12))  # noqa: DTZ001 made aware


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "hoy"), (1, "ayer"), (3, "hace 3 días"), (59, "hace 59 días"), (90, "hace 3 meses"),
     (400, "hace 13 meses"), (800, "hace 2 años"), (-1, "hoy")],
)  # fmt: skip
def test_time_is_told_in_days_of_the_calendar(days: int, words: str) -> None:
    assert ago(NOON - dt.timedelta(days=days), NOON) == words


@pytest.mark.django_db
def test_decisions_are_told_by_whom_and_what_to_those_who_see_the_practice() -> None:
    mesa = make_mesa()
    writer = make_member("sara", Role.SECRETARIAT, mesa)
    stranger = make_member("otra", Role.SECRETARIAT, make_mesa("Mesa regional de Piura"))
    practice = make_practice("Feria", mesa=mesa.slug)
    Practice.objects.filter(pk=practice.pk).update(state=PracticeState.DRAFT)
    practice.refresh_from_db()

    perform(Ask(action=Action.SUBMIT, practice=practice, by=writer))

    told = [(each.who, each.what, each.ago) for each in last_changes(writer)]
    assert told[0] == ("sara", "envió a revisión", "hoy")
    assert last_changes(stranger) == []
    assert {each.label: each.count for each in week(writer)}["Enviar a revisión"] == 1


@pytest.mark.django_db
def test_load_of_many_records_is_one_line() -> None:
    reader = make_member("lia", Role.READER)
    StatusChange.objects.bulk_create(
        StatusChange(
            practice=make_practice(title), action=Action.LOAD, after="publicada", edit_number=1
        )
        for title in ("Feria", "Taller")
    )

    load = last_load(reader)

    assert load is not None
    assert (load.count, load.ago) == (2, "hoy")
    assert [each for each in last_changes(reader) if each.what == "cargó de un archivo"] == []


@pytest.mark.django_db
def test_scheduled_come_the_soonest_first() -> None:
    publisher = make_member("pia", Role.PUBLISHER)
    now = timezone.now()
    for title, days in (("Después", 3), ("Antes", 1)):
        practice = make_practice(title)
        Practice.objects.filter(pk=practice.pk).update(
            state=PracticeState.APPROVED,
            publish_at=now + dt.timedelta(days=days),
            publish_by=publisher,
        )

    assert [each.title for each in scheduled(publisher)] == ["Antes", "Después"]
