"""Selection: what a reader asked a listing for, as a frozen canonical value. No database."""

import dataclasses
import re
import string
from collections.abc import Collection, Iterable, Mapping
from typing import Self
from urllib.parse import urlencode

from practices.enums import AlignmentRole, Facet, Order, View

DEFAULT_SIZE = 20
OBJECTIVE_FACETS = frozenset(
    {Facet.ODS, Facet.PMM, Facet.PRINCIPLE, Facet.APPROACH, Facet.OBJECTIVE}
)
"""Facets that `rol=principal` narrows to principal alignments."""

TEXT = "q"
CODE = "p"
SINCE = "desde"
UNTIL = "hasta"
ROLE = "rol"
ORDER = "orden"
VIEW = "vista"
PAGE = "pagina"
SIZE = "tamano"
PARAMETERS = (TEXT, CODE, *Facet.values, SINCE, UNTIL, ROLE, ORDER, VIEW, PAGE, SIZE)
"""Every parameter that a listing reads, in the order of a canonical address."""


@dataclasses.dataclass(frozen=True, slots=True)
class Condition:
    """One thing a reader asks of a practice: a parameter of the address and its value."""

    parameter: str
    value: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A set of choices; however it is made, equal sets are equal and have one address.

    `facets` holds only facets with values. Values are those of addresses: slugs and codes.
    """

    q: str = ""
    codes: tuple[str, ...] = ()
    facets: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    since: int | None = None
    until: int | None = None
    principal: bool = False
    order: Order | None = None
    view: View = View.LIST
    page: int = 1
    size: int = DEFAULT_SIZE

    def __post_init__(self) -> None:
        """Put the choices in their canonical form."""
        merged: dict[Facet, set[str]] = {}
        for facet, values in self.facets:
            merged.setdefault(facet, set()).update(values)
        facets = tuple(
            (facet, _canonical(merged[facet])) for facet in Facet if merged.get(facet)
        )
        object.__setattr__(self, "facets", facets)
        object.__setattr__(self, "codes", _canonical(self.codes))
        if self.order == self.default_order or (self.order == Order.RELEVANCE and not self.q):
            object.__setattr__(self, "order", None)

    @classmethod
    def of(cls, facets: Mapping[Facet, Iterable[str]]) -> Self:
        """Return the selection of these values and nothing else."""
        return cls(facets=tuple((facet, tuple(values)) for facet, values in facets.items()))

    @property
    def default_order(self) -> Order:
        """The order when nobody chooses one: relevance for a text, else the newest first."""
        return Order.RELEVANCE if self.q else Order.RECENT

    @property
    def ordering(self) -> Order:
        """The order in force."""
        return self.order or self.default_order

    @property
    def narrowing(self) -> tuple[Facet, ...]:
        """The facets that have values, in the order of the address."""
        return tuple(facet for facet, _values in self.facets)

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Return the chosen values of a facet."""
        return dict(self.facets).get(facet, ())

    def only(self, facet: Facet) -> str:
        """Return the one chosen value of a facet; empty for none and for several."""
        values = self.values(facet)
        return values[0] if len(values) == 1 else ""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Everything that narrows the catalogue, one by one, in the order of the address."""
        single = {
            SINCE: str(self.since or ""),
            UNTIL: str(self.until or ""),
            ROLE: AlignmentRole.PRINCIPAL.value if self.principal else "",
        }
        return (
            *([Condition(TEXT, self.q)] if self.q else []),
            *(Condition(CODE, code) for code in self.codes),
            *(Condition(facet.value, value) for facet, each in self.facets for value in each),
            *(Condition(name, value) for name, value in single.items() if value),
        )

    @property
    def choices(self) -> tuple[object, ...]:
        """What it depends on which practices are chosen: all but how they are shown."""
        return (self.q, self.codes, self.facets, self.since, self.until, self.principal)

    def adding(self, facet: Facet, value: str) -> Self:
        """Return the first page of this selection with one more value of a facet."""
        return dataclasses.replace(self, facets=(*self.facets, (facet, (value,))), page=1)

    def without(self, facet: Facet, value: str | None = None) -> Self:
        """Return the first page of this selection less one value of a facet, or less all."""
        left = {
            each: tuple(
                v for v in values if each != facet or (value is not None and v != value)
            )
            for each, values in self.facets
        }
        return dataclasses.replace(self, facets=tuple(left.items()), page=1)

    def lifting(self, condition: Condition) -> Self:
        """Return the first page of this selection less one of its conditions."""
        plain: dict[str, dict[str, object]] = {
            TEXT: {"q": ""},
            CODE: {"codes": tuple(each for each in self.codes if each != condition.value)},
            SINCE: {"since": None},
            UNTIL: {"until": None},
            ROLE: {"principal": False},
        }
        if condition.parameter not in plain:
            return self.without(Facet(condition.parameter), condition.value)
        changes: dict[str, object] = {"page": 1, **plain[condition.parameter]}
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]  # named above

    def alone(self, condition: Condition) -> Self:
        """Return the first page of this selection with one of its conditions only."""
        found = self
        for each in self.conditions:
            if each != condition:
                found = found.lifting(each)
        return found

    def at_page(self, number: int) -> Self:
        """Return another page of the same selection."""
        return self if number == self.page else dataclasses.replace(self, page=number)

    def seen_as(self, view: View) -> Self:
        """Return the first page of the same selection in another view."""
        return dataclasses.replace(self, view=view, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters of its address, in order; whatever is usual is left out."""
        order = {
            ORDER: self.order.value if self.order else "",
            VIEW: self.view.value if self.view != View.LIST else "",
            PAGE: str(self.page) if self.page > 1 else "",
            SIZE: str(self.size) if self.size != DEFAULT_SIZE else "",
        }
        return [
            *((each.parameter, each.value) for each in self.conditions),
            *((name, value) for name, value in order.items() if value),
        ]

    def query(self) -> str:
        """Return its canonical query string, without «?»; empty for the whole catalogue."""
        return urlencode(self.pairs(), safe=":")


def _canonical(values: Collection[str]) -> tuple[str, ...]:
    if len(values) <= 1:
        return tuple(values)
    return tuple(sorted(set(values), key=_natural))


def _natural(value: str) -> tuple[tuple[int, int, str], ...]:
    """Sort «2» before «10» and «10.7» after «10»."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", value)
    return tuple(
        (0, int(each), each) if each[0] in string.digits else (1, 0, each) for each in parts
    )
