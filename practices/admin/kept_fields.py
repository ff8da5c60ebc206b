"""The hidden fields by which a form knows what it was drawn from, and that it was sent."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from practices.admin.form_state import Drawn, State, unpacked
from practices.workflow import once

SEEN = "_seen"
"""What stood in the database when the form was drawn: an edition, or a digest."""
OPENED = "_opened"
"""Everything that the form said when it was drawn, packed."""
MERGED = "_merged"
"""Sent by the page of conflicts: the choices are made for the edition in `SEEN`."""
NOT_TYPED = frozenset({"csrfmiddlewaretoken", SEEN, MERGED})
SUBMITS = frozenset({"_save", "_submit", "_continue", "_addanother", "_publish", "_saveasnew"})


def drawn_in(context: dict[str, Any]) -> Drawn:
    """Return the form and the inlines of a page about to be drawn."""
    formsets = [each.formset for each in context["inline_admin_formsets"]]
    return Drawn(context["adminform"].form, formsets)


def fresh(state: State | None, seen: str, token: str = "") -> dict[str, str]:
    """Return the hidden fields of a form that is opened now; a new row has no state."""
    return {
        SEEN: seen,
        OPENED: state.packed(timezone.now().isoformat()) if state else "",
        once.FIELD: token or once.new_token(),
    }


def repeated(request: HttpRequest) -> dict[str, str]:
    """Return the hidden fields of a form that comes back as it was sent."""
    kept = {name: request.POST.get(name, "") for name in (SEEN, OPENED, once.FIELD)}
    if not kept[once.FIELD]:
        kept[once.FIELD] = once.new_token()
    return kept


def opened_state(request: HttpRequest) -> tuple[State | None, str]:
    """Return what a form said when it was opened, and when; None if it does not tell."""
    found = unpacked(request.POST.get(OPENED, ""))
    return found or (None, "")
