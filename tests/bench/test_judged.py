"""The judged queries are whole, and the measures of their answers are right."""

import unicodedata
from typing import Any

import pytest
import yaml

from bench.search_quality import QUERIES, normalized_gain, recall
from practices.reference import PRACTICES_FILE

FEWEST_QUERIES = 60
SHORTEST_REASON = 15
LONGEST_ARTICLE = 3
MOST_EDITS = 2
"""Two letters that change places are two edits; every other slip is one."""

CONTENT = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = CONTENT["queries"]
JUDGEMENTS: list[tuple[str, dict[str, Any]]] = [
    (entry["id"], judgement) for entry in ENTRIES for judgement in entry["relevant"].values()
]
PRACTICES = {
    each["id"]
    for each in yaml.safe_load(PRACTICES_FILE.read_text(encoding="utf-8"))["practices"]
}


def without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))


def edits(one: str, other: str) -> int:
    """Count the letters to add, drop or change to make one text of the other."""
    row = list(range(len(other) + 1))
    for line, letter in enumerate(one, start=1):
        above, row[0] = row[0], line
        for column, wanted in enumerate(other, start=1):
            changed = above + (letter != wanted)
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, changed)
    return row[-1]


def test_there_are_enough_queries() -> None:
    assert len(ENTRIES) >= FEWEST_QUERIES


def test_every_query_is_there_once() -> None:
    texts = [entry["query"] for entry in ENTRIES + CONTENT["unanswerable"]]

    assert sorted(set(texts)) == sorted(texts)


def test_every_key_is_there_once() -> None:
    keys = [entry["id"] for entry in ENTRIES + CONTENT["unanswerable"]]

    assert sorted(set(keys)) == sorted(keys)


def test_every_practice_answers_some_query() -> None:
    judged = {practice for entry in ENTRIES for practice in entry["relevant"]}

    assert judged == PRACTICES


def test_every_query_has_an_answer() -> None:
    unanswered = [entry["id"] for entry in ENTRIES if not entry["relevant"]]

    assert unanswered == []


def test_every_judgement_has_a_grade() -> None:
    grades = {judgement["grade"] for _key, judgement in JUDGEMENTS}

    assert grades == {1, 2}


def test_every_judgement_has_a_reason() -> None:
    bare = [key for key, each in JUDGEMENTS if len(each["reason"]) < SHORTEST_REASON]

    assert bare == []


def test_the_variant_without_accents_is_the_query_without_them() -> None:
    wrong = [
        entry["id"]
        for entry in ENTRIES
        if entry["variants"]["sin_acentos"] != without_marks(entry["query"])
    ]

    assert wrong == []


def test_the_other_number_changes_only_the_endings_of_words() -> None:
    pairs = [
        pair
        for entry in ENTRIES
        for pair in zip(
            entry["query"].split(), entry["variants"]["numero"].split(), strict=True
        )
        if len(pair[0]) > LONGEST_ARTICLE
    ]

    strange = [(one, two) for one, two in pairs if one[:3] != two[:3]]

    assert strange == []


def test_every_slip_is_one() -> None:
    several = [
        entry["id"]
        for entry in ENTRIES
        if not 1 <= edits(entry["query"], entry["variants"]["errata"]) <= MOST_EDITS
    ]

    assert several == []


def test_every_slip_is_in_one_word() -> None:
    changed = {
        entry["id"]: [
            written
            for written, typed in zip(
                entry["query"].split(), entry["variants"]["errata"].split(), strict=True
            )
            if written != typed
        ]
        for entry in ENTRIES
    }

    assert {key: words for key, words in changed.items() if len(words) != 1} == {}


def test_recall_is_over_all_the_relevant_when_they_are_few() -> None:
    assert recall(["a", "x", "b"], {"a": 2, "b": 1, "c": 1, "d": 1}) == 0.5


def test_recall_is_over_ten_when_the_relevant_are_more() -> None:
    relevant = dict.fromkeys("abcdefghijkl", 1)

    assert recall(list("abcde") + list("vwxyz"), relevant) == 0.5


def test_the_gain_of_the_best_order_is_one() -> None:
    assert normalized_gain(["b", "a"], {"a": 1, "b": 2}) == 1


def test_the_gain_falls_with_the_order() -> None:
    # Given 1 / log2(2) + 3 / log2(4) = 2.5; best 3 / log2(2) + 1 / log2(3) = 3.6309.
    given = normalized_gain(["a", "x", "b"], {"a": 1, "b": 2})

    assert given == pytest.approx(0.6885, abs=0.0001)
