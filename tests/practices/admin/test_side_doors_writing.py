"""Writing by ways round the front door: bulk actions, edited lists, crafted keys, roles."""

from typing import Any

import pytest
from django.urls import reverse

from practices.admin.plain_forms import PLAIN
from practices.editorial import Action, Role
from practices.models.autosave import Autosave
from practices.models.editorial import Comment, Membership, PreviewLink
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.models.practice_links import Replication
from tests.practices.admin.desk import open_form
from tests.practices.admin.matrix_asking import LIST, colleagues, named_in, page, seen_by
from tests.practices.admin.matrix_rights import can
from tests.practices.admin.matrix_routes import PRACTICE
from tests.practices.admin.matrix_world import RECORDS, World, undone

pytestmark = pytest.mark.django_db


@colleagues
@pytest.mark.parametrize(
    "action",
    ["submit_selected", "approve_selected", "publish_selected", "archive_selected",
     "assign_selected", "review_date_selected", "spreadsheet_selected", "delete_selected"],
)  # fmt: skip
def test_bulk_actions_reach_only_what_is_seen(world: World, person: str, action: str) -> None:
    keys = [each.pk for each in world.practices.values()]
    hidden = set(RECORDS) - seen_by(person)
    before = states(world)
    sent = {"action": action, "_selected_action": keys, "index": 0, "select_across": 0}
    with undone():
        answer = world.client(person).post(LIST, sent)
        told = answer.getvalue() if answer.streaming else answer.content
        assert not named_in(told.decode(errors="ignore")) & hidden
        assert states(world) == before  # nothing without being confirmed


@colleagues
@pytest.mark.parametrize("action", [Action.SUBMIT, Action.APPROVE, Action.PUBLISH])
def test_bulk_actions_do_row_by_row_what_the_person_may(
    world: World, person: str, action: Action
) -> None:
    rows = list(world.practices.values())
    sent: dict[str, Any] = {f"seen-{each.pk}": each.edit_number for each in rows}
    sent |= {"action": f"{action.name.lower()}_selected", "confirmed": "1", "note": "Sí."}
    sent["_selected_action"] = [each.pk for each in rows]
    before = states(world)
    with undone():
        world.client(person).post(LIST, sent)
        changed = {name for name, state in states(world).items() if state != before[name]}

    assert changed == {record for record in RECORDS if can(person, action, record)}


def states(world: World) -> dict[str, str]:
    found = dict(Practice.objects.values_list("pk", "state"))
    return {name: found[each.pk] for name, each in world.practices.items()}


@colleagues
def test_cells_of_the_list_are_saved_only_where_the_person_may_write(
    world: World, person: str
) -> None:
    rows = list(world.practices.items())
    sent: dict[str, Any] = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows)}
    for number, (_name, practice) in enumerate(rows):
        sent |= {f"form-{number}-id": practice.pk, f"form-{number}-review_on": "2031-02-03"}
    with undone():
        world.client(person).post(LIST, {**sent, "_save": "Guardar"})
        written = set(Practice.objects.exclude(review_on=None).values_list("pk", flat=True))

    saved = {name for name, practice in rows if practice.pk in written}
    assert saved <= {record for record in RECORDS if can(person, Action.EDIT, record)}


def test_a_form_takes_no_practice_that_the_person_does_not_see(world: World) -> None:
    hidden, own = world.practices["draft"], world.practices["foreign"]
    address = reverse(f"{PRACTICE}_change", args=[own.pk])
    client = world.client("neighbour")
    form = open_form(client, address)
    form |= {"replications-TOTAL_FORMS": "1", "replications-0-position": "1"}
    form["replications-0-original"] = str(hidden.pk)
    with undone():
        answer = client.post(address, form)
        assert not Replication.objects.exists()
    assert named_in(answer.content.decode()) <= {"foreign"}


@pytest.mark.parametrize("person", ["neighbour", "secretary"])
def test_a_form_without_script_lists_no_practice_unseen(world: World, person: str) -> None:
    own = world.practices["foreign" if person == "neighbour" else "draft"]
    address = reverse(f"{PRACTICE}_change", args=[own.pk])
    told = page(world.client(person), f"{address}?{PLAIN}=1")
    hidden = set(RECORDS) - seen_by(person)

    assert not named_in(told) & hidden


def test_a_form_gives_a_practice_to_no_other_mesa(world: World) -> None:
    own = world.practices["foreign"]
    address = reverse(f"{PRACTICE}_change", args=[own.pk])
    client = world.client("neighbour")
    form = open_form(client, address) | {"mesa": str(world.mesas["a"].pk)}
    with undone():
        client.post(address, form)
        assert Practice.objects.get(pk=own.pk).mesa_id == world.mesas["b"].pk


@colleagues
def test_nobody_but_administration_touches_roles(world: World, person: str) -> None:
    client, user = world.client(person), world.users[person]
    sent = {
        "username": user.username, "email": user.email, "is_active": "on",
        "memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0",
        "memberships-0-role": Role.ADMINISTRATOR,
    }  # fmt: skip
    before = set(Membership.objects.values_list("user", "role", "mesa"))
    with undone():
        for page_name in ("add", "change"):
            keys = [user.pk] if page_name == "change" else []
            answer = client.post(reverse(f"admin:auth_user_{page_name}", args=keys), sent)
            assert answer.status_code in {200, 302, 409} or person != "administrator"
        after = set(Membership.objects.values_list("user", "role", "mesa"))
    assert after == before or person == "administrator"


@colleagues
def test_what_hangs_on_a_practice_is_reached_only_through_it(world: World, person: str) -> None:
    client, own = world.client(person), world.practices["foreign"].pk
    crafted: list[tuple[str, list[Any]]] = [
        ("change_comment", [own, world.comments["draft"], "resolver"]),
        ("revoke_preview_link", [own, world.links["draft"]]),
        ("restore_draft", [own, world.drafts["draft"]]),
        ("file", [own, world.files["draft"], "pagina"]),
    ]
    with undone():
        for name, keys in crafted:
            answer = client.post(reverse(f"admin:practice_{name}", args=keys), {"sure": "on"})
            assert answer.status_code in {403, 404, 405}, name
        assert not Comment.objects.exclude(resolved_at=None).exists()
        assert not PreviewLink.objects.exclude(revoked_at=None).exists()


@colleagues
def test_what_somebody_left_unsaved_is_theirs(world: World, person: str) -> None:
    practice = world.practices["draft"]
    with undone():
        kept = {"form": f"practice:{practice.pk}", "fields": "title=Solo+de+la+autora"}
        Autosave.objects.create(user=world.author, practice=practice, **kept)
        address = reverse(f"{PRACTICE}_change", args=[practice.pk])
        assert "Solo de la autora" not in page(world.client(person), f"{address}?recuperar=1")
        discard = reverse(f"{PRACTICE}_autosave", args=[practice.pk])
        world.client(person).post(discard, {"_discard": "1"})
        assert Autosave.objects.filter(user=world.author).exists()


@colleagues
def test_nobody_marks_the_notices_of_another(world: World, person: str) -> None:
    with undone():
        client = world.client(person)
        client.post(reverse("staff:mark_notices"), {"leido": str(world.notice)})
        client.post(reverse("staff:mark_notices"), {"todos": "1"})
        assert Notice.objects.get(pk=world.notice).read_at is None
