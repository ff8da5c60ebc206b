"""Reading many rows as one value."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.index.rows import read_groups, read_rows
from tests.builders import make_theme

pytestmark = pytest.mark.django_db
THEMES = "practices_theme WHERE position < %s"


def test_rows_come_with_their_columns_in_the_order_asked(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_theme("Niñez «sana», 100 %", slug="ninez", position=1)
    make_theme("Empleo", position=2)
    make_theme("Salud", position=3)

    with django_assert_num_queries(1):
        rows = read_rows(("position", "name_es", "slug"), THEMES, [3])

    assert sorted(rows) == [[1, "Niñez «sana», 100 %", "ninez"], [2, "Empleo", "empleo"]]


def test_no_rows_are_an_empty_list() -> None:
    assert read_rows(("slug",), THEMES, [3]) == []


def test_groups_have_every_member(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = make_theme("Empleo", position=1).pk
    second = make_theme("Salud", position=2).pk
    third = make_theme("Vivienda", position=2).pk

    with django_assert_num_queries(1):
        groups = read_groups(("position",), "id", "practices_theme")

    found = {position: sorted(members) for position, members in groups}
    assert found == {1: [first], 2: [second, third]}


def test_no_groups_are_an_empty_list() -> None:
    assert read_groups(("position",), "id", "practices_theme") == []
