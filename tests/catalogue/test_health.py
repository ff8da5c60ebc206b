import json
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

NO_STORE = "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.django_db
def test_alive_touches_no_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/salud/")

    assert response.content == b"ok\n"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == NO_STORE


@pytest.mark.django_db
def test_ready_when_everything_is_in_place(client: Client) -> None:
    response = client.get("/salud/listo/")

    assert response.status_code == 200
    assert response["Cache-Control"] == NO_STORE
    assert response.json() == {
        "listo": True,
        "base_de_datos": "ok",
        "migraciones": "ok",
        "carpeta_de_datos": "ok",
    }


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_pending(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    response = client.get("/salud/listo/")

    assert response.status_code == 503
    assert response.json() == {
        "listo": False,
        "base_de_datos": "ok",
        "migraciones": "pendientes: 1",
        "carpeta_de_datos": "ok",
    }


def test_not_ready_without_its_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_connection() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "ensure_connection", refuse_connection)

    response = client.get("/salud/listo/")

    assert response.status_code == 503
    assert json.loads(response.content)["base_de_datos"] == "no responde"


@pytest.mark.django_db
def test_not_ready_where_it_cannot_write(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path / "missing"

    response = client.get("/salud/listo/")

    assert response.status_code == 503
    assert response.json()["carpeta_de_datos"] == "no se puede escribir"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/salud/", "/salud/listo/"])
def test_health_cannot_be_written(path: str, method: str) -> None:
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.generic(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/salud/", "/salud/listo/"])
@pytest.mark.django_db
def test_health_is_not_redirected_to_https(
    client: Client, settings: Settings, path: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(path).status_code == 200
