"""What the script asks for while a reader writes a search."""

import pytest
from django.test import Client

from tests.builders import make_publication, make_region

pytestmark = pytest.mark.django_db
ADDRESS = "/sugerencias/"


def test_suggestions_come_in_groups_with_a_sentence_to_say(client: Client) -> None:
    make_region()

    answer = client.get(ADDRESS, {"q": "tum"})

    assert answer["Content-Type"] == "application/json"
    assert answer.json() == {
        "message": "1 sugerencia. Usa las flechas para elegirla.",
        "groups": [
            {
                "kind": "region",
                "label": "Regiones",
                "items": [{"label": "Tumbes", "url": "/regiones/tumbes/"}],
            },
        ],
    }


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=zzz"])
def test_without_anything_to_offer_it_says_so(client: Client, query: str) -> None:
    assert client.get(ADDRESS + query).json() == {"message": "Sin sugerencias.", "groups": []}


def test_a_text_is_read_up_to_200_letters(client: Client) -> None:
    make_region()

    within = client.get(ADDRESS, {"q": " " * 197 + "tum"})
    beyond = client.get(ADDRESS, {"q": " " * 200 + "tum"})

    assert len(within.json()["groups"]) == 1
    assert beyond.json()["groups"] == []


def test_an_answer_stands_until_the_catalogue_changes(client: Client) -> None:
    make_region()
    first = client.get(ADDRESS, {"q": "tum"})

    again = client.get(ADDRESS, {"q": "tum"}, headers={"If-None-Match": first["ETag"]})
    make_publication("Feria")
    later = client.get(ADDRESS, {"q": "tum"}, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, later.status_code) == (304, 200)
