"""Every text of a record has the limits of the column that keeps it."""

import dataclasses

import pytest

from practices import record as rec
from practices.ingest.limits import MODELS, limits_of, text_faults

WITHOUT_COLUMN = {
    rec.Record: {"collection", "kind", "coverage", "mesa", "status", "source_kind"},
    rec.AlignmentEntry: {"framework", "code"},
    rec.PartnerEntry: {"institution"},
    rec.InstrumentEntry: {"instrument"},
    rec.ReplicationEntry: {"original"},
}
"""Keys to other rows, and whole days: `validation` checks them."""


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_text_has_a_limit(kind: type) -> None:
    texts = {each.name for each in dataclasses.fields(kind) if each.type is str}
    days = {"confirmed_on", "review_on"} if kind is rec.Record else set()

    limited = {each.name for each in limits_of(kind)}

    assert texts - limited == WITHOUT_COLUMN.get(kind, set()) | days


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_limit_has_a_length(kind: type) -> None:
    assert [each.name for each in limits_of(kind) if not each.longest] == []


def test_a_text_at_its_limit_is_valid() -> None:
    assert list(text_faults(rec.Record(title="a" * 300))) == []


def test_a_text_past_its_limit_says_both_lengths() -> None:
    (fault,) = text_faults(rec.Record(title="a" * 301))

    assert (fault.field, fault.valid) == ("title", "hasta 300 caracteres (tiene 301)")
