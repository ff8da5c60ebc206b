"""What stops programs and floods, and never loses what a person wrote."""

import pytest
from django.test import Client

from practices.models.proposals import Proposal
from practices.participation import limits
from tests.practices.participation.walking import STEPS, Walk, drawn_before


def test_too_many_savings_answer_429_with_what_was_typed(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practices.participation.proposing.SAVING", limits.Limit("t", 1, 100))
    walk.save("nombre")

    answer = walk.save("nombre", {**STEPS["nombre"], "title": "Lo que escribí"})

    assert answer.status_code == 429
    assert "Llegaron demasiados envíos" in walk.text
    assert 'value="Lo que escribí"' in walk.text
    assert walk.proposal.title == "Feria informativa"


def test_too_many_sendings_answer_429_and_the_proposal_stays(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practices.participation.proposing.SENDING", limits.Limit("t", 0, 100))
    walk.save("mesa")

    answer = walk.client.post(f"{walk.address}revision/")

    assert answer.status_code == 429
    assert walk.proposal.sent_at is None


@pytest.mark.parametrize("limit", [limits.Limit("t", 2, 100), limits.Limit("t", 100, 2)])
def test_beginnings_are_counted_by_address_and_altogether(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, limit: limits.Limit
) -> None:
    monkeypatch.setattr("practices.participation.proposing.BEGINNING", limit)

    answers = [walk.client.post("/proponer/").status_code for _time in range(4)]

    assert answers == [302, 302, 429, 429]


def test_one_address_does_not_close_the_door_to_others(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = limits.Limit("t", each=1, everybody=3)
    monkeypatch.setattr("practices.participation.proposing.BEGINNING", limit)
    for _time in range(9):
        walk.client.post("/proponer/")

    other = Client(REMOTE_ADDR="192.0.2.7").post("/proponer/")

    assert other.status_code == 302


def test_what_is_counted_of_an_address_is_not_the_address(walk: Walk) -> None:
    request = walk.answer.wsgi_request
    request.META["REMOTE_ADDR"] = "2001:db8:1:2:3:4:5:6"

    assert limits.network_of(request) == "2001:db8:1:2::/64"


def test_the_trap_is_told_and_what_was_typed_stays(walk: Walk) -> None:
    answer = walk.save("mesa", {**STEPS["mesa"], "sitio": "http://spam.example"})

    assert answer.status_code == 422
    assert "una casilla que debía quedar vacía" in walk.text
    assert 'value="Gerencia de Desarrollo Social"' in walk.text
    assert "spam.example" not in walk.text


@pytest.mark.parametrize("drawn", ["", "x:y", "now"])
def test_a_form_sent_too_fast_or_by_hand_is_asked_for_again(walk: Walk, drawn: str) -> None:
    signed = drawn_before(0) if drawn == "now" else drawn
    body = {**STEPS["mesa"], "dibujado": signed, "seen": "0"}

    answer = walk.client.post(f"{walk.address}mesa/", body)

    assert answer.status_code == 422
    assert 'value="mesa@region.gob.pe"' in answer.content.decode()


def test_a_program_that_fills_in_the_trap_begins_nothing(walk: Walk) -> None:
    before = Proposal.objects.count()

    answer = walk.client.post("/proponer/", {"sitio": "x"})

    assert (answer.status_code, Proposal.objects.count()) == (422, before)


def test_start_asks_for_the_check_of_forged_forms(walk: Walk) -> None:
    assert walk.token
    assert Client(enforce_csrf_checks=True).post("/proponer/").status_code == 403


def test_letters_to_one_address_are_few(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practices.participation.proposing.MAILING", limits.Limit("t", 0, 9))

    walk.save("mesa")

    assert (walk.answer.status_code, walk.proposal.mailed_to) == (302, "")
