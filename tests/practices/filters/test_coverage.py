import pytest
from django.http import QueryDict

from practices.filters.coverage import CoverageFilter
from practices.names import read_names
from practices.queries.coverage_choice import CoverageChoice, Cross, Unit
from tests.practices.pages.catalogue import make_lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    make_lists()


def read(query: str) -> CoverageFilter:
    return CoverageFilter(QueryDict(query), read_names())


def test_nothing_asked_is_the_usual_matrix() -> None:
    asked = read("")

    assert (asked.choice, asked.notices) == (CoverageChoice(), [])


def test_every_choice_is_read() -> None:
    asked = read("contar=regiones&region=tumbes&tema=salud&rol=principal&ver=vacios")

    assert asked.choice == CoverageChoice(
        unit=Unit.REGIONS, region="tumbes", theme="salud", principal=True, gaps=True
    )
    assert asked.notices == []


def test_empty_parameters_of_the_form_ask_nothing() -> None:
    assert read("cruce=ods-pmm&contar=practicas&region=&tema=").choice == CoverageChoice()


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("cruce=nada", "«nada» no existe en «Cruce»."),
        ("contar=soles", "«soles» no existe en «Contar»."),
        ("region=atlantida", "«atlantida» no existe en «Región»."),
        ("tema=nada", "«nada» no existe en «Tema»."),
        ("rol=otro", "«otro» no existe en «Aporte»."),
        ("ver=todo", "«todo» no existe en «Ver»."),
        (
            "region=tumbes&region=ancash",
            "Aquí se elige uno a la vez: «ancash» se dejó de lado.",
        ),
        (
            "cruce=ods-region&contar=regiones",
            "Cuando las filas son regiones, se cuentan prácticas.",
        ),
    ],
)
def test_what_cannot_be_used_is_said(query: str, notice: str) -> None:
    assert read(query).notices == [notice]


def test_an_unknown_value_leaves_the_other_choices() -> None:
    asked = read("cruce=pmm-region&tema=nada&rol=principal")

    assert asked.choice == CoverageChoice(cross=Cross.PMM_REGION, principal=True)


def test_a_value_written_twice_is_one() -> None:
    asked = read("region=tumbes&region=TUMBES")

    assert (asked.choice.region, asked.notices) == ("tumbes", [])


def test_notices_are_as_many_as_a_reader_can_read() -> None:
    asked = read("&".join(f"region=r{number}" for number in range(100)))

    assert len(asked.notices) == 20
