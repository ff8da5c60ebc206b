"""Scores kept in planes."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.search.scoring import add, at_least, ordered, positions, rarity

additions = st.lists(st.tuples(st.integers(0, 2**70 - 1), st.integers(0, 300)), max_size=8)


def plain(added: list[tuple[int, int]]) -> list[int]:
    """Return the score of each of 70 positions, added up one by one."""
    return [sum(weight for bits, weight in added if bits >> place & 1) for place in range(70)]


def planes_of(added: list[tuple[int, int]]) -> list[int]:
    planes: list[int] = []
    for bits, weight in added:
        add(planes, bits, weight)
    return planes


@given(additions, st.integers(0, 2**70 - 1))
def test_order_is_by_score_and_then_position(added: list[tuple[int, int]], among: int) -> None:
    scores = plain(added)
    chosen = [place for place in range(70) if among >> place & 1]

    found = list(ordered(planes_of(added), among))

    assert found == sorted(chosen, key=lambda place: (-scores[place], place))


@given(additions, st.integers(0, 2**70 - 1), st.integers(0, 2_500))
def test_at_least_keeps_those_that_reach_it(
    added: list[tuple[int, int]], among: int, least: int
) -> None:
    scores = plain(added)
    chosen = [place for place in range(70) if among >> place & 1]

    found = at_least(planes_of(added), least, among)

    assert list(positions(found)) == [place for place in chosen if scores[place] >= least]


def test_the_first_ones_come_without_the_rest() -> None:
    everyone = (1 << 100_000) - 1

    assert list(islice(ordered([1 << 99_999], everyone), 3)) == [99_999, 0, 1]


@pytest.mark.parametrize(
    ("count", "expected"), [(64, 1), (32, 5), (16, 9), (1, 25), (0, 25), (48, 2)]
)
def test_each_halving_makes_a_word_more_telling(count: int, expected: int) -> None:
    assert rarity(count, 64) == expected
