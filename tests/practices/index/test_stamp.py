"""The catalogue's stamp as a process reads it."""

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from practices.index.stamp import Stamp, read_stamp
from practices.models.stamp import CatalogueStamp
from practices.workflow.stamp import bump

pytestmark = pytest.mark.django_db


def test_what_was_written_is_what_is_read(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    CatalogueStamp.objects.update(number=7, token="a1", names="b2")

    with django_assert_num_queries(1):
        stamp = read_stamp()

    assert stamp == Stamp(number=7, token="a1", names="b2")


def test_a_flushed_database_has_the_empty_stamp() -> None:
    CatalogueStamp.objects.all().delete()

    assert read_stamp() == Stamp(number=0, token="", names="")


def test_the_first_change_of_a_flushed_database_moves_the_stamp() -> None:
    CatalogueStamp.objects.all().delete()

    with transaction.atomic():
        bump()

    assert read_stamp() != Stamp()
