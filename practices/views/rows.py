"""The rows of the listing as finished HTML, kept by the process."""

import dataclasses
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from practices.enums import Facet, View
from practices.index.catalogue import CatalogueIndex
from practices.listing import Found
from practices.queries.cards import Card, cards, read_publications
from practices.record import Record
from practices.search.highlight import highlight, passage
from practices.text import one_line
from practices.views.kept import Kept, pattern

MOST_KEPT = 4096
"""Rows that a process keeps: about 6 kB each with their texts, so 25 MB at most."""

MOST_MARKED = 2048
"""Rows with their words marked that a process keeps, some 3 kB each."""

Place = tuple[int, int, str, str, "Look"]
"""What a row hangs on: publication, backups restored before, stamp of the names, language and
look."""


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """How a row is drawn: by which template, and which region it names first."""

    template: str
    region_first: str = ""


LINK = "practices/_link_row.html"
TEMPLATES = {
    View.LIST: "components/practice_row.html",
    View.TABLE: "practices/_table_row.html",
    View.MAP: LINK,
}


@dataclasses.dataclass(frozen=True, eq=False)
class Row:
    """A row of the listing; `pattern` is its HTML, with `{title}` and `{summary}` to fill in.

    `texts` are those of the record that a search may quote, the summary first; `language` is
    theirs where the row itself is in another one.
    """

    pattern: str
    plain: SafeString
    title: str
    texts: tuple[str, ...]
    language: str = ""


@lru_cache(maxsize=MOST_MARKED)
def marked(row: Row, words: tuple[str, ...]) -> SafeString:
    """Return a row with the words that were searched, in a passage that has them."""
    quoted = passage(row.texts, words)
    if row.language:
        quoted = format_html('<span lang="{}">{}</span>', row.language, quoted)
    return format_html(row.pattern, title=highlight(row.title, words), summary=quoted)


kept_rows: Kept[Place, Row] = Kept(MOST_KEPT)


def rows(index: CatalogueIndex, found: Found) -> SafeString:
    """Return the page's rows as HTML; one statement, and none when all of them are kept."""
    selection = found.selection
    look = Look(TEMPLATES[selection.view], selection.only(Facet.REGION))
    words = found.answer.written if found.answer else ()
    known = _known(index, found.keys, look)
    drawn = (known[key] for key in found.keys)
    html = (marked(row, words) if words else row.plain for row in drawn)
    return SafeString("".join(html))


def links(index: CatalogueIndex, keys: Sequence[int]) -> dict[int, SafeString]:
    """Return the title of each practice, linked; one statement, none when all are kept."""
    return {key: row.plain for key, row in _known(index, keys, Look(LINK)).items()}


def _known(index: CatalogueIndex, keys: Iterable[int], look: Look) -> dict[int, Row]:
    shared = (index.restored, index.stamp.names, get_language() or "", look)
    places = {key: (key, *shared) for key in keys}
    known = kept_rows.find(places.values())
    unknown = [key for key, place in places.items() if place not in known]
    if unknown:
        made = _made(index, unknown, look)
        fresh = {places[key]: row for key, row in made.items()}
        kept_rows.keep(fresh)
        known |= fresh
    return {key: known[place] for key, place in places.items()}


def _made(index: CatalogueIndex, keys: list[int], look: Look) -> dict[int, Row]:
    publications = read_publications(keys)
    listed = cards(publications, index.names, look.region_first)
    return {
        publication.pk: _row(card, publication.record, look)
        for publication, card in zip(publications, listed, strict=True)
    }


def _row(card: Card, record: Record, look: Look) -> Row:
    html = pattern(look.template, ("title", "summary"), {"card": card, "compare": True})
    return Row(
        pattern=html,
        plain=format_html(html, title=card.title, summary=card.summary),
        title=card.title,
        texts=_texts(record),
        language=record.language if card.summary_language != record.language else "",
    )


def _texts(record: Record) -> tuple[str, ...]:
    texts = [record.summary, record.problem, record.description, record.lessons]
    texts += [record.transfer, record.limits]
    texts += [each.statement for each in record.results]
    texts += [each.justification for each in record.alignments]
    texts += [each.text for each in record.steps]
    return tuple(filter(None, map(one_line, texts)))
