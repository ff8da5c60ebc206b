"""Pages that a search asks for by name: a region, a mesa, an objective, a theme, a code."""

import functools
from collections.abc import Iterator

from django.urls import reverse

from practices.enums import Facet
from practices.names import Names
from practices.queries.cards import objective_url
from practices.queries.facts import Fact
from practices.search.analysis import STOP_WORDS
from practices.text import fold

_PAGES = {
    Facet.REGION: "practices:region",
    Facet.MESA: "practices:mesa",
    Facet.THEME: "practices:theme",
    Facet.POPULATION: "practices:population",
}
_UNSAID = STOP_WORDS | {"regional"}


def pages_named(names: Names, text: str) -> tuple[Fact, ...]:
    """Return the pages whose name, or number, is the whole text, however it is written.

    «Región Tumbes» is a name too, and «mesa regional de Tumbes» whatever that mesa is called.
    """
    return _by_name(names).get(_key(text), ())


def _key(text: str) -> str:
    words = fold(text).split()
    return " ".join([word for word in words if word not in _UNSAID] or words)


@functools.lru_cache(maxsize=4)
def _by_name(names: Names) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, tuple[Fact, ...]] = {}
    for called, page in _pages(names):
        key = _key(called)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), page)))
    return found


def _pages(names: Names) -> Iterator[tuple[str, Fact]]:
    for facet, route in _PAGES.items():
        for slug, name in names.facet_values(facet).items():
            page = Fact(facet.label, name, reverse(route, kwargs={"slug": slug}))
            yield name, page
            yield f"{facet.label} {name}", page
            if facet == Facet.MESA:
                yield slug, page
    for each in names.objectives.values():
        short = names.frameworks[each.framework].short_name
        numbered = each.code[0].isdigit()
        page = Fact(
            f"{short} {each.code}" if numbered else short, each.short, objective_url(each)
        )
        yield each.short, page
        if numbered:
            yield f"{short} {each.code}", page
        if numbered and each.is_target:
            yield each.code, page
            yield f"meta {each.code}", page
