"""What stands beside the form of a working record: its state, what it lacks, what was said."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from practices.admin.practice_form import GROUPS
from practices.admin.practice_writing import of_saved
from practices.desk.activity import name_of
from practices.editorial import Action, PracticeState, Section
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.names import Names, read_names
from practices.queries.cloths import record_threads, spoken
from practices.record import Record
from practices.snapshot.dumping import dump
from practices.weave import weave
from practices.workflow.checks import Check, checklist
from practices.workflow.editing import RETURNS_TO_DRAFT
from practices.workflow.permissions import OPEN, may
from practices.workflow.states import PublicationState, publication_states
from practices.workflow.transitions import offered

MOST_DECISIONS = 8
"""Decisions that the form shows; the log has them all."""
_GROUP_OF = {"regions": "placed-group"}
_ROWS = {"regions", "partners", "citations", "results", "alignments", "attachments"}
RANKS = ("first", "next", "aside")
"""Whether a transition is the one that is waited for, another way on, or seldom wanted."""
_RANK_OF = {
    **dict.fromkeys((Action.SUBMIT, Action.APPROVE, Action.PUBLISH, Action.REOPEN), "first"),
    **dict.fromkeys((Action.ARCHIVE, Action.WITHDRAW, Action.MERGE), "aside"),
}
_TONES = {
    PracticeState.SUBMITTED: "waiting",
    PracticeState.RETURNED: "attention",
    PracticeState.APPROVED: "good",
    PracticeState.PUBLISHED: "good",
    PracticeState.WITHDRAWN: "attention",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Chip:
    """A word on the state of a record, and how it is coloured."""

    text: str
    tone: str = "quiet"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the checklist; `href` leads to where on the form it is met."""

    label: str
    message: str
    blocking: bool
    href: str

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.message


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """A transition that is offered: what its button says, where it leads, and its rank."""

    label: str
    address: str
    rank: str

    @property
    def is_aside(self) -> bool:
        """Whether it does not take the record forward."""
        return self.rank == "aside"


def read_whole(practice: Practice) -> Practice:
    """Read a practice with everything a dump reads, as it is saved."""
    whole = Practice.objects.with_parts().select_related("assigned_to", "publish_by")
    return whole.get(pk=practice.pk)


def panels(request: HttpRequest, practice: Practice) -> dict[str, Any]:
    """Return what the templates of the panels read, a name each; statements do not grow."""
    user: Any = request.user
    whole = read_whole(practice)
    record, names = dump(whole), read_names()
    state = publication_states([whole])[whole.pk]
    comments = list(whole.comments.select_related("author", "resolved_by"))
    return {
        "practice": whole,
        "publication_state": state,
        "chips": chips(whole, state),
        "checks": [
            *items(record, names, fields=may(user, Action.EDIT, whole)),
            *_of_version(whole, state.number),
        ],
        "steps": steps(user, whole),
        "cloth": cloth(record, names),
        "comments_open": [each for each in comments if each.resolved_at is None],
        "comments_resolved": sum(each.resolved_at is not None for each in comments),
        "may_comment": may(user, Action.COMMENT, whole),
        "may_share": may(user, Action.SHARE, whole),
        "may_assign": may(user, Action.EDIT, whole),
        "decisions": _decisions(whole),
        "standing": standing(user, whole),
        **of_saved(whole, record, names, user),
    }


def navigation() -> Sequence[Section]:
    """Return the sections of the form, in order; the value of each is its anchor."""
    return list(GROUPS)


def chips(practice: Practice, state: PublicationState) -> list[Chip]:
    """Say where a record is: in the desk, in public, and whether it is due."""
    stage = PracticeState(practice.state)
    found = []
    if stage != PracticeState.PUBLISHED or not state.number:
        found.append(Chip(str(stage.label), _TONES.get(stage, "quiet")))
    if state.number:
        tone = "quiet" if state.changed else "good"
        found.append(Chip(str(state), tone))
    if is_due(practice):
        found.append(Chip(_("Por confirmar"), "waiting"))
    return found


def is_due(practice: Practice) -> bool:
    """Tell whether the day on which it had to be looked at again has come."""
    due_on = practice.review_on if practice.state in OPEN else None
    return due_on is not None and due_on <= timezone.localdate()


def items(record: Record, names: Names, *, page: str = "", fields: bool = True) -> list[Item]:
    """Return the checklist of a record as the desk shows it.

    `page` is the address of the form, when it is another page; without `fields` on it, the
    links lead to the sections.
    """
    return [
        Item(
            label=each.label,
            message=each.message,
            blocking=each.blocking,
            href=f"{page}#{_anchor(each) if fields else each.section.value}",
        )
        for each in checklist(record, names)
    ]


def _of_version(practice: Practice, version: int) -> list[Item]:
    """Remind of the note that a further version should have."""
    if not version:
        return []
    message = _("La escribe quien publica: qué cambia para quien lee.")
    return [
        Item(
            label=_("Nota de la versión"),
            message="" if practice.publish_note else message,
            blocking=False,
            href="",
        )
    ]


def _anchor(check: Check) -> str:
    """Return the id, in the form, of the control that meets a check."""
    if check.place:
        rows, _open, rest = check.place.partition("[")
        number, _close, column = rest.partition("].")
        return f"id_{rows}-{int(number) - 1}-{column}"
    if check.field in _ROWS:
        return _GROUP_OF.get(check.field, f"{check.field}-group")
    return f"id_{check.field}"


def steps(user: User, practice: Practice) -> list[Step]:
    """Return the transitions that a person has a right to now, the awaited ones first."""
    found = [
        Step(
            str(each.action.label),
            address_of(each.action, practice),
            _RANK_OF.get(each.action, "next"),
        )
        for each in offered(user, practice)
        if each.action != Action.UNSCHEDULE or practice.publish_at
    ]
    return sorted(found, key=lambda each: RANKS.index(each.rank))


def address_of(action: Action, practice: Practice) -> str:
    """Return where a transition of a practice is asked for."""
    return reverse(f"admin:practice_decide_{action.name.lower()}", args=[practice.pk])


def cloth(record: Record, names: Names) -> str:
    """Draw the threads of the alignments that are saved."""
    threads = record_threads(record, names)
    return weave(threads, spoken(threads))


def _decisions(practice: Practice) -> list[StatusChange]:
    changes: list[Any] = list(practice.status_changes.select_related("by")[:MOST_DECISIONS])
    for each in changes:
        each.who = name_of(each.by)
    return changes


def told(change: StatusChange) -> str:
    """Say a decision in a line: what, who and when."""
    values = {
        "action": Action(change.action).label,
        "who": name_of(change.by),
        "when": date_format(timezone.localtime(change.at), "j \\d\\e F \\d\\e Y, H:i"),
    }
    return _("%(action)s · %(who)s · %(when)s") % values


def standing(user: User, practice: Practice) -> str:
    """Say what saving will do, or why there is nothing to save here and who can act."""
    stage = PracticeState(practice.state)
    if may(user, Action.EDIT, practice):
        if stage in RETURNS_TO_DRAFT:
            return _(
                "Si guarda un cambio, la ficha vuelve a ser un borrador. Lo que está publicado "
                "sigue igual hasta que se publique otra versión."
            )
        return ""
    return str(
        _WHY_NOT.get(stage, lambda: _("Su función no incluye escribir en esta ficha."))()
    )


def _submitted() -> str:
    return _(
        "Está en revisión: ahora la edita quien la revisa. La secretaría puede recuperarla "
        "como borrador mientras no se decida."
    )


def _approved() -> str:
    return _("Está aprobada: la publica, o la devuelve, la coordinación nacional.")


def _put_away() -> str:
    return _("No se edita. Para trabajarla otra vez, la coordinación nacional la reabre.")


_WHY_NOT = {
    PracticeState.SUBMITTED: _submitted,
    PracticeState.APPROVED: _approved,
    PracticeState.ARCHIVED: _put_away,
    PracticeState.WITHDRAWN: _put_away,
}
