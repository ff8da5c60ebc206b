"""One form sent twice, by two presses or a slow line, is obeyed once.

Every drawn form carries a token of its own. In the transaction that obeys it, `claim` says
where the same form already led; `settle` notes where it led now, `release` that it was
refused, so that it may be sent again. Two at the same moment wait for one another.
"""

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from practices.models.sent_form import SentForm

FIELD = "_once"
"""The hidden field of the token."""
KEPT = dt.timedelta(days=7)
_TOKEN = re.compile("[A-Za-z0-9_-]{22,43}", re.ASCII)
_NOT_CONTENT = frozenset({"csrfmiddlewaretoken"})

Fields = Iterable[tuple[str, list[str]]]
"""As `request.POST.lists()` gives them."""


def new_token() -> str:
    """Return the token of a form about to be drawn."""
    return secrets.token_urlsafe(16)


def claim(*, token: str, content: Fields, by: AbstractBaseUser | AnonymousUser | None) -> str:
    """Return where the same form, with the same content, led before; else nothing.

    Another content under the same token is another form: that of who went back and wrote on.
    A form without a token is always new.
    """
    if not _TOKEN.fullmatch(token):
        return ""
    SentForm.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
    digest = _digest(dict(content))
    values = {"content_sha256": digest, "user_id": getattr(by, "pk", None)}
    sent, made = SentForm.objects.get_or_create(token=token, defaults=values)
    if made or (sent.content_sha256, sent.user_id) != (digest, values["user_id"]):
        SentForm.objects.filter(pk=sent.pk).update(result="", **values)
        return ""
    return sent.result


def settle(*, token: str, result: str) -> None:
    """Note the address where a claimed form led."""
    SentForm.objects.filter(token=token).update(result=result[:800])


def release(*, token: str) -> None:
    """Forget a claimed form that was not obeyed."""
    SentForm.objects.filter(token=token).delete()


def _digest(content: Mapping[str, list[str]]) -> str:
    whole = hashlib.sha256()
    for name in sorted(content.keys() - _NOT_CONTENT):
        for value in (name, *content[name]):
            whole.update(value.encode("utf-8", "surrogatepass") + b"\0")
        whole.update(b"\1")
    return whole.hexdigest()
