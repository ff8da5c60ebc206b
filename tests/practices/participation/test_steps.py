"""The seven steps without script: what they keep, what they ask, and what they say."""

import pytest
from django.test import Client

from practices.editorial import ProposalState
from tests.practices.participation.walking import STEPS, Walk


def test_a_whole_proposal_is_written_and_sent(walk: Walk) -> None:
    walk.fill_in()
    review = walk.open("revision")

    walk.client.post(f"{walk.address}revision/")

    proposal = walk.proposal
    assert "Completar" not in review
    assert (proposal.state, proposal.missing) == (ProposalState.RECEIVED, [])
    assert (proposal.title, str(proposal.mesa)) == (
        "Feria informativa",
        "Mesa regional de Tumbes",
    )
    assert proposal.receipt in walk.client.get(walk.address).content.decode()


def test_a_step_leads_to_the_next_and_back(walk: Walk) -> None:
    forward = walk.save("mesa")
    back = walk.save("nombre", _back="1")
    out = walk.save("nombre", _leave="1")

    assert forward.headers["Location"] == f"{walk.address}nombre/"
    assert back.headers["Location"] == f"{walk.address}mesa/"
    assert out.headers["Location"] == walk.address


def test_faults_are_told_first_and_what_was_typed_stays(walk: Walk) -> None:
    wrong = {**STEPS["mesa"], "email": "mesa sin arroba", "office": ""}

    answer = walk.save("mesa", wrong)

    text = walk.text
    assert answer.status_code == 422
    assert "<title>Error: Mesa y contacto" in text
    assert text.index("Hay 2 cosas por corregir") < text.index("<h1")
    assert '<a href="#id_email">' in text
    assert 'value="mesa sin arroba"' in text
    assert "2 datos por corregir" in text
    assert walk.proposal.typed["mesa"]["email"] == ["mesa sin arroba"]


def test_a_fault_does_not_stop_who_wants_to_go_on(walk: Walk) -> None:
    answer = walk.save("mesa", {"office": "Gerencia"}, _anyway="1")

    assert answer.headers["Location"] == f"{walk.address}nombre/"


def test_an_incomplete_proposal_is_sent_as_observed(walk: Walk) -> None:
    walk.save("mesa")

    review = walk.open("revision")
    walk.client.post(f"{walk.address}revision/")

    assert "llegará como «observada»" in review
    assert "Escribe el nombre de la práctica." in review
    assert "Escribe el nombre de la práctica." in walk.proposal.missing
    assert "Llegó como «observada»" in walk.client.get(walk.address).content.decode()


def test_sending_twice_sends_once(walk: Walk) -> None:
    walk.save("mesa")
    for _time in range(2):
        answer = walk.client.post(f"{walk.address}revision/")

    assert answer.headers["Location"] == walk.address
    assert [each.after for each in walk.proposal.changes.all()] == [ProposalState.RECEIVED]


def test_what_is_sent_is_no_longer_written_on(walk: Walk) -> None:
    walk.save("mesa")
    walk.client.post(f"{walk.address}revision/")

    walk.send("nombre", STEPS["nombre"])

    assert walk.answer.headers["Location"] == walk.address
    assert walk.proposal.title == ""


@pytest.mark.parametrize("figure", ["1.200", "1,200", "mil", "1e9", "-5", "1.200,5"])
def test_a_figure_that_can_be_read_in_two_ways_is_not_guessed(walk: Walk, figure: str) -> None:
    walk.save("resultados", {**STEPS["resultados"], "result-0-value": figure})

    assert "Escribe solo la cifra" in walk.text
    assert f'value="{figure}"' in walk.text
    assert walk.proposal.answers["results"] == []
    assert figure in str(walk.proposal.answers["unread"])


def test_more_rows_are_asked_for_without_losing_those_written(walk: Walk) -> None:
    walk.save("resultados", _more="1")

    assert "Personas orientadas en las ferias" in walk.text
    assert 'name="result-3-statement"' in walk.text


def test_no_results_is_an_answer(walk: Walk) -> None:
    assert walk.save("resultados", {}).status_code == 422
    assert walk.save("resultados", {"no_results": "on"}).status_code == 302


def test_reasons_are_asked_for_what_is_ticked(walk: Walk) -> None:
    walk.save("alineacion", {"ods": ["10", "1"], "reason_ods_1": "Corta"})

    assert "Explica por qué la práctica aporta al ODS 10" in walk.text
    assert "Explica un poco más el ODS 1: al menos 10 caracteres" in walk.text
    assert "Elige al menos un objetivo del Pacto Mundial" in walk.text


def test_a_mesa_that_is_not_in_the_list_gives_its_name_and_region(walk: Walk) -> None:
    walk.save("mesa", {**STEPS["mesa"], "mesa": "otra", "region": ""})
    asked = walk.text
    walk.save("mesa", {**STEPS["mesa"], "mesa": "otra", "mesa_name": "Mesa de Zarumilla"})

    assert "Escribe el nombre de tu mesa o entidad." in asked
    assert "Elige la región donde ocurre la práctica." in asked
    assert walk.answer.status_code == 302
    assert walk.proposal.answers["mesa_name"] == "Mesa de Zarumilla"


@pytest.mark.django_db
def test_english_pages_ask_the_same(client: Client) -> None:
    walk = Walk(client).begin("/en/proponer/")

    text = walk.open("mesa")

    assert walk.address.startswith("/en/proponer/")
    assert '<html lang="en"' in text
    assert walk.proposal.language == "en"


@pytest.mark.parametrize(
    "hostile",
    [
        "con\0nulo",
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "{{ 7|add:7 }}",
        "x" * 9000,
    ],
)
def test_hostile_text_is_text(walk: Walk, hostile: str) -> None:
    walk.save("nombre", {**STEPS["nombre"], "summary": hostile, "title": hostile[:200]})
    text = walk.open("nombre")
    walk.open("revision")

    assert walk.answer.status_code == 200
    assert "<script>alert" not in text
    assert "\0" not in str(walk.proposal.typed)


def test_more_than_any_practice_needs_is_refused_in_words(walk: Walk) -> None:
    answer = walk.save("problema", {"problem": "x" * 130_000})

    assert answer.status_code == 413
    assert "Es demasiado texto" in walk.text
    assert walk.proposal.typed == {}


def test_unknown_answers_and_rows_without_end_are_ignored(walk: Walk) -> None:
    rows = {f"action-{n}-text": f"Acción {n}" for n in range(90)}

    walk.save("problema", {**STEPS["problema"], **rows, "state": "convertida", "otro": "x"})

    assert len(walk.proposal.answers["actions"]) == 20
    assert walk.proposal.state == ProposalState.WRITING


def test_foreign_keys_that_do_not_exist_are_faults(walk: Walk) -> None:
    walk.save("mesa", {**STEPS["mesa"], "mesa": "../../etc", "region": "99"})

    assert walk.answer.status_code == 422
    assert walk.proposal.mesa is None


def test_autosave_keeps_without_scolding(walk: Walk) -> None:
    walk.open("nombre")

    answer = walk.send("nombre", {"title": "A med"}, _autosave="1")

    assert answer.json()["seen"] == walk.proposal.edit_number == 1
    assert walk.proposal.title == "A med"
    assert "Hay una cosa por corregir" not in walk.open("nombre")
