from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from catalogue.serving import mounted, refuse_pending_migrations

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def path_seen(prefix: str, path: str) -> str:
    def application(environ: WSGIEnvironment, _start: StartResponse) -> list[bytes]:
        return [str(environ["PATH_INFO"]).encode()]

    def start_response(*_arguments: Any) -> Any:
        return None

    answer = mounted(application, prefix)({"PATH_INFO": path}, start_response)
    return b"".join(answer).decode()


@pytest.mark.parametrize(
    ("prefix", "path", "seen"),
    [
        ("", "/practicas/", "/practicas/"),
        ("/catalogo", "/catalogo/practicas/", "/practicas/"),
        ("/catalogo", "/practicas/", "/practicas/"),
        ("/catalogo", "/catalogo", ""),
        ("/catalogo", "/catalogos/", "/catalogos/"),
        ("/catalogo", "/salud/", "/salud/"),
    ],
)
def test_a_prefix_is_taken_off_wherever_the_proxy_left_it(
    prefix: str, path: str, seen: str
) -> None:
    assert path_seen(prefix, path) == seen


@pytest.mark.django_db
def test_a_migrated_database_is_served() -> None:
    refuse_pending_migrations()


@pytest.mark.django_db(transaction=True)
def test_pending_migrations_stop_the_start() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("sessions", "0001_initial")

    try:
        with pytest.raises(ImproperlyConfigured, match=r"sessions\.0001_initial"):
            refuse_pending_migrations()
    finally:
        recorder.record_applied("sessions", "0001_initial")


def test_a_database_that_is_away_does_not_stop_the_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse_connection() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "ensure_connection", refuse_connection)

    refuse_pending_migrations()

    assert [record.getMessage() for record in caplog.records] == [
        "The database does not answer; starting without it"
    ]
