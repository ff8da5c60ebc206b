"""The listing of practices as HTML, put together from kept pieces."""

import dataclasses

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.enums import Facet, Order, View
from practices.filters.chips import (
    Chip,
    chips,
    empty_options,
    hidden_pairs,
    kept_pairs,
    order_options,
)
from practices.filters.filterset import PracticeFilter
from practices.filters.groups import OPEN, facet_groups, promoted
from practices.filters.pagination import PageLink, PageLinks, page_links
from practices.filters.search_note import search_note
from practices.filters.sidebar import joined
from practices.index.catalogue import CatalogueIndex
from practices.listing import Found, address
from practices.selection import Selection
from practices.templatetags.catalogo import icon, numero
from practices.views.formats import format_links
from practices.views.kept import filled
from practices.views.listing_map import listing_map
from practices.views.rows import rows
from practices.weave import Threads, weave

BEFORE_YEARS = frozenset({*OPEN, Facet.POPULATION})
"""The facets after which the years come."""


def alternates(selection: Selection, *, impossible: bool) -> SafeString:
    """Return the links of the page's head to the same selection in other formats, if any."""
    if impossible:
        return SafeString("")
    link = '<link rel="alternate" type="{}" title="{}" href="{}">'
    return format_html_join(
        "\n",
        link,
        ((each.media_type, each.label, each.url) for each in format_links(selection)),
    )


def filters(index: CatalogueIndex, found: Found) -> SafeString:
    """Return the form of filters, every box with its count."""
    selection = found.selection
    groups = facet_groups(selection, found.counts, index.totals, index.names)
    cut = sum(group.name in BEFORE_YEARS for group in groups)
    return filled(
        "practices/_facets.html",
        q=selection.q,
        promoted=promoted(selection, found.counts).html,
        groups=joined(group.html for group in groups[:cut]),
        years_open=" open" if selection.since or selection.until else "",
        since=selection.since or "",
        until=selection.until or "",
        more_groups=joined(group.html for group in groups[cut:]),
        clear=_cleared(selection),
        role=" checked" if selection.principal else "",
        hidden=_hidden(hidden_pairs(selection)),
        button=ngettext("Ver %(figure)s práctica", "Ver %(figure)s prácticas", found.total)
        % {"figure": numero(found.total)},
    )


def results(index: CatalogueIndex, asked: PracticeFilter, found: Found) -> SafeString:
    """Return what was found, and what surrounds it."""
    selection = found.selection
    removable = chips(selection, index.names)
    total = ngettext("%(figure)s práctica", "%(figure)s prácticas", found.total)
    return filled(
        "practices/_results.html",
        total=total % {"figure": numero(found.total)},
        whole=_("de %(figure)s") % {"figure": numero(index.size)},
        filters_label=_filters_label(len(removable)),
        other_view=_other_view(selection),
        kept=_hidden(kept_pairs(selection)),
        orders=_orders(selection),
        **_views(selection),
        notices=_notices(asked.notices),
        chips=_chips(removable, _cleared(selection)),
        note=_note(index, found),
        found=_shown(index, found) if found.total else _nothing(index, asked, found, removable),
        formats=_formats(selection) if found.total else "",
    )


def _cleared(selection: Selection) -> str:
    """Return the address that asks nothing, seen as it is seen now."""
    return address(Selection(order=selection.order, view=selection.view, size=selection.size))


def _filters_label(chosen: int) -> str:
    return _("Filtros (%(total)s)") % {"total": chosen} if chosen else _("Filtros")


def _views(selection: Selection) -> dict[str, object]:
    """Return the address of each view, and what marks the one in force."""
    current = SafeString(' aria-current="page"')
    found: dict[str, object] = {}
    for view in View:
        found[f"{view.name.lower()}_view"] = address(selection.seen_as(view))
        found[f"{view.name.lower()}_current"] = current if view == selection.view else ""
    return found


def _other_view(selection: Selection) -> SafeString:
    """Return the way from the list to the map, or back, which a small screen has at hand."""
    view = View.LIST if selection.view == View.MAP else View.MAP
    return format_html(
        '<a class="button button--secondary" id="otra-vista" href="{}">{}{}</a>',
        address(selection.seen_as(view)),
        icon(view.name.lower()),
        view.label,
    )


def _shown(index: CatalogueIndex, found: Found) -> SafeString:
    if found.selection.view == View.TABLE:
        return _table(index, found)
    if found.selection.view == View.MAP:
        return listing_map(index, found.selection)
    return _rows(index, found)


def _table(index: CatalogueIndex, found: Found) -> SafeString:
    selection = found.selection
    return filled(
        "practices/_table.html",
        title_url=_sorted_by(selection, Order.TITLE),
        title_sort=_sort(selection, Order.TITLE, "ascending"),
        region_url=_sorted_by(selection, Order.REGION),
        region_sort=_sort(selection, Order.REGION, "ascending"),
        year_url=_sorted_by(selection, Order.RECENT),
        year_sort=_sort(selection, Order.RECENT, "descending"),
        rows=rows(index, found),
        pages=_pages(page_links(found)),
    )


def _sorted_by(selection: Selection, order: Order) -> str:
    return address(dataclasses.replace(selection, order=order, page=1))


def _sort(selection: Selection, order: Order, direction: str) -> SafeString | str:
    if selection.ordering != order:
        return ""
    return format_html(' aria-sort="{}"', direction)


def _rows(index: CatalogueIndex, found: Found) -> SafeString:
    return filled(
        "practices/_rows.html",
        rows=rows(index, found),
        pages=_pages(page_links(found)),
    )


def _formats(selection: Selection) -> SafeString:
    item = '<li><a href="{}">{}</a></li>'
    links = ((each.url, each.label) for each in format_links(selection))
    return filled("practices/_formats.html", formats=format_html_join("", item, links))


def _nothing(
    index: CatalogueIndex, asked: PracticeFilter, found: Found, removable: list[Chip]
) -> SafeString:
    context = {
        "weave": weave(Threads({}, {}, {})),
        "heading": _nothing_meets(len(removable)),
        "everything": _cleared(found.selection),
        "conditions": [chip.label for chip in removable],
        "options": empty_options(index, found.selection),
    }
    empty = render_to_string("components/empty.html", context)
    return _notices(asked.why_impossible) + empty


def _nothing_meets(conditions: int) -> str:
    sentences = {
        1: _("Ninguna práctica cumple esta condición"),
        2: _("Ninguna práctica cumple las dos condiciones"),
        3: _("Ninguna práctica cumple las tres condiciones"),
    }
    return sentences.get(conditions, _("Ninguna práctica cumple todas las condiciones"))


def _notices(notices: list[str]) -> SafeString:
    if not notices:
        return SafeString("")
    return render_to_string("components/notices.html", {"notices": notices})


def _note(index: CatalogueIndex, found: Found) -> SafeString:
    note = search_note(index, found)
    if note is None:
        return SafeString("")
    return render_to_string("practices/_search_note.html", {"note": note})


def _chips(removable: list[Chip], clear: str) -> SafeString:
    if not removable:
        return SafeString("")
    item = (
        '<li><a class="active-chip" href="{}" data-chip>'
        '<span class="visually-hidden">{}</span> {} '
        '<span aria-hidden="true">×</span></a></li>\n'
    )
    remove = _("Quitar filtro:")
    rest = ((each.remove_url, remove, each.label) for each in removable)
    drawn = format_html_join("", item, rest)
    return filled("components/active_chips.html", chips=drawn, clear=clear)


def _pages(page: PageLinks) -> SafeString:
    if page.last <= 1:
        return SafeString("")
    label = _("Página")
    return filled(
        "components/pagination.html",
        previous=_step(page.previous_url, "prev", _("Anterior")),
        links=joined(_page(each, label) for each in page.links),
        following=_step(page.next_url, "next", _("Siguiente")),
    )


def _page(link: PageLink, label: str) -> SafeString:
    if not link.number:
        return format_html('<li><span aria-hidden="true">{}</span></li>\n', "…")
    current = format_html(' aria-current="{}"', "page") if link.current else ""
    return format_html(
        '<li><a href="{}"{}><span class="visually-hidden">{}</span> {}</a></li>\n',
        link.url,
        current,
        label,
        link.number,
    )


def _step(url: str, relation: str, label: str) -> SafeString | str:
    item = '<li><a href="{}" rel="{}">{}</a></li>\n'
    return format_html(item, url, relation, label) if url else ""


def _orders(selection: Selection) -> SafeString:
    options = (
        (each.value, " selected" if each.chosen else "", each.label)
        for each in order_options(selection)
    )
    return format_html_join("\n", '<option value="{}"{}>{}</option>', options)


def _hidden(pairs: list[tuple[str, str]]) -> SafeString:
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', pairs)
