"""Whom a decision or a comment concerns: who is told of what, in one table."""

import enum
from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db.models import Q

from practices.editorial import Action, Role
from practices.models.practice import Practice
from practices.workflow.permissions import may


class Circle(enum.Enum):
    """Some of the people around a working record."""

    WRITERS = "quienes la escribieron"
    IN_CHARGE = "la persona a cargo"
    COMMENTERS = "quienes la comentaron"
    SECRETARIAT = "secretaría de su mesa"
    REVIEWERS = "revisión temática"
    PUBLISHERS = "publicación"


_HANDS = frozenset({Circle.WRITERS, Circle.IN_CHARGE, Circle.SECRETARIAT})
"""The hands that the text comes from."""
_REVIEW = frozenset({Circle.IN_CHARGE, Circle.REVIEWERS, Circle.PUBLISHERS})

TOLD: dict[Action, frozenset[Circle]] = {
    Action.SUBMIT: _REVIEW,
    Action.CALL_BACK: _REVIEW,
    Action.RETURN: _HANDS,
    Action.APPROVE: _HANDS | {Circle.PUBLISHERS},
    Action.EDIT: _HANDS | {Circle.PUBLISHERS},
    Action.PUBLISH: _HANDS,
    Action.SCHEDULE: _HANDS | {Circle.PUBLISHERS},
    Action.UNSCHEDULE: _HANDS | {Circle.PUBLISHERS},
    Action.ARCHIVE: _HANDS | {Circle.PUBLISHERS},
    Action.WITHDRAW: _HANDS | {Circle.PUBLISHERS},
    Action.REOPEN: _HANDS | {Circle.PUBLISHERS},
    Action.MERGE: _HANDS | {Circle.PUBLISHERS},
    Action.COMMENT: _HANDS | {Circle.COMMENTERS},
}
"""Of each action, who is told; of what is not here, nobody. `docs/notices.md` prints it.

Never whoever did it, and only active people who may see the practice. An edit is announced
when it undoes an approval, and only then.
"""

_ROLES = {
    Circle.SECRETARIAT: Role.SECRETARIAT,
    Circle.REVIEWERS: Role.REVIEWER,
    Circle.PUBLISHERS: Role.PUBLISHER,
}


def concerned(
    action: Action, practice: Practice, *, actor: int | None, wrote: Collection[int]
) -> list[User]:
    """Return the people to tell of an action on a practice, by key.

    `wrote` are the keys of the people whose text it was about: publishing empties the list.
    """
    circles = TOLD.get(action, frozenset())
    if not circles:
        return []
    around = _by_role(circles, practice) | Q(pk__in=_by_name(circles, practice, wrote))
    people = User.objects.filter(around).distinct().order_by("pk")
    allowed = still_allowed(people.prefetch_related("memberships"), practice)
    return [each for each in allowed if each.pk != actor]


def still_allowed(people: Iterable[User], practice: Practice) -> list[User]:
    """Keep those who are active and may see the practice."""
    return [each for each in people if may(each, Action.VIEW, practice)]


def _by_role(circles: Collection[Circle], practice: Practice) -> Q:
    roles = [role for circle, role in _ROLES.items() if circle in circles]
    here = Q(memberships__mesa=None)
    if practice.mesa_id:
        here |= Q(memberships__mesa=practice.mesa_id)
    return Q(memberships__role__in=roles) & here


def _by_name(
    circles: Collection[Circle], practice: Practice, wrote: Collection[int]
) -> set[int]:
    named = set(wrote) if Circle.WRITERS in circles else set()
    if Circle.IN_CHARGE in circles and practice.assigned_to_id:
        named.add(practice.assigned_to_id)
    if Circle.COMMENTERS in circles:
        named |= set(practice.comments.values_list("author", flat=True))
    return named
