"""The listing of practices."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices.enums import Facet
from practices.filters.chips import (
    chips,
    empty_options,
    hidden_pairs,
    kept_pairs,
    order_options,
)
from practices.filters.filterset import PracticeFilter
from practices.filters.groups import facet_groups, promoted
from practices.filters.pagination import page_links
from practices.listing import address, catalogue_counts, find
from practices.queries.cards import cards
from practices.views.formats import format_links
from practices.views.site import Link


@require_safe
def practice_list(request: HttpRequest) -> HttpResponse:
    """List the practices that meet what the address asks, and the ways to narrow them."""
    asked = PracticeFilter(request.GET)
    if asked.redirect:
        return HttpResponsePermanentRedirect(f"{reverse('practices:list')}?{asked.redirect}")
    found = find(asked.selection)
    selection, names = found.selection, asked.names
    whole, values = catalogue_counts()
    removable = chips(selection, names)
    context = {
        "breadcrumb": [Link(_("Prácticas"))],
        "canonical": address(selection),
        "asked": asked,
        "found": found,
        "whole": whole,
        "cards": cards(found.publications, names, selection.only(Facet.REGION)),
        "chips": removable,
        "conditions": [chip.label for chip in removable],
        "hidden": hidden_pairs(selection),
        "kept": kept_pairs(selection),
        "groups": facet_groups(selection, found.counts, values, names),
        "promoted": promoted(selection, found.counts),
        "orders": order_options(selection),
        "page": page_links(found),
        "empty_options": [] if found.total else empty_options(selection, names),
        "formats": format_links(selection),
    }
    return render(request, "practices/list.html", context)
