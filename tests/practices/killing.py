"""Kills processes that save, publish and load, and says what the database was left as.

A program of its own, because it forks. It fills in one database, given empty: the file
`whole.sqlite3` of a folder, or the PostgreSQL database of which it makes a copy. In every round
it copies that, starts a child that does one thing to the copy, kills it at a moment of its own,
and compares every row with those of before and of after. It prints one JSON object a round.
"""

import contextlib
import functools
import hashlib
import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client
from django.test.utils import setup_test_environment

from practices.editorial import Action, Role
from practices.enums import AlignmentRole
from practices.ingest.importing import Loading, run
from practices.ingest.reference_lists import load_reference_lists
from practices.models.frameworks import Objective
from practices.models.practice import Practice
from practices.record import AlignmentEntry
from practices.reference import PRACTICES_FILE
from practices.workflow.transitions import Ask, perform
from tests.builders import make_member, make_practice
from tests.practices.admin.desk import open_form

ROUNDS = 10
"""For each thing that is done."""
VOLATILE = frozenset({"token", "names", "session_data", "action_time"})
"""Columns that are new with every writing, besides the moments."""
SESSION: dict[str, str] = {}
"""The cookies of whoever saves."""
Form = dict[str, Any]


def prepare() -> Form:
    """Make the database of every round; return a form of it, opened and filled in."""
    load_reference_lists()
    curator = make_member("ana", Role.PUBLISHER, second_factor=True)
    aligned = (principal("ods"), principal("pmm"))
    practice = make_practice("Feria informativa", alignments=aligned)
    perform(Ask(action=Action.SUBMIT, practice=practice, by=None))
    perform(Ask(action=Action.APPROVE, practice=practice, by=curator))
    client = Client()
    client.force_login(curator)
    SESSION.update({name: each.value for name, each in client.cookies.items()})
    form = open_form(client, address())
    return form | {
        "title": "Feria grande",
        "summary": "Otro resumen.",
        "placed-0-position": "4",
    }


def address() -> str:
    """Return where the only practice is edited."""
    return f"/admin/practices/practice/{Practice.objects.get().pk}/change/"


def principal(framework: str) -> AlignmentEntry:
    objective = Objective.objects.filter(framework__slug=framework).earliest("pk")
    return AlignmentEntry(
        framework=framework,
        code=objective.code,
        role=AlignmentRole.PRINCIPAL,
        justification="Facilita el acceso a la salud.",
    )


def browser() -> Client:
    """Give the browser in which the curator had entered before."""
    client = Client()
    client.cookies.load(SESSION)
    return client


def save(form: Form) -> None:
    assert browser().post(address(), form).status_code == 302


def publish(_form: Form) -> None:
    practice, curator = Practice.objects.get(), User.objects.get()
    perform(Ask(action=Action.PUBLISH, practice=practice, by=curator, seen=1))


def load(_form: Form) -> None:
    assert not run(PRACTICES_FILE, Loading()).refused


WORK: dict[str, Callable[[Form], None]] = {"save": save, "publish": publish, "import": load}


class Files:
    """Copies of a SQLite database."""

    def __init__(self, folder: Path) -> None:
        self._whole = folder / "whole.sqlite3"
        self._copy = folder / "copy.sqlite3"
        use(str(self._whole))

    def settled(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()

    def renew(self) -> None:
        for old in self._copy.parent.glob("copy.sqlite3*"):
            old.unlink()
        shutil.copy(self._whole, self._copy)
        use(str(self._copy))

    def wait(self) -> None:
        """Do nothing: what a killed process held of a file is free at once."""

    def drop(self) -> None:
        """Do nothing: the folder goes with the test."""


class Databases:
    """Copies of a PostgreSQL database."""

    def __init__(self, empty: str) -> None:
        self._server = "postgres"
        self._whole = f"killing_{os.getpid()}"
        self._copy = f"{self._whole}_copy"
        self._ask(f'CREATE DATABASE "{self._whole}" TEMPLATE "{empty}"')
        use(self._whole)

    def settled(self) -> None:
        connections.close_all()

    def renew(self) -> None:
        self._ask(f'DROP DATABASE IF EXISTS "{self._copy}"')
        self._ask(f'CREATE DATABASE "{self._copy}" TEMPLATE "{self._whole}"')
        use(self._copy)

    def wait(self) -> None:
        """Wait until the server has noticed that the process is no longer there."""
        busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid != %s"
        while True:
            with connection.cursor() as cursor:
                cursor.execute(busy, [self._copy, connection.connection.info.backend_pid])
                if cursor.fetchone() == (0,):
                    return
            time.sleep(0.005)

    def drop(self) -> None:
        for name in (self._copy, self._whole):
            self._ask(f'DROP DATABASE IF EXISTS "{name}"')

    def _ask(self, statement: str) -> None:
        use(self._server)
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connections.close_all()


def use(name: str) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = name


def state() -> str:
    """Return a digest of every row, but for what is new with every writing."""
    whole = hashlib.sha256()
    for model in apps.get_models(include_auto_created=True):
        columns = [
            field.attname
            for field in model._meta.concrete_fields  # noqa: SLF001 Django's API
            if field.get_internal_type() != "DateTimeField" and field.name not in VOLATILE
        ]
        rows = model._default_manager.order_by("pk").values_list(*columns)  # noqa: SLF001 Django's API
        whole.update(repr((model.__name__, list(rows))).encode())
    return whole.hexdigest()


def sizes() -> list[int]:
    """Count the rows of every table: keys are not the same after what was rolled back."""
    models = apps.get_models(include_auto_created=True)
    return [model._default_manager.count() for model in models]  # noqa: SLF001 Django's API


@contextlib.contextmanager
def child(work: Callable[[], None]) -> Iterator[int]:
    """Do something in another process, which ends with it."""
    connections.close_all()
    process = os.fork()
    if not process:
        with contextlib.suppress(BaseException):
            work()
            connections.close_all()
            os._exit(0)
        os._exit(1)
    yield process


def whole(place: Any, work: Callable[[], None]) -> tuple[str, str, float]:
    """Do something undisturbed: the state before, the one after, and how long it takes."""
    place.renew()
    before = state()
    start = time.monotonic()
    with child(work) as process:
        _process, status = os.waitpid(process, 0)
    took = time.monotonic() - start
    assert status == 0, "the work fails even when nobody kills it"
    return before, state(), took


def killed(place: Any, work: Callable[[], None], after: float) -> bool:
    """Begin something on a new copy and kill it; tell whether it was still at it."""
    place.renew()
    with child(work) as process:
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
        _process, status = os.waitpid(process, 0)
    place.wait()
    return os.WIFSIGNALED(status)


def rounds(place: Any, form: Form) -> Iterator[dict[str, Any]]:
    for seed, (name, function) in enumerate(WORK.items()):
        work = functools.partial(function, form)
        before, done, took = whole(place, work)
        rows = sizes()
        chance = random.Random(seed)  # noqa: S311 it only spreads the moments
        repeated = False
        for _each in range(ROUNDS):
            moment = took * chance.uniform(0.05, 1.1)
            alive = killed(place, work, moment)
            now = state()
            found = {before: "before", done: "after"}.get(now, "between")
            again = ""
            if found == "before" and not repeated:
                repeated = True
                with child(work) as process:
                    os.waitpid(process, 0)
                again = "after" if sizes() == rows else "other"
            yield {"work": name, "killed": alive, "found": found, "again": again}


def main(empty: str) -> None:
    setup_test_environment()
    place = Files(Path(empty)) if connection.vendor == "sqlite" else Databases(empty)
    try:
        form = prepare()
        place.settled()
        for each in rounds(place, form):
            print(json.dumps(each), flush=True)  # noqa: T201 this is what it is for
    finally:
        place.drop()
