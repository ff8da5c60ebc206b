"""The inverted index of a process."""

from practices.search.postings import Field, Postings

ROW = (7, "feria laboral", "", "", "", "feria")


def test_a_word_is_in_the_fields_that_have_it() -> None:
    postings = Postings()

    postings.add([ROW, (9, "", "", "", "", "feria")])

    assert list(postings.slots(Field.TITLE, "feria", 2)) == [0]
    assert list(postings.slots(Field.BODY, "feria", 2)) == [0, 1]
    assert list(postings.slots(Field.BODY, "laboral", 2)) == []


def test_slots_after_a_snapshot_are_left_aside() -> None:
    postings = Postings()

    postings.add([ROW, (9, "", "", "", "", "feria")])

    assert list(postings.slots(Field.BODY, "feria", 1)) == [0]
    assert postings.count(Field.BODY, "feria", 1) == 1


def test_a_text_is_read_once() -> None:
    postings = Postings()

    postings.add([ROW])
    postings.add([ROW])

    assert postings.ids == [7]
    assert list(postings.slots(Field.TITLE, "feria", 1)) == [0]


def test_missing_are_those_not_read() -> None:
    postings = Postings()
    postings.add([ROW])

    assert postings.missing([7, 8]) == [8]


def test_many_dead_texts_are_a_waste() -> None:
    postings = Postings()
    postings.add((number, "", "", "", "", "") for number in range(2_004))

    assert postings.wasteful(live=1_502)
    assert not postings.wasteful(live=1_504)


def test_few_dead_texts_are_no_waste() -> None:
    postings = Postings()
    postings.add((number, "", "", "", "", "") for number in range(500))

    assert not postings.wasteful(live=0)
