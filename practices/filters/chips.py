"""The conditions in force, in words, each with the address that lifts it."""

import dataclasses

from django.utils.translation import gettext_lazy as _

from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.listing import address, alone_totals, lifted_totals
from practices.names import Names
from practices.selection import (
    CODE,
    ORDER,
    PAGE,
    ROLE,
    SINCE,
    SIZE,
    TEXT,
    UNTIL,
    VIEW,
    Condition,
    Selection,
)

NUMBERED_FACETS = {Facet.ODS: _("ODS"), Facet.PMM: _("PMM")}
"""Facets whose values are official numbers, which a reader knows them by."""

_PATTERNS = {
    TEXT: _("Texto: %(value)s"),
    CODE: _("Práctica: %(value)s"),
    SINCE: _("Desde %(value)s"),
    UNTIL: _("Hasta %(value)s"),
    ROLE: _("Solo como aporte principal"),
    Facet.WITH_MESA.value: Facet.WITH_MESA.label,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Chip:
    """A condition in force and where a click on it leads."""

    label: str
    remove_url: str


def chips(selection: Selection, names: Names) -> list[Chip]:
    """Return one chip per condition, in the order of the address."""
    return [
        Chip(label(each, names), address(selection.lifting(each)))
        for each in selection.conditions
    ]


def label(condition: Condition, names: Names) -> str:
    """Return a condition in words: «Región: Tumbes», «PMM 15: Acceso a servicios»."""
    value = condition.value
    if pattern := _PATTERNS.get(condition.parameter):
        shown = value.upper() if condition.parameter == CODE else value
        return str(pattern) % {"value": shown}
    facet = Facet(condition.parameter)
    name = names.facet_values(facet).get(value, value)
    number = f"{NUMBERED_FACETS[facet]} {value}" if facet in NUMBERED_FACETS else facet.label
    return f"{number}: {name}"


@dataclasses.dataclass(frozen=True, slots=True)
class EmptyOption:
    """A way out of an empty answer: a condition to lift or to keep, and what that gives."""

    label: str
    url: str
    count: int
    keeps: bool = False


def empty_options(index: CatalogueIndex, selection: Selection) -> list[EmptyOption]:
    """Return the ways out of an empty answer that find something, most practices first.

    Lifting one condition; when that never helps, keeping only one of them. To lift the only
    one there is would be to ask nothing, which is no way out.
    """
    if len(selection.conditions) == 1:
        return []
    lifted = [
        EmptyOption(label(each, index.names), address(selection.lifting(each)), total)
        for each, total in lifted_totals(index, selection)
    ]
    options = lifted
    if not any(option.count for option in lifted):
        options = [
            EmptyOption(
                label(each, index.names), address(selection.alone(each)), total, keeps=True
            )
            for each, total in alone_totals(index, selection)
        ]
    found = (option for option in options if option.count)
    return sorted(found, key=lambda option: -option.count)


@dataclasses.dataclass(frozen=True, slots=True)
class OrderOption:
    """An order that a reader can choose."""

    value: str
    label: str
    chosen: bool


def order_options(selection: Selection) -> list[OrderOption]:
    """Return the orders of a listing; relevance only when there is a text to be relevant to."""
    offered = [each for each in Order if selection.q or each != Order.RELEVANCE]
    return [
        OrderOption(each.value, str(each.label), each == selection.ordering) for each in offered
    ]


_UNSHOWN = frozenset({CODE, ORDER, VIEW, SIZE})


def hidden_pairs(selection: Selection) -> list[tuple[str, str]]:
    """Return what the form of filters keeps of an address without showing a control for it."""
    return [(name, value) for name, value in selection.pairs() if name in _UNSHOWN]


def kept_pairs(selection: Selection) -> list[tuple[str, str]]:
    """Return what a change of order keeps of an address: everything but order and page."""
    return [(name, value) for name, value in selection.pairs() if name not in {ORDER, PAGE}]
