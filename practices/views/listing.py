"""The listing of practices."""

import dataclasses
from typing import TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from practices.filters.filterset import PracticeFilter
from practices.index.catalogue import CatalogueIndex
from practices.listing import Found, address, find
from practices.selection import Selection
from practices.views import listing_html
from practices.views.addresses import addresses
from practices.views.kept import Kept, filled
from practices.views.site import frame

MOST_KEPT = 128
"""Listings that a process keeps, some 120 kB each: those that everybody asks for."""

Place: TypeAlias = tuple[str, int, Selection, tuple[str, str, str]]
"""What a listing hangs on: stamp, backups restored before, what is asked, where it is read."""


@dataclasses.dataclass(frozen=True, slots=True)
class Pieces:
    """The parts of a listing that take longest, as finished HTML."""

    alternates: SafeString
    filters: SafeString
    results: SafeString


kept_pieces: Kept[Place, Pieces] = Kept(MOST_KEPT)


@require_safe
def practice_list(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List the practices that meet what the address asks, and the ways to narrow them."""
    asked = PracticeFilter(request.GET, index)
    if asked.redirect:
        return HttpResponsePermanentRedirect(f"{reverse('practices:list')}?{asked.redirect}")
    found = find(index, asked.selection)
    around, pieces = frame(request), _pieces(index, asked, found)
    page = filled(
        "practices/list.html",
        site_header=around.header,
        site_footer=around.footer,
        page_addresses=addresses(address(found.selection)),
        alternates=pieces.alternates,
        filters=pieces.filters,
        results=pieces.results,
    )
    return HttpResponse(page)


def _pieces(index: CatalogueIndex, asked: PracticeFilter, found: Found) -> Pieces:
    """Return what hangs on the catalogue, the selection and the language alone, once made.

    While developing, and when there is something to say of the address itself, it is made anew.
    """
    if settings.DEBUG or asked.notices or asked.impossible:
        return _made(index, asked, found)
    where = (get_language() or "", get_script_prefix(), settings.STATIC_URL)
    place = (index.stamp.token, index.restored, found.selection, where)
    kept = kept_pieces.find([place])
    if not kept:
        kept = {place: _made(index, asked, found)}
        kept_pieces.keep(kept)
    return kept[place]


def _made(index: CatalogueIndex, asked: PracticeFilter, found: Found) -> Pieces:
    return Pieces(
        alternates=listing_html.alternates(found.selection, impossible=bool(asked.impossible)),
        filters=listing_html.filters(index, found),
        results=listing_html.results(index, asked, found),
    )
