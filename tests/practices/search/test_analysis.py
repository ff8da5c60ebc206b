"""How Spanish words are compared."""

import pytest

from practices.search.analysis import folded, keys, numbers, parts, stem, terms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Vacunación", "vacunacion"),
        ("AÑO", "año"),
        ("an\u0303o", "año"),
        ("pingüino", "pinguino"),
        ("Пожарный", "пожарныи"),
        ("移民", "移民"),
    ],
)
def test_a_form_has_no_case_nor_accents_and_keeps_its_enye(word: str, expected: str) -> None:
    assert folded(word) == expected


@pytest.mark.parametrize(
    "words",
    [
        "vacuna vacunas vacunar vacunación vacunaciones vacunados VACUNADA vacunando",
        "venezolano venezolana venezolanos venezolanas venezuela",
        "migrante migrantes migración migraciones migratorio migratorias migrar",
        "policía policías policial policiales",
        "político política políticos",
        "regularización regularizar regularizados",
        "niño niña niños niñas niñez",
        "vulnerable vulnerables vulnerabilidad vulnerabilidades",
        "municipio municipios municipal municipales municipalidad municipalidades",
        "red redes",
        "mes meses",
        "ley leyes",
        "país países",
        "voz voces",
        "interés intereses",
        "mujer mujeres",
        "albergue albergues albergar",
        "trabajo trabajos trabajador trabajadoras trabajar",
        "solicitud solicitudes solicitante solicitar",
        "adolescente adolescentes adolescencia",
        "legal legales legalmente",
    ],
)
def test_words_of_one_family_have_one_stem(words: str) -> None:
    assert len({stem(folded(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("política", "policía"),
        ("casa", "caso"),
        ("trata", "trato"),
        ("año", "ano"),
        ("red", "reducir"),
        ("persona", "personal"),
        ("género", "general"),
        ("informal", "información"),
        ("seguro", "seguridad"),
        ("regular", "regularizar"),
        ("taller", "talla"),
        ("humano", "humanitario"),
        ("mes", "mesa"),
        ("deporte", "deportación"),
        ("estudiante", "estudio"),
        ("forma", "formación"),
        ("periodista", "periodo"),
        ("permanente", "permanencia"),
        ("voluntad", "voluntario"),
    ],
)
def test_words_of_other_meaning_have_other_stems(one: str, other: str) -> None:
    assert stem(folded(one)) != stem(folded(other))


def test_a_word_with_enye_is_found_with_n_too() -> None:
    assert keys("niñez") == ("niñ", "=niñez", "nin", "=ninez")


def test_a_word_without_enye_is_not_found_with_it() -> None:
    assert keys("ano") == ("ano", "=ano")


def test_joined_words_are_found_by_each() -> None:
    assert keys("socio-cultural") == ("soci", "=socio", "cultur", "=cultural")


def test_an_abbreviation_with_points_is_one_word() -> None:
    assert parts("o.i.m") == ("oim",)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("010-2020-in", ("10-2020-in", "10-2020")),
        ("010-2020/in", ("10-2020-in", "10-2020")),
        ("015-2017", ("15-2017",)),
        ("10.7", ("10-7",)),
        ("covid-19", ()),
        ("30103", ()),
        ("socio-cultural", ()),
    ],
)
def test_numbers_with_separators_have_keys_of_their_own(
    form: str, expected: tuple[str, ...]
) -> None:
    assert numbers(form) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("las vacunas y la vacunación", ("las", "vacun", "y", "la")),
        ("¿…?", ()),
        ("", ()),
        ("- «»", ()),
    ],
)
def test_terms_tell_if_there_is_something_to_search(
    text: str, expected: tuple[str, ...]
) -> None:
    assert terms(text) == expected
