"""The one index of a process follows the catalogue."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import pytest
from django.db import OperationalError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.index.holder import current, forget
from practices.models.territory import Institution
from practices.models.vocabulary import Theme
from practices.record import PartnerEntry
from practices.selection import Selection
from practices.workflow.stamp import bump
from tests.builders import make_institution, make_publication, make_region, make_theme, withdraw
from tests.practices.index.examples import chosen

WAIT = 20  # seconds; only a failing test waits so long


@pytest.mark.django_db
def test_an_edit_is_seen_at_the_next_call() -> None:
    publication = make_publication("Uno")
    before = chosen(Selection())

    make_publication("Dos")
    after_publishing = chosen(Selection())
    withdraw(practice=publication.practice, reason="A pedido de la entidad.")

    assert (before, after_publishing) == (["Uno"], ["Uno", "Dos"])
    assert chosen(Selection()) == ["Dos"]


@pytest.mark.django_db
def test_nothing_but_the_stamp_is_read_when_nothing_changed(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_publication("Uno")
    first = current()

    with django_assert_num_queries(1):
        second = current()

    assert second is first


@pytest.mark.django_db
def test_a_renamed_theme_has_its_new_name_and_is_found_by_it() -> None:
    make_theme("Salud")
    make_publication("Feria", themes=("salud",))
    assert current().names.term(Facet.THEME, "salud") == "Salud"

    with transaction.atomic():
        Theme.objects.update(name_es="Bienestar")
        bump(names=True)

    assert current().names.term(Facet.THEME, "salud") == "Bienestar"
    assert chosen(Selection(q='"bienestar"')) == ["Feria"]
    assert chosen(Selection(q='"salud"')) == []


@pytest.mark.django_db
def test_a_renamed_institution_is_found_by_its_new_name_only() -> None:
    make_institution("Diresa")
    make_publication("Feria", partners=(PartnerEntry(institution="diresa", role="lidera"),))  # type: ignore[arg-type]
    assert chosen(Selection(q='"diresa"')) == ["Feria"]

    with transaction.atomic():
        Institution.objects.update(name="Geresa")
        bump(names=True)

    assert chosen(Selection(q='"geresa"')) == ["Feria"]
    assert chosen(Selection(q='"diresa"')) == []


@pytest.mark.django_db
def test_words_of_a_version_are_forgotten_with_it() -> None:
    publication = make_publication("Feria de salud")
    assert chosen(Selection(q='"salud"')) == ["Feria de salud"]

    withdraw(practice=publication.practice, reason="A pedido de la entidad.")
    make_publication("Feria de empleo")

    assert chosen(Selection(q='"salud"')) == []
    assert chosen(Selection(q='"feria"')) == ["Feria de empleo"]


@pytest.mark.django_db
def test_an_index_that_is_held_stays_as_it_was() -> None:
    make_publication("Uno")
    held = current()

    make_publication("Dos")
    current()

    assert chosen(Selection(), held) == ["Uno"]
    assert chosen(Selection(q='"dos"'), held) == []


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_moves_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_publication("Uno")
    held = current()
    with transaction.atomic():
        make_publication("Dos")
        transaction.set_rollback(True)

    with django_assert_num_queries(1):
        found = current()

    assert found is held


@pytest.mark.django_db
def test_what_is_forgotten_is_read_anew() -> None:
    make_publication("Uno")
    held = current()

    forget()

    assert current() is not held
    assert chosen(Selection()) == ["Uno"]


class Asking:
    """A thread that asks for the index and stops after a statement on a table."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._begun, self._let_go = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.found: list[CatalogueIndex] = []

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._begun.wait(WAIT)
        return self

    def __exit__(self, *_raised: object) -> None:
        self.let_go()
        self._thread.join()

    def let_go(self) -> None:
        """Let the thread go on."""
        self._let_go.set()

    def _run(self) -> None:
        try:
            with connection.execute_wrapper(self._stopping):
                self.found.append(current())
        finally:
            connection.close()

    def _stopping(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        result = execute(sql, *rest)
        if f"{self._table} " in sql:
            self._begun.set()
            assert self._let_go.wait(WAIT)
        return result


@pytest.mark.django_db(transaction=True)
def test_while_one_thread_rebuilds_another_gets_the_old_index_without_waiting() -> None:
    make_region()
    make_publication("Uno")
    old = current()
    make_publication("Dos")

    with Asking("practices_publication") as rebuilding:
        meanwhile = current()
        unfinished = list(rebuilding.found)

    assert meanwhile is old
    assert unfinished == []
    assert [index.size for index in rebuilding.found] == [2]
    assert current() is rebuilding.found[0]


@contextmanager
def asking(times: int, found: list[CatalogueIndex]) -> Iterator[None]:
    """Ask for the index from several threads until the block ends."""

    def ask() -> None:
        try:
            found.append(current())
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(times)]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_the_first_requests_of_a_process_wait_for_one_index_that_all_share() -> None:
    make_publication("Uno")
    found: list[CatalogueIndex] = []

    with Asking("practices_publication") as rebuilding, asking(3, found):
        rebuilding.let_go()

    assert [index.size for index in found] == [1, 1, 1]
    assert all(index is rebuilding.found[0] for index in found)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_in_turn_for_a_database_that_is_away() -> None:
    make_publication("Uno")

    def away(*_asked: object) -> None:
        raise OperationalError

    with (
        Asking("practices_publication"),
        connection.execute_wrapper(away),
        pytest.raises(OperationalError),
    ):
        current()


@pytest.mark.django_db(transaction=True)
def test_what_another_thread_has_just_rebuilt_is_not_rebuilt_again() -> None:
    make_publication("Uno")
    current()
    make_publication("Dos")

    with Asking("practices_cataloguestamp") as late:
        rebuilt = current()

    assert rebuilt.size == 2
    assert late.found[0] is rebuilt
