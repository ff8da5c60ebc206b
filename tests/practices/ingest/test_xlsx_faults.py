"""What is wrong in a workbook is said where it is, with what would be valid."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from practices.editorial import Role
from practices.ingest.xlsx_faults import SheetFault
from practices.ingest.xlsx_proposals import read_proposals
from practices.models.practice import Practice
from practices.models.vocabulary import PracticeKind
from tests.builders import (
    make_framework,
    make_member,
    make_mesa,
    make_objective,
    make_practice,
    make_region,
)
from tests.practices.workbooks import downloaded, edited, put

pytestmark = pytest.mark.django_db
Change = Callable[[Any], object]


@pytest.fixture
def practice() -> Practice:
    PracticeKind.objects.create(slug="servicio", name_es="Servicio")
    PracticeKind.objects.create(slug="norma", name_es="Norma")
    ods = make_framework("ods")
    for code in ("10", "10.7", "16"):
        make_objective(ods, code)
    return make_practice("Feria")


def faults(practice: Practice, change: Change) -> list[SheetFault]:
    found = read_proposals(
        edited(downloaded(practice), change), make_member("ana", Role.PUBLISHER)
    )
    assert not (found.faults and found.proposals)
    return found.faults


def only(practice: Practice, change: Change) -> tuple[str, str, str]:
    (fault,) = faults(practice, change)
    return str(fault.place), fault.told, fault.valid


def test_formula_is_refused(practice: Practice) -> None:
    place, value, valid = only(practice, lambda book: put(book["Prácticas"], 2, Resumen="=1+1"))

    assert place == "hoja «Prácticas», fila 2, columna «Resumen»"
    assert (value, valid) == ("«=1+1»", "un valor escrito, no una fórmula")


def test_value_outside_a_list_is_refused_with_the_nearest_first(practice: Practice) -> None:
    place, value, valid = only(
        practice, lambda book: put(book["Prácticas"], 2, Tipo_de_práctica="Norms")
    )

    assert place == "hoja «Prácticas», fila 2, columna «Tipo de práctica»"
    assert (value, valid) == ("«Norms»", "uno de: «Norma»; «Servicio»")


def test_objective_may_be_written_by_its_number(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(book["Alineación"], 2, Código=practice.code, Objetivo="ods 10.7")

    assert faults(practice, change) == []


def test_objective_that_is_not_there_is_refused_with_the_nearest(practice: Practice) -> None:
    place, _value, valid = only(
        practice,
        lambda book: put(book["Alineación"], 2, Código=practice.code, Objetivo="ODS 10.77"),
    )

    assert place == "hoja «Alineación», fila 2, columna «Objetivo»"
    assert "ODS 10.7 · Objetivo 10.7" in valid


WRONG: list[tuple[str, str, Any, str]] = [
    ("Prácticas", "Inicio", "ayer", "Escriba la fecha como 2014, 2014-02 o 2014-02-11."),
    ("Prácticas", "Volver_a_revisar_el", "2026-02-30", "un día completo"),
    ("Prácticas", "Título", None, "un valor: el campo es obligatorio"),
    ("Prácticas", "Título", "t" * 301, "hasta 300 caracteres (tiene 301)"),
    ("Prácticas", "Título", dt.datetime(2026, 1, 1), "texto"),  # noqa: DTZ001 as a cell has it
    ("Prácticas", "Correo_institucional", "mesa", "correo"),
    ("Fuentes", "Orden", "primero", "un número entero, de 1 en adelante"),
    ("Fuentes", "Dirección", "javascript:alert(1)", "Escriba una dirección completa"),
    ("Fuentes", "Quién_la_publica", None, "el campo es obligatorio"),
    ("Regiones", "Región", None, "el campo es obligatorio"),
    ("Regiones", "Región", "24; DROP TABLE", "uno de: «Tumbes»"),
    ("Regiones", "Código", "BP-9999", "el código de una fila de la hoja «Prácticas»"),
    ("Regiones", "Código", None, "el código de una fila de la hoja «Prácticas»"),
]


@pytest.mark.parametrize(("sheet", "column", "value", "valid"), WRONG)
def test_wrong_value_is_refused_in_its_place(
    practice: Practice, sheet: str, column: str, value: Any, valid: str
) -> None:
    def change(book: Any) -> None:
        put(book[sheet], 2, **{column: value})

    (fault,) = faults(practice, change)

    title = column.replace("_", " ")
    assert str(fault.place) == f"hoja «{sheet}», fila 2, columna «{title}»"
    assert valid in fault.valid


def test_figure_with_commas_is_refused(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(
            book["Resultados"], 2, Código=practice.code, Qué_es="Resultado", Enunciado="x",
            Cifra="1,234", Precisión="Exacto", Unidad="personas",
        )  # fmt: skip

    (fault,) = faults(practice, change)

    assert (fault.place.column, fault.told) == ("Cifra", "«1,234»")
    assert "1234.5" in fault.valid


def test_figure_without_its_unit_is_refused(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(
            book["Resultados"], 2, Código=practice.code, Qué_es="Resultado", Enunciado="x",
            Cifra=3,
        )  # fmt: skip

    found = faults(practice, change)

    assert {each.place.column for each in found} == {"Precisión", "Unidad"}


def test_source_that_is_not_there_is_refused(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(
            book["Resultados"], 2, Código=practice.code, Qué_es="Resultado", Enunciado="x",
            **{"Fuente_n.º": 7},
        )  # fmt: skip

    (fault,) = faults(practice, change)

    assert (fault.place.column, fault.told) == ("Fuente n.º", "«7»")
    assert fault.valid == "el orden de una de sus filas en la hoja «Fuentes»: 1"


def test_same_region_twice_is_refused_naming_the_first(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(book["Regiones"], 3, Código=practice.code, Orden=2, Región="Tumbes")

    (fault,) = faults(practice, change)

    assert fault.place.row == 3
    assert fault.valid == "una sola vez: ya es hoja «Regiones», fila 2, columna «Región»"


def test_same_order_twice_is_refused(practice: Practice) -> None:
    make_region("Piura", "20")

    def change(book: Any) -> None:
        put(book["Regiones"], 3, Código=practice.code, Orden=1, Región="Piura")

    (fault,) = faults(practice, change)

    assert (fault.place.column, fault.place.row) == ("Orden", 3)


def test_same_practice_twice_is_refused(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(book["Prácticas"], 3, Código=practice.code, Título="Otra")

    (fault,) = faults(practice, change)

    assert fault.valid == "cada práctica una sola vez: ya está en la fila 2"


def test_unknown_column_is_refused_with_the_nearest(practice: Practice) -> None:
    def change(book: Any) -> None:
        book["Prácticas"]["C1"] = "Titulos"

    found = faults(practice, change)

    assert str(found[0].place) == "hoja «Prácticas», fila 1, columna «Titulos»"
    assert found[0].valid.startswith("una columna de esta hoja: «Título»")


def test_column_twice_is_refused(practice: Practice) -> None:
    def change(book: Any) -> None:
        book["Prácticas"]["D1"] = "TITULO"

    assert [each.valid for each in faults(practice, change)] == ["cada columna una sola vez"]


def test_practice_that_does_not_exist_and_one_that_is_not_seen_look_the_same() -> None:
    mesa = make_mesa("Mesa de Tumbes", slug="tumbes")
    other = make_practice("De otra mesa", mesa=make_mesa("Mesa de Piura", slug="piura").slug)
    mine = make_practice("Mía", mesa=mesa.slug)
    user = make_member("beto", Role.SECRETARIAT, mesa)
    said = []

    def renamed(code: str) -> bytes:
        return edited(downloaded(mine), lambda book: put(book["Prácticas"], 2, Código=code))

    for code in (other.code, "BP-9999"):
        data = renamed(code)
        main = [
            each
            for each in read_proposals(data, user).faults
            if each.place.sheet == "Prácticas"
        ]
        said.append([(str(each.place), each.valid) for each in main])

    assert said[0] == said[1]
    assert said[0][0][0] == "hoja «Prácticas», fila 2, columna «Código»"
    assert mine.code in said[0][0][1]


def test_secretariat_moves_no_practice_to_another_mesa() -> None:
    mesa = make_mesa("Mesa de Tumbes", slug="tumbes")
    make_mesa("Mesa de Piura", slug="piura")
    mine = make_practice("Mía", mesa=mesa.slug)
    data = edited(
        downloaded(mine), lambda book: put(book["Prácticas"], 2, Mesa="Mesa de Piura")
    )

    (fault,) = read_proposals(data, make_member("beto", Role.SECRETARIAT, mesa)).faults

    assert (fault.place.column, fault.told) == ("Mesa", "«Mesa de Piura»")
    assert fault.valid == "una mesa en la que usted trabaje: «Mesa de Tumbes»"


def test_replica_of_a_practice_that_is_not_seen_is_refused(practice: Practice) -> None:
    mesa = make_mesa("Mesa de Tumbes", slug="tumbes")
    mine = make_practice("Mía", mesa=mesa.slug)

    def change(book: Any) -> None:
        put(book["Réplicas"], 2, Código=mine.code, Práctica_original=practice.code)

    (fault,) = read_proposals(
        edited(downloaded(mine), change), make_member("beto", Role.SECRETARIAT, mesa)
    ).faults

    assert fault.place.column == "Práctica original"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (2014, "2014"),
        ("02/2014", "2014-02"),
        ("11/02/2014", "2014-02-11"),
        (dt.datetime(2014, 2, 11), "2014-02-11"),  # noqa: DTZ001 as a cell has it
    ],
)
def test_date_is_read_as_people_write_it(practice: Practice, value: Any, read: str) -> None:
    data = edited(downloaded(practice), lambda book: put(book["Prácticas"], 2, Inicio=value))

    found = read_proposals(data, make_member("ana", Role.PUBLISHER))

    assert (found.faults, found.proposals[0].fields["start"]) == ([], read)


def test_month_that_the_program_turned_into_a_day_stays_a_month(practice: Practice) -> None:
    def change(book: Any) -> None:
        put(book["Prácticas"], 2, Inicio=dt.datetime(2014, 2, 1))  # noqa: DTZ001 as a cell
        titles = {cell.value: cell.column for cell in book["Prácticas"][1]}
        book["Prácticas"].cell(2, titles["Inicio"]).number_format = "mmm-yy"

    found = read_proposals(
        edited(downloaded(practice), change), make_member("ana", Role.PUBLISHER)
    )

    assert found.proposals[0].fields["start"] == "2014-02"
