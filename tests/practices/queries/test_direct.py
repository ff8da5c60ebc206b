"""Pages that a search asks for by name."""

import pytest

from practices.models.territory import Mesa
from practices.names import read_names
from practices.queries.direct import pages_named
from tests.builders import make_region

pytestmark = pytest.mark.django_db


def addresses(text: str) -> list[str]:
    return [page.url for page in pages_named(read_names(), text)]


@pytest.mark.parametrize("text", ["La Libertad", "LIBERTAD", "región La Libertad"])
def test_a_region_is_named_with_or_without_its_kind(text: str) -> None:
    make_region("La Libertad", "13")

    assert addresses(text) == ["/regiones/la-libertad/"]


@pytest.mark.parametrize(
    "text", ["mesa regional de Tumbes", "Mesa de Tumbes", "mesa tumbes", "Mesa de Refugiados"]
)
def test_a_mesa_is_named_by_its_region_too(text: str) -> None:
    Mesa.objects.create(
        slug="mesa-tumbes",
        name="Mesa de Refugiados",
        region=make_region(),
        replica_of=Mesa.objects.create(slug="mtigm", name="MTIGM"),
    )

    assert addresses(text) == ["/mesas/mesa-tumbes/"]


def test_a_text_that_only_has_a_name_names_nothing() -> None:
    make_region()

    assert addresses("salud en Tumbes hoy") == []
