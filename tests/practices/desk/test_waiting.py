"""The working table: in whose hands each record is, and what it lacks."""

import pytest

from practices.desk.gaps import read_gaps
from practices.desk.waiting import read_waiting
from practices.editorial import PracticeState, Role
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.record import AlignmentEntry
from tests.builders import (
    make_framework,
    make_member,
    make_mesa,
    make_objective,
    make_practice,
    make_publication,
)

pytestmark = pytest.mark.django_db


def waits(title: str, state: PracticeState, **fields: object) -> Practice:
    practice = make_practice(title)
    Practice.objects.filter(pk=practice.pk).update(state=state, **fields)
    return practice


def test_what_waits_for_the_reader_comes_first() -> None:
    make_practice("Publicada o borrador")
    waits("Observada", PracticeState.RETURNED)
    waits("Enviada", PracticeState.SUBMITTED)
    reviewer = make_member("rosa", Role.REVIEWER)

    rows = read_waiting(reviewer)

    assert [(each.practice.title, each.mine) for each in rows] == [
        ("Enviada", True),
        ("Observada", False),
    ]


def test_the_most_important_thing_missing_is_said() -> None:
    reviewer = make_member("rosa", Role.REVIEWER)
    waits("Completa", PracticeState.SUBMITTED)
    waits("Sin resumen", PracticeState.SUBMITTED, summary="")
    commented = waits("Con comentarios", PracticeState.RETURNED)
    Comment.objects.create(practice=commented, text="¿De dónde sale?", author=reviewer)

    missing = {each.practice.title: each.missing for each in read_waiting(reviewer)}

    assert missing == {
        "Completa": "Espera que alguien la apruebe o la devuelva.",
        "Sin resumen": "Falta el resumen.",
        "Con comentarios": "1 comentario por atender",
    }


def test_nobody_sees_what_waits_in_another_mesa() -> None:
    waits("Enviada", PracticeState.SUBMITTED)

    assert read_waiting(make_member("sara", Role.SECRETARIAT, make_mesa())) == []


def test_gaps_are_the_objectives_that_nothing_public_serves() -> None:
    ods = make_framework("ods")
    for code in ("1", "2"):
        make_objective(ods, code)
    make_publication("Feria", alignments=(AlignmentEntry(framework="ods", code="2"),))

    assert [(each.framework, each.codes, each.total) for each in read_gaps()] == [
        ("ODS", ("1",), 2)
    ]
