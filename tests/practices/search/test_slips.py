"""How far two words are from each other."""

import pytest

from practices.search.slips import distance


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("salud", "salud", 0),
        ("salud", "saluds", 1),
        ("salud", "salu", 1),
        ("salud", "zalud", 1),
        ("salud", "sauld", 1),
        ("tumbes", "tubmez", 2),
        ("", "sol", 3),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == expected
