"""What every test stands on: the database asked for, and no silent skip where it counts."""

import gc
import os
from pathlib import Path

import pytest
from django.db import connection

from practices.index import holder
from practices.views.listing import kept_pieces
from practices.views.rows import kept_rows

# Those of pytest-django by which a test may touch the database; its own fixtures ask for them.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
HERE = Path(__file__).resolve().parent
STRICT = os.environ.get("CATALOGUE_STRICT") == "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out what may not touch the database: a run on the other proves it",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the other database: it is not a test that was skipped."""
    other = "sqlite" if connection.vendor == "postgresql" else "postgresql"
    left_out = [
        item
        for item in items
        if item.get_closest_marker(other)
        or (config.getoption("--only-database") and not may_use_database(item))
    ]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def may_use_database(item: pytest.Item) -> bool:
    """Tell whether pytest-django lets a test near the database, or its own mark asks for one.

    To the others every query is refused.
    """
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(map(item.get_closest_marker, ("django_db", "postgresql")))
    of_the_settings = HERE / "catalogue" in item.path.parents  # some start the product
    return marked or of_the_settings or bool(fixtures & DATABASE_FIXTURES)


def pytest_collection_finish() -> None:
    """Look for rubbish seldom: all that was read to begin with stays until the end.

    A tenth of the time of a run went in looking at it again and again.
    """
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Start every test as a new process would: its rows are not those of the one before."""
    holder.forget()
    kept_rows.clear()
    kept_pieces.clear()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a strict run, that of `.ci/run`, in which something was skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if STRICT and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = len(terminalreporter.stats.get("skipped", []))
    if STRICT and skipped:
        terminalreporter.write_line(f"ERROR: {skipped} skipped, and a strict run allows none")
