"""Asking an address as somebody does, and what the answer amounts to."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from practices.editorial import Action
from tests.practices.admin.matrix_rights import can
from tests.practices.admin.matrix_routes import PRACTICE
from tests.practices.admin.matrix_world import COLLEAGUES, PEOPLE, RECORDS, SECRET, undone

POSTED = {
    "staff:mark_notices", "admin:practice_while_writing", "admin:practice_change_comment",
    "admin:practice_revoke_preview_link",
}  # fmt: skip
"""Addresses that only take what is sent."""
Cells = dict[tuple[Any, ...], Any]

colleagues = pytest.mark.parametrize("person", COLLEAGUES)
LIST = reverse(f"{PRACTICE}_changelist")
everybody = pytest.mark.parametrize("person", PEOPLE)


def answered(response: Any) -> str:
    """Return what an answer amounts to: «yes», «no», «not found» or «sign in»."""
    if response.streaming:
        response.getvalue()  # which closes its file
    status = response.status_code
    where = response.headers.get("Location", "")
    if status >= 500:
        return f"fault {status}"
    if where.startswith(("/admin/login/", "/cuenta/entrar/")):
        return "sign in"
    if status in {404, 410}:
        return "not found"
    return "no" if status in {400, 403, 405, 409} else "yes"


def ask(client: Client, name: str, *named: Any, **named_by: Any) -> str:
    address = reverse(name, args=named or None, kwargs=named_by or None)
    if name not in POSTED:
        return answered(client.get(address))
    with undone():
        return answered(client.post(address))


def differing(cells: Cells, wanted: Cells) -> Cells:
    return {key: (cells[key], wanted[key]) for key in wanted if cells[key] != wanted[key]}


def body(response: Any) -> bytes:
    return bytes(response.getvalue())


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def seen_by(person: str) -> set[str]:
    return {record for record in RECORDS if can(person, Action.VIEW, record)}


def named_in(text: str) -> set[str]:
    """Return the records that a text names by their unpublished title."""
    return {record for record in RECORDS if f"{SECRET} {record}" in text}
