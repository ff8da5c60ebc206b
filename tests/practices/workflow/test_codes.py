"""Codes are given once and never again."""

import pytest

from practices.models.practice import Practice
from practices.workflow.codes import next_codes, reserve
from tests.builders import make_practice

pytestmark = pytest.mark.django_db


def test_codes_follow_one_another() -> None:
    assert next_codes(2) + next_codes(1) == ["BP-0001", "BP-0002", "BP-0003"]


def test_code_of_a_deleted_draft_is_not_given_again() -> None:
    practice = make_practice("Feria informativa")
    given = practice.code
    Practice.objects.all().delete()

    assert next_codes(1) != [given]


def test_codes_that_came_with_a_file_are_passed_over() -> None:
    reserve(["BP-0007", "BP-0003"])

    assert next_codes(1) == ["BP-0008"]


def test_codes_pass_nine_thousand_nine_hundred_and_ninety_nine() -> None:
    reserve(["BP-9999"])

    assert next_codes(1) == ["BP-10000"]
