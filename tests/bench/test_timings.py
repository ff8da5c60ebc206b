from bench.timings import Timing, Timings


def test_the_middle_of_an_even_number_of_measures_is_between_two() -> None:
    timings = Timings([Timing(1, each) for each in (1.0, 9.0, 2.0, 4.0)])

    assert timings.p50 == 3.0


def test_five_of_a_hundred_measures_are_beyond_the_95th() -> None:
    timings = Timings([Timing(1, float(each)) for each in range(100, 0, -1)])

    assert timings.p95 == 95.0


def test_the_measures_of_some_selections_leave_the_others_out() -> None:
    timings = Timings([Timing(1, 5.0), Timing(2, 7.0), Timing(1, 3.0)])

    assert (timings.of({1}).slowest, timings.selections) == (5.0, {1, 2})
