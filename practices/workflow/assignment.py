"""Who is in charge of a working record: a matter of the desk, not of what is published."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from practices.editorial import Action, Role
from practices.models.practice import Practice
from practices.workflow.editing import check_seen, locked
from practices.workflow.permissions import may

_CARRY = [role for role in Role if role != Role.READER]


def assignable() -> QuerySet[User]:
    """Return the people who can be in charge of some practice, by name."""
    works = Q(memberships__role__in=_CARRY) | Q(is_superuser=True)
    people = User.objects.filter(works, is_active=True).distinct()
    return people.order_by("first_name", "last_name", "username")


@transaction.atomic
def assign(*, practice: Practice, to: User | None, by: User, seen: int | None = None) -> None:
    """Leave a practice in charge of somebody who may at least comment on it, or of nobody."""
    found = locked(practice)
    if not may(by, Action.EDIT, found):
        raise PermissionDenied
    check_seen(found, seen)
    if to is not None and not may(to, Action.COMMENT, found):
        message = _("%(person)s no trabaja en la mesa de esta ficha.")
        raise ValidationError(message % {"person": to.get_full_name() or to.username})
    found.assigned_to = to
    found.save(update_fields=["assigned_to"])
