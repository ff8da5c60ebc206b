"""The workbook at the desk: taking practices home, and bringing them back filled in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from practices.admin.spreadsheet_review import review
from practices.editorial import Action
from practices.exports import xlsx
from practices.ingest.xlsx_package import MOST_BYTES, UnusableError
from practices.ingest.xlsx_proposals import Proposals, read_proposals
from practices.ingest.xlsx_uploads import keep, kept_by
from practices.models.practice import Practice
from practices.sheets.choices import read_lists
from practices.snapshot.dumping import dump
from practices.workflow.permissions import allowing, may

MOST_PRACTICES = 400
MOST_FAULTS = 200
ACTION = "spreadsheet_selected"
_TITLE = gettext_lazy("Hoja de cálculo")


class UploadForm(forms.Form):
    """The workbook that somebody filled in."""

    file = forms.FileField(
        label=gettext_lazy("Hoja de cálculo (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        max_length=200,
        help_text=gettext_lazy("La que descargó de aquí, ya llena. Hasta 10 MB."),
        error_messages={
            "required": gettext_lazy("Elija el archivo."),
            "empty": gettext_lazy("El archivo está vacío."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            message = _("El archivo pesa más de 10 MB.")
            raise forms.ValidationError(message, code="size")
        return file


def workbook_of(practices: Iterable[Practice], name: str) -> HttpResponse:
    """Send working records as a workbook."""
    listed = [xlsx.Listed(dump(each), each.edit_number) for each in practices]
    body = xlsx.workbook(listed, read_lists(), working=True)
    disposition = content_disposition_header(
        as_attachment=True, filename=f"{name}.{xlsx.ENDING}"
    )
    headers = {"Content-Disposition": disposition or "", "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=xlsx.MEDIA_TYPE, headers=headers)


def download_one(_request: HttpRequest, practice: Practice) -> HttpResponse:
    """Send one working record."""
    rows = Practice.objects.with_parts().filter(pk=practice.pk)
    return workbook_of(rows, practice.code)


def spreadsheet_actions(user: Any) -> dict[str, tuple[Any, str, str]]:
    """Return the action of the list that sends the marked records, for who may take them."""
    if not may(user, Action.EXPORT):
        return {}
    return {ACTION: (_download_marked, ACTION, _("Descargar en hoja de cálculo"))}


def _download_marked(
    _admin: object, request: HttpRequest, queryset: QuerySet[Practice]
) -> HttpResponse | None:
    marked = allowing(request.user, Action.EXPORT).filter(pk__in=queryset.values("pk"))
    rows = list(Practice.objects.with_parts().filter(pk__in=marked.values("pk")))
    if len(rows) > MOST_PRACTICES:
        message = _("Son %(count)s fichas; en una hoja caben %(most)s. Marque menos.")
        messages.error(request, message % {"count": len(rows), "most": MOST_PRACTICES})
        return None
    return workbook_of(rows, f"practicas-{timezone.localdate():%Y-%m-%d}")


def spreadsheet_urls(site: admin.AdminSite) -> list[URLPattern]:
    """Return the addresses about workbooks, before those about one practice."""
    view = site.admin_view
    return [
        path("hoja/", view(upload), name="practice_spreadsheets"),
        path("hoja/plantilla/", view(template), name="practice_spreadsheet_template"),
        path("hoja/<slug:token>/", view(review), name="practice_spreadsheet_review"),
    ]


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """Send a workbook without practices, to fill in with new ones."""
    _check(request)
    return workbook_of([], "plantilla-practicas")


def upload(request: HttpRequest) -> HttpResponse:
    """Offer the workbooks, and take one back: its proposals are kept, nothing is written."""
    _check(request)
    user: Any = request.user
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    found: Proposals | None = None
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = read_proposals(file.read(), user)
        except UnusableError as refusal:
            form.add_error("file", str(refusal))
        else:
            if not found.faults:
                kept = keep(found, user=user, file_name=file.name)
                return redirect("admin:practice_spreadsheet_review", kept.token)
    context = {
        **admin.site.each_context(request),
        "title": _TITLE,
        "form": form,
        "faults": found.faults[:MOST_FAULTS] if found else [],
        "fault_count": len(found.faults) if found else 0,
        "waiting": kept_by(user),
        "opts": Practice._meta,  # noqa: SLF001 Django's API
    }
    page = "admin/practices/practice/hoja.html"
    refused = sent and not form.is_valid()
    return TemplateResponse(request, page, context, status=422 if refused or found else 200)


def _check(request: HttpRequest) -> None:
    """Let in whoever can bring something back."""
    user = request.user
    if not (may(user, Action.IMPORT) or may(user, Action.CREATE)):
        raise PermissionDenied
