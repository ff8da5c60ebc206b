import ast
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import formats

SECRET = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
PROBE = (
    "import json, sys; from catalogue import settings; "
    "print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))"
)


def start(folder: Path, *names: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own, with these variables and no other."""
    surroundings = {
        name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}
    }
    return subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", PROBE, *names],
        cwd=settings.BASE_DIR,
        env=surroundings | {"DATA_DIR": str(folder)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def read(folder: Path, *names: str, **variables: str) -> dict[str, Any]:
    started = start(folder, *names, SECRET_KEY=SECRET, **variables)
    assert started.returncode == 0, started.stderr
    values: dict[str, Any] = json.loads(started.stdout)
    return values


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("SECRET_KEY", {}),
        ("SECRET_KEY", {"SECRET_KEY": "short"}),
        ("ALLOWED_HOSTS", {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "*"}),
        ("ALLOWED_HOSTS", {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "a.pe,.example.pe"}),
        ("DEBUG", {"SECRET_KEY": SECRET, "DEBUG": "1", "SITE_URL": "https://a.example.pe"}),
        ("DEBUG", {"SECRET_KEY": SECRET, "DEBUG": "1", "ALLOWED_HOSTS": "a.example.pe"}),
    ],
)
def test_an_unsafe_start_is_refused_by_name(
    tmp_path: Path, name: str, variables: dict[str, str]
) -> None:
    started = start(tmp_path, "DEBUG", **variables)

    last_line = started.stderr.strip().splitlines()[-1]
    assert started.returncode == 1
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name}: ")


def test_debug_starts_on_this_machine(tmp_path: Path) -> None:
    assert read(tmp_path, "DEBUG", DEBUG="1") == {"DEBUG": True}


def test_the_host_of_the_site_is_allowed(tmp_path: Path) -> None:
    values = read(tmp_path, "ALLOWED_HOSTS", SITE_URL="https://catalogo.example.pe")

    assert values["ALLOWED_HOSTS"] == [
        "catalogo.example.pe",
        "localhost",
        "127.0.0.1",
        "[::1]",
    ]


COOKIES = ("SESSION_COOKIE_NAME", "SESSION_COOKIE_PATH", "SESSION_COOKIE_SECURE")


@pytest.mark.parametrize(
    ("variables", "cookie", "hsts"),
    [
        ({}, ["sesion", "/", False], 0),
        (
            {"SITE_URL": "https://catalogo.example.pe"},
            ["__Host-sesion", "/", True],
            31_536_000,
        ),
        (
            {"SITE_URL": "https://www.example.pe", "PATH_PREFIX": "/catalogo"},
            ["sesion", "/catalogo/", True],
            0,
        ),
    ],
)
def test_cookies_and_hsts_follow_the_address(
    tmp_path: Path, variables: dict[str, str], cookie: list[object], hsts: int
) -> None:
    values = read(tmp_path, *COOKIES, "SECURE_HSTS_SECONDS", **variables)

    assert [values[name] for name in COOKIES] == cookie
    assert values["SECURE_HSTS_SECONDS"] == hsts


def test_a_prefix_reaches_every_address(tmp_path: Path) -> None:
    names = ("FORCE_SCRIPT_NAME", "STATIC_URL", "MEDIA_URL")

    values = read(tmp_path, *names, PATH_PREFIX="/catalogo")

    assert values == {
        "FORCE_SCRIPT_NAME": "/catalogo",
        "STATIC_URL": "/catalogo/static/",
        "MEDIA_URL": "/catalogo/media/",
    }


def test_sqlite_is_opened_for_many_readers_and_writers(tmp_path: Path) -> None:
    database = read(tmp_path, "DATABASES")["DATABASES"]["default"]

    assert database == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "catalogo.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-20000;PRAGMA mmap_size=268435456"
            ),
        },
    }


@pytest.mark.parametrize(
    ("variables", "max_age", "options"),
    [
        ({}, None, {"connect_timeout": 2}),
        (
            {"STATEMENT_TIMEOUT": "5", "DATABASE_POOL": "4"},
            0,
            {
                "connect_timeout": 2,
                "options": "-c statement_timeout=5000 -c jit=off",
                "pool": {"min_size": 1, "max_size": 4, "timeout": 2, "reconnect_timeout": 2},
            },
        ),
    ],
)
def test_postgresql_is_bounded_only_when_served(
    tmp_path: Path, variables: dict[str, str], max_age: int | None, options: dict[str, object]
) -> None:
    address = "postgresql://user@localhost/base"

    database = read(tmp_path, "DATABASES", DATABASE_URL=address, **variables)["DATABASES"]

    assert database["default"]["OPTIONS"] == options
    assert database["default"]["CONN_MAX_AGE"] == max_age
    assert database["default"]["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize("path", ["catalogue/settings.py"])
def test_documentation_lists_the_variables_that_are_read(path: str) -> None:
    tree = ast.parse((settings.BASE_DIR / path).read_text(encoding="utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
    ]
    read_variables = {
        call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)
    }

    page = (settings.BASE_DIR / "docs" / "settings.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == read_variables


def test_dates_are_written_as_in_peru() -> None:
    assert formats.date_format(date(2026, 11, 12), "DATE_FORMAT") == "12 nov. 2026"


@pytest.mark.parametrize(("number", "written"), [(1121, "1121"), (0.5, "0,5")])
def test_numbers_are_written_as_in_peru(number: float, written: str) -> None:
    assert formats.number_format(number) == written
