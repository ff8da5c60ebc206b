"""Which practices are compared, and what is said of the rest."""

import datetime as dt

import pytest

from practices.enums import Standing
from practices.index.holder import current
from practices.models.publication import Publication
from practices.queries.compare_choice import Choice, read_choice
from practices.workflow.stamp import bump
from tests.builders import make_publication

pytestmark = pytest.mark.django_db


def choice(*codes: str, only_differences: bool = False) -> Choice:
    return read_choice(current(), codes, only_differences=only_differences)


def publish(*numbers: int) -> None:
    for number in numbers:
        make_publication(f"Feria {number}", code=f"BP-{number:04d}")


def test_codes_are_read_in_any_case_once_and_in_the_order_asked() -> None:
    publish(1, 2)

    assert choice("BP-0002", "bp-0001", "bp-0002").codes == ("bp-0002", "bp-0001")


def test_four_fit_and_the_rest_are_named() -> None:
    publish(1, 2, 3, 4, 5, 6)

    found = choice(*(f"bp-000{number}" for number in range(1, 7)))

    assert found.codes == ("bp-0001", "bp-0002", "bp-0003", "bp-0004")
    assert found.left_out == ("bp-0005", "bp-0006")
    assert found.notices == (
        "Se comparan hasta cuatro prácticas: BP-0005 y BP-0006 quedaron fuera.",
    )


def test_an_unknown_code_is_named_and_left_out() -> None:
    publish(1)

    found = choice("bp-0001", "bp-9999", "<b>")

    assert found.codes == ("bp-0001",)
    assert found.notices == (
        "«BP-9999» no es el código de una práctica publicada: quedó fuera.",
        "«<B>» no es el código de una práctica publicada: quedó fuera.",
    )


def test_a_withdrawn_practice_is_said_to_be_so() -> None:
    publish(1, 2)
    with_reason = {"standing": Standing.WITHDRAWN, "standing_reason": "A pedido."}
    Publication.objects.filter(code="BP-0002").update(
        **with_reason, standing_since=dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    )
    bump()

    found = choice("bp-0001", "bp-0002")

    assert found.codes == ("bp-0001",)
    assert found.notices == ("«BP-0002» se retiró del catálogo: quedó fuera.",)


def test_the_address_holds_the_comparison() -> None:
    publish(1, 2)

    found = choice("bp-0002", "bp-0001", only_differences=True)

    assert found.url == "/comparar/?p=bp-0002&p=bp-0001"
    assert found.toggled_url == "/comparar/?p=bp-0002&p=bp-0001"
    assert found.without("bp-0002") == "/comparar/?p=bp-0001&solo=diferencias"


def test_the_differences_are_one_link_away() -> None:
    publish(1, 2)

    assert choice("bp-0001", "bp-0002").toggled_url == (
        "/comparar/?p=bp-0001&p=bp-0002&solo=diferencias"
    )


def test_nothing_asked_is_nothing_to_say() -> None:
    assert choice() == Choice((), (), ())
