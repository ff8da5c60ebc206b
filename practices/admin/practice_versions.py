"""The versions of a practice at the desk: their list, what changes, and bringing one back."""

import dataclasses
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from practices.admin.desk_route import back_to
from practices.desk.activity import name_of
from practices.editorial import Action
from practices.enums import Standing
from practices.index.holder import current
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.queries.versions import changed_sections
from practices.record import Record
from practices.snapshot.dumping import dump
from practices.workflow.permissions import may
from practices.workflow.restoring import restore

WORKING = "borrador"
"""What an address calls the working record, beside the numbers of versions."""
MOST_DIGITS = 10
"""Of the number of an edition that a browser sends."""


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A text of a practice that can be compared, with what an address and people call it."""

    key: str
    name: str
    record: Record


def versions(request: HttpRequest, practice: Practice) -> HttpResponse:
    """List the versions of a practice, and the drafts that older texts replaced."""
    rows: list[Any] = list(
        practice.publications.defer("snapshot")
        .select_related("published_by")
        .order_by("-number")
    )
    for row in rows:
        row.who = name_of(row.published_by)
    drafts: list[Any] = list(
        practice.replaced_drafts.defer("snapshot").select_related("replaced_by")
    )
    for draft in drafts:
        draft.who = name_of(draft.replaced_by)
    live = next((row for row in rows if row.standing == Standing.CURRENT), None)
    context = {
        "title": _("Versiones"),
        "rows": rows,
        "live": live,
        "public": rows[0].standing in {Standing.CURRENT, Standing.ARCHIVED} if rows else False,
        "drafts": drafts,
        "may_restore": may(_user(request), Action.EDIT, practice),
    }
    return _page(request, practice, "versions.html", context)


def compare(request: HttpRequest, practice: Practice) -> HttpResponse:
    """Show what changes between two texts; by itself, from the live version to the draft."""
    rows = list(practice.publications.order_by("-number"))
    names = [WORKING, *(str(row.number) for row in rows)]
    live = next((row for row in rows if row.standing == Standing.CURRENT), None)
    first = live or (rows[0] if rows else None)
    before = request.GET.get("de") or (str(first.number) if first else WORKING)
    after = request.GET.get("a") or WORKING
    wrong = [each for each in (before, after) if each not in names]
    sections = None
    if not wrong and before != after:
        texts = [_text(practice, rows, key) for key in (before, after)]
        sections = changed_sections(texts[0].record, texts[1].record, current().names)
    context = {
        "title": _("Comparar versiones"),
        "offered": [(key, _called(key)) for key in names],
        "before": before,
        "after": after,
        "wrong": wrong,
        "sections": sections,
    }
    return _page(request, practice, "version_difference.html", context)


def _called(key: str) -> str:
    if key == WORKING:
        return _("La ficha de trabajo")
    return _("Versión %(number)s") % {"number": key}


def _text(practice: Practice, rows: list[Publication], key: str) -> Text:
    if key == WORKING:
        return Text(key, _called(key), _working(practice))
    row = next(each for each in rows if str(each.number) == key)
    return Text(key, _called(key), row.record)


def _working(practice: Practice) -> Record:
    return dump(Practice.objects.with_parts().get(pk=practice.pk))


def restore_version(request: HttpRequest, practice: Practice, number: int) -> HttpResponse:
    """Ask before a version replaces the working record; when told to, replace it."""
    row = practice.publications.filter(number=number).first()
    if row is None:
        raise Http404
    text = Text(str(number), _called(str(number)), row.record)
    return _restore(request, practice, text)


def restore_draft(request: HttpRequest, practice: Practice, draft: int) -> HttpResponse:
    """Ask before a draft that was replaced comes back; when told to, bring it back."""
    kept = practice.replaced_drafts.filter(pk=draft).first()
    if kept is None:
        raise Http404
    on = date_format(timezone.localtime(kept.replaced_at), "j \\d\\e F \\d\\e Y, H:i")
    name = _("Borrador reemplazado el %(on)s") % {"on": on}
    return _restore(request, practice, Text(f"copia-{kept.pk}", name, kept.record))


def _restore(request: HttpRequest, practice: Practice, text: Text) -> HttpResponse:
    working = _working(practice)
    unpublished = not practice.publications.filter(sha256=working.sha256).exists()
    refused: list[str] = []
    if request.method == "POST":
        if unpublished and "sure" not in request.POST:
            refused = [_("Marque que sí quiere reemplazar los cambios sin publicar.")]
        else:
            refused = _refusal(request, practice, text)
        if not refused:
            return back_to(practice)
        practice.refresh_from_db()
    kept = dataclasses.replace(text.record, code=working.code, import_id=working.import_id)
    context = {
        "title": _("Restaurar: %(name)s") % {"name": text.name},
        "text": text,
        "refused": refused,
        "unpublished": unpublished,
        "sections": changed_sections(working, kept, current().names),
    }
    status = 409 if refused else 200
    return _page(request, practice, "version_restore.html", context, status)


def _refusal(request: HttpRequest, practice: Practice, text: Text) -> list[str]:
    """Restore a text over what the person had before them; say why it was not done."""
    seen = request.POST.get("seen", "")
    edition = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < MOST_DIGITS else -1
    try:
        restore(practice=practice, record=text.record, by=_user(request), seen=edition)
    except ValidationError as refusal:
        if getattr(refusal, "code", "") != "unchanged":
            return refusal.messages
        messages.info(request, refusal.messages[0])  # sent twice, perhaps
    else:
        said = _("Se restauró en la ficha: %(name)s. Falta publicarla para que se vea.")
        messages.success(request, said % {"name": text.name})
    return []


def _page(
    request: HttpRequest,
    practice: Practice,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    shared = {
        **admin.site.each_context(request),
        "practice": practice,
        "versions_url": reverse("admin:practice_versions", args=[practice.pk]),
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    name = f"admin/practices/practice/{template}"
    return TemplateResponse(request, name, shared | context, status=status)


def _user(request: HttpRequest) -> Any:
    return request.user
