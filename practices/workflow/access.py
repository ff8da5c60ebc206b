"""Finding an account by what somebody types, and the counters of failed tries that hold it.

The counters are allauth's, in the cache that all processes share; this is the one place that
knows under which keys they are kept.
"""

import unicodedata

from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.cache import cache

APP, ACTION = "allauth.account", "login_failed"


def account_named(typed: str) -> User | None:
    """Return the account whose name, or else whose address, is what was typed."""
    wanted = unicodedata.normalize("NFKC", typed.strip())
    exact = User.objects.filter(username=wanted).first()
    return exact or _only(username=wanted) or _only(email=wanted)


def _only(**wanted: str) -> User | None:
    found = User.objects.filter(**{f"{name}__iexact": each for name, each in wanted.items()})
    candidates = list(found[:2])
    return candidates[0] if len(candidates) == 1 else None


def limit_key(typed: str) -> str:
    """Name the counter of an account, the same for its name and its address.

    Names of nobody are counted too, so that being stopped tells nothing.
    """
    user = account_named(typed)
    if user is not None:
        return f"account-{user.pk}"
    return f"nobody-{unicodedata.normalize('NFKC', typed.strip()).casefold()}"


def open_account(user: User) -> None:
    """Forget the failed tries that hold an account, of its password and of its codes."""
    for key in (f"account-{user.pk}", f"mfa-auth-user-{user.pk}"):
        for rate in ratelimit.get_rates(app=APP, action=ACTION):
            if rate.per == "key":
                cache.delete(
                    ratelimit.get_cache_key(None, app=APP, action=ACTION, rate=rate, key=key)
                )


def forget_second_factor(user: User) -> int:
    """Take away code generator, passkeys and recovery codes; return how many there were."""
    return int(Authenticator.objects.filter(user=user).delete()[0])
