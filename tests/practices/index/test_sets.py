"""Codes of practices in the index."""

from array import array

import pytest

from practices.index.sets import Codes

# BP-0007 is at position 2, BP-0042 at 0 and BP-10000 at 1.
CODES = Codes(array("I", [42, 10000, 7]))


@pytest.mark.parametrize(
    ("code", "position"),
    [
        ("BP-0007", 2),
        ("bp-0042", 0),
        ("Bp-10000", 1),
        ("BP-0008", None),
        ("BP-99999", None),
        ("BP-7", None),
        ("BP-00042", None),
        ("BP-42\n", None),
        ("BP-0042x", None),
        ("BP-٠٠٤٢", None),
        ("BP-9999999999", None),
        ("", None),
    ],
)
def test_position_of_a_code(code: str, position: int | None) -> None:
    assert CODES.position(code) == position


@pytest.mark.parametrize(("number", "bits"), [(7, 4), (42, 1), (8, 0), (99999, 0)])
def test_number_of_a_code_gives_its_practice_or_none(number: int, bits: int) -> None:
    assert CODES.bits(number) == bits


def test_several_codes_give_the_practices_that_exist() -> None:
    assert CODES.having(["bp-0007", "BP-0042", "bp-0001", "x"]) == 5


def test_no_code_gives_nothing() -> None:
    assert CODES.having([]) == 0
