"""Listings as data."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

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

from practices.exports import bibtex, csv, json, ris, xlsx
from practices.filters.fields import Dropped
from practices.filters.filterset import LARGEST_DATA_PAGE, PracticeFilter
from practices.index.catalogue import CatalogueIndex
from practices.listing import every, find
from practices.models.publication import Publication
from practices.names import Names
from practices.queries.cards import read_publications

Lines: TypeAlias = Callable[[Iterable[Publication], Names], Iterator[bytes]]


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """A format to take home, and where a listing and a record give it."""

    label: str
    ending: str
    media_type: str
    lines: Lines
    list_route: str
    record_route: str = ""


CSV = File("CSV", "csv", csv.MEDIA_TYPE, csv.lines, "data:list_csv")
BIBTEX = File(
    "BibTeX",
    "bib",
    bibtex.MEDIA_TYPE,
    bibtex.lines,
    "data:list_bibtex",
    "data:detail_bibtex",
)
RIS = File("RIS", "ris", ris.MEDIA_TYPE, ris.lines, "data:list_ris", "data:detail_ris")
XLSX = File("XLSX", xlsx.ENDING, xlsx.MEDIA_TYPE, xlsx.lines, "", "data:detail_xlsx")
"""Of one record only: a workbook is made whole in memory, too dear for every listing."""
FILES = (CSV, BIBTEX, RIS)


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
    return _selection(request, index, CSV)


@require_safe
def list_bibtex(request: HttpRequest, index: CatalogueIndex) -> HttpResponseBase:
    """Give the whole selection to cite, as BibTeX."""
    return _selection(request, index, BIBTEX)


@require_safe
def list_ris(request: HttpRequest, index: CatalogueIndex) -> HttpResponseBase:
    """Give the whole selection to cite, as RIS."""
    return _selection(request, index, RIS)


def attached(body: Iterable[bytes], file: File, name: str) -> StreamingHttpResponse:
    """Send a file under a name, without its ending."""
    disposition = content_disposition_header(
        as_attachment=True, filename=f"{name}.{file.ending}"
    )
    headers = {"Content-Disposition": disposition or ""}
    return StreamingHttpResponse(body, content_type=file.media_type, headers=headers)


def _selection(request: HttpRequest, index: CatalogueIndex, file: File) -> HttpResponseBase:
    asked = PracticeFilter(request.GET, index, largest_page=LARGEST_DATA_PAGE)
    if refusal := _refuse(asked, file.list_route):
        return refusal
    lines = file.lines(every(index, asked.selection), asked.names)
    return attached(lines, file, "practicas")


def _refuse(asked: PracticeFilter, route: str) -> HttpResponse | None:
    """Answer what cannot be taken as asked: data with something left out would mislead."""
    if asked.redirect:
        return HttpResponsePermanentRedirect(f"{reverse(route)}?{asked.redirect}")
    return problem(asked.dropped) if asked.dropped else None


def problem(dropped: Iterable[Dropped]) -> HttpResponse:
    """Say which values cannot be used, and which could."""
    errors = [
        {"parameter": each.parameter, "value": each.value, "valid": list(each.valid)}
        for each in dropped
    ]
    body = json.problem(errors)
    return HttpResponse(body, content_type=json.PROBLEM_MEDIA_TYPE, status=json.BAD_REQUEST)
