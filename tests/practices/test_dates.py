"""Imprecise dates: read, sorted and printed as their sources give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.dates import ImpreciseDate, display, year_of

DAYS = st.dates()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2014", "2014"),
        ("2014-02", "feb. 2014"),
        ("2014-02-11", "11 feb. 2014"),
        ("2026-09-01", "1 set. 2026"),
        ("", "sin fecha"),
    ],
)
def test_date_is_printed_as_precisely_as_it_is_known(text: str, shown: str) -> None:
    assert display(text) == shown


@pytest.mark.parametrize(
    "text", ["14", "2014-2", "2014-13", "2014-02-30", "2014-02-11T00", " 2014", "٢٠١٤", "0000"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ImpreciseDate.parse(text)


def test_a_year_sorts_before_its_months_and_a_month_before_its_days() -> None:
    dates = ["2014-02-11", "2015", "2014-02", "2014", "2014-01-31"]

    assert sorted(dates) == ["2014", "2014-01-31", "2014-02", "2014-02-11", "2015"]


@given(DAYS)
def test_reading_and_writing_a_day_gives_it_back(day: object) -> None:
    assert ImpreciseDate.parse(str(day)).iso == str(day)


@given(DAYS, DAYS)
def test_text_order_is_date_order(one: object, other: object) -> None:
    assert (str(one) < str(other)) == (one < other)  # type: ignore[operator]  # both are dates


@pytest.mark.parametrize(
    ("start", "end", "possible"),
    [
        ("2014", "2014-02", True),
        ("2014-02", "2014", True),
        ("2014-03", "2014-02-11", False),
        ("2015", "2014-12", False),
    ],
)
def test_precedence_is_judged_only_as_far_as_both_say(
    start: str,
    end: str,
    *,
    possible: bool,
) -> None:
    assert ImpreciseDate.parse(start).may_precede(ImpreciseDate.parse(end)) is possible


def test_year_of_no_date_is_none() -> None:
    assert (year_of("2014-02"), year_of("")) == (2014, None)
