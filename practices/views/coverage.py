"""The matrix of coverage, as a page and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.exports import csv, json, matrix
from practices.filters.coverage import CoverageFilter
from practices.index.catalogue import CatalogueIndex
from practices.queries.coverage import read_matrix
from practices.queries.coverage_choice import Cross, Unit
from practices.views.addresses import addresses
from practices.views.downloads import problem
from practices.views.site import Link

SVG_TYPE = "image/svg+xml"


@require_safe
def coverage(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Show where the two agendas cross, and which objectives have no practice."""
    asked = CoverageFilter(request.GET, index.names)
    choice = asked.choice
    context = {
        "breadcrumb": [Link(_("Cobertura"))],
        "notices": asked.notices,
        "choice": choice,
        "matrix": read_matrix(index, choice),
        "crosses": Cross.choices,
        "units": Unit.choices,
        "regions": index.names.facet_values(Facet.REGION).items(),
        "themes": index.names.facet_values(Facet.THEME).items(),
        "region_name": index.names.facet_values(Facet.REGION).get(choice.region, ""),
        "page_addresses": addresses(choice.address("practices:coverage")),
        "csv_url": choice.address("data:coverage_csv"),
        "json_url": choice.address("data:coverage_json"),
        "svg_url": choice.address("data:coverage_svg"),
    }
    return render(request, "coverage/coverage.html", context)


@require_safe
def coverage_csv(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Give the matrix for a spreadsheet."""
    asked = CoverageFilter(request.GET, index.names)
    if asked.dropped:
        return problem(asked.dropped)
    headers = {"Content-Disposition": 'attachment; filename="cobertura.csv"'}
    body = matrix.csv_file(read_matrix(index, asked.choice))
    return HttpResponse(body, content_type=csv.MEDIA_TYPE, headers=headers)


@require_safe
def coverage_json(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Give the matrix as data."""
    asked = CoverageFilter(request.GET, index.names)
    if asked.dropped:
        return problem(asked.dropped)
    body = matrix.json_file(read_matrix(index, asked.choice), at=timezone.now())
    return HttpResponse(body, content_type=json.MEDIA_TYPE)


@require_safe
def coverage_svg(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Give the matrix as a drawing that stands alone."""
    asked = CoverageFilter(request.GET, index.names)
    if asked.dropped:
        return problem(asked.dropped)
    return HttpResponse(
        matrix.svg_file(read_matrix(index, asked.choice)), content_type=SVG_TYPE
    )
