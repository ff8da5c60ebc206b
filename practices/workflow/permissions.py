"""Who may do what: the one place that says it, for every door. What is not said is denied.

`RIGHTS` says in which states of a working record each role may do each thing to it;
`LIST_RIGHTS`, what each role may do with the rows of the other tables. A membership with a
mesa reaches the practices of that mesa only. An active superuser counts as administration.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Model, Q, QuerySet, prefetch_related_objects

from practices.editorial import Action, PracticeState, Role
from practices.models.editorial import Membership
from practices.models.practice import Practice

Person = User | AnonymousUser | AbstractBaseUser
States = frozenset[PracticeState]

_S = PracticeState
ANY: States = frozenset(PracticeState)
UNFINISHED: States = frozenset({_S.DRAFT, _S.RETURNED})
"""Still in the hands of whoever writes it."""
OPEN: States = ANY - {_S.ARCHIVED, _S.WITHDRAWN}
WRITABLE: States = UNFINISHED | {_S.PUBLISHED}
"""What a secretariat may write on; editing what is public starts a new draft."""
IN_REVIEW: States = frozenset({_S.SUBMITTED})
DECIDABLE: States = frozenset({_S.SUBMITTED, _S.APPROVED})

_READING: dict[Action, States] = {Action.VIEW: ANY, Action.EXPORT: ANY}
_SECRETARIAT: dict[Action, States] = _READING | {
    Action.CREATE: ANY,
    Action.EDIT: WRITABLE,
    Action.IMPORT: WRITABLE,
    Action.DELETE: frozenset({_S.DRAFT}),
    Action.COMMENT: ANY,
    Action.SHARE: OPEN,
    Action.SUBMIT: UNFINISHED,
    Action.CALL_BACK: IN_REVIEW,
}
_REVIEWER: dict[Action, States] = _READING | {
    Action.EDIT: IN_REVIEW,
    Action.COMMENT: ANY,
    Action.SHARE: OPEN,
    Action.RETURN: DECIDABLE,
    Action.APPROVE: IN_REVIEW,
}
_PUBLISHER: dict[Action, States] = _READING | {
    Action.CREATE: ANY,
    Action.EDIT: OPEN,
    Action.IMPORT: OPEN,
    Action.DELETE: frozenset({_S.DRAFT}),
    Action.COMMENT: ANY,
    Action.SHARE: OPEN,
    Action.SUBMIT: UNFINISHED,
    Action.CALL_BACK: IN_REVIEW,
    Action.RETURN: DECIDABLE,
    Action.APPROVE: IN_REVIEW,
    Action.PUBLISH: frozenset({_S.APPROVED}),
    Action.SCHEDULE: frozenset({_S.APPROVED}),
    Action.UNSCHEDULE: frozenset({_S.APPROVED}),
    Action.ARCHIVE: OPEN,
    Action.WITHDRAW: ANY - {_S.WITHDRAWN},
    Action.REOPEN: frozenset({_S.ARCHIVED, _S.WITHDRAWN}),
    Action.MERGE: ANY,
}

RIGHTS: dict[Role, dict[Action, States]] = {
    Role.READER: _READING,
    Role.SECRETARIAT: _SECRETARIAT,
    Role.REVIEWER: _REVIEWER,
    Role.PUBLISHER: _PUBLISHER,
    Role.ADMINISTRATOR: _PUBLISHER,
}

VIEW, ADD, CHANGE, REMOVE = "view", "add", "change", "delete"
_CHOSEN_IN_FORMS = ("institution", "source", "legalinstrument")
_OF_TERRITORY = ("mesa", "office", "region")
_OF_THE_TEAM = ("user", "membership")
_PRIVATE = (*_OF_THE_TEAM, "proposal", "correction")

LIST_RIGHTS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.READER: {},
    Role.SECRETARIAT: {ADD: _CHOSEN_IN_FORMS},
    Role.REVIEWER: {
        ADD: _CHOSEN_IN_FORMS,
        CHANGE: _CHOSEN_IN_FORMS,
        VIEW: ("proposal", "correction"),
    },
    Role.PUBLISHER: {
        VIEW: ("proposal", "correction"),
        ADD: (*_CHOSEN_IN_FORMS, *_OF_TERRITORY),
        CHANGE: (*_CHOSEN_IN_FORMS, *_OF_TERRITORY, "proposal", "correction"),
        REMOVE: _CHOSEN_IN_FORMS,
    },
    Role.ADMINISTRATOR: {},
}
"""Beyond reading every public list, which every role may; administration may everything."""

OWN_MESA_RIGHTS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.SECRETARIAT: {VIEW: ("proposal", "correction"), CHANGE: ("proposal",)},
}
"""What a role may do besides, with what concerns its own mesa."""
_MESA_OF_ROW = {"proposal": "mesa", "correction": "practice__mesa"}
"""Where a row says which mesa it concerns: who works for one mesa reaches no other."""


def memberships(user: Person) -> list[Membership]:
    """Return what a person does at the desk; nothing for who is not active or has no role."""
    if not isinstance(user, User) or not user.is_active:
        return []
    if user.is_superuser:
        return [Membership(user_id=user.pk, role=Role.ADMINISTRATOR)]
    # Once for each user object, and in no new queryset: a page asks a hundred times.
    kept: Any = getattr(user, "_prefetched_objects_cache", {})
    if "memberships" not in kept:
        prefetch_related_objects([user], "memberships")
        return list(user.memberships.all())
    return list(kept["memberships"])


def works_here(user: Person) -> bool:
    """Tell whether a person has any business at the desk."""
    return bool(memberships(user))


def has_role(user: Person, *roles: Role) -> bool:
    """Tell whether a person has one of the roles, in whatever mesa."""
    return any(each.role in roles for each in memberships(user))


def may(user: Person, action: Action, practice: Practice | None = None) -> bool:
    """Tell whether somebody may do something to a working record, or to some of them.

    Without a practice: whether there may be a practice to which they can do it. A right is
    not yet a transition: `transitions.refusal` adds what the moment asks for.
    """
    return any(_grants(each, action, practice) for each in memberships(user))


def _grants(membership: Membership, action: Action, practice: Practice | None) -> bool:
    states = RIGHTS[Role(membership.role)].get(action, frozenset())
    if practice is None:
        return bool(states)
    reached = membership.mesa_id in {None, practice.mesa_id}
    return reached and practice.state in states


def visible_to(user: Person) -> QuerySet[Practice]:
    """Return the working records that a person may see."""
    return Practice.objects.filter(_reached(user, Action.VIEW))


def editable_by(user: Person) -> QuerySet[Practice]:
    """Return the working records that a person may write on today."""
    return allowing(user, Action.EDIT)


def allowing(user: Person, action: Action) -> QuerySet[Practice]:
    """Return the working records to which a person may do something today."""
    return Practice.objects.filter(_reached(user, action))


def _reached(user: Person, action: Action) -> Q:
    found = Q(pk__in=[])
    for each in memberships(user):
        states = RIGHTS[Role(each.role)].get(action, frozenset())
        reach = Q(state__in=states)
        found |= reach & Q(mesa=each.mesa_id) if each.mesa_id else reach
    return found


def mesas_of(user: Person, action: Action) -> list[int] | None:
    """Return the primary keys of the mesas in which a person may do something; None: any."""
    granting = [m for m in memberships(user) if RIGHTS[Role(m.role)].get(action)]
    keys = [each.mesa_id for each in granting]
    return None if None in keys else [key for key in keys if key is not None]


def may_list(user: Person, operation: str, model: type[Model]) -> bool:
    """Tell whether somebody may view, add, change or delete rows of a table but practices."""
    name = model._meta.model_name or ""  # noqa: SLF001 Django's API
    return any(_lists(Role(each.role), operation, name) for each in memberships(user))


def may_row(user: Person, operation: str, row: Model) -> bool:
    """Tell whether somebody may view or change one proposal or correction."""
    return rows_for(user, operation, type(row)).filter(pk=row.pk).exists()


def rows_for(user: Person, operation: str, model: type[Model]) -> QuerySet[Any]:
    """Return the proposals or the corrections to which a person may do something."""
    name = model._meta.model_name or ""  # noqa: SLF001 Django's API
    found = Q(pk__in=[])
    for each in memberships(user):
        role = Role(each.role)
        own = name in OWN_MESA_RIGHTS.get(role, {}).get(operation, ())
        if own or _lists(role, operation, name):
            found |= Q(**{_MESA_OF_ROW[name]: each.mesa_id}) if each.mesa_id else ~Q(pk=None)
    return model._default_manager.filter(found)  # noqa: SLF001 Django's API


def may_rows(user: Person, operation: str, model: type[Model]) -> bool:
    """Tell whether there may be a proposal or a correction that somebody may view or change."""
    name = model._meta.model_name or ""  # noqa: SLF001 Django's API
    return may_list(user, operation, model) or any(
        name in OWN_MESA_RIGHTS.get(Role(each.role), {}).get(operation, ())
        for each in memberships(user)
    )


def _lists(role: Role, operation: str, name: str) -> bool:
    if role == Role.ADMINISTRATOR:
        return True
    if operation == VIEW and name not in _PRIVATE:
        return True
    return name in LIST_RIGHTS[role].get(operation, ())


def list_right(role: Role, operation: str, name: str) -> str:
    """Say with which rows of a table a role may do something: «all», «own» mesa's, or none."""
    if _lists(role, operation, name):
        return "all"
    return "own" if name in OWN_MESA_RIGHTS.get(role, {}).get(operation, ()) else ""


def rights() -> Iterator[tuple[Role, Action, States]]:
    """Give every right of every role, in order: what the documentation prints."""
    for role in Role:
        for action in Action:
            yield role, action, RIGHTS[role].get(action, frozenset())
