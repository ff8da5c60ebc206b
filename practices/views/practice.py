"""The page of a practice, its data and its short address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Standing
from practices.exports import json
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.queries.record import find_publication, record_page
from practices.queries.related import related_cards
from practices.views import errors
from practices.views.site import Link


@require_safe
def detail(
    request: HttpRequest,
    index: CatalogueIndex,
    code: str,
    slug: str = "",  # noqa: ARG001 the path says it
) -> HttpResponse:
    """Show a practice; any other form of its address leads to the one it has now."""
    publication = _readable(code)
    url = publication.get_absolute_url()
    if elsewhere := _elsewhere(request, publication, url):
        return elsewhere
    context = {
        "breadcrumb": [
            Link(_("Prácticas"), reverse("practices:list")),
            Link(publication.title),
        ],
        "page": record_page(publication),
        "related": related_cards(index, publication.record),
        "json_url": reverse("data:detail_json", kwargs={"code": publication.code}),
        "url": url,
    }
    return render(request, "practices/detail.html", context)


@require_safe
def detail_json(
    request: HttpRequest,
    _index: CatalogueIndex,
    code: str,
    slug: str = "",  # noqa: ARG001 the path says it
) -> HttpResponse:
    """Give the record of a practice as it was published, with its digest."""
    publication = _readable(code)
    url = reverse("data:detail_json", kwargs={"code": publication.code})
    if elsewhere := _elsewhere(request, publication, url):
        return elsewhere
    return HttpResponse(json.record(publication), content_type=json.MEDIA_TYPE)


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead the short address of print and QR to the practice's page."""
    publication = _readable(code)
    url = publication.get_absolute_url()
    return _elsewhere(request, publication, url) or redirect(url, permanent=True)


def _readable(code: str) -> Publication:
    """Return what a code stands for: current, archived or withdrawn, but public once."""
    publication = find_publication(code.upper())
    if publication is None or publication.standing == Standing.PREVIOUS:
        raise Http404
    return publication


def _elsewhere(request: HttpRequest, publication: Publication, url: str) -> HttpResponse | None:
    """Answer an address that shows nothing itself: withdrawn, merged, or not written so."""
    if publication.merged_into_code:
        return redirect(
            "practices:detail_without_slug", code=publication.merged_into_code, permanent=True
        )
    if publication.standing == Standing.WITHDRAWN:
        on = timezone.localtime(publication.standing_since).date()
        return errors.gone(request, errors.Withdrawal(publication.standing_reason, on))
    return None if request.path == url else redirect(url, permanent=True)
