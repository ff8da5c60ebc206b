"""Practices side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from practices import listing
from practices.index.catalogue import CatalogueIndex
from practices.queries.cards import read_publications
from practices.queries.compare import compare
from practices.queries.compare_choice import (
    DIFFERENCES,
    MOST,
    ONLY,
    Choice,
    read_choice,
)
from practices.selection import CODE, Selection
from practices.views.addresses import addresses
from practices.views.formats import format_links
from practices.views.site import Link

_LEADS = (
    _("Pon lado a lado hasta cuatro prácticas y mira en qué coinciden y en qué difieren."),
    _("Uno de cuatro espacios ocupado."),
    _("Dos de cuatro espacios ocupados."),
    _("Tres de cuatro espacios ocupados."),
    _("Los cuatro espacios están ocupados."),
)
"""What the page says of itself, by how many practices it compares."""


@require_safe
def comparison(request: HttpRequest, index: CatalogueIndex) -> HttpResponse:
    """Compare up to four practices; without any, say how to choose them."""
    choice = read_choice(
        index,
        request.GET.getlist(CODE),
        only_differences=request.GET.get(ONLY) == DIFFERENCES,
    )
    compared = compare(read_publications(_keys(index, choice)), index.names)
    columns = [(column, choice.without(column.code)) for column in compared.columns]
    context = {
        "breadcrumb": [Link(_("Prácticas"), reverse("practices:list")), Link(_("Comparar"))],
        "page_addresses": addresses(choice.url),
        "lead": _LEADS[len(columns)],
        "choice": choice,
        "columns": columns,
        "rows": compared.differing if choice.only_differences else compared.rows,
        "same": len(compared.rows) - len(compared.differing),
        "room": MOST - len(columns),
        "formats": format_links(Selection(codes=choice.codes)) if columns else [],
        "everything": _everything(choice),
    }
    return render(request, "practices/compare.html", context)


def _keys(index: CatalogueIndex, choice: Choice) -> list[int]:
    positions = (index.codes.position(code) for code in choice.codes)
    return [index.keys[each] for each in positions if each is not None]


def _everything(choice: Choice) -> str:
    """Return the listing of all that was asked for, when some of it has no room here."""
    if not choice.left_out:
        return ""
    return listing.address(Selection(codes=(*choice.codes, *choice.left_out)))
