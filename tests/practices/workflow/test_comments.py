"""Comments on a working record: who may say, resolve and open them again."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from practices.editorial import Role, Section
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.workflow.comments import add_comment, reopen, resolve
from tests.builders import make_member, make_mesa, make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Practice:
    practice = make_practice("Feria")
    practice.mesa = make_mesa()
    practice.save()
    return practice


@pytest.fixture
def reviewer() -> User:
    return make_member("ana", Role.REVIEWER)


def test_comment_speaks_of_a_section_and_is_resolved_and_opened_again(
    practice: Practice, reviewer: User
) -> None:
    writer = make_member("beto", Role.SECRETARIAT, practice.mesa)

    comment = add_comment(
        practice=practice, by=reviewer, text=" ¿Cuándo?\r\nFalta. ", section=Section.RESULTS
    )
    assert (comment.text, comment.section) == ("¿Cuándo?\nFalta.", Section.RESULTS)

    resolved = resolve(comment=comment, by=writer)
    assert (resolved.resolved_by, resolved.resolved_at is not None) == (writer, True)

    again = reopen(comment=comment, by=reviewer)
    assert (again.resolved_by, again.resolved_at) == (None, None)


def test_who_resolved_first_stays_named(practice: Practice, reviewer: User) -> None:
    comment = add_comment(practice=practice, by=reviewer, text="Falta la fecha.")
    resolve(comment=comment, by=reviewer)

    resolve(comment=comment, by=make_member("beto", Role.PUBLISHER))

    assert Comment.objects.get().resolved_by == reviewer


def test_sent_twice_it_is_said_once(practice: Practice, reviewer: User) -> None:
    for _ in range(2):
        add_comment(practice=practice, by=reviewer, text="Falta la fecha.")
    add_comment(practice=practice, by=reviewer, text="Falta la fecha.", section="fuentes")

    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "section", "field"),
    [("  ", "", "text"), ("x" * 4001, "", "text"), ("Falta.", "otra", "section")],
)
def test_what_cannot_be_said_is_explained(
    practice: Practice, reviewer: User, text: str, section: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        add_comment(practice=practice, by=reviewer, text=text, section=section)

    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("role", [Role.READER, Role.SECRETARIAT, None])
def test_who_may_not_comment_changes_nothing(
    practice: Practice, reviewer: User, role: Role | None
) -> None:
    comment = add_comment(practice=practice, by=reviewer, text="Falta la fecha.")
    person = (
        make_member("eva", role, make_mesa("Mesa de Piura"))
        if role
        else User.objects.create_user("eva", is_staff=True)
    )

    with pytest.raises(PermissionDenied):
        add_comment(practice=practice, by=person, text="Yo también.")
    for change in (resolve, reopen):
        with pytest.raises(PermissionDenied):
            change(comment=comment, by=person)

    assert Comment.objects.get().resolved_at is None
