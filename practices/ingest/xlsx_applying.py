"""Writing what a person chose of an uploaded workbook: all of it as drafts, or nothing."""

import dataclasses
from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from practices.editorial import Action
from practices.ingest.validation import Validator
from practices.ingest.xlsx_proposals import Proposal
from practices.models.practice import Practice
from practices.names import read_names
from practices.record import AlignmentEntry, Record, ResultEntry
from practices.sheets.workbook import TITLES
from practices.snapshot.dumping import dump
from practices.snapshot.loading import load, load_replications
from practices.snapshot.references import References
from practices.workflow.codes import next_codes
from practices.workflow.editing import check_seen, record_edit
from practices.workflow.permissions import may, visible_to

Cited = tuple[AlignmentEntry | ResultEntry, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chose of one practice: its fields, seen beside an edition of the record."""

    proposal: Proposal
    fields: Sequence[str]
    seen: int | None = None
    """None for a new practice."""


@transaction.atomic
def apply_choices(choices: Sequence[Choice], *, by: User) -> list[Practice]:
    """Write the chosen fields as drafts of the person; nothing if any of them cannot be.

    The records are locked and looked at again. Raises PermissionDenied without the right to
    import, ValidationError with code `stale` when a record changed since the person saw it,
    and with code `invalid` when what was chosen does not hold together.
    """
    chosen = [each for each in choices if each.fields]
    known = _locked([each for each in chosen if not each.proposal.is_new], by)
    validator = Validator(References.read(), read_names(), publishing=False)
    records = [_record(each, known, validator) for each in chosen]
    records = _with_codes(records)
    practices = load(records, References.read())
    load_replications(list(zip(practices, records, strict=True)))
    for each, practice in zip(chosen, practices, strict=True):
        action = Action.CREATE if each.proposal.is_new else Action.IMPORT
        if not may(by, action, practice):
            raise PermissionDenied  # it was moved to a mesa that the person does not reach
        practice.edit_number -= 1  # loading has counted it already
        record_edit(practice, by=by)
    return practices


def _locked(choices: Sequence[Choice], by: User) -> dict[str, Practice]:
    """Read the practices, locked, each of them as the person saw it and may write on it."""
    codes = [each.proposal.key for each in choices]
    mine = visible_to(by).filter(code__in=codes).values("pk")
    rows = (
        Practice.objects.with_parts()
        .filter(pk__in=mine)
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    known = {each.code: each for each in rows}
    for choice in choices:
        practice = known.get(choice.proposal.key)
        if practice is None:
            raise PermissionDenied
        check_seen(practice, choice.seen)
        if not may(by, Action.IMPORT, practice):
            raise PermissionDenied
    return known


def _record(choice: Choice, known: Mapping[str, Practice], validator: Validator) -> Record:
    proposal = choice.proposal
    current = Record(title="") if proposal.is_new else dump(known[proposal.key])
    _check_sources(choice, current)
    record = proposal.record(current, choice.fields)
    faults = [each for each in validator.faults(record) if not _of_files(each.field)]
    if faults:
        first = faults[0]
        title = TITLES.get(first.field.partition("[")[0], first.field)
        message = _(
            "%(key)s, «%(title)s»: lo elegido no encaja con el resto. Se admite %(valid)s."
        )
        values = {"key": proposal.key, "title": title, "valid": first.valid}
        raise ValidationError(message % values, code="invalid")
    return record


def _check_sources(choice: Choice, current: Record) -> None:
    """Refuse to mix parts of one side with sources of the other: they cite their numbers."""
    whole = choice.proposal.record(current)
    if whole.citations == current.citations:
        return
    from_sheet = "citations" in choice.fields
    sides: dict[str, tuple[Cited, Cited]] = {
        "alignments": (current.alignments, whole.alignments),
        "results": (current.results, whole.results),
    }
    for name, (here, sheet) in sides.items():
        parts_from_sheet = name in choice.fields
        parts = sheet if parts_from_sheet else here
        cites = any(each.citation for each in parts)
        if here != sheet and parts_from_sheet != from_sheet and cites:
            message = _(
                "%(key)s: «Fuentes» y «%(title)s» van juntas, porque una cita a la otra. Elija "
                "las dos de la hoja, o deje las dos como están."
            )
            values = {"key": choice.proposal.key, "title": TITLES[name]}
            raise ValidationError(message % values, code="invalid")


def _of_files(field: str) -> bool:
    """Whether a fault is about attachments, which no workbook changes."""
    return field.startswith("attachments")


def _with_codes(records: Sequence[Record]) -> list[Record]:
    without = [each for each in records if not each.code]
    codes = iter(next_codes(len(without)) if without else ())
    return [
        each if each.code else dataclasses.replace(each, code=next(codes)) for each in records
    ]
