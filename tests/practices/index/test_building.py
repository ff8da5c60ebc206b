"""Reading an index out of the database in one snapshot."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from pytest_django import DjangoAssertNumQueries

from practices.index.building import build, snapshot
from practices.index.stamp import read_stamp
from practices.models.publication import PublicationFacet, PublicationText
from practices.search.postings import Postings
from practices.selection import Selection
from tests.builders import make_publication
from tests.practices.index.examples import chosen

committing = pytest.mark.django_db(transaction=True)


def is_open() -> bool:
    """Whether the driver has a transaction open, whatever Django thinks."""
    connection.ensure_connection()
    driver: Any = connection.connection
    if connection.vendor == "sqlite":
        return bool(driver.in_transaction)
    return bool(driver.info.transaction_status.name != "IDLE")


def run_apart(work: Callable[[], object]) -> None:
    """Run in another thread, which has a connection of its own."""

    def whole() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=whole)
    thread.start()
    thread.join()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Make an empty table; on SQLite in a file, as the product has: tests' own is in memory."""
    file, tests_own = tmp_path / "own.sqlite3", connections["default"]
    if tests_own.vendor == "sqlite":
        connections["default"] = type(tests_own)(tests_own.settings_dict | {"NAME": str(file)})
    statement("CREATE TABLE kept (number integer)")
    yield file
    statement("DROP TABLE kept")
    if tests_own.vendor == "sqlite":
        connection.close()
        connections["default"] = tests_own


def statement(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() if cursor.description else None


def counted() -> int:
    return int(statement("SELECT count(*) FROM kept")[0])


@committing
@pytest.mark.usefixtures("kept")
def test_a_snapshot_leaves_no_transaction_open() -> None:
    with snapshot():
        counted()
        inside = is_open()

    assert (inside, is_open()) == (True, False)


@committing
@pytest.mark.usefixtures("kept")
def test_a_snapshot_that_fails_leaves_no_transaction_open() -> None:
    with pytest.raises(DatabaseError), snapshot():
        statement("SELECT 1 FROM nowhere")

    assert not is_open()


@committing
@pytest.mark.usefixtures("kept")
def test_nothing_is_written_in_a_snapshot() -> None:
    refused = False
    try:
        with snapshot():
            statement("INSERT INTO kept VALUES (1)")
    except DatabaseError:
        refused = True

    assert counted() == 0
    assert refused is (connection.vendor == "postgresql")


@pytest.mark.postgresql
@committing
@pytest.mark.usefixtures("kept")
def test_a_snapshot_does_not_see_what_is_committed_meanwhile() -> None:
    with snapshot():
        before = counted()
        run_apart(lambda: statement("INSERT INTO kept VALUES (1)"))
        during = counted()

    assert (before, during, counted()) == (0, 0, 1)


@pytest.mark.sqlite
@committing
def test_a_snapshot_neither_sees_nor_holds_up_a_writer_of_the_same_file(kept: Path) -> None:
    with closing(sqlite3.connect(kept, timeout=0)) as writer, snapshot():
        before = counted()
        writer.execute("INSERT INTO kept VALUES (1)")
        writer.commit()
        during = counted()

    assert (before, during, counted()) == (0, 0, 1)


@pytest.mark.django_db
def test_an_index_is_built_within_the_transaction_of_its_caller() -> None:
    with transaction.atomic():
        make_publication("Feria")

        index = build(Postings())

        assert connection.in_atomic_block
    assert chosen(Selection(), index) == ["Feria"]
    assert index.stamp == read_stamp()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_statements_of_a_rebuild_do_not_grow_with_the_rows(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Feria {number}")

    with django_assert_num_queries(12):
        index = build(Postings())

    assert index.size == count


@pytest.mark.django_db
def test_what_is_left_of_a_publication_out_of_force_is_not_read() -> None:
    kept = make_publication("Vigente")
    gone = make_publication("Anterior", start="2020")
    type(gone).objects.filter(pk=gone.pk).update(standing="anterior")

    index = build(Postings())

    assert PublicationFacet.objects.filter(publication=gone).exists()
    assert PublicationText.objects.filter(publication=gone).exists()
    assert list(index.keys) == [kept.pk]
    assert [sum(each.values()) for each in index.totals.values() if each] == [1, 1]
    assert index.text.search('"anterior"').bits == 0


@pytest.mark.postgresql
@committing
def test_what_is_served_has_a_time_limit_that_reading_the_whole_does_not() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '5s'")

    with snapshot():
        inside = time_limit()
    after = time_limit()
    connection.close()

    assert (inside, after) == ("0", "5s")


def time_limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])
