"""What the cloth draws: threads and knots, where they are and how wide."""

import re

from practices.weave import Threads, weave

ONE = Threads({2: False, 16: True}, {7: True}, {(2, 7): False, (16, 7): True})


def paths(drawing: str) -> dict[str, str]:
    return dict(re.findall(r'<path class="([^"]+)" d="([^"]+)"/>', drawing))


def test_warps_stand_in_the_column_of_their_goal_and_wefts_in_the_row_of_theirs() -> None:
    drawn = paths(weave(Threads({2: False}, {7: False}, {})))

    assert drawn == {"ods-2": "M1.5 0v23", "weft": "M0 6.5H17"}


def test_a_principal_contribution_is_a_main_thread() -> None:
    drawn = paths(weave(ONE))

    assert set(drawn) == {"ods-2", "ods-16 main", "weft main", "knot", "knot main"}


def test_a_knot_is_a_square_in_the_middle_of_its_crossing() -> None:
    drawn = paths(weave(ONE))

    assert drawn["knot"] == "M1.3 6.5h.4"
    assert drawn["knot main"] == "M15.2 6.5h.6"


def test_a_weft_goes_under_every_other_warp() -> None:
    """Row 7 meets columns 1 and 3 below, and column 2 above; main warps are one cell wide."""
    threads = Threads({1: False, 2: True, 3: True}, {7: False}, {})

    drawn = paths(weave(threads))

    assert drawn["weft"] == "M0 6.5H0.25M0.75 6.5H2M3 6.5H17"


def test_a_weft_under_the_first_and_the_last_warp_keeps_no_empty_stretch() -> None:
    threads = Threads({1: True, 17: True}, {1: False}, {})

    assert paths(weave(threads))["weft"] == "M1 0.5H16"


def test_an_undyed_cloth_has_no_thread() -> None:
    assert paths(weave(Threads({}, {}, {}))) == {}


def test_a_cloth_without_a_label_is_hidden_from_screen_readers() -> None:
    assert weave(ONE).startswith('<svg class="weave" viewBox="0 0 17 23" aria-hidden="true">')


def test_a_cloth_that_stands_alone_is_an_image_with_a_name() -> None:
    named = weave(ONE, "Tejido de «Uno» & otros")

    assert 'role="img" aria-label="Tejido de «Uno» &amp; otros"' in named
    assert "aria-hidden" not in named
