"""What the code of a practice stands for today, whatever of it an address asks for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from practices.enums import Standing
from practices.models.publication import Publication
from practices.queries.record import find_publication
from practices.views import errors

RECORD = "practices:detail_without_slug"


def readable(code: str) -> Publication:
    """Return what a code stands for: current, archived or withdrawn, but public once."""
    publication = find_publication(code.upper())
    if publication is None or publication.standing == Standing.PREVIOUS:
        raise Http404
    return publication


def elsewhere(
    request: HttpRequest, publication: Publication, url: str, *, route: str = RECORD
) -> HttpResponse | None:
    """Answer an address that shows nothing itself: withdrawn, merged, or not written so.

    `route` is what it leads to, by code, of the practice that the merged one is now part of.
    """
    if publication.merged_into_code:
        return redirect(route, code=publication.merged_into_code, permanent=True)
    if publication.standing == Standing.WITHDRAWN:
        return gone(request, publication)
    return None if request.path == url else redirect(url, permanent=True)


def gone(request: HttpRequest, withdrawn: Publication) -> HttpResponse:
    """Answer for a withdrawn practice with the reason, and nothing of its text."""
    on = timezone.localdate(withdrawn.standing_since)
    return errors.gone(request, errors.Withdrawal(withdrawn.standing_reason, on))
