"""The working table: what waits for a decision, what it lacks, and since when."""

import dataclasses
import datetime as dt

from django.contrib.auth.models import User
from django.db.models import BooleanField, Case, Count, Q, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.desk.activity import ago, name_of
from practices.desk.queues import awaiting_decision_of, due
from practices.editorial import PracticeState
from practices.index.holder import current
from practices.models.editorial import Comment
from practices.models.practice import Practice
from practices.names import Names
from practices.snapshot.dumping import dump
from practices.workflow.checks import obstacles
from practices.workflow.permissions import visible_to

LIMIT = 10
_WAITING = (PracticeState.SUBMITTED, PracticeState.RETURNED, PracticeState.APPROVED)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One line of the table; `tone` is the colour of the state."""

    practice: Practice
    mesa: str
    state: str
    tone: str
    missing: str
    charge: str
    moved: dt.datetime
    ago: str
    mine: bool
    """Whether it is the reader who may decide."""


_TONES: dict[str, str] = {
    PracticeState.SUBMITTED: "info",
    PracticeState.RETURNED: "warning",
    PracticeState.APPROVED: "good",
}


def read_waiting(user: User, *, limit: int = LIMIT) -> list[WaitingRow]:
    """Return what waits, first what waits for the reader, then what has waited longest."""
    visible = Q(pk__in=visible_to(user).values("pk"))
    waits = Q(state__in=_WAITING, publish_at=None) | due()
    mine = Case(
        When(awaiting_decision_of(user), then=Value(True)),  # noqa: FBT003 Django's signature
        default=Value(False),  # noqa: FBT003 Django's signature
        output_field=BooleanField(),
    )
    rows = list(
        Practice.objects.with_parts()
        .filter(visible, waits)
        .annotate(mine=mine)
        .order_by("-mine", "changed_at", "code")
        .select_related("mesa__region", "assigned_to")[:limit]
    )
    names, comments = current().names, _open_comments(rows)
    return [_row(each, names, comments.get(each.pk, 0)) for each in rows]


def _open_comments(practices: list[Practice]) -> dict[int, int]:
    unresolved = Comment.objects.filter(practice__in=practices, resolved_at=None).order_by()
    counted = unresolved.values_list("practice").annotate(count=Count("pk"))
    return dict(counted.values_list("practice", "count"))


def _row(practice: Practice, names: Names, open_comments: int) -> WaitingRow:
    annotated: dict[str, bool] = vars(practice)
    is_due = practice.state not in _WAITING
    mesa = practice.mesa
    return WaitingRow(
        practice=practice,
        mesa=str(mesa.region or mesa) if mesa else "",
        state=_("Por confirmar") if is_due else practice.get_state_display(),
        tone="bad" if is_due else _TONES[practice.state],
        missing=_missing(practice, names, open_comments),
        charge=name_of(practice.assigned_to) if practice.assigned_to else _("Sin asignar"),
        moved=practice.changed_at,
        ago=ago(practice.changed_at),
        mine=annotated["mine"],
    )


def _missing(practice: Practice, names: Names, open_comments: int) -> str:
    """Say the most important thing that the record lacks to go on."""
    if practice.state == PracticeState.RETURNED and open_comments:
        message = ngettext(
            "%(count)s comentario por atender",
            "%(count)s comentarios por atender",
            open_comments,
        )
        return message % {"count": open_comments}
    found = obstacles(dump(practice), names)
    if found:
        return found[0].message
    return _next_step(practice)


def _next_step(practice: Practice) -> str:
    match practice.state:
        case PracticeState.SUBMITTED:
            return _("Espera que alguien la apruebe o la devuelva.")
        case PracticeState.RETURNED:
            return _("Espera que se atienda lo observado y se envíe de nuevo.")
        case PracticeState.APPROVED:
            return _("Espera que alguien la publique.")
        case _:
            return _due_since(practice)


def _due_since(practice: Practice) -> str:
    day = practice.review_on or timezone.localdate()
    return _("Debía revisarse el %(day)s.") % {"day": date_format(day, "j M Y")}
