"""Help for whoever writes: the coach, what is alike already, and objectives to consider."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from practices.desk.coach import advise
from practices.desk.similar import Likeness, Written, similar
from practices.desk.suggested import Suggestion, suggest
from practices.editorial import Action
from practices.models.practice import Practice
from practices.names import Names, read_names
from practices.record import Record
from practices.workflow.permissions import may, visible_to

LONGEST_TEXT = 20_000
"""Characters of a text that are looked at; nobody waits for more while writing."""
TEXTS = ("title", "summary", "problem", "description")


@dataclasses.dataclass(frozen=True, slots=True)
class Help:
    """What is said beside the form; nothing of it is ever written into the record."""

    likenesses: tuple[Likeness, ...]
    suggestions: tuple[Suggestion, ...]


def of_saved(practice: Practice, record: Record, names: Names, user: Any) -> dict[str, Any]:
    """Return what the panel of a saved record reads, a name each."""
    written = Written(
        title=record.title,
        summary=record.summary,
        regions=[each.region_id for each in practice.placed.all()],
        institutions=_bodies(practice.partners.all()),
        key=practice.pk,
    )
    having = {(each.framework, each.code.partition(".")[0]) for each in record.alignments}
    text = " ".join(getattr(record, name) for name in TEXTS)
    return {
        "advice": advise(record),
        "help": Help(
            similar(written, user),
            suggest(text, names, themes=record.themes, having=having),
        ),
    }


def _bodies(partners: Iterable[Any]) -> list[int]:
    return [each.institution_id for each in partners if each.institution_id]


@require_POST
def while_writing(request: HttpRequest) -> HttpResponse:
    """Answer what is alike and what could serve, for texts that are not saved yet."""
    user: Any = request.user
    if not (may(user, Action.CREATE) or may(user, Action.EDIT)):
        raise PermissionDenied
    texts = {name: request.POST.get(name, "")[:LONGEST_TEXT] for name in TEXTS}
    practice = _named(request.POST.get("practice", ""), user)
    written = Written(
        title=texts["title"][:300],
        summary=texts["summary"],
        regions=[each.region_id for each in practice.placed.all()] if practice else (),
        institutions=_bodies(practice.partners.all()) if practice else (),
        key=practice.pk if practice else 0,
    )
    names = read_names()
    suggestions = suggest(
        " ".join(texts.values()),
        names,
        themes=[each.slug for each in practice.themes.all()] if practice else (),
        having=_served(practice),
    )
    found = Help(similar(written, user), suggestions)
    return render(request, "admin/practices/practice/_help.html", {"help": found})


def _named(key: str, user: Any) -> Practice | None:
    usable = key.isascii() and key.isdecimal() and len(key) < 18  # noqa: PLR2004  of a BIGINT
    return visible_to(user).filter(pk=key).first() if usable else None


def _served(practice: Practice | None) -> set[tuple[str, str]]:
    if practice is None:
        return set()
    rows = practice.alignments.values_list("objective__framework__slug", "objective__code")
    return {(framework, code.partition(".")[0]) for framework, code in rows}


def writing_urls(site: AdminSite) -> list[URLPattern]:
    """Return the address that the form asks while somebody writes."""
    view = site.admin_view(while_writing)
    return [path("al-escribir/", view, name="practice_while_writing")]
