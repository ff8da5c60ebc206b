"""Practices related to one, and why."""

import pytest

from practices.enums import Facet
from practices.index.holder import current
from practices.index.related import related
from practices.models.publication import Publication
from tests.builders import make_practice, withdraw
from tests.practices.index.examples import make_lists, publish, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    make_lists()


def found(publication: Publication, limit: int = 3) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the titles of the related practices, each with what it shares."""
    return [
        (titles([each.key])[0], [(one.facet.value, one.value) for one in each.shared])
        for each in related(current(), publication.record, limit)
    ]


def found_titles(publication: Publication, limit: int = 3) -> list[str]:
    return [title for title, _shared in found(publication, limit)]


def test_what_is_shared_is_said_in_the_order_of_the_facets() -> None:
    one = publish("Una", "pmm:15", "ods:10.7", themes=("salud",), regions=("24", "23"))
    publish("Otra", "pmm:15", "ods:10.7", themes=("salud", "empleo"), regions=("23",))

    assert found(one) == [
        ("Otra", [("ods", "10.7"), ("pmm", "15"), ("tema", "salud"), ("region", "tacna")])
    ]


def test_practices_that_share_more_telling_things_come_first() -> None:
    one = publish("Una", "pmm:15*", themes=("salud", "empleo"), regions=("24",))
    publish("Tema y región", themes=("salud",), regions=("24",), start="2020")
    publish("Los dos temas", themes=("salud", "empleo"), regions=("02",))
    publish("Objetivo y tema", "pmm:15*", themes=("salud",), regions=("23",))

    # Of 4 practices, all have «salud» (weight 5), and 2 have PMM 15, «empleo» or Tumbes, which
    # doubles their weights of 3, 5 and 3; PMM 15 is principal in both: three times as much.
    # So 3×2×3 + 5 = 23, 5×2 + 5 = 15 and 3×2 + 5 = 11.
    assert found_titles(one) == ["Objetivo y tema", "Los dos temas", "Tema y región"]


def test_equally_related_ones_are_in_the_order_of_the_listing() -> None:
    one = publish("Una", themes=("salud",), regions=("24",))
    publish("Antigua", themes=("salud",), regions=("24",), start="2014")
    publish("Nueva", themes=("salud",), regions=("24",), start="2016")

    assert found_titles(one) == ["Nueva", "Antigua"]


def test_one_thing_shared_is_not_enough() -> None:
    one = publish("Una", themes=("salud",), regions=("24",))
    publish("Vecina", themes=("empleo",), regions=("24",))

    assert found(one) == []


def test_a_principal_contribution_weighs_more_shared_with_a_principal_one() -> None:
    one = publish("Una", "pmm:15*", themes=("salud",), regions=("24",))
    publish("Secundaria", "pmm:15", themes=("salud",), regions=("23",), start="2020")
    publish("Principal", "pmm:15*", themes=("salud",), regions=("23",), start="2010")

    assert found_titles(one) == ["Principal", "Secundaria"]


def test_a_secondary_contribution_weighs_the_same_shared_with_any() -> None:
    one = publish("Una", "pmm:15", themes=("salud",), regions=("24",))
    publish("Secundaria", "pmm:15", themes=("salud",), regions=("23",), start="2020")
    publish("Principal", "pmm:15*", themes=("salud",), regions=("23",), start="2010")

    assert found_titles(one) == ["Secundaria", "Principal"]


def test_no_more_than_the_limit_are_given() -> None:
    one = publish("Una", themes=("salud",), regions=("24",))
    for number in range(3):
        publish(f"Otra {number}", themes=("salud",), regions=("24",))

    assert found_titles(one, limit=2) == ["Otra 0", "Otra 1"]


def test_neither_itself_nor_what_is_not_public_is_related() -> None:
    one = publish("Una", themes=("salud",), regions=("24",))
    withdrawn = publish("Retirada", themes=("salud",), regions=("24",))
    withdraw(practice=withdrawn.practice, reason="A pedido de la entidad.")
    make_practice("Borrador", themes=("salud",), regions=("24",))
    publish("Otra", themes=("salud",), regions=("24",))

    assert found_titles(one) == ["Otra"]


def test_a_record_that_is_no_longer_public_still_has_neighbours() -> None:
    one = publish("Una", themes=("salud",), regions=("24",))
    publish("Otra", themes=("salud",), regions=("24",))
    publish("Tercera", themes=("salud",), regions=("24",))
    withdraw(practice=one.practice, reason="A pedido de la entidad.")

    assert found_titles(one) == ["Otra", "Tercera"]


def test_the_role_of_what_is_shared_is_known() -> None:
    one = publish("Una", "pmm:15*", "ods:16", themes=("salud",))
    publish("Otra", "pmm:15*", "ods:16*")

    [other] = related(current(), one.record)

    roles = {(each.facet, each.value): each.principal for each in other.shared}
    assert roles == {
        (Facet.PMM, "15"): True,
        (Facet.ODS, "16"): False,
        (Facet.REGION, "tumbes"): False,
    }
