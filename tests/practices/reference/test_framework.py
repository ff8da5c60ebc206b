"""Frameworks and objectives, against the files they come from."""

from practices.enums import ObjectiveKind
from practices.reference import (
    approaches,
    frameworks,
    gcm_objectives,
    goals,
    policy_objectives,
    principles,
)
from practices.reference.files import read_data


def test_the_five_frameworks_have_their_permanent_slugs() -> None:
    assert [one.slug for one in frameworks()] == ["ods", "pmm", "principios", "enfoques", "pnm"]


def test_there_are_17_goals_in_order() -> None:
    assert [goal.code for goal in goals()] == [str(number) for number in range(1, 18)]


def test_there_are_169_targets() -> None:
    targets = [target for goal in goals() for target in goal.targets]

    assert len(targets) == read_data("sdgs.json")["meta"]["targets"] == 169


def test_every_target_code_begins_with_its_goal() -> None:
    misplaced = [
        target.code
        for goal in goals()
        for target in goal.targets
        if target.code.split(".")[0] != goal.code
    ]

    assert misplaced == []


def test_no_target_code_is_repeated() -> None:
    codes = [target.code for goal in goals() for target in goal.targets]

    assert len(set(codes)) == len(codes)


def test_there_are_23_objectives_of_the_compact_in_order() -> None:
    assert [one.code for one in gcm_objectives()] == [str(number) for number in range(1, 24)]


def test_round_tables_are_those_of_the_review_forum() -> None:
    groupings = {one["slug"]: one for one in read_data("gcm.json")["groupings"]}
    tables = {
        str(number): group["number"]
        for group in groupings["imrf-round-tables"]["groups"]
        for number in group["objectives"]
    }

    assert {one.code: one.round_table for one in gcm_objectives()} == tables


def test_the_compact_points_only_at_existing_targets() -> None:
    known = {target.code for goal in goals() for target in goal.targets}
    named = {target.code for one in gcm_objectives() for target in one.targets}

    assert named - known == set()


def test_there_are_ten_principles_lettered_as_in_the_resolution() -> None:
    assert "".join(principle.letter for principle in principles()) == "abcdefghij"


def test_the_policy_has_four_axes_and_six_numbered_principles() -> None:
    axes = [row["slug"] for row in read_data("national_policy.json")["population_axes"]]

    assert [one.code for one in policy_objectives()] == [
        *axes,
        *(f"principio-{order}" for order in range(1, 7)),
    ]


def test_there_are_six_approaches() -> None:
    assert len(approaches()) == len(read_data("national_policy.json")["approaches"]) == 6


def test_every_kind_of_policy_objective_is_one_of_the_catalogue() -> None:
    kinds = {one.kind for one in (*policy_objectives(), *approaches())}

    assert kinds == {
        ObjectiveKind.AXIS.value,
        ObjectiveKind.PRINCIPLE.value,
        ObjectiveKind.APPROACH.value,
    }


def test_every_official_objective_has_a_title_in_both_languages() -> None:
    titles = [
        *((one.title_es, one.title_en) for one in goals()),
        *((one.title_es, one.title_en) for one in gcm_objectives()),
        *((one.title_es, one.title_en) for one in principles()),
        *((one.title_es, one.title_en) for one in approaches()),
    ]

    assert [pair for pair in titles if not all(pair)] == []
