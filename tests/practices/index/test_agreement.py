"""The index says what plain SQL says, on random catalogues and random selections."""

from random import Random

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.random_catalogue import disagreements, fill, random_selection
from practices.filters.filterset import PracticeFilter
from practices.index.building import build
from practices.index.catalogue import CatalogueIndex
from practices.names import read_names
from practices.search.postings import Postings

SELECTIONS = 25
pytestmark = pytest.mark.usefixtures("references")


def filter_disagrees(index: CatalogueIndex, query: str) -> bool:
    """Whether what `PracticeFilter` finds by plain SQL is not what the index finds."""
    asked = PracticeFilter(QueryDict(query), index)
    indexed = index.page(index.select(asked.selection), asked.selection.ordering)
    return list(asked.qs.values_list("pk", flat=True)) != indexed


@settings(
    max_examples=14,
    deadline=None,
    # Making a failure smaller would take minutes; it names its selections anyway.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(0, 60),
    chances=st.lists(
        st.randoms(use_true_random=False), min_size=SELECTIONS, max_size=SELECTIONS
    ),
)
def test_index_and_plain_sql_agree_on_everything(
    seed: int, size: int, chances: list[Random]
) -> None:
    with transaction.atomic():
        vocabulary = fill(Random(seed), size, read_names())  # noqa: S311  a draw, no secret
        index = build(Postings())
        asked = [random_selection(chance, vocabulary) for chance in chances]

        differing = [(each, names) for each in asked if (names := disagreements(index, each))]
        differing_filters = [each for each in asked if filter_disagrees(index, each.query())]

        transaction.set_rollback(True)
    assert differing == []
    assert differing_filters == []
