"""What the records lack: each figure is the length of the list that it leads to."""

import datetime as dt
from decimal import Decimal

import pytest

from practices.desk.quality import Lack, lacking, measure_quality, measured
from practices.editorial import PracticeState, Role
from practices.enums import AttachmentKind, Bound, ResultKind
from practices.models.practice import Practice
from practices.models.practice_parts import Attachment
from practices.models.source import Source
from practices.record import CitationEntry, InstrumentEntry, ResultEntry, TranslationEntry
from tests.builders import make_member, make_mesa, make_practice

pytestmark = pytest.mark.django_db


def make_whole(title: str) -> Practice:
    """Make a practice that lacks nothing of what the desk counts."""
    figure = ResultEntry(
        kind=ResultKind.RESULT,
        statement="Atendió",
        value=Decimal(5),
        bound=Bound.EXACT,
        unit="personas",
    )
    return make_practice(
        title,
        start="2024",
        mesa="mesa-regional-de-tumbes",
        results=(figure,),
        instruments=(InstrumentEntry(text="Ordenanza"),),
        citations=(
            CitationEntry(title="Una", publisher="Diario"),
            CitationEntry(title="Otra", publisher="Radio"),
        ),
        translations=(TranslationEntry(language="en", version=1, title="Fair"),),
    )


def lacks(practice: Practice) -> set[Lack]:
    one = Practice.objects.filter(pk=practice.pk)
    return {each for each in Lack if lacking(one, each).exists()}


def test_whole_record_lacks_nothing() -> None:
    make_mesa()

    assert lacks(make_whole("Feria")) == set()


def test_bare_record_lacks_what_it_does_not_say() -> None:
    assert lacks(make_practice("Taller")) == {
        Lack.FIGURE,
        Lack.START,
        Lack.MESA,
        Lack.LEGAL,
        Lack.SECOND_SOURCE,
        Lack.ENGLISH,
    }


@pytest.mark.parametrize(
    ("answer", "found"),
    [("abre", False), ("Redirige a otra", False), ("200", False), ("no existe", True),
     ("404", True), ("", False)],
)  # fmt: skip
def test_address_is_broken_when_its_last_check_says_so(answer: str, *, found: bool) -> None:
    make_mesa()
    practice = make_whole("Feria")
    Source.objects.filter(title="Una").update(
        url="https://example.org/", checked_on=dt.date(2026, 11, 1), check_answer=answer
    )

    assert (Lack.ADDRESS in lacks(practice)) is found


def test_image_without_alternative_text_is_a_lack() -> None:
    practice = make_practice("Feria")
    image = {"practice": practice, "kind": AttachmentKind.IMAGE, "file": "a.png", "title": "A"}
    Attachment.objects.create(**image, alternative_text="Una feria.")
    assert Lack.ALTERNATIVE not in lacks(practice)

    Attachment.objects.create(**image | {"file": "b.png"}, position=2)

    assert Lack.ALTERNATIVE in lacks(practice)


def test_figures_count_what_one_sees_and_is_not_put_away() -> None:
    mesa = make_mesa()
    make_whole("Feria")
    make_practice("Taller", mesa=mesa.slug)
    make_practice("De nadie")
    put_away = make_practice("Archivada", mesa=mesa.slug)
    Practice.objects.filter(pk=put_away.pk).update(state=PracticeState.ARCHIVED)
    writer = make_member("sara", Role.SECRETARIAT, mesa)

    found = {each.lack: each for each in measure_quality(writer)}

    assert (found[Lack.FIGURE].count, found[Lack.FIGURE].total) == (1, 2)
    assert found[Lack.ENGLISH].count == 1
    for lack, each in found.items():
        assert each.lacking == lacking(measured(writer), lack).count()
