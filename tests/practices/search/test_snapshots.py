"""What an index sees of postings that others share and add to."""

import itertools
from threading import Event, Thread

from practices.search.postings import Field, Postings
from practices.search.scoring import ordered
from practices.search.text_index import TextIndex
from tests.practices.search.texts import index, postings, row

TITLE, BODY = Field.TITLE, Field.BODY


def test_texts_of_other_snapshots_are_left_aside() -> None:
    words = postings([{TITLE: "feria"}])
    words.add([row(8, {TITLE: "feria"}), row(9, {TITLE: "ferias"})])
    searched = TextIndex(
        words,
        positions={9: 0, 1: 1},
        size=2,
        names=(),
        institutions={},
        references={},
        codes=lambda _: 0,
        phrases=lambda _, places: set(places),
    )

    answer = searched.search("feria")
    assert list(ordered(answer.planes, answer.bits)) == [0, 1]
    assert searched.suggest("fer") == ["feria", "ferias"]


def test_words_read_after_a_snapshot_do_not_change_its_answers() -> None:
    words = postings([{TITLE: "vacunas"}])
    searched = index("vacunas", words=words)
    words.add([row(2, {TITLE: "bacunas bacunas"})])

    assert searched.search("bacunas").corrections == (("bacunas", "vacunas"),)


def test_a_reader_is_not_disturbed_by_who_adds() -> None:
    letters = "abcdefghij"
    invented = ["".join(each) for each in itertools.product(letters, repeat=4)]
    words = postings([{TITLE: word, BODY: "salud"} for word in invented[:300]])
    texts = [*invented[:300:7], "salud", "abcx", "aaa", '"salud"', "salud -aaaa"]
    expected = [index(*["x"] * 300, words=words).search(text) for text in texts]
    snapshot = index(*["x"] * 300, words=words)
    stop = Event()
    adder = Thread(target=_keep_adding, args=(words, invented[300:], stop))

    adder.start()
    answers = [snapshot.search(text) for text in texts]
    stop.set()
    adder.join()

    assert answers == expected
    assert len(words.ids) > 300


def _keep_adding(words: Postings, invented: list[str], stop: Event) -> None:
    for number, word in enumerate(invented, 1_000):
        words.add([row(number, {TITLE: word, BODY: "salud"})])
        if stop.is_set():
            return
