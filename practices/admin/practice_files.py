"""The files of a working record, for whoever may see it: nothing else gives them out."""

from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.media import PAGE, SIZES, THUMBNAIL, Kept
from practices.models.practice import Practice
from practices.models.practice_parts import Attachment
from practices.queries.record_files import weight
from practices.renditions import THUMBNAIL as THUMBNAIL_BOX
from practices.renditions import fitted

ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf"


@require_safe
def show_file(
    request: HttpRequest,  # noqa: ARG001 its route has looked at who asks
    practice: Practice,
    attachment: int,
    size: str,
) -> HttpResponseBase:
    """Give a file of a practice that the person may see, and tell nobody to keep it."""
    row = get_object_or_404(Attachment, pk=attachment, practice=practice)
    file = row.thumbnail if size == THUMBNAIL else row.file
    kept = Kept(file.name or "", row.title, row.sha256, size)
    if size not in SIZES or not kept.known:
        raise Http404
    try:
        content = kept.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content)
    for header, value in kept.headers().items():
        response[header] = value
    return response


def file_url(practice: int, attachment: int, size: str) -> str:
    """Return the address of a file of a working record at the desk."""
    named = {"key": practice, "attachment": attachment, "size": size}
    return reverse("admin:practice_file", kwargs=named)


def shown_file(row: Attachment | None) -> SafeString | str:
    """Draw what a row of the form keeps: the picture, its size and its weight."""
    if row is None or row.pk is None or not row.file:
        return "—"
    address = file_url(row.practice_id, row.pk, PAGE)
    if not (row.thumbnail and row.width and row.height):
        words = _("Abrir el archivo") + (f" ({weight(row.size)})" if row.size else "")
        return format_html('<a href="{}">{}</a>', address, words)
    width, height = fitted(row.width, row.height, THUMBNAIL_BOX)
    measures = f"{row.width} × {row.height} px, {weight(row.size or 0)}"
    return format_html(
        '<a class="kept-file" href="{}"><img src="{}" alt="{}" width="{}" height="{}" '
        'loading="lazy"><span>{}</span></a>',
        address,
        file_url(row.practice_id, row.pk, THUMBNAIL),
        row.alternative_text or row.title,
        width,
        height,
        measures,
    )


class ChosenFile(forms.FileInput):
    """A control for a file, which says when the one that was chosen has to be chosen again."""

    chosen: Any = None
    """What the browser sent; each form has a control of its own."""

    def __init__(self) -> None:
        super().__init__(attrs={"accept": ACCEPTED})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.chosen = super().value_from_datadict(data, files, name)
        return self.chosen

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Draw it; a browser does not send twice a file of a page that came back."""
        control = super().render(name, value, attrs, renderer)
        if not self.chosen:
            return control
        message = _("Elija otra vez «%(name)s»: el navegador no lo conserva.")
        words = message % {"name": self.chosen.name}
        return format_html('{}<p class="errornote file-again">{}</p>', control, words)
