"""What a search text asks for."""

import pytest

from practices.search.query import MOST_CLAUSES, Query, parse


def read(text: str, *, known: frozenset[str] = frozenset(), used: str = "") -> Query:
    return parse(text, known, used.split().__contains__)


def words(text: str) -> list[str]:
    return [word.typed for word in read(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la trata de personas", ["trata", "personas"]),
        ("Ferias ferias feria", ["Ferias"]),
        ("de la", ["de", "la"]),
        ("salud - empleo", ["salud", "empleo"]),
        ("covid-19", ["covid-19", "covid-19"]),
        ("D.S. N.° 010-2020-IN", ["010-2020-IN"]),
        ("DS Nº 010-2020-IN", ["010-2020-IN"]),
        ("Ley N° 30103", ["Ley", "30103"]),
        ('"', []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ['"casa de acogida"', "«casa de acogida»", "“casa de acogida”"]
)
def test_any_quotes_make_a_phrase(text: str) -> None:
    query = read(text)

    assert [phrase.forms for phrase in query.phrases] == [("casa", "de", "acogida")]
    assert query.words == ()


def test_a_quote_that_is_not_closed_is_nothing() -> None:
    assert words('"casa de acogida') == ["casa", "acogida"]


def test_exclusions_are_read_apart() -> None:
    query = read('salud -mental -"centro de salud"')

    assert [word.form for each in query.unwanted for word in each] == ["mental"]
    assert [phrase.typed for phrase in query.unwanted_phrases] == ["centro de salud"]
    assert [word.form for word in query.words] == ["salud"]


@pytest.mark.parametrize("text", ["BP-0042", "bp42", "BP 0042", "la práctica bp-00042"])
def test_a_code_is_read_however_written(text: str) -> None:
    assert read(text).codes == (42,)


def test_a_word_that_begins_like_a_code_is_a_word() -> None:
    assert words("abp42") == ["abp42"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ODS 10", "ods 10"),
        ("ods10", "ods 10"),
        ("ODS n.° 5", "ods 5"),
        ("objetivo 10 de desarrollo sostenible", "ods 10"),
        ("meta 10.7", "10.7"),
        ("metas 10.c", "10.c"),
        ("ODS 10.7", "10.7"),
        ("PMM-15", "pmm 15"),
        ("objetivo 15 del Pacto Mundial", "pmm 15"),
        ("objetivos 15 del PMM", "pmm 15"),
        ("pacto mundial para la migración 15", "pmm 15"),
    ],
)
def test_an_objective_is_read_however_written(text: str, expected: str) -> None:
    query = read(text)

    assert [each.key for each in query.references] == [expected]
    assert query.words == ()


def test_a_bare_number_is_a_target_if_there_is_one() -> None:
    known = frozenset({"10.7"})

    assert [each.key for each in read("10.7", known=known).references] == ["10.7"]
    assert [word.keys for word in read("1.5", known=known).words] == [("1-5",)]


def test_a_label_with_a_slip_is_read_and_said() -> None:
    (reference,) = read("OSD 13").references

    assert (reference.key, reference.typed, reference.used) == ("ods 13", "OSD", "ODS")


def test_a_label_that_is_a_word_of_somebody_stays_a_word() -> None:
    query = read("dos 13", used="dos")

    assert query.references == ()
    assert [word.form for word in query.words] == ["dos", "13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vacunasion de niños", '"vacunasion" "niños"'),
        ('salud "casa de acogida" -mental ODS10', '"salud" "casa de acogida" ODS 10 -mental'),
        ('"casa de acogida"', ""),
        ("BP-0042", ""),
        ("", ""),
    ],
)
def test_the_literal_text_asks_for_the_same_words_as_they_are(text: str, expected: str) -> None:
    assert read(text).literal == expected


def test_words_beyond_the_most_are_left_out_and_said() -> None:
    query = read(" ".join(f"palabra{number}" for number in range(14)) + " -otra")

    assert len(query.words) == MOST_CLAUSES
    assert query.left_out == ("palabra12", "palabra13", "-otra")


def test_phrases_of_several_words_beyond_three_are_left_out_and_said() -> None:
    query = read('"uno dos" "tres" "tres cuatro" -"cinco seis" "siete ocho" "nueve"')

    assert [phrase.typed for phrase in query.phrases] == [
        "uno dos",
        "tres",
        "tres cuatro",
        "nueve",
    ]
    assert [phrase.typed for phrase in query.unwanted_phrases] == ["cinco seis"]
    assert query.left_out == ("siete ocho",)
