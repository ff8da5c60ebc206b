import pytest

from practices.enums import Facet
from practices.queries.coverage_choice import CoverageChoice, Cross, Unit


def test_usual_choices_stay_out_of_the_address() -> None:
    assert CoverageChoice().address("practices:coverage") == "/cobertura/"


def test_address_has_every_choice_in_one_order() -> None:
    choice = CoverageChoice(
        unit=Unit.REGIONS, region="tumbes", theme="salud", principal=True, gaps=True
    )

    assert choice.address("data:coverage_csv") == (
        "/cobertura.csv?contar=regiones&region=tumbes&tema=salud&rol=principal&ver=vacios"
    )


@pytest.mark.parametrize(
    ("cross", "rows", "columns"),
    [
        (Cross.ODS_PMM, Facet.PMM, Facet.ODS),
        (Cross.ODS_REGION, Facet.REGION, Facet.ODS),
        (Cross.PMM_REGION, Facet.REGION, Facet.PMM),
    ],
)
def test_cross_says_what_rows_and_columns_are(
    cross: Cross, rows: Facet, columns: Facet
) -> None:
    choice = CoverageChoice(cross=cross)

    assert (choice.rows, choice.columns) == (rows, columns)


def test_rows_that_are_regions_count_practices() -> None:
    choice = CoverageChoice(cross=Cross.ODS_REGION, unit=Unit.REGIONS)

    assert choice == CoverageChoice(cross=Cross.ODS_REGION)


def test_selection_narrows_the_listing_to_the_same_practices() -> None:
    choice = CoverageChoice(region="tumbes", theme="salud", principal=True, gaps=True)

    selection = choice.selection((Facet.ODS, "10"))

    assert selection.query() == "region=tumbes&ods=10&tema=salud&rol=principal"
