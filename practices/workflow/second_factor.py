"""Whether a person proves who they are in two ways, which publishing asks for."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet

PROOFS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Tell whether the account has a code generator or a passkey; recovery codes are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=PROOFS).exists())


def with_second_factor(people: QuerySet[User]) -> QuerySet[User]:
    """Add to each account, as `protected`, whether it has one."""
    proofs = Authenticator.objects.filter(user=OuterRef("pk"), type__in=PROOFS)
    return people.annotate(protected=Exists(proofs))
