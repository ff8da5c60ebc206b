"""Who has a word, in one snapshot."""

import pytest

from practices.search.holders import Holders
from practices.search.postings import Field
from tests.practices.search.texts import most_held, postings


@pytest.mark.parametrize("size", [5, 90])
def test_texts_that_are_gone_are_nobody(size: int) -> None:
    words = postings([{Field.TITLE: "feria"}] * (size + 3))
    places = {number + 4: number for number in range(size)}

    holders = Holders(words, places, size, (), {})

    assert holders.anywhere("feri") == (1 << size) - 1
    assert holders.frequency("feria") == size


def test_everyone_is_where_the_snapshot_says() -> None:
    texts = [{Field.TITLE: "feria" if number % 3 else "salud"} for number in range(90)]
    places = {number + 1: 89 - number for number in range(90)}

    holders = Holders(postings(texts), places, 90, (), {})

    assert holders.anywhere("salud") == sum(1 << 89 - number for number in range(0, 90, 3))
    assert holders.anywhere("feri") & holders.anywhere("salud") == 0


def test_a_word_is_shown_as_most_write_it() -> None:
    texts = [{Field.TITLE: title} for title in ("migracion", "migración", "migración")]

    holders = Holders(postings(texts), {1: 0, 2: 1, 3: 2}, 3, (), {})

    assert holders.as_written("migracion") == "migración"


def test_keys_kept_stay_within_bounds_however_many_are_asked_for() -> None:
    holders = Holders(postings([{Field.TITLE: "feria"}]), {1: 0}, 1, (), {})

    first = most_held(holders.fields, (f"nadie{number}" for number in range(11_000)))
    second = most_held(holders.fields, (f"ninguno{number}" for number in range(33_000)))

    assert second < 1.4 * first
