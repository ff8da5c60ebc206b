"""The listing of practices as HTML, put together from kept pieces."""

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.filters.chips import (
    Chip,
    chips,
    empty_options,
    hidden_pairs,
    kept_pairs,
    order_options,
)
from practices.filters.filterset import PracticeFilter
from practices.filters.groups import facet_groups, promoted
from practices.filters.pagination import PageLink, PageLinks, page_links
from practices.filters.search_note import search_note
from practices.filters.sidebar import joined
from practices.index.catalogue import CatalogueIndex
from practices.listing import Found
from practices.selection import Selection
from practices.templatetags.catalogo import numero
from practices.views.formats import format_links
from practices.views.kept import filled
from practices.views.rows import rows

YEARS_AFTER = "ods"
"""The facet after which the years come."""


def alternates(selection: Selection) -> SafeString:
    """Return the links of the page's head to the same selection in other formats."""
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
    names = [group.name for group in groups]
    cut = names.index(YEARS_AFTER) + 1 if YEARS_AFTER in names else len(groups)
    return filled(
        "practices/_facets.html",
        q=selection.q,
        promoted=promoted(selection, found.counts).html,
        groups=joined(group.html for group in groups[:cut]),
        years_open=" open" if selection.since or selection.until else "",
        since=selection.since or "",
        until=selection.until or "",
        more_groups=joined(group.html for group in groups[cut:]),
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
        chosen=f"({len(removable)})" if removable else "",
        kept=_hidden(kept_pairs(selection)),
        orders=_orders(selection),
        notices=_notices(asked.notices),
        chips=_chips(removable),
        note=_note(index, found),
        found=_rows(index, found) if found.total else _nothing(index, asked, found, removable),
    )


def _rows(index: CatalogueIndex, found: Found) -> SafeString:
    item = '<li><a href="{}">{}</a></li>'
    links = ((each.url, each.label) for each in format_links(found.selection))
    return filled(
        "practices/_rows.html",
        rows=rows(index, found),
        pages=_pages(page_links(found)),
        formats=format_html_join("", item, links),
    )


def _nothing(
    index: CatalogueIndex, asked: PracticeFilter, found: Found, removable: list[Chip]
) -> SafeString:
    context = {
        "conditions": [chip.label for chip in removable],
        "options": empty_options(index, found.selection),
    }
    empty = render_to_string("components/empty.html", context)
    return _notices(asked.why_impossible) + empty


def _notices(notices: list[str]) -> SafeString:
    if not notices:
        return SafeString("")
    return render_to_string("components/notices.html", {"notices": notices})


def _note(index: CatalogueIndex, found: Found) -> SafeString:
    note = search_note(index, found)
    if note is None:
        return SafeString("")
    return render_to_string("practices/_search_note.html", {"note": note})


def _chips(removable: list[Chip]) -> SafeString:
    if not removable:
        return SafeString("")
    item = (
        '<li><a class="active-chip" href="{}"><span class="visually-hidden">{}</span> {} '
        '<span aria-hidden="true">×</span></a></li>\n'
    )
    remove = _("Quitar filtro:")
    rest = ((each.remove_url, remove, each.label) for each in removable)
    return filled("components/active_chips.html", chips=format_html_join("", item, rest))


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
