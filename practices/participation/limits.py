"""How much one address, and everybody together, may send: nobody is to drown the curators.

The counters are in the cache that all processes share. What is kept of an address of internet
is a digest of its network, different each day, for as long as the counter lives.
"""

import dataclasses
import hashlib
import hmac
import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

HOUR = 60 * 60
_V6_NETWORK = 64


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """So many an hour by one address, and by all."""

    name: str
    each: int
    everybody: int


BEGINNING = Limit("begin", each=20, everybody=300)
SAVING = Limit("save", each=1500, everybody=30_000)
SENDING = Limit("send", each=20, everybody=200)
CORRECTING = Limit("correct", each=20, everybody=200)
MAILING = Limit("mail", each=5, everybody=120)


def exceeded(request: HttpRequest, limit: Limit) -> bool:
    """Count one more, and tell whether it is one too many."""
    return exceeded_by(network_of(request), limit)


def exceeded_by(who: str, limit: Limit) -> bool:
    """Count one more by somebody, and tell whether it is one too many."""
    window = int(time.time() // HOUR)
    own = _counted(f"participation-{limit.name}-{window}-{_digest(who)}")
    if own > limit.each:  # what one sends in excess must not close the door to everybody
        return True
    return _counted(f"participation-{limit.name}-{window}-all") > limit.everybody


def _counted(key: str) -> int:
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it went away between the two
        return 1


def network_of(request: HttpRequest) -> str:
    """Return the address of whoever asks; of IPv6 its network, which is one's whole house."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY:
        given = request.headers.get("X-Forwarded-For", given).rsplit(",", 1)[-1].strip()
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return "unknown"
    if address.version == 4:  # noqa: PLR2004 the version itself
        return str(address)
    return str(ipaddress.ip_network((address, _V6_NETWORK), strict=False))


def _digest(who: str) -> str:
    salt = f"{settings.SECRET_KEY}{timezone.localdate()}".encode()
    return hmac.new(salt, who.encode(), hashlib.sha256).hexdigest()[:16]
