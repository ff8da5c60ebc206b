"""Private addresses that show a working record to who has no account, for some days."""

import dataclasses
import datetime as dt
import hashlib
import secrets

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from practices.editorial import Action
from practices.models.editorial import PreviewLink
from practices.models.practice import Practice
from practices.workflow.editing import locked
from practices.workflow.permissions import OPEN, may

BYTES = 32
"""Of the key: 256 bits at random, which nobody guesses."""
DAYS, MOST_DAYS = 7, 30


@dataclasses.dataclass(frozen=True, slots=True)
class Shared:
    """A link just made; nothing but this answer ever has its key."""

    link: PreviewLink
    token: str


@transaction.atomic
def share(*, practice: Practice, by: User, label: str = "", days: int = DAYS) -> Shared:
    """Make a private address for a working record; only the digest of its key is kept."""
    row = locked(practice)
    if not may(by, Action.SHARE, row):
        raise PermissionDenied
    token, now = secrets.token_urlsafe(BYTES), timezone.now()
    link = PreviewLink.objects.create(
        practice=row,
        token_sha256=_digest(token),
        label=label,
        made_by=by,
        made_at=now,
        expires_at=now + dt.timedelta(days=min(max(days, 1), MOST_DAYS)),
    )
    return Shared(link, token)


@transaction.atomic
def revoke(*, link: PreviewLink, by: User) -> None:
    """Make a private address lead nowhere from now on."""
    if not may(by, Action.SHARE, link.practice):
        raise PermissionDenied
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def shown_by(token: str) -> Practice | None:
    """Return the practice that a key opens today; None for any key that opens nothing.

    It opens nothing when it is unknown, expired or revoked, when the practice was put away, or
    when whoever made it no longer may share it.
    """
    links = PreviewLink.objects.select_related("practice", "made_by").filter(
        token_sha256=_digest(token), revoked_at=None, expires_at__gt=timezone.now()
    )
    link = links.first()
    if link is None or link.practice.state not in OPEN:
        return None
    return link.practice if may(link.made_by, Action.SHARE, link.practice) else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
