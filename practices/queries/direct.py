"""Pages that a search asks for by name: a region, a mesa, an objective, a theme, a code."""

import functools
from collections.abc import Iterator

from django.urls import reverse

from practices.enums import Facet
from practices.names import Names
from practices.queries.cards import objective_url
from practices.queries.facts import Fact
from practices.text import fold

_PAGES = {
    Facet.REGION: "practices:region",
    Facet.MESA: "practices:mesa",
    Facet.THEME: "practices:theme",
    Facet.POPULATION: "practices:population",
}


def pages_named(names: Names, text: str) -> tuple[Fact, ...]:
    """Return the pages whose name, or number, is the whole text, however it is written."""
    return _by_name(names).get(fold(text), ())


@functools.lru_cache(maxsize=4)
def _by_name(names: Names) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, tuple[Fact, ...]] = {}
    for called, page in _pages(names):
        found[called] = (*found.get(called, ()), page)
    return found


def _pages(names: Names) -> Iterator[tuple[str, Fact]]:
    for facet, route in _PAGES.items():
        for slug, name in names.facet_values(facet).items():
            yield fold(name), Fact(facet.label, name, reverse(route, kwargs={"slug": slug}))
    for each in names.objectives.values():
        short = names.frameworks[each.framework].short_name
        numbered = each.code[0].isdigit()
        page = Fact(
            f"{short} {each.code}" if numbered else short, each.short, objective_url(each)
        )
        yield fold(each.short), page
        if numbered:
            yield fold(f"{short} {each.code}"), page
        if numbered and each.is_target:
            yield fold(each.code), page
