"""How each person wants to be told, and the link that ends the mails without signing in."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.db import transaction
from django.urls import reverse

from practices.editorial import Delivery
from practices.models.notices import Notice, NoticePreference

DEFAULT = Delivery.AT_ONCE
"""A record waits until the next person knows; and it needs no daily task to be running."""
_SALT = "practices.notices.unsubscribe"


def delivery_of(user: User) -> Delivery:
    """Return how a person wants to be told."""
    chosen = NoticePreference.objects.filter(user=user).values_list("delivery", flat=True)
    return Delivery(chosen.first() or DEFAULT)


def deliveries(people: Iterable[User]) -> dict[int, Delivery]:
    """Return how each person will be told, by key; who has no address gets no mail."""
    users = list(people)
    rows = NoticePreference.objects.filter(user__in=users)
    chosen = dict(rows.values_list("user", "delivery"))
    return {
        each.pk: Delivery(chosen.get(each.pk, DEFAULT)) if each.email else Delivery.NONE
        for each in users
    }


@transaction.atomic
def choose(*, user: User, delivery: Delivery) -> None:
    """Note how a person wants to be told, from now on and of what was not mailed yet.

    What was meant for the inbox alone stays there: nobody is mailed old notices.
    """
    NoticePreference.objects.update_or_create(user=user, defaults={"delivery": delivery})
    waiting = Notice.objects.filter(recipient=user, mailed_at__isnull=True)
    waiting.exclude(delivery=Delivery.NONE).update(delivery=delivery)


def unsubscribe_address(user: User) -> str:
    """Return the link of a person that ends their mails; it serves for nothing else."""
    token = signing.Signer(salt=_SALT).sign(str(user.pk))
    return settings.SITE_URL + reverse("staff:unsubscribe", args=[token])


def unsubscriber(token: str) -> User | None:
    """Return whose link it is; nobody's when this catalogue did not sign it."""
    try:
        key = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=int(key), is_active=True).first()
