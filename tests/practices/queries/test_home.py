"""What the front page shows besides rows."""

from decimal import Decimal

import pytest

from practices.enums import Bound, ResultKind
from practices.index.holder import current
from practices.models.publication import Publication
from practices.queries.home import Strip, ThreadLabel, featured, featured_key, strip, ticks
from practices.record import ResultEntry
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

FIGURE = ResultEntry(
    kind=ResultKind.RESULT,
    statement="Personas atendidas",
    value=Decimal(20),
    bound=Bound.EXACT,
    unit="personas",
)


def test_marks_of_one_colour_are_one_line_and_the_rest_are_low() -> None:
    drawn = strip([(True, ""), (False, ""), (True, ""), (True, "ods-4")])

    assert drawn == Strip(4, (("", "M0 .5h.86M2 .5h.86"), ("ods-4", "M3 .5h.86")), "M1 .9h.86")


def test_there_is_a_tick_for_each_practice_while_they_can_be_told_apart() -> None:
    assert ticks(57) == Strip(57, (("ticks", "M.25 .5h57"),), "")
    assert ticks(48_000).size == 200


@pytest.mark.django_db
def test_featured_has_most_alignments_of_those_with_figures() -> None:
    make_lists()
    publish_practice(
        "Sin cifras", alignments=(*aligned("ods:9", "ods:10", "ods:14", "pmm:15"),)
    )
    publish_practice("Dos", alignments=(*aligned("ods:9", "pmm:15"),), results=(FIGURE,))
    publish_practice(
        "Tres", alignments=(*aligned("ods:9", "pmm:15", "pmm:23"),), results=(FIGURE,)
    )

    [key] = featured_key(current())

    assert Publication.objects.get(pk=key).record.title == "Tres"


@pytest.mark.django_db
def test_nothing_is_featured_while_no_practice_reports_figures() -> None:
    make_lists()
    publish_practice("Sin cifras")

    assert featured_key(current()) == []


@pytest.mark.django_db
def test_numbers_stand_by_their_threads_and_neighbours_keep_apart() -> None:
    make_lists()
    served = aligned("ods:9", "ods:10", "ods:14", "pmm:15")

    shown = featured(publish_practice("Una", alignments=(*served,)), current())

    assert shown.warps == (
        ThreadLabel(9, "8.5", principal=True, raised=False),
        ThreadLabel(10, "9.5", principal=True, raised=True),
        ThreadLabel(14, "13.5", principal=True, raised=False),
    )
    assert shown.wefts == (ThreadLabel(15, "14.5", principal=True, raised=False),)
