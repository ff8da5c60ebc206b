"""The matrix, over the real catalogue: every figure is the total of the listing it leads to."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import QueryDict

from practices.enums import Facet
from practices.filters.filterset import PracticeFilter
from practices.index.catalogue import CatalogueIndex
from practices.index.holder import current
from practices.listing import Found, find
from practices.queries.coverage import Cell, Head, read_matrix
from practices.queries.coverage_choice import CoverageChoice, Cross, Unit
from practices.selection import Selection

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue")]

CHOICES = [
    *(CoverageChoice(cross=cross) for cross in Cross),
    *(CoverageChoice(cross=cross, principal=True) for cross in Cross),
    *(CoverageChoice(cross=cross, region="tumbes") for cross in Cross),
    CoverageChoice(theme="salud"),
]


def found_at(index: CatalogueIndex, url: str) -> Found:
    """Answer the listing of an address, as its page does."""
    parts = urlsplit(url)
    assert parts.path == "/practicas/"
    return find(index, PracticeFilter(QueryDict(parts.query), index).selection)


def total_of(index: CatalogueIndex, choice: CoverageChoice, row: Head, cell: Cell) -> int:
    """Count by asking the listing for the crossing, whatever the cell says."""
    both = [(row.facet, row.value), (cell.column.facet, cell.column.value)]
    narrowed = [(Facet.REGION, choice.region), (Facet.THEME, choice.theme)]
    facets = tuple((facet, (value,)) for facet, value in [*narrowed, *both] if value)
    return find(index, Selection(facets=facets, principal=choice.principal)).total


@pytest.mark.parametrize("choice", CHOICES, ids=repr)
def test_every_cell_is_the_total_of_its_listing(choice: CoverageChoice) -> None:
    index = current()

    matrix = read_matrix(index, choice)

    for line in matrix.lines:
        for cell in line.cells:
            assert cell.count == total_of(index, choice, line.head, cell)
            assert bool(cell.url) == bool(cell.count)
            if cell.url:
                assert cell.count == found_at(index, cell.url).total


@pytest.mark.parametrize("choice", CHOICES, ids=repr)
def test_every_total_is_that_of_its_listing(choice: CoverageChoice) -> None:
    index = current()

    matrix = read_matrix(index, choice)

    heads = [*matrix.columns, *(line.head for line in matrix.lines)]
    for head in heads:
        assert bool(head.url) == bool(head.count)
        if head.url:
            assert head.count == found_at(index, head.url).total
    assert any(head.count for head in heads)


def test_regions_of_a_cell_are_those_of_its_listing() -> None:
    index = current()

    matrix = read_matrix(index, CoverageChoice(unit=Unit.REGIONS))

    cells = [cell for line in matrix.lines for cell in line.cells if cell.url]
    assert cells
    assert [cell.count for cell in cells] == [
        len(found_at(index, cell.url).counts[Facet.REGION]) for cell in cells
    ]


@pytest.mark.parametrize(
    ("cross", "rows", "columns"),
    [(Cross.ODS_PMM, 23, 17), (Cross.ODS_REGION, 25, 17), (Cross.PMM_REGION, 25, 23)],
)
def test_matrix_has_a_cell_for_every_pair(cross: Cross, rows: int, columns: int) -> None:
    matrix = read_matrix(current(), CoverageChoice(cross=cross))

    assert (len(matrix.lines), len(matrix.columns)) == (rows, columns)
    assert {len(line.cells) for line in matrix.lines} == {columns}
    assert matrix.size == rows * columns


def test_a_chosen_region_is_the_only_row_of_regions() -> None:
    matrix = read_matrix(
        current(), CoverageChoice(cross=Cross.ODS_REGION, region="tumbes", unit=Unit.REGIONS)
    )

    assert [line.head.label for line in matrix.lines] == ["Tumbes"]
    assert matrix.choice.unit == Unit.PRACTICES


def test_cell_says_in_words_what_it_crosses_and_what_it_counts() -> None:
    matrix = read_matrix(current(), CoverageChoice())

    line = next(each for each in matrix.lines if each.head.value == "15")
    cell = next(each for each in line.cells if each.column.value == "10")
    assert (cell.label, cell.step) == ("PMM 15 y ODS 10: 21 prácticas", 4)
    assert parse_qsl(urlsplit(cell.url).query) == [("ods", "10"), ("pmm", "15")]


def test_what_is_missing_are_the_objectives_without_practices() -> None:
    matrix = read_matrix(current(), CoverageChoice())

    assert [each.label for each in matrix.missing] == [
        *("PMM 13", "PMM 14"),
        *("ODS 7", "ODS 12", "ODS 14", "ODS 15"),
    ]
    assert matrix.filled == 136


def test_cells_of_a_row_or_column_without_practices_are_barren() -> None:
    matrix = read_matrix(current(), CoverageChoice())

    barren = {
        (line.head.value, cell.column.value)
        for line in matrix.lines
        for cell in line.cells
        if cell.is_barren
    }
    assert len(barren) == 2 * 17 + 4 * 23 - 2 * 4


@pytest.mark.parametrize(("count", "step"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (12, 4)])
def test_ink_has_four_steps(count: int, step: int) -> None:
    matrix = read_matrix(current(), CoverageChoice())

    steps = {cell.step for line in matrix.lines for cell in line.cells if cell.count == count}
    assert steps == {step}
