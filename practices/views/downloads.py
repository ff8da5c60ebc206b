"""Listings as data."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from practices.exports import csv, json
from practices.filters.filterset import LARGEST_DATA_PAGE, PracticeFilter
from practices.index.catalogue import CatalogueIndex
from practices.listing import every, find
from practices.queries.cards import read_publications


@require_safe
def list_json(request: HttpRequest, index: CatalogueIndex) -> HttpResponseBase:
    """Give one page of the listing, of up to 500 practices, and the counts of its facets."""
    asked = PracticeFilter(request.GET, index, largest_page=LARGEST_DATA_PAGE)
    if refusal := _refuse(asked, "data:list_json"):
        return refusal
    found = find(index, asked.selection, every_target=True)
    publications = read_publications(found.keys)
    body = json.listing(found, publications, asked.names, at=timezone.now())
    return HttpResponse(body, content_type=json.MEDIA_TYPE)


@require_safe
def list_csv(request: HttpRequest, index: CatalogueIndex) -> HttpResponseBase:
    """Give the whole selection for a spreadsheet, without pages."""
    asked = PracticeFilter(request.GET, index, largest_page=LARGEST_DATA_PAGE)
    if refusal := _refuse(asked, "data:list_csv"):
        return refusal
    lines = csv.lines(every(index, asked.selection), asked.names)
    name = content_disposition_header(as_attachment=True, filename="practicas.csv")
    headers = {"Content-Disposition": name or ""}
    return StreamingHttpResponse(lines, content_type=csv.MEDIA_TYPE, headers=headers)


def _refuse(asked: PracticeFilter, route: str) -> HttpResponse | None:
    """Answer what cannot be taken as asked: data with something left out would mislead."""
    if asked.redirect:
        return HttpResponsePermanentRedirect(
            f"{reverse(route)}?{asked.redirect}"
        )
    if not asked.dropped:
        return None
    errors = [
        {"parameter": each.parameter, "value": each.value, "valid": list(each.valid)}
        for each in asked.dropped
    ]
    body = json.problem(errors)
    return HttpResponse(body, content_type=json.PROBLEM_MEDIA_TYPE, status=json.BAD_REQUEST)
