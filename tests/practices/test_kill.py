"""A process that is killed leaves the database as it was before, or as it is after."""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

PROGRAM = """
import sys, django
django.setup()
from tests.practices.killing import main
main(sys.argv[1])
"""


@pytest.fixture
def empty(tmp_path: Path, transactional_db: None) -> str:
    """Say where the program finds an empty database: a folder, or a database to be copied."""
    del transactional_db
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(tmp_path / "whole.sqlite3")
        connection.connection.backup(copy)
        copy.close()
        return str(tmp_path)
    name = str(connection.settings_dict["NAME"])
    connection.close()  # PostgreSQL copies only what nobody is using
    return name


def test_killed_while_it_saves_publishes_or_loads(empty: str) -> None:
    ended = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", PROGRAM, empty],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    rounds = [json.loads(line) for line in ended.stdout.splitlines()]
    found = Counter((each["work"], each["found"]) for each in rounds)
    assert ended.returncode == 0, ended.stderr
    assert sum(found.values()) == 30
    assert {fate for _work, fate in found} == {"before", "after"}
    assert sum(each["killed"] for each in rounds) >= 20
    assert {each["again"] for each in rounds} <= {"", "after"}
