"""Synthetic catalogues are the same everywhere, and hold nothing that a load refuses."""

import itertools

import pytest

from bench.synthetic.draws import Chances, Urn
from bench.synthetic.reading import generator
from bench.synthetic.words import SIZE, vocabulary
from practices.ingest.reference_lists import load_reference_lists
from practices.names import read_names
from practices.record import Record, to_data
from practices.record_reader import trusted
from practices.workflow.checks import obstacles
from practices.workflow.derived import facet_values

FIRST = 50


@pytest.fixture
def first(db: None) -> list[Record]:
    """Make the first practices of every synthetic catalogue."""
    del db
    load_reference_lists()
    makes = generator(read_names())
    return [makes.record(number) for number in range(1, FIRST + 1)]


def test_the_same_numbers_give_the_same_practices(first: list[Record]) -> None:
    again = generator(read_names())

    assert [again.record(n + 1).sha256 for n in range(FIRST)] == [r.sha256 for r in first]


def test_a_practice_does_not_hang_on_those_before_it(first: list[Record]) -> None:
    assert generator(read_names()).record(FIRST) == first[-1]


def test_different_numbers_give_different_practices(first: list[Record]) -> None:
    assert len({each.sha256 for each in first}) == FIRST


def test_a_practice_is_read_back_from_its_snapshot(first: list[Record]) -> None:
    assert [trusted(to_data(each)) for each in first] == first


def test_nothing_keeps_a_practice_from_being_published(first: list[Record]) -> None:
    names = read_names()

    assert list(itertools.chain.from_iterable(obstacles(each, names) for each in first)) == []


def test_every_facet_value_is_one_that_a_reader_can_choose(first: list[Record]) -> None:
    names = read_names()
    values = [each for record in first for each in facet_values(record, names)]

    unknown = [
        each
        for each in values
        if each.facet != "con_mesa" and each.value not in names.facet_values(each.facet)
    ]

    assert (len(values) > FIRST, unknown) == (True, [])


def test_the_vocabulary_has_each_word_once() -> None:
    assert len(set(vocabulary())) == len(vocabulary()) == SIZE


def test_an_urn_gives_each_value_as_often_as_it_weighs() -> None:
    urn = Urn([("rare", 1.0), ("common", 9.0)])
    chances = Chances(1)

    drawn = urn.many(chances, 10_000)

    assert 850 < drawn.count("rare") < 1150


def test_what_nobody_has_seen_can_still_be_drawn() -> None:
    urn = Urn.like(["seen"] * 3, ["seen", "unseen"], floor=1.0)

    assert set(urn.different(Chances(1), 2)) == {"seen", "unseen"}
