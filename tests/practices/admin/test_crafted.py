"""Requests that no page of the desk makes: each is refused or ignored, and none is a fault."""

from typing import Any

import pytest
from django.urls import reverse

from practices.workflow.once import new_token
from tests.practices.admin.desk import open_form
from tests.practices.admin.matrix_routes import OF_A_RECORD, PRACTICE, TABLES
from tests.practices.admin.matrix_world import World, undone

pytestmark = pytest.mark.django_db
HUGE = "9" * 40
LIST = reverse(f"{PRACTICE}_changelist")
KEYS = [HUGE, "0x", "-1", "abc", "1.5", "١٢", "_41", "%20", "1%2F2", "null", "1e3"]
QUERIES = [
    "p=abc", f"p={HUGE}", "p=-1", "p=0", "o=x", f"o={HUGE}", "o=-", "o=1.2.x.-99", "o=--1",
    "all=x", "q=%00", "q=%22%27%5C", "q=" + "a%20" * 300, "_to_field=password",
    "_to_field=nada", "_popup=1&_to_field=id", "_facets=x", "e=1", "e=1&state__exact=",
    "changed_at__year=abc", f"changed_at__year={HUGE}", "changed_at__year=9999",
    "changed_at__year=0", "changed_at__year=2024&changed_at__month=13",
    "changed_at__year=9999&changed_at__month=12&changed_at__day=31", "changed_at__gte=x",
    f"mesa__id__exact={HUGE}", "mesa__id__exact=x", "mesa__isnull=x", "regions__id__exact=-1",
    f"regions__id__exact={HUGE}", "state__exact=%00", "cola=x", "falta=x", "a-cargo=١",
    f"a-cargo={HUGE}", "publicacion=x", "por-confirmar=x", "nada=1", "state__nada=1", "=1",
    "__=1", "state__exact=a&state__exact=b", "collection__id__exact=1,2", "pk=x", "id=1",
]  # fmt: skip
BULK: list[dict[str, Any]] = [
    {"action": "publish_selected", "_selected_action": HUGE},
    {"action": "publish_selected", "_selected_action": ["abc", "1"]},
    {"action": "publish_selected", "_selected_action": ["-1", ""]},
    {"action": "publish_selected", "_selected_action": "1\x00"},
    {"action": "publish_selected", "_selected_action": "1", "index": HUGE},
    {"action": "publish_selected", "_selected_action": "1", "index": "x"},
    {"action": "publish_selected", "select_across": HUGE, "_selected_action": "1"},
    {"action": "nada", "_selected_action": "1"},
    {"action": ["a", "b"], "_selected_action": "1", "index": "7"},
    {"action": "assign_selected", "_selected_action": "1", "confirmed": "1", "person": HUGE},
    {"action": "publish_selected", "_selected_action": "1", "confirmed": "1", "seen-1": HUGE},
    {"_save": "1"},
    {"_save": "1", "form-TOTAL_FORMS": HUGE, "form-INITIAL_FORMS": HUGE},
    {"_save": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": HUGE},
    {"_save": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": "x"},
    {"_save": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": "1\x00"},
    {"_save": "1", "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-id": "1",
     "form-1-id": "1", "form-0-seen": "[1", "form-1-seen": '{"review_on": 3}'},
]  # fmt: skip


def faults(answers: dict[Any, Any]) -> dict[Any, int]:
    return {key: each.status_code for key, each in answers.items() if each.status_code >= 500}


def test_no_address_of_a_list_is_a_fault(world: World) -> None:
    client = world.client("administrator")
    answers: dict[Any, Any] = {query: client.get(f"{LIST}?{query}") for query in QUERIES}
    for table in ("practices_publication", "practices_statuschange", "auth_user"):
        address = reverse(f"admin:{table}_changelist")
        date = {"practices_publication": "published_at", "practices_statuschange": "at"}
        for query in QUERIES[12:26]:
            asked = query.replace("changed_at", date.get(table, "date_joined"))
            answers[table, query] = client.get(f"{address}?{asked}")

    assert faults(answers) == {}


def test_what_a_list_cannot_mean_leads_to_it_whole_and_says_so(world: World) -> None:
    client = world.client("administrator")
    answer = client.get(f"{LIST}?changed_at__year=9999", follow=True)

    assert answer.redirect_chain == [(f"{LIST}?e=1", 302)]
    assert "se muestra entera" in answer.content.decode()


@pytest.mark.parametrize("table", TABLES)
def test_no_key_of_a_row_is_a_fault(world: World, table: str) -> None:
    client = world.client("administrator")
    answers: dict[Any, Any] = {}
    short = reverse(f"admin:{table}_change", args=[1]).removesuffix("1/change/")
    for page in ("change", "history", "delete", "autoguardar"):
        for key in KEYS if table == "practices_practice" else KEYS[:4]:
            answers[page, key] = client.get(f"{short}{key}/{page}/")
    for key in (HUGE, "abc"):
        for page in ("change", "delete", "autoguardar"):
            answers["post", page, key] = client.post(f"{short}{key}/{page}/", {"post": "yes"})

    assert faults(answers) == {}
    assert {each.status_code for each in answers.values()} <= {302, 403, 404, 405}


def test_no_key_of_a_practice_is_a_fault_at_any_address(world: World) -> None:
    client = world.client("administrator")
    start = reverse(f"{PRACTICE}_changelist")
    answers: dict[Any, Any] = {}
    for name in OF_A_RECORD:
        if name.startswith(PRACTICE):
            continue
        further: dict[str, list[Any]] = {
            "change_comment": [1, "x"],
            "restore": [1],
            "restore_draft": [1],
        }
        further |= {"file": [1, "x"], "revoke_preview_link": [1]}
        named = further.get(name.removeprefix("admin:practice_"), [])
        address = reverse(name, args=[7, *named]).replace(f"{start}7/", f"{start}{HUGE}/")
        answers[name] = client.get(address)
        answers[name, "post"] = client.post(address)
        if named:
            own = reverse(name, args=[world.practices["published"].pk, *named])
            answers[name, "part"] = client.get(own.replace("/1/", f"/{HUGE}/"))

    assert faults(answers) == {}


@pytest.mark.parametrize("sent", BULK, ids="&".join)
def test_no_bulk_action_or_edited_list_is_a_fault(world: World, sent: dict[str, Any]) -> None:
    client = world.client("publisher")
    with undone():
        answers = {
            place: client.post(reverse(f"admin:{place}_changelist"), sent)
            for place in ("practices_practice", "practices_institution")
        }

    assert faults(answers) == {}


FORMS: list[dict[str, Any]] = [
    {"_to_field": "password"},
    {"_to_field": "nada", "_popup": "1"},
    {"_edition": HUGE, "_seen": HUGE},
    {"mesa": HUGE, "collection": HUGE, "kind": "x"},
    {"regions": HUGE, "placed-0-region": HUGE},
    {"replications-TOTAL_FORMS": "1", "replications-0-original": HUGE},
    {"partners-TOTAL_FORMS": "1", "partners-0-institution": "x\x00", "partners-0-id": HUGE},
    {"citations-TOTAL_FORMS": "x", "citations-INITIAL_FORMS": "-1"},
    {"title": "a\x00b", "summary": "\ud800"},
    {"_saveasnew": "1"},
    {"contact_office": HUGE, "import_id": "x" * 5000, "review_on": "9999-99-99"},
    {"_once": "x" * 500, "_merged": "x", "_opened": "{"},
]


@pytest.mark.parametrize("changed", FORMS, ids="&".join)
def test_no_form_of_a_practice_is_a_fault(world: World, changed: dict[str, Any]) -> None:
    client = world.client("publisher")
    address = reverse(f"{PRACTICE}_change", args=[world.practices["draft"].pk])
    sent = {**open_form(client, address), "_once": new_token(), **changed}
    with undone():
        answers = {"whole": client.post(address, encodable(sent))}
    with undone():
        answers["alone"] = client.post(address, encodable(changed))
    with undone():
        answers["new"] = client.post(reverse(f"{PRACTICE}_add"), encodable(changed))
    with undone():
        kept = reverse(f"{PRACTICE}_autosave", args=[world.practices["draft"].pk])
        answers["kept"] = client.post(kept, encodable(sent))

    assert faults(answers) == {}


def encodable(sent: dict[str, Any]) -> dict[str, Any]:
    """Leave out what no encoding sends; the rest goes as a browser would send it."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in sent.items()
    }


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"app_label": "x"}, {"app_label": "practices", "model_name": "x"},
        {"app_label": "practices", "model_name": "practice", "field_name": "x"},
        {"app_label": "practices", "model_name": "practice", "field_name": "title"},
        {"app_label": "practices", "model_name": "replication", "field_name": "original",
         "page": HUGE, "term": "a"},
        {"app_label": "practices", "model_name": "replication", "field_name": "original",
         "page": "x"},
        {"app_label": "practices", "model_name": "replication", "field_name": "original",
         "term": "\x00" + "a " * 400},
        {"app_label": "auth", "model_name": "user", "field_name": "groups"},
    ],
)  # fmt: skip
def test_no_options_asked_for_are_a_fault(world: World, asked: dict[str, str]) -> None:
    answer = world.client("publisher").get(reverse("admin:autocomplete"), asked)

    assert answer.status_code < 500


@pytest.mark.parametrize(
    "address",
    [f"/admin/r/{HUGE}/1/", "/admin/r/abc/1/", "/admin/r/1/abc/", f"/admin/r/1/{HUGE}/",
     f"/admin/avisos/{HUGE}/", f"/admin/avisos/?pagina={HUGE}", "/admin/avisos/?pagina=x",
     "/admin/nada/", "/admin/practices/nada/1/", "/admin/auth/group/", "/admin/jsi18n/?x=%00",
     "/admin/practices/practice/hoja/" + "x" * 300 + "/", "/admin/practices/?x[]=1",
     "/admin/practices/publication/?q=%F0%9F%98%80%ff"],
)  # fmt: skip
def test_no_other_address_of_the_desk_is_a_fault(world: World, address: str) -> None:
    client = world.client("administrator")

    assert client.get(address).status_code < 500
    assert client.post(address, {"leido": HUGE, "file": "x"}).status_code < 500
