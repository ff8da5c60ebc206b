"""What moves the catalogue's stamp, and what does not."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from practices.models.practice import Practice
from practices.models.stamp import CatalogueStamp
from practices.workflow.publishing import Release, publish
from practices.workflow.rebuilding import rebuild
from practices.workflow.stamp import bump
from tests.builders import make_practice, make_publication, withdraw
from tests.practices.conftest import ReadStamp


def test_a_change_counts_one_and_brings_a_new_token(stamp: ReadStamp) -> None:
    before = stamp()

    bump()

    after = stamp()
    assert after.number == before.number + 1
    assert after.token != before.token
    assert after.names == before.names


def test_a_change_of_names_brings_a_new_token_of_names_too(stamp: ReadStamp) -> None:
    before = stamp()

    bump(names=True)

    assert stamp().names != before.names


def test_no_two_changes_have_the_same_token(stamp: ReadStamp) -> None:
    tokens = []
    for _ in range(3):
        bump()
        tokens.append(stamp().token)

    assert len(set(tokens)) == 3


@pytest.mark.django_db
def test_a_stamp_lost_with_a_flush_is_made_again() -> None:
    CatalogueStamp.objects.all().delete()

    bump()

    made = CatalogueStamp.objects.get()
    assert (made.pk, made.number, made.token == "") == (1, 1, False)


@pytest.mark.django_db
def test_a_second_row_is_impossible() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CatalogueStamp.objects.create(pk=2)


def test_outside_a_transaction_it_is_refused() -> None:
    with pytest.raises(RuntimeError):
        bump()


def test_publishing_moves_it_without_touching_the_names(stamp: ReadStamp) -> None:
    practice = make_practice("Feria informativa")
    before = stamp()

    publish(practice=practice, release=Release(by=None))

    assert (stamp().number, stamp().names) == (before.number + 1, before.names)


def test_withdrawing_moves_it(stamp: ReadStamp) -> None:
    publication = make_publication("Feria informativa")
    before = stamp()

    withdraw(practice=publication.practice, reason="A pedido de la entidad.")

    assert (stamp().number, stamp().names) == (before.number + 1, before.names)


def test_rebuilding_moves_it_with_the_names(stamp: ReadStamp) -> None:
    before = stamp()

    rebuild()

    assert stamp().names != before.names


def test_a_working_record_does_not_move_it(stamp: ReadStamp) -> None:
    make_publication("Feria informativa")
    before = stamp()

    make_practice("Otra feria")
    Practice.objects.update(title="Con otro título")

    assert stamp().number == before.number


def test_a_refused_publication_does_not_move_it(stamp: ReadStamp) -> None:
    practice = make_practice("Feria informativa", summary="")
    before = stamp()

    with pytest.raises(ValidationError):
        publish(practice=practice, release=Release(by=None))

    assert stamp().number == before.number


def test_a_refused_withdrawal_does_not_move_it(stamp: ReadStamp) -> None:
    practice = make_practice("Feria informativa")
    before = stamp()

    with pytest.raises(ValidationError):
        withdraw(practice=practice, reason="Duplicada")

    assert stamp().number == before.number


def test_a_transaction_that_is_undone_takes_its_stamp_along(stamp: ReadStamp) -> None:
    practice = make_practice("Feria informativa")
    before = stamp()

    with transaction.atomic():
        publish(practice=practice, release=Release(by=None))
        transaction.set_rollback(True)

    assert (stamp().number, stamp().token) == (before.number, before.token)
