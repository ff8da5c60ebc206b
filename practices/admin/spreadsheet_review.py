"""What an uploaded workbook would change, field by field, and doing what was chosen of it."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.editorial import Action, PracticeState
from practices.ingest.xlsx_applying import Choice, apply_choices
from practices.ingest.xlsx_merging import FieldDifference, Verdict, differences
from practices.ingest.xlsx_proposals import Proposal
from practices.ingest.xlsx_uploads import KEPT, proposals_of
from practices.models.practice import Practice
from practices.models.spreadsheet import SpreadsheetUpload
from practices.record import Record
from practices.sheets.choices import LANGUAGE, Lists, read_lists
from practices.snapshot.dumping import dump
from practices.workflow.permissions import may, visible_to

SHEET, HERE = "hoja", "aqui"
_SPARE_FIELDS = 50
"""What a form sends besides its choices, with room to spare."""
Sent = Mapping[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """One field to choose, and the side that is marked."""

    difference: FieldDifference
    name: str
    side: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PracticeReview:
    """One practice of the workbook beside what the catalogue has of it."""

    number: int
    """Its place in the upload, which names its controls."""
    proposal: Proposal
    practice: Practice | None
    asked: Sequence[Asked]
    blocked: str
    """Why nothing of it can be applied; empty when it can."""

    @property
    def edition_name(self) -> str:
        return f"edicion-{self.number}"

    @property
    def conflicts(self) -> int:
        return sum(each.difference.is_conflict for each in self.asked)

    @property
    def moved(self) -> bool:
        """Whether the record was saved since the workbook was downloaded."""
        base, practice = self.proposal.base, self.practice
        return bool(practice and (base is None or base.edition != practice.edit_number))

    @property
    def title(self) -> str:
        return str(self.practice or self.proposal.fields.get("title") or self.proposal.key)

    def choice(self, sent: Sent) -> Choice:
        """Return what was chosen of it."""
        names = [each.difference.name for each in self.asked if sent.get(each.name) == SHEET]
        if self.proposal.is_new:
            wanted = sent.get(f"crear-{self.number}")
            names = list(self.proposal.fields) if wanted else []
        return Choice(proposal=self.proposal, fields=names, seen=self._seen(sent))

    def _seen(self, sent: Sent) -> int | None:
        if self.proposal.is_new:
            return None
        text = sent.get(self.edition_name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004


def review(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the workbook would change; apply what was chosen, or show it anew."""
    user: Any = request.user
    mine = SpreadsheetUpload.objects.filter(user=user, made_at__gte=timezone.now() - KEPT)
    upload = mine.filter(token=token).first()
    sent: Sent = request.POST.dict() if request.method == "POST" else {}
    if upload is None and sent:
        messages.info(request, _("Esa hoja ya se aplicó o se descartó."))
        return redirect("admin:practice_spreadsheets")
    if upload is None:
        raise Http404
    if "discard" in sent:
        upload.delete()
        messages.info(request, _("Se descartó la hoja: no se cambió nada."))
        return redirect("admin:practice_spreadsheets")
    if sent and _applied(request, upload, sent):
        return redirect("admin:practices_practice_changelist")
    return _page(request, upload, user, sent)


def _applied(request: HttpRequest, upload: SpreadsheetUpload, sent: Sent) -> bool:
    """Write what was chosen and say so; otherwise say why not."""
    user: Any = request.user
    try:
        practices = _apply(upload, user, sent)
    except ValidationError as refusal:
        for reason in refusal.messages:
            messages.error(request, reason)
    except PermissionDenied:
        messages.error(request, _("Ya no puede escribir en alguna de esas fichas."))
    else:
        _tell(request, practices)
        return True
    return False


@transaction.atomic
def _apply(upload: SpreadsheetUpload, user: User, sent: Sent) -> list[Practice]:
    """Write the chosen fields once, even if the form is sent twice."""
    if not SpreadsheetUpload.objects.select_for_update().filter(pk=upload.pk).exists():
        message = _("Esta hoja ya se aplicó.")
        raise ValidationError(message, code="applied")
    reviews = _reviews(upload, user, sent)
    choices = [each.choice(sent) for each in reviews if not each.blocked]
    if not any(each.fields for each in choices):
        message = _("No eligió ningún cambio de la hoja.")
        raise ValidationError(message, code="nothing")
    practices = apply_choices(choices, by=user)
    upload.delete()
    return practices


def _tell(request: HttpRequest, practices: Sequence[Practice]) -> None:
    said = ngettext(
        "Se guardó %(count)s ficha como borrador: %(codes)s.",
        "Se guardaron %(count)s fichas como borrador: %(codes)s.",
        len(practices),
    )
    codes = ", ".join(each.code for each in practices)
    messages.success(request, said % {"count": len(practices), "codes": codes})


def _page(
    request: HttpRequest, upload: SpreadsheetUpload, user: User, sent: Sent
) -> HttpResponse:
    reviews = _reviews(upload, user, sent)
    changed = [each for each in reviews if each.asked]
    controls = sum(len(each.asked) + 1 for each in changed)
    context = {
        **admin.site.each_context(request),
        "title": _("Qué cambiaría la hoja"),
        "upload": upload,
        "warnings": upload.data["warnings"],
        "changed": changed,
        "unchanged": [each for each in reviews if not each.asked],
        "conflicts": sum(each.conflicts for each in changed),
        "too_many": controls > (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0) - _SPARE_FIELDS,
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    page = "admin/practices/practice/hoja_revision.html"
    return TemplateResponse(request, page, context, status=409 if sent else 200)


def _reviews(upload: SpreadsheetUpload, user: User, sent: Sent) -> list[PracticeReview]:
    """Compare each proposal with the record as it is now."""
    proposals = proposals_of(upload)
    codes = [each.key for each in proposals if not each.is_new]
    mine = visible_to(user).filter(code__in=codes).values("pk")
    known = {each.code: each for each in Practice.objects.with_parts().filter(pk__in=mine)}
    with translation.override(LANGUAGE):
        comparing = _Comparing(user, read_lists(), sent)
        return [
            comparing.review(number, each, known.get(each.key))
            for number, each in enumerate(proposals, start=1)
        ]


@dataclasses.dataclass(frozen=True, slots=True)
class _Comparing:
    """What it takes to compare the proposals of one upload."""

    user: User
    lists: Lists
    sent: Sent

    def review(
        self, number: int, proposal: Proposal, practice: Practice | None
    ) -> PracticeReview:
        current = dump(practice) if practice else Record(title="")
        found = differences(proposal, current, self.lists)
        marked = self.sent
        if practice and self.sent.get(f"edicion-{number}") != str(practice.edit_number):
            marked = {}  # it was chosen beside another text
        asked = [_asked(each, f"campo-{number}-{each.name}", marked) for each in found]
        return PracticeReview(
            number=number,
            proposal=proposal,
            practice=practice,
            asked=asked,
            blocked=self._blocked(proposal, practice),
        )

    def _blocked(self, proposal: Proposal, practice: Practice | None) -> str:
        if proposal.is_new:
            return ""
        if practice is None:
            return _("Ya no existe o usted ya no puede verla.")
        if may(self.user, Action.IMPORT, practice):
            return ""
        state = PracticeState(practice.state).label
        return _("Está en «%(state)s» y usted no puede cambiarla.") % {"state": state}


def _asked(difference: FieldDifference, name: str, sent: Sent) -> Asked:
    """Mark what only the sheet changed for the sheet; in doubt, what is here stays."""
    side = SHEET if difference.verdict is Verdict.SHEET else HERE
    return Asked(difference, name, sent.get(name, side))
