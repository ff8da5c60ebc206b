"""What search reads of a snapshot: words not read yet, names, references and phrases."""

from array import array

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.index.building import build
from practices.index.holder import current
from practices.index.texts import Phrases
from practices.models.publication import PublicationText
from practices.models.territory import Mesa
from practices.search.postings import Postings
from practices.selection import Selection
from tests.builders import make_publication
from tests.practices.index.examples import chosen, make_lists, publish

pytestmark = pytest.mark.django_db


def positions_of(*titles: str) -> set[int]:
    """Return the positions of the publications in force with these titles."""
    index = current()
    found = {title: place for place, title in enumerate(chosen(Selection(), index))}
    return {found[title] for title in titles}


def make_three() -> Phrases:
    make_publication("Salud en la frontera")
    make_publication("La frontera y la salud")
    make_publication("Salud sin frontera")
    return Phrases(current().keys)


def test_a_phrase_is_found_word_by_word_in_its_order() -> None:
    phrases = make_three()

    assert phrases("salud en la frontera", [0, 1, 2]) == positions_of("Salud en la frontera")
    assert phrases("la frontera", [0, 1, 2]) == positions_of(
        "Salud en la frontera", "La frontera y la salud"
    )


def test_a_part_of_a_word_is_no_phrase() -> None:
    phrases = make_three()

    assert phrases("front", [0, 1, 2]) == set()


def test_a_phrase_is_looked_for_among_the_candidates_only() -> None:
    phrases = make_three()
    [other] = positions_of("La frontera y la salud")

    assert phrases("la frontera", [other]) == {other}
    assert phrases("la frontera", []) == set()


def test_many_candidates_are_no_longer_a_list_of_keys(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    key = make_publication("La frontera y la salud").pk
    keys = array("q", [*range(key + 1, key + 2001), key])

    with django_assert_num_queries(1) as asked:
        found = Phrases(keys)("la frontera", range(2001))

    assert found == {2000}
    assert " IN (" not in asked.captured_queries[0]["sql"]


def test_only_texts_not_read_before_are_read(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_publication("Uno")
    postings = Postings()
    build(postings)
    make_publication("Dos")

    with django_assert_num_queries(12) as asked:
        index = build(postings)

    new = PublicationText.objects.get(publication__title="Dos").pk
    reading = [each["sql"] for each in asked.captured_queries if '"body"' in each["sql"]]
    assert [f"IN ({new})" in sql for sql in reading] == [True]
    assert chosen(Selection(q='"uno"'), index) == ["Uno"]
    assert chosen(Selection(q='"dos"'), index) == ["Dos"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ODS 10", ["Meta", "Objetivo"]),
        ("ods 10.7", ["Meta"]),
        ("10.7", ["Meta"]),
        ("PMM 15", ["Compacto"]),
        ("ODS 16", []),
    ],
)
def test_objectives_are_found_by_what_people_call_them(text: str, expected: list[str]) -> None:
    make_lists()
    publish("Meta", "ods:10.7")
    publish("Objetivo", "ods:10")
    publish("Compacto", "pmm:15")

    assert chosen(Selection(q=text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tacna", "En Tacna"),
        ("vivienda", "De vivienda"),
        ("Mesa Sur", "De la mesa"),
        ("Servicios básicos", "Del compacto"),
    ],
)
def test_names_that_records_refer_to_by_key_are_searched(text: str, expected: str) -> None:
    make_lists()
    Mesa.objects.create(slug="sur", name="Mesa Sur")
    publish("En Tacna", regions=("23",))
    publish("De vivienda", themes=("vivienda",))
    publish("De la mesa", mesa="sur")
    publish("Del compacto", "pmm:15")

    assert chosen(Selection(q=text))[0] == expected
