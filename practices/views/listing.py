"""The listing of practices."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from practices.filters.filterset import PracticeFilter
from practices.index.catalogue import CatalogueIndex
from practices.listing import address, find
from practices.views import listing_html
from practices.views.addresses import addresses
from practices.views.kept import filled
from practices.views.site import frame


@require_safe
def practice_list(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """List the practices that meet what the address asks, and the ways to narrow them."""
    asked = PracticeFilter(request.GET, index)
    if asked.redirect:
        return HttpResponsePermanentRedirect(f"{reverse('practices:list')}?{asked.redirect}")
    found = find(index, asked.selection)
    around = frame(request)
    page = filled(
        "practices/list.html",
        site_header=around.header,
        site_footer=around.footer,
        page_addresses=addresses(address(found.selection)),
        alternates="" if asked.impossible else listing_html.alternates(found.selection),
        filters=listing_html.filters(index, found),
        results=listing_html.results(index, asked, found),
    )
    return HttpResponse(page)
