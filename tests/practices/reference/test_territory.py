"""Regions and offices, against the files they come from."""

import pytest

from practices.reference import mesas, offices, regions
from practices.reference.files import read_data


def test_there_are_25_regions_numbered_01_to_25() -> None:
    assert [region.ubigeo for region in regions()] == [f"{code:02}" for code in range(1, 26)]


def test_callao_is_the_only_region_that_is_not_a_departamento() -> None:
    others = [region.name for region in regions() if region.kind != "departamento"]

    assert others == ["Callao"]


@pytest.mark.parametrize("field", ["slug", "name", "iso_code"])
def test_no_region_repeats_a_key(field: str) -> None:
    values = [getattr(region, field) for region in regions()]

    assert len(set(values)) == len(values)


def test_populations_add_up_to_the_census_total() -> None:
    meta = read_data("regions.json")["meta"]

    assert (
        sum(region.population for region in regions()) == meta["population_total_2017_census"]
    )


def test_the_parts_of_lima_have_its_population() -> None:
    lima = next(region for region in regions() if region.slug == "lima")

    assert sum(part.population for part in lima.parts) == lima.population


def test_border_regions_are_those_that_the_file_marks() -> None:
    marked = {row["slug"] for row in read_data("regions.json")["regions"] if row["is_border"]}

    assert {region.slug for region in regions() if region.borders} == marked


def test_every_documented_office_is_given() -> None:
    assert len(offices()) == read_data("odes.json")["meta"]["documented"]


def test_every_office_is_in_a_known_region() -> None:
    unknown = {office.ubigeo for office in offices()} - {region.ubigeo for region in regions()}

    assert unknown == set()


def test_an_office_says_why_its_city_is_not_certain() -> None:
    without_note = [
        office.slug for office in offices() if office.city_confirmed == bool(office.city_note)
    ]

    assert without_note == []


def test_a_region_with_a_named_mesa_has_no_note_about_a_supposed_one() -> None:
    with_mesa = {mesa.ubigeo for mesa in mesas() if mesa.ubigeo}
    noted = {region.ubigeo for region in regions() if region.mesa_note}

    assert noted == {row["ubigeo"] for row in read_data("mesas.json")["candidates"]} - with_mesa
