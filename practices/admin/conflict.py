"""The page of who sends a form that somebody else saved meanwhile: it keeps both texts."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from practices.admin.kept_fields import MERGED, NOT_TYPED, SEEN
from practices.admin.merging import CHOICE, Difference, Merged
from practices.difference.words import Kind, Run, runs

CONFLICT = 409
TEMPLATE = "admin/conflict.html"


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A difference as the page shows it: both texts, with the words that are not the same."""

    difference: Difference
    runs: tuple[Run, ...]
    chosen: str

    @property
    def mine(self) -> list[Run]:
        return [run for run in self.runs if run.kind != Kind.DELETED]

    @property
    def saved(self) -> list[Run]:
        return [run for run in self.runs if run.kind != Kind.INSERTED]


def conflict_page(
    request: HttpRequest, context: dict[str, Any], row: Model, merged: Merged, seen: str
) -> HttpResponse:
    """Show what both changed, ask which stays, and carry along everything that was typed."""
    sent = request.POST
    context = {
        **context,
        "opts": row._meta,  # noqa: SLF001 Django's API
        "original": row,
        "asked": [_shown(each, sent) for each in merged.asked],
        "taken": [_shown(each, sent) for each in merged.taken],
        "again": MERGED in sent,
        "entry": _last_entry(row, merged.since),
        "carried": [*_carried(sent), (SEEN, seen), (MERGED, "1")],
        "files": [str(each) for each in request.FILES.values()],
    }
    return TemplateResponse(request, TEMPLATE, context, status=CONFLICT)


def _shown(difference: Difference, sent: QueryDict) -> Shown:
    marked = tuple(runs(difference.saved, difference.mine))
    return Shown(difference, marked, sent.get(difference.choice, ""))


def _carried(sent: QueryDict) -> Iterator[tuple[str, str]]:
    """Give every field as it was sent, but those that this page answers itself."""
    for name, values in sent.lists():
        if name in NOT_TYPED or name.startswith(CHOICE):
            continue
        for value in values:
            yield name, value


def _last_entry(row: Model, since: str) -> LogEntry | None:
    """Return who saved the row last, if it was in a form and after this one was opened."""
    entries = LogEntry.objects.filter(
        content_type=get_content_type_for_model(row), object_id=str(row.pk)
    )
    last = entries.select_related("user").order_by("-action_time").first()
    opened = _moment(since)
    return last if last and (opened is None or last.action_time >= opened) else None


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
