"""The files of published practices."""

from http import HTTPStatus

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.media import PUBLIC, THUMBNAIL, Kept, public_name
from practices.models.publication_attachment import PublicationAttachment


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a file that a version in force or archived names; a file withdrawn is gone (410).

    Whoever has it already is told so only after looking whether it is still public.
    """
    digest, _dash, size = name.partition(".")[0].partition("-")
    rows = PublicationAttachment.objects.filter(sha256=digest)
    row = rows.readable().order_by("pk").first()
    if row is None:
        if rows.exists():
            return _gone()
        raise Http404
    kept = Kept(row.file, row.title, digest)
    if size == THUMBNAIL:
        kept = Kept(row.thumbnail, row.title, digest, THUMBNAIL)
    if not kept.known or public_name(digest, kept.file, kept.size) != name:
        raise Http404
    response = get_conditional_response(request, etag=kept.etag) or _given(kept)
    response["ETag"] = kept.etag
    response["Cache-Control"] = PUBLIC
    return response


def _gone() -> HttpResponse:
    sentence = _("Este archivo fue retirado.")
    response = HttpResponse(
        f"{sentence}\n", content_type="text/plain; charset=utf-8", status=HTTPStatus.GONE
    )
    response["Cache-Control"] = "no-store"
    return response


def _given(kept: Kept) -> HttpResponseBase:
    try:
        content = kept.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content)
    for header, value in kept.headers().items():
        response[header] = value
    return response
