"""What staff are told of each working record."""

import pytest
from pytest_django import DjangoAssertNumQueries

from practices.models.practice import Practice
from practices.workflow.states import PublicationState, publication_states
from tests.builders import make_practice, make_publication

pytestmark = pytest.mark.django_db


def test_each_practice_has_the_state_of_its_own_publication() -> None:
    draft = make_practice("Borrador")
    public = make_publication("Pública").practice
    edited = make_publication("Editada").practice
    Practice.objects.filter(pk=edited.pk).update(title="Otra")

    assert publication_states(Practice.objects.with_parts()) == {
        draft.pk: PublicationState(),
        public.pk: PublicationState(number=1, changed=False),
        edited.pk: PublicationState(number=1, changed=True),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_states_of_practices_at_hand_cost_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_publication(f"Práctica {number}")
    practices = list(Practice.objects.with_parts())

    with django_assert_num_queries(1):
        publication_states(practices)
