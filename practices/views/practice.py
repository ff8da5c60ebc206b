"""The page of a practice, its versions, its data and its short address."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.exports import bibtex, json, jsonld, ris
from practices.exports.citation import reference
from practices.exports.columns import absolute
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.queries.record import (
    find_version,
    find_withdrawal,
    record_page,
    version_url,
)
from practices.queries.related import related_cards
from practices.queries.translation import localized
from practices.selection import CODE
from practices.views import downloads
from practices.views.addresses import addresses
from practices.views.codes import elsewhere, gone, readable
from practices.views.downloads import File
from practices.views.site import Link


@require_safe
def detail(
    request: HttpRequest,
    index: CatalogueIndex,
    code: str,
    slug: str = "",  # noqa: ARG001 the path says it
) -> HttpResponse:
    """Show a practice; any other form of its address leads to the one it has now."""
    publication = readable(code)
    if answer := elsewhere(request, publication, publication.get_absolute_url()):
        return answer
    return _page(request, index, publication, publication)


@require_safe
def version(
    request: HttpRequest, index: CatalogueIndex, code: str, number: int
) -> HttpResponse:
    """Show a version of a practice, with the way to the last one."""
    newest = readable(code)
    publication = find_version(newest, number)
    if publication is None:
        raise Http404
    if answer := elsewhere(request, newest, version_url(newest.code, number)):
        return answer
    if publication != newest and (withdrawn := find_withdrawal(publication)):
        return gone(request, withdrawn)
    return _page(request, index, publication, newest)


def _page(
    request: HttpRequest, index: CatalogueIndex, publication: Publication, newest: Publication
) -> HttpResponse:
    """Show a version; the address of the practice is that of the newest, whose title it has."""
    page = record_page(publication, index)
    context = {
        "breadcrumb": _breadcrumb(index, publication),
        "page": page,
        "related": related_cards(index, publication.record),
        "cited": reference(publication, index.names),
        "described": jsonld.element(publication, index.names),
        "links": _links(publication),
        "url": newest.get_absolute_url(),
        "page_addresses": addresses(
            newest.get_absolute_url(),
            image=reverse("data:og_image", kwargs={"code": publication.code}),
        ),
    }
    return render(request, "practices/detail.html", context)


def _breadcrumb(index: CatalogueIndex, publication: Publication) -> list[Link]:
    record = publication.record
    region = index.names.regions.get(record.regions[0]) if record.regions else None
    title = localized(record, get_language() or "").title
    middle = (
        [Link(region.name, reverse("practices:region", kwargs={"slug": region.slug}))]
        if region
        else []
    )
    return [
        Link(_("Prácticas"), reverse("practices:list")),
        *middle,
        Link(title.words, language=title.language),
    ]


def _links(publication: Publication) -> dict[str, str]:
    """Return where else a record leads: its data, its citation, the comparison with others."""
    code = publication.code
    named = {"code": code}
    chosen = urlencode({CODE: code.lower()})
    return {
        "page": absolute(publication.get_absolute_url()),
        "json": reverse("data:detail_json", kwargs=named),
        "csv": f"{reverse('data:list_csv')}?{chosen}",
        "bibtex": reverse("data:detail_bibtex", kwargs=named),
        "xlsx": reverse("data:detail_xlsx", kwargs=named),
        "ris": reverse("data:detail_ris", kwargs=named),
        "cite": reverse("practices:cite", kwargs=named),
        "versions": reverse("practices:versions", kwargs=named),
        "correct": reverse("practices:correction", kwargs=named),
        "compare": f"{reverse('practices:compare')}?{chosen}",
    }


@require_safe
def cite(request: HttpRequest, index: CatalogueIndex, code: str) -> HttpResponse:
    """Show how to cite a practice, in each format, to copy."""
    publication = readable(code)
    url = reverse("practices:cite", kwargs={"code": publication.code})
    if answer := elsewhere(request, publication, url, route="practices:cite"):
        return answer
    cited = reference(publication, index.names)
    context = {
        "breadcrumb": [
            *_breadcrumb(index, publication)[:-1],
            Link(publication.title, publication.get_absolute_url(), language="es"),
            Link(_("Citar")),
        ],
        "publication": publication,
        "cited": cited,
        "bibtex": bibtex.entry(cited),
        "ris": ris.entry(cited),
        "links": _links(publication),
    }
    return render(request, "practices/cite.html", context)


@require_safe
def detail_json(
    request: HttpRequest,
    _index: CatalogueIndex,
    code: str,
    slug: str = "",  # noqa: ARG001 the path says it
) -> HttpResponse:
    """Give the record of a practice as it was published, with its digest."""
    publication = readable(code)
    url = reverse("data:detail_json", kwargs={"code": publication.code})
    if answer := elsewhere(request, publication, url, route="data:detail_json"):
        return answer
    return HttpResponse(json.record(publication), content_type=json.MEDIA_TYPE)


@require_safe
def detail_bibtex(request: HttpRequest, index: CatalogueIndex, code: str) -> HttpResponseBase:
    """Give how to cite a practice, as BibTeX."""
    return _file(request, index, code, downloads.BIBTEX)


@require_safe
def detail_ris(request: HttpRequest, index: CatalogueIndex, code: str) -> HttpResponseBase:
    """Give how to cite a practice, as RIS."""
    return _file(request, index, code, downloads.RIS)


@require_safe
def detail_xlsx(request: HttpRequest, index: CatalogueIndex, code: str) -> HttpResponseBase:
    """Give a practice as a workbook, a sheet for each kind of part."""
    return _file(request, index, code, downloads.XLSX)


def _file(
    request: HttpRequest, index: CatalogueIndex, code: str, file: File
) -> HttpResponseBase:
    publication = readable(code)
    named = {"code": publication.code}
    url = reverse(file.record_route, kwargs=named)
    if answer := elsewhere(request, publication, url, route=file.record_route):
        return answer
    lines = file.lines([publication], index.names)
    return downloads.attached(lines, file, publication.code.lower())


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead the short address of print and QR to the practice's page."""
    publication = readable(code)
    url = publication.get_absolute_url()
    return elsewhere(request, publication, url) or redirect(url, permanent=True)
