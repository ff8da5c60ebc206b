"""Who is told of what, what the notices say, and that nobody else is told."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from practices.editorial import Action, Delivery, PracticeState, Role, Section
from practices.models.editorial import Membership
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.models.territory import Mesa
from practices.workflow.comments import add_comment
from practices.workflow.editing import record_edit
from practices.workflow.notice_people import TOLD
from practices.workflow.notice_preferences import choose
from practices.workflow.notice_words import story
from practices.workflow.notices import inbox, mark_read, unread_count
from practices.workflow.transitions import TABLE, Ask, perform
from tests.builders import make_member, make_mesa, make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def mesa() -> Mesa:
    return make_mesa()


@pytest.fixture
def team(mesa: Mesa) -> dict[str, User]:
    """Give one person of each role, here and in another mesa."""
    other = make_mesa("Mesa regional de Tacna")
    return {
        "secretaria": make_member("secretaria", Role.SECRETARIAT, mesa),
        "vecina": make_member("vecina", Role.SECRETARIAT, other),
        "revisora": make_member("revisora", Role.REVIEWER),
        "revisora-vecina": make_member("revisora-vecina", Role.REVIEWER, other),
        "editora": make_member("editora", Role.PUBLISHER, second_factor=True),
        "lectora": make_member("lectora", Role.READER),
        "administradora": make_member("administradora", Role.ADMINISTRATOR),
    }


@pytest.fixture
def practice(mesa: Mesa, team: dict[str, User]) -> Practice:
    """Give a draft of the mesa that its secretariat wrote."""
    practice = make_practice("Feria informativa", mesa=mesa.slug)
    record_edit(practice, by=team["secretaria"])
    return practice


def do(action: Action, practice: Practice, by: User, reason: str = "") -> None:
    perform(Ask(action=action, practice=practice, by=by, reason=reason))


def put(practice: Practice, state: PracticeState) -> None:
    Practice.objects.filter(pk=practice.pk).update(state=state)


def told() -> list[str]:
    rows = Notice.objects.order_by("recipient__username")
    return list(rows.values_list("recipient__username", flat=True))


def last_story() -> tuple[str, str, str]:
    notice = Notice.objects.with_story().latest("pk")
    said = story(notice)
    return said.heading, said.sentence, said.quote


def test_every_decision_of_the_table_has_somebody_to_tell() -> None:
    assert set(TABLE) - set(TOLD) == set()


def test_documentation_prints_who_is_told_of_what() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "notices.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", text, re.MULTILINE))
    printed = {action: set(circles.strip().split(", ")) for action, circles in rows.items()}

    assert printed == {
        action.value: {circle.value for circle in circles} for action, circles in TOLD.items()
    }


def test_sent_practice_is_told_to_who_may_decide_it(
    practice: Practice, team: dict[str, User]
) -> None:
    do(Action.SUBMIT, practice, team["secretaria"])

    assert told() == ["editora", "revisora"]
    assert last_story() == ("Espera revisión", "secretaria la envió a revisión.", "")


def test_returned_practice_is_told_to_its_hands_with_the_reason(
    practice: Practice, team: dict[str, User]
) -> None:
    put(practice, PracticeState.SUBMITTED)

    do(Action.RETURN, practice, team["revisora"], "Falta la fuente.")

    assert told() == ["secretaria"]
    assert last_story() == (
        "Devuelta con observaciones",
        "revisora la devolvió con observaciones.",
        "Falta la fuente.",
    )


def test_person_in_charge_and_every_writer_are_told(
    practice: Practice, team: dict[str, User]
) -> None:
    writer = make_member("redactora", Role.PUBLISHER)
    practice.writers.add(writer)
    Practice.objects.update(assigned_to=team["lectora"], state=PracticeState.SUBMITTED)

    do(Action.RETURN, practice, team["revisora"], "Falta la fuente.")

    assert told() == ["lectora", "redactora", "secretaria"]


def test_approved_practice_is_told_to_its_hands_and_to_who_publishes(
    practice: Practice, team: dict[str, User]
) -> None:
    put(practice, PracticeState.SUBMITTED)

    do(Action.APPROVE, practice, team["revisora"])

    assert told() == ["editora", "secretaria"]


def test_writer_is_told_that_it_was_published_and_who_published_is_not(
    practice: Practice, team: dict[str, User]
) -> None:
    writer = make_member("redactora", Role.PUBLISHER)
    practice.writers.add(writer)
    put(practice, PracticeState.APPROVED)

    do(Action.PUBLISH, practice, team["editora"])

    assert told() == ["redactora", "secretaria"]
    assert last_story() == ("Publicada", "editora la publicó: es la versión 1.", "")


def test_edit_that_undoes_an_approval_is_told(
    practice: Practice, team: dict[str, User]
) -> None:
    put(practice, PracticeState.APPROVED)
    approved = Practice.objects.get()

    record_edit(approved, by=team["revisora"])

    assert told() == ["editora", "secretaria"]


@pytest.mark.parametrize("state", [PracticeState.DRAFT, PracticeState.PUBLISHED])
def test_any_other_edit_is_told_to_nobody(
    practice: Practice, team: dict[str, User], state: PracticeState
) -> None:
    put(practice, state)

    record_edit(Practice.objects.get(), by=team["secretaria"])

    assert told() == []


def test_people_who_left_are_not_told(practice: Practice, team: dict[str, User]) -> None:
    gone = make_member("inactiva", Role.REVIEWER)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    without_role = make_member("sin-rol", Role.PUBLISHER)
    practice.writers.add(without_role)
    Membership.objects.filter(user=without_role).delete()
    put(practice, PracticeState.SUBMITTED)

    do(Action.RETURN, practice, team["editora"], "Falta la fuente.")

    assert told() == ["secretaria"]


def test_comment_is_told_to_its_hands_and_to_who_commented_before(
    practice: Practice, team: dict[str, User]
) -> None:
    add_comment(practice=practice, by=team["revisora"], text="¿Y la fecha?")
    Notice.objects.all().delete()

    add_comment(
        practice=practice, by=team["secretaria"], text="Ya está.", section=Section.RESULTS
    )

    assert told() == ["revisora"]
    assert last_story() == (
        "Comentario nuevo",
        "secretaria comentó sobre «Resultados».",
        "Ya está.",
    )


def test_refused_decision_tells_nobody(practice: Practice, team: dict[str, User]) -> None:
    put(practice, PracticeState.SUBMITTED)
    practice.writers.add(team["revisora"])

    with pytest.raises(Exception, match="Usted escribió"):
        do(Action.APPROVE, practice, team["revisora"])

    assert told() == []


def test_inbox_shows_only_the_persons_own_of_what_they_may_still_see(
    practice: Practice, team: dict[str, User]
) -> None:
    do(Action.SUBMIT, practice, team["secretaria"])
    moved = Membership.objects.get(user=team["revisora"])
    moved.mesa = Mesa.objects.get(name="Mesa regional de Tacna")
    moved.save()

    assert unread_count(User.objects.get(username="editora")) == 1
    assert unread_count(User.objects.get(username="revisora")) == 0
    assert unread_count(User.objects.get(username="secretaria")) == 0


def test_read_notice_is_no_longer_counted(practice: Practice, team: dict[str, User]) -> None:
    do(Action.SUBMIT, practice, team["secretaria"])

    mark_read(inbox(team["editora"]))

    assert (unread_count(team["editora"]), unread_count(team["revisora"])) == (0, 1)


def test_new_preference_covers_what_was_not_mailed_but_not_what_was_for_the_inbox(
    practice: Practice, team: dict[str, User]
) -> None:
    choose(user=team["revisora"], delivery=Delivery.NONE)
    do(Action.SUBMIT, practice, team["secretaria"])

    choose(user=team["revisora"], delivery=Delivery.AT_ONCE)
    choose(user=team["editora"], delivery=Delivery.DIGEST)

    kept = dict(Notice.objects.values_list("recipient__username", "delivery"))
    assert kept == {"editora": Delivery.DIGEST, "revisora": Delivery.NONE}


def test_schedule_says_its_moment(practice: Practice, team: dict[str, User]) -> None:
    put(practice, PracticeState.APPROVED)
    moment = timezone.now().replace(year=2999, month=12, day=3, hour=14, minute=0)

    perform(Ask(action=Action.SCHEDULE, practice=practice, by=team["editora"], moment=moment))

    assert last_story()[1] == (
        "editora programó su publicación. Será el 3 de diciembre de 2999 a las 09:00."
    )
