"""Sets of positions as ints."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.index.bits import flags, from_positions, through
from practices.search.scoring import positions

members = st.lists(st.integers(0, 40), unique=True)


@given(chosen=members, spare=st.integers(0, 20))
def test_a_set_gives_back_the_positions_it_was_made_of(chosen: list[int], spare: int) -> None:
    size = max(chosen, default=-1) + 1 + spare

    assert list(positions(from_positions(chosen, size))) == sorted(chosen)


@given(chosen=members, order=st.permutations(range(41)))
def test_another_order_gives_the_same_positions_in_its_own(
    chosen: list[int], order: list[int]
) -> None:
    found = list(through(array("I", order), from_positions(chosen, 41), 41))

    assert found == [each for each in order if each in chosen]


@pytest.mark.parametrize(
    ("chosen", "bits"), [([], 0), ([0], 1), ([1], 2), ([0, 2], 5), ([8], 256), ([7, 8], 384)]
)
def test_bit_p_stands_for_position_p(chosen: list[int], bits: int) -> None:
    assert from_positions(chosen, 9) == bits


def test_a_position_given_twice_is_in_once() -> None:
    assert from_positions([3, 3], 4) == 8


@pytest.mark.parametrize(
    ("bits", "size", "expected"),
    [(0, 0, b""), (0, 3, b"\0\0\0"), (1, 3, b"\1\0\0"), (6, 3, b"\0\1\1")],
)
def test_flags_are_one_byte_per_position(bits: int, size: int, expected: bytes) -> None:
    assert flags(bits, size) == expected


def test_an_empty_catalogue_has_no_positions() -> None:
    assert list(positions(0)) == []
    assert list(through(array("I"), 0, 0)) == []
