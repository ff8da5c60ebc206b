"""The real lists and practices, for the tests that ask for them.

`references` gives the official lists, `real_catalogue` the lists and the 57 published
practices. The first test that asks loads them as the product does; their rows are then kept
in memory, and every later test gets them back by plain inserts inside its own transaction. So
the base state of the test database stays empty, for everyone else.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from practices.ingest.importing import Loading, run
from practices.ingest.reference_lists import load_reference_lists
from practices.models.inserting import insert, refresh_statistics
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.models.stamp import CatalogueStamp
from practices.reference import PRACTICES_FILE

DERIVED = (Publication, PublicationFacet, PublicationText)
ReadStamp = Callable[[], CatalogueStamp]
Rows = dict[type[models.Model], tuple[list[str], list[tuple[Any, ...]]]]


class KeptRows:
    """The rows of the app after something was loaded into an empty database."""

    def __init__(self, load: Callable[[], None]) -> None:
        self._load = load
        self._rows: Rows = {}

    def bring(self) -> None:
        """Put the rows into the database of the test that is running."""
        if not self._rows:
            self._load()
            self._rows = {model: _table(model) for model in _models()}
            refresh_statistics(*DERIVED)
            return
        CatalogueStamp.objects.all().delete()  # the migration made the row that comes back
        for model, (columns, rows) in self._rows.items():
            insert(model, columns, rows)
        refresh_statistics(*DERIVED)


def _models() -> list[type[models.Model]]:
    return list(apps.get_app_config("practices").get_models(include_auto_created=True))


def _table(model: type[models.Model]) -> tuple[list[str], list[tuple[Any, ...]]]:
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 Django's API
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  a name of the schema
        return [column[0] for column in cursor.description], cursor.fetchall()


def _load_lists() -> None:
    load_reference_lists()


def _load_all() -> None:
    _load_lists()
    assert not run(PRACTICES_FILE, Loading()).refused


@pytest.fixture(scope="session")
def _reference_rows() -> KeptRows:
    return KeptRows(_load_lists)


@pytest.fixture(scope="session")
def _catalogue_rows() -> KeptRows:
    return KeptRows(_load_all)


@pytest.fixture
def references(db: None, _reference_rows: KeptRows) -> None:
    """Give the test the official lists."""
    del db
    _reference_rows.bring()


@pytest.fixture
def real_catalogue(db: None, _catalogue_rows: KeptRows) -> None:
    """Give the test the official lists and the real practices, published."""
    del db
    _catalogue_rows.bring()


@pytest.fixture
def stamp(db: None) -> ReadStamp:
    """Give a way to read the catalogue's stamp; a test that flushed may have left no row."""
    del db
    return lambda: CatalogueStamp.objects.get_or_create(pk=1)[0]
