"""What a search finds, and what it says of it."""

from itertools import islice, product

import pytest

from practices.search.postings import Field
from practices.search.scoring import ordered
from practices.search.text_index import NamedSet, Step, TextIndex
from tests.practices.search.texts import index, most_held

TITLE, SUMMARY, BODY = Field.TITLE, Field.SUMMARY, Field.BODY


def found(searched: TextIndex, text: str) -> list[int]:
    answer = searched.search(text)
    return list(ordered(answer.planes, answer.bits))


@pytest.mark.parametrize("text", ["vacunacion", "vacunación", "VACUNACIONES", "vacunasion"])
def test_a_word_is_found_however_it_is_written(text: str) -> None:
    searched = index("Feria de empleo", "Jornada de vacunación", {BODY: "Hubo vacunas."})

    assert found(searched, text) == [1, 2]


def test_every_word_is_asked_for() -> None:
    searched = index(*["feria de salud"] * 10, "feria de empleo")

    assert found(searched, "feria empleo")[0] == 10
    assert searched.search("feria salud").complete == 0b01111111111


def test_a_first_page_that_is_full_is_not_filled() -> None:
    searched = index(*["feria de salud"] * 10, "feria de empleo")
    answer = searched.search("feria salud")

    assert answer.bits == answer.complete
    assert answer.step == Step.ALL


def test_a_title_weighs_more_than_a_summary_and_this_more_than_the_rest() -> None:
    searched = index({BODY: "salud"}, {SUMMARY: "salud"}, {TITLE: "salud"})

    assert found(searched, "salud") == [2, 1, 0]


def test_ties_go_by_position() -> None:
    assert found(index("salud", "salud", "empleo"), "salud") == [0, 1]


def test_n_finds_enye_and_enye_does_not_find_n() -> None:
    searched = index("niñez", "el ano", "el año")

    assert found(searched, "ninez") == [0]
    assert found(searched, "año") == [2]


def test_the_beginning_of_a_word_finds_it() -> None:
    assert found(index("feria", "regularización"), "regul") == [1]


def test_a_word_in_use_is_not_taken_for_a_beginning() -> None:
    assert found(index("red", "redacción"), "red") == [0]


def test_a_word_that_nobody_has_is_corrected_and_said() -> None:
    answer = index("vacunación infantil", "feria").search("bacunación infantil")

    assert answer.step == Step.CORRECTED
    assert answer.corrections == (("bacunación", "vacunación"),)
    assert answer.complete == 0b01
    assert answer.literal == '"bacunación" "infantil"'


def test_a_correction_keeps_the_first_letter_if_it_can() -> None:
    searched = index("canta", "canta", "tinta")

    assert searched.search("tanta").corrections == (("tanta", "tinta"),)


def test_a_correction_prefers_the_most_frequent_word() -> None:
    searched = index("marca", "marea", "marea")

    assert searched.search("marxa").corrections == (("marxa", "marea"),)


def test_a_word_with_figures_is_not_corrected() -> None:
    answer = index("30103", "30104").search("30105")

    assert answer.corrections == ()
    assert answer.step == Step.NOTHING


def test_few_with_every_word_are_joined_by_those_with_most_of_them() -> None:
    searched = index("taller de costura", "costura", "taller y feria", "nada")
    answer = searched.search("taller costura")

    assert found(searched, "taller costura") == [0, 1, 2]
    assert answer.step == Step.SOME
    assert answer.complete == 0b0001


def test_those_with_every_word_come_before_better_scores() -> None:
    rest = ["nada"] * 8
    searched = index({BODY: "taller costura"}, {TITLE: "costura", SUMMARY: "costura"}, *rest)

    assert found(searched, "taller costura") == [0, 1]


def test_the_page_is_filled_with_no_more_than_it_needs() -> None:
    texts = ["trata"] * 12 + ["mesa"] * 28
    searched = index(*texts)

    assert found(searched, "trata mesa") == list(range(12))


def test_a_word_that_nobody_has_does_not_hide_the_rest() -> None:
    unknown = " ".join(f"w{letter}wxyzwxyz" for letter in "abcdefghijk")

    answer = index("feria", "salud").search(f"feria {unknown}")

    assert (answer.bits, answer.step) == (0b01, Step.SOME)


def test_similar_words_are_the_last_resort() -> None:
    answer = index("escolarización", "feria").search("escolarizadito")

    assert (answer.bits, answer.step) == (0b01, Step.SIMILAR)


def test_the_most_similar_come_first() -> None:
    searched = index("escolaridad", "escolarizada")

    assert found(searched, "escolarizadito") == [1, 0]


def test_nothing_alike_is_nothing() -> None:
    answer = index("feria").search("wxyzwxyz")

    assert (answer.bits, answer.step, answer.planes) == (0, Step.NOTHING, (0,))


@pytest.mark.parametrize("text", ["", "-", '"', "¿?", "- -", "🙂"])
def test_a_text_without_words_is_everyone(text: str) -> None:
    answer = index("feria", "salud").search(text)

    assert (answer.bits, answer.step) == (0b11, Step.ALL)


def test_a_phrase_is_literal_and_in_sequence() -> None:
    searched = index("casa de acogida", "acogida de casa", "casas de acogida")

    assert found(searched, '"casa de acogida"') == [0]


def test_one_word_between_quotes_is_that_very_word() -> None:
    searched = index("vacunas", "vacuna", "vacunación")

    assert found(searched, '"vacuna"') == [1]


def test_a_phrase_is_looked_for_in_names_too() -> None:
    searched = index(
        {Field.INSTITUTIONS: "@oim"},
        "migraciones",
        institutions={"oim": "Organización Internacional para las Migraciones OIM"},
    )

    assert found(searched, '"internacional para las migraciones"') == [0]


def test_a_key_gives_who_refers_to_it_and_no_search_finds_it() -> None:
    searched = index(
        {Field.INSTITUTIONS: "@oim @norma:ley-1"}, {Field.INSTITUTIONS: "@norma:"}, "norma"
    )

    assert searched.with_key("@oim") == 0b001
    assert searched.with_key("@norma:ley-1") == 0b001
    assert searched.with_key("@norma:") == 0b010
    assert searched.with_key("@acnur") == 0
    assert found(searched, "norma") == [2]


def test_a_phrase_that_nobody_has_is_nothing() -> None:
    answer = index("casa de acogida").search('"acogida casa"')

    assert answer.step == Step.NOTHING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("salud -mental", [0]),
        ("-salud", [2]),
        ('salud -"centro de salud mental"', [0]),
        ("salud -socio-mental", [0, 1]),
    ],
)
def test_what_is_unwanted_is_left_out(text: str, expected: list[int]) -> None:
    searched = index("salud", "centro de salud mental", "feria")

    assert found(searched, text) == expected


def test_a_code_is_that_practice_only() -> None:
    searched = index("feria", "feria", codes={7: 0b10})

    assert found(searched, "BP-0007") == [1]
    assert searched.search("bp7").references == ("BP-0007",)
    assert found(searched, "bp8") == []


def test_a_reference_narrows_the_words() -> None:
    searched = index("feria", "feria", "salud", references={"ods 10": 0b110})

    assert found(searched, "feria ODS 10") == [1]


def test_a_reference_alone_when_nobody_has_the_words() -> None:
    answer = index("feria", "salud", references={"10.7": 0b10}).search("mta 10.7 feria")

    assert (answer.bits, answer.step) == (0b10, Step.SOME)


def test_an_objective_without_practices_is_nothing() -> None:
    answer = index("feria").search("ODS 14")

    assert (answer.step, answer.references) == (Step.NOTHING, ("ODS 14",))


@pytest.mark.parametrize(
    "text", ["D.S. 010-2020-IN", "010-2020", "decreto 10-2020-IN", "DS N° 010-2020/IN"]
)
def test_a_norm_is_found_by_its_number(text: str) -> None:
    searched = index("Ley 30103", {BODY: "el decreto supremo 010-2020-IN"})

    assert found(searched, text) == [1]


def test_a_name_is_found_as_if_it_were_in_its_field() -> None:
    region = NamedSet(TITLE, "Madre de Dios", 0b10)
    searched = index({BODY: "madre de dios"}, "feria", names=[region])

    assert found(searched, "madre de dios") == [1, 0]


def test_an_institution_is_found_by_its_acronym_and_its_name() -> None:
    searched = index(
        "feria",
        {Field.INSTITUTIONS: "@oim"},
        institutions={"oim": "Organización Internacional para las Migraciones (OIM)"},
    )

    assert found(searched, "OIM") == [1]
    assert found(searched, "organizacion migraciones") == [1]


def test_suggestions_complete_the_last_word_by_frequency_with_accents() -> None:
    searched = index("migración", "migración", "migrante", "Migración y migas", "otro")

    assert searched.suggest("feria de migr") == ["feria de migración", "feria de migrante"]
    assert searched.suggest("mig", limit=1) == ["migración"]


def test_a_word_with_enye_is_suggested_once() -> None:
    assert index("niñez", "niñez", "ninfa").suggest("ni") == ["niñez", "ninfa"]


@pytest.mark.parametrize("text", ["", "m", "migración ", "zzz"])
def test_nothing_is_suggested_without_a_beginning_in_use(text: str) -> None:
    assert index("migración").suggest(text) == []


@pytest.mark.parametrize(
    "text",
    ["x" * 200, "-" * 5_000, '"' * 999, "🙂🙂🙂", "пожар 移民", "\x00\ud800", "- " * 90 + '"a'],
)
def test_nonsense_is_answered(text: str) -> None:
    assert index("feria").search(text).bits in {0b0, 0b1}


def test_other_alphabets_are_found() -> None:
    assert found(index("feria", "пожар", "移民"), "ПОЖАР") == [1]


def test_answers_kept_stay_within_bounds_however_many_are_asked_for() -> None:
    searched = index("feria de salud")
    texts = (f"salud {''.join(signs)}" for signs in product(",;", repeat=13))

    first = most_held(searched.search, islice(texts, 2_500))
    second = most_held(searched.search, texts)

    assert second < 1.4 * first


def test_a_synonym_finds_what_nobody_has_as_typed() -> None:
    answer = index("Curso para docentes", "Feria de empleo").search("profesor")

    assert (answer.bits, answer.complete, answer.meant) == (0b01, 0, 0b01)
    assert answer.synonyms == ("docentes",)
    assert answer.written == ("docentes",)


def test_a_word_with_synonyms_is_no_slip() -> None:
    answer = index("Cómo procesar denuncias").search("profesor")

    assert (answer.bits, answer.corrections) == (0, ())


def test_a_synonym_that_was_not_needed_is_neither_told_nor_marked() -> None:
    answer = index(*["salud mental y apoyo psicosocial"] * 10).search("mental")

    assert (answer.synonyms, answer.written) == ((), ("mental",))


def test_practices_with_some_words_only_are_not_meant() -> None:
    searched = index("docentes de Tumbes", "maestro de Tumbes", "docentes de Piura")
    answer = searched.search("maestro tumbes")

    assert (answer.bits, answer.complete, answer.meant) == (0b111, 0b010, 0b011)


def test_only_the_first_words_that_nobody_has_are_corrected() -> None:
    words = ("alfa", "bravo", "carpa", "delta", "extra")
    typed = ("alfz", "bravz", "carpz", "deltz", "extrz")

    answer = index(" ".join(words)).search(" ".join(typed))

    assert answer.corrections == tuple(zip(typed[:4], words[:4], strict=True))
