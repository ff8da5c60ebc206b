"""Asking for a correction of a published record."""

import pytest
from django.core.cache import cache
from django.test import Client

from practices.models.proposals import Correction
from practices.participation import limits
from tests.builders import make_practice, make_publication, withdraw
from tests.practices.participation.walking import drawn_before

pytestmark = pytest.mark.django_db

PAGE = "/practicas/bp-0042/corregir/"
ASKED = {
    "kind": "correccion",
    "part": "resultados",
    "wrong": "Dice 1200 personas",
    "right": "Son 1300",
    "source": "https://www.gob.pe/nota",
    "email": "persona@example.org",
}


@pytest.fixture(autouse=True)
def _feria() -> None:
    cache.clear()
    make_publication("Feria", code="BP-0042")


def body(**further: str) -> dict[str, str]:
    return {**ASKED, "dibujado": drawn_before(), "_once": "a" * 22, **further}


def test_a_request_is_taken_and_given_a_number(client: Client) -> None:
    answer = client.post(PAGE, body(), follow=True)

    made = Correction.objects.get()
    assert made.receipt in answer.content.decode()
    assert (made.practice.code, made.version, made.wrong) == ("BP-0042", 1, ASKED["wrong"])


def test_sent_twice_it_is_taken_once(client: Client) -> None:
    first, second = (client.post(PAGE, body()) for _time in range(2))

    assert Correction.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_faults_are_told_and_what_was_typed_stays(client: Client) -> None:
    answer = client.post(PAGE, body(wrong="", email="no es correo"))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error: Pedir una corrección" in text
    assert ("Di qué dato es." in text, 'value="no es correo"' in text) == (True, True)
    assert not Correction.objects.exists()


def test_asking_to_take_something_away_needs_no_new_words_and_no_address(
    client: Client,
) -> None:
    client.post(PAGE, body(kind="retiro", right="", email=""))

    assert Correction.objects.get().kind == "retiro"


@pytest.mark.parametrize(
    "further", [{"sitio": "x"}, {"dibujado": ""}, {"dibujado": "MTIz:x:y"}]
)
def test_suspicion_keeps_what_was_typed(client: Client, further: dict[str, str]) -> None:
    answer = client.post(PAGE, body(**further))

    assert answer.status_code == 422
    assert ASKED["wrong"] in answer.content.decode()
    assert not Correction.objects.exists()


def test_too_many_answer_429_with_what_was_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = limits.Limit("t", 0, 9)
    monkeypatch.setattr("practices.participation.corrections.CORRECTING", limit)

    answer = client.post(PAGE, body())

    assert answer.status_code == 429
    assert ASKED["wrong"] in answer.content.decode()


def test_hostile_text_is_text(client: Client) -> None:
    client.post(PAGE, body(wrong="<b>mal\0</b>" + "\n=1+1", part="resultados\0"))

    assert Correction.objects.get().wrong == "<b>mal</b>\n=1+1"


def test_what_nobody_can_read_cannot_be_corrected(client: Client) -> None:
    draft = make_practice("Borrador", code="BP-0050")

    assert client.get(f"/practicas/{draft.code.lower()}/corregir/").status_code == 404


def test_a_withdrawn_record_is_gone(client: Client) -> None:
    withdraw(practice=make_practice("X", code="BP-0042"), reason="A pedido.")

    assert client.get(PAGE).status_code == 410
    assert client.post(PAGE, body()).status_code == 410


def test_a_receipt_of_another_record_is_not_shown(client: Client) -> None:
    client.post(PAGE, body())
    make_publication("Otra", code="BP-0043")
    number = Correction.objects.get().pk

    assert client.get(f"/practicas/bp-0043/corregir/recibida/{number}/").status_code == 404


def test_the_record_leads_here(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get("/practicas/bp-0042-feria/").content.decode()


def test_in_english(client: Client) -> None:
    client.post(f"/en{PAGE}", body())

    assert client.get(f"/en{PAGE}").status_code == 200
    assert Correction.objects.get().language == "en"
