"""What the listing says of a search."""

import pytest
from django.http import QueryDict

from practices.enums import Facet
from practices.filters.filterset import PracticeFilter
from practices.filters.search_note import SearchNote, search_note
from practices.index.holder import current
from practices.listing import find
from practices.selection import Selection
from tests.builders import make_publication, make_region

pytestmark = pytest.mark.django_db


def note(text: str, **choices: object) -> SearchNote | None:
    return search_note(current(), find(current(), Selection(q=text, **choices)))  # type: ignore[arg-type]


def sentences(text: str, **choices: object) -> tuple[str, ...]:
    said = note(text, **choices)
    return said.sentences if said else ()


def test_a_search_that_needed_no_help_has_no_note() -> None:
    make_publication("Feria de salud")

    assert note("salud") is None


def test_a_correction_is_said() -> None:
    make_publication("Campaña de vacunación")

    assert sentences("bacunación") == (
        "Ninguna práctica dice «bacunación»: se buscó «vacunación».",
    )


def test_synonyms_are_said_and_are_no_part_of_the_words() -> None:
    make_publication("Curso para docentes")

    assert sentences("maestro") == ("También se buscó por palabras equivalentes: «docentes».",)


def test_synonyms_are_not_said_when_every_practice_chosen_has_the_word() -> None:
    make_publication("Curso para docentes")
    make_publication("Encuentro de maestros", start="2020")

    assert sentences("maestro", since=2020) == ()


def test_practices_with_a_synonym_are_told_from_those_with_some_words() -> None:
    make_publication("Docentes de la frontera")
    make_publication("Maestros de la frontera")
    make_publication("Docentes de Piura")

    assert sentences("maestros frontera") == (
        "También se buscó por palabras equivalentes: «docentes».",
        "2 prácticas tienen todas las palabras o una equivalente; el resto, algunas.",
    )


def test_practices_with_every_word_are_told_from_the_rest() -> None:
    make_publication("Feria de salud")
    make_publication("Feria de empleo")

    assert sentences("feria salud") == (
        "1 práctica tiene todas las palabras; el resto, algunas.",
    )


def test_nothing_is_said_of_a_rest_that_the_filters_left_out() -> None:
    make_publication("Feria de salud", start="2020")
    make_publication("Feria de empleo", start="2010")

    assert sentences("feria salud", since=2020) == ()


def test_practices_that_have_a_part_only_are_called_so() -> None:
    make_publication("Feria de salud")
    make_publication("Feria de empleo")

    assert sentences("feria zzz") == (
        "Ninguna de estas prácticas tiene todo lo que buscaste, pero sí una parte.",
    )
    assert sentences("salud zzz") == (
        "Esta práctica no tiene todo lo que buscaste, pero sí una parte.",
    )


def test_an_empty_page_is_not_said_to_have_something() -> None:
    make_region()
    make_publication("Feria de salud")

    assert sentences("feria zzz", facets=((Facet.REGION, ("xyz",)),)) == ()


def test_similar_words_are_said() -> None:
    make_publication("Escolarización")

    assert sentences("escolarizadito") == (
        "Ninguna práctica tiene esas palabras: estas tienen otras parecidas.",
    )


def test_words_beyond_the_most_are_said() -> None:
    make_publication("uno1 dos2 tres3 cuatro4 cinco5 seis6 siete7 ocho8 nueve9 diez10 once11")

    text = (
        "uno1 dos2 tres3 cuatro4 cinco5 seis6 siete7 ocho8 nueve9 diez10 once11 doce12 trece13"
    )

    assert sentences(text)[0] == (
        "Se buscan hasta 12 palabras o frases. Quedó sin buscar: «trece13»."
    )


def test_the_literal_address_is_canonical_and_keeps_the_choices() -> None:
    make_publication("Feria de salud", start="2020")
    make_publication("Feria de empleo", start="2020")

    said = note("salud de la feria", since=2020)

    assert said is not None
    assert said.literal_url == "/practicas/?q=%22salud%22+%22feria%22&desde=2020"
    read = PracticeFilter(QueryDict(said.literal_url.partition("?")[2]), current()).selection
    assert read == Selection(q='"salud" "feria"', since=2020)


def test_a_literal_text_too_long_to_be_read_is_not_offered() -> None:
    make_publication("Feria")
    text = " ".join(["feria", *(letter * 17 for letter in "bcdefghijkl")])

    said = note(text[:200])

    assert said is not None
    assert said.literal_url == ""
