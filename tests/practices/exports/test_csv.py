"""CSV for spreadsheets."""

import csv as reader
import io

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.exports.columns import COLUMNS
from practices.exports.csv import cell, lines
from practices.models.publication import Publication
from practices.names import read_names
from practices.record import PartnerEntry
from tests.builders import make_institution, make_publication


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Feria", "Feria"),
        ("", ""),
        (3, "3"),
        (["Tumbes", "Tacna"], "Tumbes | Tacna"),
        ("=1+1", "'=1+1"),
        ("+51 999", "'+51 999"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("'cita", "''cita"),
        (["=1", "2"], "'=1 | 2"),
    ],
)
def test_cell(value: str | int | list[str], expected: str) -> None:
    assert cell(value) == expected


def table(text: bytes) -> list[list[str]]:
    return list(reader.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
def test_file_begins_with_a_mark_and_titles() -> None:
    [header] = lines([], read_names())

    assert header.startswith(b"\xef\xbb\xbf")
    assert table(header) == [[str(column.title) for column in COLUMNS]]


@pytest.mark.django_db
def test_line_breaks_and_quotes_survive() -> None:
    publication = make_publication("Feria «única»", summary='Dijo "sí",\nde dos en dos.')

    row = table(b"".join(lines([publication], read_names())))[1]

    keys = [column.key for column in COLUMNS]
    assert row[keys.index("title")] == "Feria «única»"
    assert row[keys.index("summary")] == 'Dijo "sí",\nde dos en dos.'


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_rows_cost_one_statement_for_the_names_of_bodies(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_institution("OIM")
    partners = (PartnerEntry(institution="oim", role="lidera"),)  # type: ignore[arg-type]
    for number in range(count):
        make_publication(f"Feria {number}", partners=partners)
    names, publications = read_names(), list(Publication.objects.all())

    with django_assert_num_queries(1):
        found = list(lines(publications, names))

    assert len(found) == count + 1
