"""Role × route × record: every address, asked by everybody, answers as was decided by hand."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from practices.editorial import Action, Role
from practices.workflow.permissions import RIGHTS
from tests.practices.admin.matrix_asking import (
    POSTED,
    Cells,
    answered,
    ask,
    body,
    differing,
    everybody,
)
from tests.practices.admin.matrix_rights import (
    can,
    can_some,
    states,
)
from tests.practices.admin.matrix_routes import (
    OF_A_RECORD,
    OF_A_VERSION,
    OF_ONE_COLLEAGUE,
    OF_ONES_ACCOUNT,
    OF_THE_DESK,
    OPEN_TO_ALL,
    ROWS,
    TO_WRITE_PRACTICES,
    routes,
)
from tests.practices.admin.matrix_world import PEOPLE, RECORDS, SECRET, World, undone

pytestmark = pytest.mark.django_db
MOST = {"yes": 1, "no": 2, "sign in": 1, "not found": 3}
"""Of what is answered alike, how many records are asked for by each person at each address;
what is sent, which is cheaper and matters more, is sent for every one."""
ALWAYS_REFUSED = {"admin:practices_practice_autosave", "admin:practices_practice_delete"}
"""Addresses that may refuse before they look: what is not seen, just as what is not there."""


def test_every_route_has_one_row() -> None:
    rows = [name for row in ROWS for name in row]

    assert sorted(set(routes())) == sorted(rows)


def test_the_table_of_rights_is_the_one_decided_by_hand() -> None:
    cells = {(r, a): RIGHTS[r].get(a, frozenset()) for r in Role for a in Action}

    assert cells == {(r, a): states(r, a) for r in Role for a in Action}


@everybody
def test_public_pages_answer_everybody_and_tell_no_draft(world: World, person: str) -> None:
    client = world.client(person)
    asked = OPEN_TO_ALL if person in {"anonymous", "secretary"} else {"practices:list": {}}
    said = {name: client.get(reverse(name, kwargs=named)) for name, named in asked.items()}

    assert {name for name, each in said.items() if answered(each) != "yes"} == set()
    assert {name for name, each in said.items() if SECRET.encode() in body(each)} == set()


@everybody
def test_public_addresses_show_what_is_public_whoever_asks(world: World, person: str) -> None:
    client = world.client(person)
    cells: Cells = {}
    wanted: Cells = {}
    leaks = []
    for record, practice in world.practices.items():
        for name in OF_A_VERSION:
            if RECORDS[record].public and person not in {"anonymous", "administrator"}:
                continue  # nothing there asks who reads: two people show it
            response = client.get(of_code(name, practice.code.lower(), record))
            cells[record, name] = answered(response)
            readable = RECORDS[record].public and record != "withdrawn"
            wanted[record, name] = "yes" if readable else "not found"
            if SECRET.encode() in body(response):
                leaks.append((record, name))

    assert differing(cells, wanted) == {}
    assert leaks == []


def of_code(name: str, code: str, record: str) -> str:
    for further in ({}, {"slug": f"difundido-{record}"}, {"number": 1}):
        try:
            return reverse(name, kwargs={"code": code, **further})
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@everybody
def test_an_account_is_for_who_has_signed_in(world: World, person: str) -> None:
    client = world.client(person)
    signed_in = person not in {"anonymous", "inactive"}
    cells = {(name,): ask(client, name, **named) for name, named in OF_ONES_ACCOUNT.items()}
    wanted = dict.fromkeys(cells, "yes" if signed_in else "sign in")
    wanted |= {key: "not found" for key in cells if "webauthn" in key[0]}  # of https alone
    if signed_in:  # and nobody here has made recovery codes
        wanted |= {key: "not found" for key in cells if key[0].endswith("recovery_codes")}
        wanted["mfa_generate_recovery_codes",] = "yes"
    if person == "without a role":
        wanted["mfa_deactivate_totp",] = "not found"  # the only one who has none

    assert differing(cells, wanted) == {}


@everybody
def test_the_desk_is_for_who_has_a_role(world: World, person: str) -> None:
    client = world.client(person)
    wanted = "yes" if PEOPLE[person].role else "sign in"
    cells = {(name,): ask(client, name) for name in OF_THE_DESK}

    assert differing(cells, dict.fromkeys(cells, wanted)) == {}


@everybody
def test_what_is_of_one_colleague_exists_for_nobody_else(world: World, person: str) -> None:
    client = world.client(person)
    wanted = "not found" if PEOPLE[person].role else "sign in"
    keys = {"staff:notice": world.notice, "admin:practice_spreadsheet_review": world.upload}
    cells = {(name,): ask(client, name, keys[name]) for name in OF_ONE_COLLEAGUE}

    assert differing(cells, dict.fromkeys(cells, wanted)) == {}


@everybody
def test_writing_is_for_who_may_write_some_practice(world: World, person: str) -> None:
    client = world.client(person)
    cells: Cells = {}
    wanted: Cells = {}
    for name, actions in TO_WRITE_PRACTICES.items():
        cells[name,] = ask(client, name)
        may = any(can_some(person, each) for each in actions)
        wanted[name,] = ("yes" if may else "no") if PEOPLE[person].role else "sign in"

    assert differing(cells, wanted) == {}


@everybody
def test_each_address_of_a_record_asks_for_its_right(world: World, person: str) -> None:
    client = world.client(person)
    cells: Cells = {}
    wanted: Cells = {}
    for name, action in OF_A_RECORD.items():
        asked = Counter[str]()
        for record in RECORDS:
            address = of_record(world, name, record)
            right = expected(person, action, record)
            if not address or asked[right] == MOST[right]:
                continue
            asked[right] += 1
            sends = name in POSTED
            with undone():
                response = client.post(address) if sends else client.get(address)
            cells[name, record] = refused_in_words(name, response) or answered(response)
            wanted[name, record] = right
            if right == "not found" and name in ALWAYS_REFUSED:
                wanted[name, record] = refused_at(client, name)

    assert differing(cells, wanted) == {}


def refused_in_words(name: str, response: Any) -> str:
    """Tell when a page that is not offered leads back to the form, which says why."""
    leads_back = response.headers.get("Location", "").endswith("/change/")
    return "no" if leads_back and ("delete" in name or "decide" in name) else ""


def refused_at(client: Client, name: str) -> str:
    """Return the refusal of an address about a practice that never was."""
    answer = ask(client, name, 10**9)
    assert answer in {"no", "not found"}
    return answer


def expected(person: str, action: Action, record: str) -> str:
    if PEOPLE[person].role is None:
        return "sign in"
    if not can(person, Action.VIEW, record):
        return "not found"
    if action is Action.DELETE and RECORDS[record].public:
        return "no"  # what was ever public is never deleted
    return "yes" if can(person, action, record) else "no"


def of_record(world: World, name: str, record: str) -> str:
    """Return the address, with what else it names; nothing if there is no such thing."""
    key = world.practices[record].pk
    further: dict[str, list[Any]] = {
        "admin:practice_file": [world.files[record], "pagina"],
        "admin:practice_change_comment": [world.comments[record], "resolver"],
        "admin:practice_restore": [1] if RECORDS[record].public else [],
        "admin:practice_restore_draft": [world.drafts[record]],
        "admin:practice_revoke_preview_link": [world.links[record]],
    }
    named = further.get(name, [])
    return "" if name in further and not named else reverse(name, args=[key, *named])
