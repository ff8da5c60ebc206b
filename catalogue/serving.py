"""What stands between a server and Django: the state of the database, the prefix of a path."""

from __future__ import annotations

import gc
import logging
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from catalogue.health import pending_migrations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

COLLECTOR = (20_000, 20, 20)
"""New objects before the youngest are looked at, and how often the older ones are."""

logger = logging.getLogger(__name__)


def refuse_pending_migrations() -> None:
    """Stop the start on an older database; an unreachable one may come back, so it waits."""
    try:
        pending = pending_migrations()
    except DatabaseError:
        logger.exception("The database does not answer; starting without it")
        return
    finally:
        connection.close()
    if pending:
        message = (
            f"Hay migraciones pendientes ({', '.join(pending)}): "
            "ejecute «manage.py preparar» antes de servir."
        )
        raise ImproperlyConfigured(message)


def read_catalogue() -> None:
    """Read the catalogue into memory before the first reader comes.

    What is then there stays for long: the collector of cycles need not look at it again, nor
    come by twenty times a page for objects that go by themselves.
    """
    from practices.index.holder import current  # noqa: PLC0415  the models must be set up first

    try:
        current()
    except DatabaseError:
        logger.exception("The database does not answer; the first request will read it")
    finally:
        connection.close()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR)


def mounted(application: WSGIApplication, prefix: str) -> WSGIApplication:
    """Take the prefix off the path, as Django expects, when the proxy has left it there."""

    def without_prefix(
        environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == prefix or path.startswith(f"{prefix}/"):
            environ["PATH_INFO"] = path.removeprefix(prefix)
        return application(environ, start_response)

    return without_prefix if prefix else application
