"""Threads and knots equal the alignments, for records, for sums and for the whole catalogue."""

import re
from collections.abc import Iterable

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.enums import AlignmentRole, Facet
from practices.index.holder import current
from practices.models.publication import Publication
from practices.names import read_names
from practices.queries.cloths import catalogue_threads, record_threads, spoken
from practices.record import Record
from practices.weave import Threads, weave
from tests import recount
from tests.practices.pages.catalogue import aligned, make_lists, publish_practice

pytestmark = pytest.mark.django_db

SECONDARY = AlignmentRole.SECONDARY


def numbers(codes: Iterable[str]) -> set[int]:
    return {int(code) for code in codes if "." not in code}


def expected(practices: Iterable[recount.Counted]) -> Threads:
    """Recount a cloth from the curators' file."""
    warp: dict[int, bool] = {}
    weft: dict[int, bool] = {}
    knots: dict[tuple[int, int], bool] = {}
    for each in practices:
        main_ods, main_pmm = numbers(each.principal["ods"]), numbers(each.principal["pmm"])
        for ods in numbers(each.values["ods"]):
            warp[ods] = warp.get(ods, False) or ods in main_ods
            for pmm in numbers(each.values["pmm"]):
                both = ods in main_ods and pmm in main_pmm
                knots[ods, pmm] = knots.get((ods, pmm), False) or both
        for pmm in numbers(each.values["pmm"]):
            weft[pmm] = weft.get(pmm, False) or pmm in main_pmm
    return Threads(warp, weft, knots)


@pytest.mark.usefixtures("real_catalogue")
def test_every_real_practice_has_the_threads_of_its_alignments() -> None:
    names = read_names()
    counted = {each.title: each for each in recount.practices()}

    published = [each.record for each in Publication.objects.all()]

    assert len(published) == 57
    for record in published:
        assert record_threads(record, names) == expected([counted[record.title]])


@pytest.mark.usefixtures("real_catalogue")
def test_no_real_practice_needs_more_than_a_kilobyte_and_a_half() -> None:
    names = read_names()

    sizes = [
        len(weave(record_threads(each.record, names))) for each in Publication.objects.all()
    ]

    assert 300 < max(sizes) <= 1500


@pytest.mark.usefixtures("real_catalogue")
def test_the_cloth_of_the_catalogue_is_the_sum_of_all_practices() -> None:
    assert catalogue_threads(current()) == expected(recount.practices())


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("region", ["tumbes", "lima", "tacna", "loreto", "junin"])
def test_the_cloth_of_a_region_is_the_sum_of_its_practices(region: str) -> None:
    index = current()
    its_own = [each for each in recount.practices() if region in each.values["region"]]

    threads = catalogue_threads(index, index.having(Facet.REGION, [region]))

    assert threads == expected(its_own)


@pytest.mark.usefixtures("real_catalogue")
def test_the_drawing_of_the_catalogue_has_each_thread_and_each_knot_once() -> None:
    cloth = expected(recount.practices())

    drawing = weave(catalogue_threads(current()))

    warps = {int(n) for n in re.findall(r'class="ods-(\d+)', drawing)}
    rows = set(re.findall(r"(\d+)\.5H", drawing))
    assert warps == set(cloth.warp)
    assert {int(row) + 1 for row in rows} == set(cloth.weft)
    assert len(re.findall(r"h\.[46]", drawing)) == len(cloth.knots)


def test_a_target_is_a_thread_of_its_goal() -> None:
    make_lists()
    record = Record(title="Uno", alignments=tuple(aligned("ods:10.7", "pmm:15")))

    threads = record_threads(record, read_names())

    assert threads == Threads({10: True}, {15: True}, {(10, 15): True})


def test_other_frameworks_have_no_thread() -> None:
    make_lists()
    record = Record(title="Uno", alignments=tuple(aligned("pnm:retornados", "ods:9")))

    assert record_threads(record, read_names()) == Threads({9: True}, {}, {})


def test_in_a_sum_principal_wins_and_a_knot_needs_one_practice_with_both() -> None:
    """«Dos» serves 10 secondarily, «Uno» principally; nobody serves 9 and 15 together."""
    make_lists()
    secondary = aligned("ods:14", role=SECONDARY)
    publish_practice("Uno", alignments=(*aligned("ods:10", "pmm:15"), *secondary))
    secondary = aligned("ods:10", role=SECONDARY)
    publish_practice("Dos", alignments=(*aligned("ods:9", "pmm:23"), *secondary))

    threads = catalogue_threads(current())

    assert threads == Threads(
        {9: True, 10: True, 14: False},
        {15: True, 23: True},
        {(10, 15): True, (14, 15): False, (9, 23): True, (10, 23): False},
    )


def test_threads_of_a_set_need_no_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_lists()
    publish_practice("Uno")
    index = current()

    with django_assert_num_queries(0):
        threads = catalogue_threads(index)

    assert threads.knots == {(10, 15): True}


def test_an_empty_catalogue_has_an_undyed_cloth() -> None:
    assert catalogue_threads(current()) == Threads({}, {}, {})


@pytest.mark.usefixtures("real_catalogue")
def test_a_dense_cloth_says_how_much_it_has() -> None:
    crossings = len(expected(recount.practices()).knots)

    assert spoken(catalogue_threads(current())) == (
        f"Tejido de 13 ODS y 21 objetivos del PMM, con {crossings} cruces"
    )


def test_a_cloth_says_its_threads_in_order() -> None:
    threads = Threads({16: True, 2: False}, {15: False, 7: True}, {})

    assert spoken(threads) == "Tejido de ODS 2, 16 y PMM 7, 15"
    assert spoken(Threads({}, {}, {})) == "Tejido sin hilos: ningún objetivo por ahora"
