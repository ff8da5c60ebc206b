"""Moving the catalogue's stamp: the last thing that any change to a public page does."""

import secrets

from django.db import connection
from django.db.models import F

from practices.models.stamp import CatalogueStamp

_TOKEN_BYTES = 8


def bump(*, names: bool = False) -> None:
    """Tell every process that what it holds of the catalogue is no longer true.

    Call it last in the transaction of the change: it locks the one row that every change
    locks, until that transaction ends. `names` is for a change to a name or to a list, on
    which finished cards hang. Raises RuntimeError outside a transaction, where the stamp would
    not stand or fall with its change.
    """
    if not connection.in_atomic_block:
        message = "The stamp moves only in the transaction of the change that moves it."
        raise RuntimeError(message)
    token = secrets.token_hex(_TOKEN_BYTES)
    tokens = {"token": token, "names": token} if names else {"token": token}
    if not CatalogueStamp.objects.filter(pk=1).update(number=F("number") + 1, **tokens):
        # Only `flush` takes the row away; without it processes would keep what is gone.
        CatalogueStamp.objects.create(pk=1, number=1, token=token, names=token)
