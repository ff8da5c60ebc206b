"""Two records, told apart field by field and row by row."""

import dataclasses
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from practices.difference.comparing import Difference, Fate, changed, differences
from practices.difference.telling import told
from practices.difference.words import Kind, Run
from practices.enums import AlignmentRole, AttachmentKind, Bound, PartnerRole, ResultKind
from practices.models.publication import Publication
from practices.record import (
    AlignmentEntry,
    AttachmentEntry,
    CitationEntry,
    PartnerEntry,
    Record,
    ResultEntry,
    StepEntry,
    TranslationEntry,
)

NEWS = CitationEntry(title="Nota", publisher="Diario", url="https://example.org/nota")
REPORT = CitationEntry(title="Informe", publisher="OIM", url="https://example.org/informe")


def record(**fields: Any) -> Record:
    return Record(title="Feria", **fields)


def only(before: Record, after: Record) -> Difference:
    (found,) = differences(before, after)
    return found


def fates(found: Difference) -> list[tuple[str, Fate, bool]]:
    return [(row.name, row.fate, row.moved) for row in found.rows]


def test_every_field_of_a_record_but_its_code_is_told() -> None:
    fields = {field.name for field in dataclasses.fields(Record)}

    assert {each.name for each in told(record())} == fields - {"code"}


def test_a_text_is_compared_word_by_word() -> None:
    found = only(record(summary="Una feria"), record(summary="Una gran feria"))

    assert (found.name, str(found.label)) == ("summary", "Resumen")
    assert found.runs == (
        Run(Kind.KEPT, "Una "),
        Run(Kind.INSERTED, "gran "),
        Run(Kind.KEPT, "feria"),
    )


def test_what_is_referred_to_is_told_by_its_name() -> None:
    names = {"24": "Tumbes", "20": "Piura"}

    (found,) = differences(
        record(regions=("24",)), record(regions=("24", "20")), lambda _kind, key: names[key]
    )

    assert fates(found) == [("Piura", Fate.ADDED, False)]


def test_a_row_that_moved_was_neither_deleted_nor_added() -> None:
    found = only(record(regions=("24", "20", "14")), record(regions=("14", "24", "20")))

    assert fates(found) == [("14", Fate.MOVED, True)]


def test_a_row_is_known_by_its_key_and_shows_only_what_changed_in_it() -> None:
    one = AlignmentEntry(framework="ods", code="10", justification="Facilita trámites.")
    other = dataclasses.replace(one, role=AlignmentRole.PRINCIPAL)
    third = AlignmentEntry(framework="pmm", code="15")

    found = only(record(alignments=(one, third)), record(alignments=(third, other)))

    row = next(each for each in found.rows if each.name == "ods/10")
    assert [(str(part.label), part.runs) for part in row.parts] == [
        ("Aporte", (Run(Kind.DELETED, "Secundario"), Run(Kind.INSERTED, "Principal")))
    ]


def test_a_rewritten_step_is_the_same_step() -> None:
    before = (StepEntry(text="Se reunió la mesa regional.", date="2024"), StepEntry(text="Fin"))
    after = (StepEntry(text="Se reunió dos veces la mesa regional.", date="2024"),)

    found = only(record(steps=before), record(steps=after))

    assert [(row.number, row.fate) for row in found.rows] == [
        (1, Fate.CHANGED),
        (2, Fate.REMOVED),
    ]
    assert str(found.one) == "Paso"


def test_moving_a_source_changes_no_result_that_rests_on_it() -> None:
    def with_result(citation: int, *citations: CitationEntry) -> Record:
        result = ResultEntry(
            kind=ResultKind.RESULT,
            statement="Atendió a 120",
            value=Decimal(120),
            bound=Bound.EXACT,
            citation=citation,
        )
        return record(results=(result,), citations=citations)

    found = only(with_result(1, NEWS, REPORT), with_result(2, REPORT, NEWS))

    assert found.name == "citations"


def test_two_bodies_without_a_key_are_told_apart_by_what_they_are_called() -> None:
    one = PartnerEntry(name="Cáritas", role=PartnerRole.LEADS)
    other = PartnerEntry(name="Municipalidad")

    found = only(record(partners=(one, other)), record(partners=(other, one)))

    assert [row.fate for row in found.rows] == [Fate.MOVED]


def test_the_words_of_a_consent_are_never_told() -> None:
    one = AttachmentEntry(kind=AttachmentKind.IMAGE, file="a.png", sha256="a", title="Foto")
    other = dataclasses.replace(one, consent_reference="Carta de Ana", consent_date="2024")

    assert "Ana" not in str(told(record(attachments=(other,))))


def test_a_translation_is_known_by_its_language() -> None:
    one = TranslationEntry(language="en", version=1, title="Fair")
    other = dataclasses.replace(one, title="Great fair")

    found = only(record(translations=(one,)), record(translations=(other,)))

    assert fates(found) == [("en", Fate.CHANGED, False)]


def test_equal_records_have_no_difference() -> None:
    assert differences(record(), record()) == ()


def test_changed_fields_are_named_in_the_order_of_the_form() -> None:
    before, after = record(), record(limits="x", summary="y")

    assert [str(each) for each in changed(before, after)] == ["Resumen", "Qué no funcionó"]


@pytest.mark.usefixtures("real_catalogue")
def test_every_real_practice_can_be_told_apart_from_every_other_kind() -> None:
    every = [each.record for each in Publication.objects.order_by("code")]
    empty = record()

    for one, other in pairwise(every):
        assert differences(one, one) == ()
        assert {each.name for each in differences(one, other)} >= {"title"}
        for each in differences(empty, one):
            kinds = {run.kind for run in each.runs}
            assert Kind.DELETED not in kinds or each.name in {"title", "language"}
            assert {row.fate for row in each.rows} <= {Fate.ADDED}
