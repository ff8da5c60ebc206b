"""Role × table × page: the lists of the desk, and what hangs on practices or was received."""

import pytest
from django.urls import reverse

from practices.editorial import Action
from tests.practices.admin.matrix_asking import Cells, answered, ask, differing, everybody
from tests.practices.admin.matrix_rights import LISTS, READ_ONLY, RECEIVED, can
from tests.practices.admin.matrix_world import PEOPLE, World, undone

pytestmark = pytest.mark.django_db
DRAWN_FOR = {"secretary", "administrator"}
"""Who is shown the tables that every role may read: each page is dear to draw."""


@everybody
def test_each_table_is_for_whom_it_was_decided(world: World, person: str) -> None:
    client, role = world.client(person), PEOPLE[person].role
    cells: Cells = {}
    wanted: Cells = {}
    for table, holders in LISTS.items():
        sees, adds, changes, deletes = (role in each for each in holders)
        row = first_row(world, table)
        rights = {
            "changelist": sees, "add": adds, "autosave_new": adds, "change": sees,
            "history": sees, "autosave": changes, "delete": deletes,
        }  # fmt: skip
        for page, may in rights.items():
            keys = [row] if page in {"change", "history", "autosave", "delete"} else []
            if may and page not in {"autosave", "autosave_new"} and person not in DRAWN_FOR:
                continue
            cells[table, page] = ask(client, f"admin:{table}_{page}", *keys)
            wanted[table, page] = ("yes" if may else "no") if role else "sign in"

    assert differing(cells, wanted) == {}


def first_row(world: World, table: str) -> int:
    if table == "auth_user":
        return world.author.pk
    return world.rows[table]


@everybody
def test_what_is_told_of_practices_is_seen_with_them(world: World, person: str) -> None:
    client, role = world.client(person), PEOPLE[person].role
    cells: Cells = {}
    wanted: Cells = {}
    kept = {
        "practices_publication": world.publications, "practices_statuschange": world.changes,
    }  # fmt: skip
    for table in READ_ONLY:
        for page in ("add", "autosave_new"):
            cells[table, page] = ask(client, f"admin:{table}_{page}")
            wanted[table, page] = "no" if role else "sign in"
        for record, key in kept[table].items():
            for page in ("change", "history", "autosave", "delete"):
                cells[table, page, record] = ask(client, f"admin:{table}_{page}", key)
                seen = "yes" if page in {"change", "history"} else "no"
                hidden = "not found" if page in {"change", "history"} else "no"
                sees = can(person, Action.VIEW, record)
                wanted[table, page, record] = (seen if sees else hidden) if role else "sign in"

    assert differing(cells, wanted) == {}


@everybody
def test_what_was_received_is_for_whom_it_concerns(world: World, person: str) -> None:
    client, who = world.client(person), PEOPLE[person]
    mesas = {"draft": "a", "loose": "", "foreign": "b", "a": "a", "b": "b", "": ""}
    cells: Cells = {}
    wanted: Cells = {}
    rows = {
        "practices_proposal": world.proposals, "practices_correction": world.corrections,
    }  # fmt: skip
    for table, (see, decide) in RECEIVED.items():
        cells[table, "list"] = ask(client, f"admin:{table}_changelist")
        wanted[table, "list"] = ("yes" if who.role in see else "no") if who.role else "sign in"
        for name, key in rows[table].items():
            mine = who.mesa in {"", mesas[name]}
            for page in ("change", "history"):
                cells[table, page, name] = ask(client, f"admin:{table}_{page}", key)
                hidden = "not found" if who.role in see or page == "history" else "no"
                sees = "yes" if who.role in see and mine else hidden
                wanted[table, page, name] = sees if who.role else "sign in"
            with undone():
                address = reverse(f"admin:{table}_change", args=[key])
                sent = {"_action": "return", "reason": "Falta."}
                if table == "practices_correction":
                    sent["_action"] = "atendida"
                said = answered(client.post(address, sent))
            cells[table, "decide", name] = said == "yes"
            wanted[table, "decide", name] = who.role in decide and mine

    assert differing(cells, wanted) == {}
