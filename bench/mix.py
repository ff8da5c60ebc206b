"""The mix: forty selections that stand for what readers ask, the same in every measure."""

import dataclasses
from urllib.parse import urlencode

from practices.enums import Facet, Order
from practices.selection import Selection

PLAIN, ONE_FACET, SEVERAL, SEARCH = "plain", "one facet", "several facets", "search"


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A selection of the mix, its number from 1 and its kind."""

    number: int
    kind: str
    selection: Selection

    @property
    def query(self) -> str:
        """Return its query string in the product's words."""
        return self.selection.query()


def mix() -> tuple[Asked, ...]:
    """Return the forty selections: 5 plain, 12 with one facet, 11 with several, 12 searches."""
    kinds = ((PLAIN, _PLAIN), (ONE_FACET, _ONE_FACET), (SEVERAL, _SEVERAL), (SEARCH, _SEARCHES))
    pairs = [(kind, each) for kind, selections in kinds for each in selections]
    return tuple(
        Asked(number, kind, each) for number, (kind, each) in enumerate(pairs, start=1)
    )


def spread(asked: tuple[Asked, ...], count: int) -> tuple[Asked, ...]:
    """Return `count` of them, or all, spread over the whole mix: for what takes seconds."""
    step = max(1, len(asked) // count)
    return asked[step // 2 :: step][:count] if count < len(asked) else asked


def _of(**facets: str) -> Selection:
    """Read facets from words: `ods="10 16"` for two values."""
    return Selection.of({Facet(name): values.split() for name, values in facets.items()})


def _and(selection: Selection, **others: object) -> Selection:
    return dataclasses.replace(selection, **others)  # type: ignore[arg-type]  # fields by name


_PLAIN = (
    Selection(),
    Selection(page=3),
    Selection(order=Order.TITLE),
    Selection(order=Order.REGION, page=2),
    Selection(order=Order.ALIGNMENTS),
)
_ONE_FACET = (
    _of(region="lima"),
    _of(region="tumbes"),
    _of(region="amazonas"),
    _of(ods="10"),
    _of(ods="10.7"),
    _of(pmm="15"),
    _of(pmm="7 23"),
    _of(principio="derechos-humanos"),
    _of(tema="salud"),
    _of(poblacion="personas-migrantes"),
    _of(estado="en-ejecucion"),
    _of(con_mesa="1"),
)
_SEVERAL = (
    _of(pmm="15", region="tumbes"),
    _of(ods="10", tema="salud"),
    _of(region="lima piura", ods="16"),
    _and(_of(pmm="7 15"), principal=True),
    _and(_of(ods="10.7", region="lima"), principal=True),
    _and(_of(tema="trata-de-personas", poblacion="victimas-de-trata"), since=2018),
    _and(_of(evidencia="con-resultados"), since=2015, until=2020),
    _of(region="cusco", estado="concluida", evidencia="documentada"),
    _of(ods="3 4 5", poblacion="mujeres personas-migrantes"),
    _and(_of(pmm="23", principio="enfoque-pansocial", fuente="prensa"), since=2010),
    _and(
        _of(region="lima tumbes la-libertad", tema="salud gobernanza-coordinacion", pmm="15 7"),
        order=Order.TITLE,
    ),
)
_SEARCHES = (
    Selection(q="migración"),
    Selection(q="salud"),
    Selection(q="migracion salud"),
    Selection(q="vacunacion"),
    Selection(q="albergues"),
    Selection(q="trata mujeres"),
    Selection(q="niñas y adolescentes en la escuela"),
    Selection(q="documentos de identidad"),
    Selection(q='"atención de salud"'),
    Selection(q="migracoin"),
    Selection(q="vacunasion"),
    _and(_of(region="lima", pmm="15"), q="derechos"),
)

_NAIVE_ORDERS = {Order.TITLE: "title", Order.ALIGNMENTS: "-alignment_count"}


def naive_query(selection: Selection) -> str:
    """Return the query string of the naive peer, which knows no role and no order by region."""
    pairs = [(facet.value, value) for facet, each in selection.facets for value in each]
    single = {
        "q": selection.q.strip('"'),
        "desde": selection.since,
        "hasta": selection.until,
        "orden": _NAIVE_ORDERS.get(selection.order) if selection.order else None,
        "page": selection.page if selection.page > 1 else None,
    }
    return urlencode([*pairs, *((name, value) for name, value in single.items() if value)])


_LONG_COLUMNS = ("problem", "description", "lessons")
"""Texts that no card shows."""


def datasette_query(selection: Selection, facets: tuple[str, ...]) -> str:
    """Return the query string of Datasette, always the first page.

    Its interface joins conditions with «and» alone, so only the first value of each facet goes;
    it knows no role either.
    """
    pairs = [("_facet_array", facet) for facet in facets] + [("_facet_size", "max")]
    pairs += [("_nocol", column) for column in _LONG_COLUMNS]
    pairs += [(f"{facet.value}__arraycontains", each[0]) for facet, each in selection.facets]
    single = {
        "_search": selection.q,
        "start__gte": str(selection.since or ""),
        "start__lt": str(selection.until + 1) if selection.until else "",
        "_sort" if selection.order == Order.TITLE else "_sort_desc": (
            "title" if selection.order == Order.TITLE else "start"
        ),
        "_size": str(selection.size),
    }
    return urlencode([*pairs, *((name, value) for name, value in single.items() if value)])
