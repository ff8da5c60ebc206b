"""CatalogueIndex: every public practice as bitsets, and the answers to selections."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from django.conf import settings
from django.utils.translation import get_language

from practices.enums import Facet, Order
from practices.index.bits import through
from practices.index.sets import Codes, Sets
from practices.index.stamp import Stamp
from practices.names import Names
from practices.search.scoring import ordered, positions
from practices.search.text_index import Answer, TextIndex
from practices.selection import OBJECTIVE_FACETS, Selection

if TYPE_CHECKING:
    from array import array

Counts: TypeAlias = dict[Facet, dict[str, int]]


MOST_ANSWERS = 256
"""Answers that an index keeps: some 15 kB each, and a bitset."""


@dataclasses.dataclass(frozen=True, slots=True)
class Selected:
    """What a selection chooses; `counts` are disjunctive and hold no zeros.

    `bits` are the practices chosen; `answer` is what search made of the text, if there is one.
    """

    bits: int
    total: int
    counts: Counts
    answer: Answer | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class CatalogueIndex:
    """The public catalogue as it was at one stamp; nobody changes it.

    Positions 0 to `size` − 1 are the current publications in the default order: newest start
    first, then by code. `keys` are their primary keys by position; `orders` has the positions
    in each of the other orders. `sets` has a bitset per facet value (a goal's includes its
    targets'), `principal` the same of principal alignments only. `years` has the stretch of
    positions of each start year; the undated are in none. `restored` counts the backups that
    were restored under the process: after one the same keys may stand for other practices.
    """

    stamp: Stamp
    size: int
    keys: "array[int]"
    orders: Mapping[Order, "array[int]"]
    codes: Codes
    sets: Sets
    principal: Sets
    years: Mapping[int, range]
    languages: Mapping[str, Names]
    text: TextIndex
    restored: int = 0

    @cached_property
    def everything(self) -> int:
        """Every public practice."""
        return (1 << self.size) - 1

    @property
    def names(self) -> Names:
        """Every name in the active language."""
        return self.languages[get_language() or settings.LANGUAGE_CODE]

    @cached_property
    def totals(self) -> Counts:
        """How many practices of the whole catalogue have each value."""
        return {facet: _counted(sets, self.everything) for facet, sets in self.sets.items()}

    def select(self, selection: Selection, *, every_target: bool = True) -> Selected:
        """Answer a selection: what it chooses, and what each value would give in its place.

        Without `every_target` the targets that are not chosen are left uncounted: half of all
        the values, which no page shows.
        """
        answer = self.text.search(selection.q) if selection.q else None
        base = self._narrowed(selection, answer)
        chosen = {
            facet: self.having(facet, values, principal_only=selection.principal)
            for facet, values in selection.facets
        }
        bits = base
        for each in chosen.values():
            bits &= each
        counts = {
            facet: _counted(
                self._sets(facet, principal_only=selection.principal)
                if every_target
                else self._shown(facet, selection),
                _others(base, chosen, facet) if facet in chosen else bits,
            )
            for facet in Facet
        }
        return Selected(bits=bits, total=bits.bit_count(), counts=counts, answer=answer)

    def selected(self, selection: Selection, *, every_target: bool = True) -> Selected:
        """Return what `select` does, kept from the last few hundred times.

        The pages and orders of a selection, and the addresses that many follow, are one answer.
        """
        key = (*selection.choices, every_target)
        found = self._answers.get(key)
        if found is None:
            found = self.select(selection, every_target=every_target)
            if len(self._answers) >= MOST_ANSWERS:
                self._answers.clear()
            self._answers[key] = found
        return found

    @cached_property
    def _answers(self) -> dict[tuple[object, ...], Selected]:
        return {}

    def count(self, selection: Selection) -> int:
        """Return how many practices a selection chooses."""
        return self.chosen(selection).bit_count()

    def chosen(self, selection: Selection) -> int:
        """Return the set that a selection chooses."""
        answer = self.text.search(selection.q) if selection.q else None
        bits = self._narrowed(selection, answer)
        for facet, values in selection.facets:
            bits &= self.having(facet, values, principal_only=selection.principal)
        return bits

    def having(
        self, facet: Facet, values: Iterable[str], *, principal_only: bool = False
    ) -> int:
        """Return the practices that have at least one of some values of a facet."""
        sets = self._sets(facet, principal_only=principal_only)
        bits = 0
        for value in values:
            bits |= sets.get(value, 0)
        return bits

    def counts_in(self, bits: int) -> Counts:
        """Count every value of every facet among some practices; zeros are left out."""
        return {facet: _counted(self.sets[facet], bits) for facet in Facet}

    def matrix(
        self, rows: Facet, columns: Facet, bits: int | None = None
    ) -> dict[str, dict[str, int]]:
        """Count the practices of each pair of values, among some or all; zeros are left out.

        Targets are no rows and no columns of their own: their goals count them.
        """
        among = self.everything if bits is None else bits
        across = self._goals[columns]
        return {
            row: counted
            for row, each in self._goals[rows].items()
            if (counted := _counted(across, each & among))
        }

    def _shown(self, facet: Facet, selection: Selection) -> dict[str, int]:
        """Return the values that a page shows: all but targets, and the targets chosen."""
        principal_only = selection.principal and facet in OBJECTIVE_FACETS
        shown = (self._principal_goals if principal_only else self._goals)[facet]
        chosen = [each for each in selection.values(facet) if (facet, each) in self._targets]
        if not chosen:
            return shown
        sets = self._sets(facet, principal_only=principal_only)
        return shown | {value: sets.get(value, 0) for value in chosen}

    @cached_property
    def _goals(self) -> Sets:
        return {facet: self._without_targets(facet, sets) for facet, sets in self.sets.items()}

    @cached_property
    def _principal_goals(self) -> Sets:
        sets = self.principal.items()
        return {facet: self._without_targets(facet, each) for facet, each in sets}

    def _without_targets(self, facet: Facet, sets: Mapping[str, int]) -> dict[str, int]:
        return {v: bits for v, bits in sets.items() if (facet, v) not in self._targets}

    @cached_property
    def _targets(self) -> frozenset[tuple[Facet, str]]:
        objectives = self.languages[settings.LANGUAGE_CODE].objectives.values()
        return frozenset(
            (each.facet, each.facet_value) for each in objectives if each.is_target
        )

    def page(
        self, selected: Selected, order: Order, start: int = 0, stop: int | None = None
    ) -> list[int]:
        """Return the primary keys of a stretch of the selection, in the order asked."""
        keys = self.keys
        return [keys[each] for each in islice(self.in_order(selected, order), start, stop)]

    def in_order(self, selected: Selected, order: Order) -> Iterator[int]:
        """Return the positions of the selection in the order asked."""
        if order == Order.RELEVANCE and selected.answer is not None:
            return ordered(selected.answer.planes, selected.bits)
        if order in self.orders:
            return through(self.orders[order], selected.bits, self.size)
        return positions(selected.bits)

    def _sets(self, facet: Facet, *, principal_only: bool) -> dict[str, int]:
        narrowed = principal_only and facet in OBJECTIVE_FACETS
        return (self.principal if narrowed else self.sets)[facet]

    def _narrowed(self, selection: Selection, answer: Answer | None) -> int:
        """Return what the conditions other than facets leave."""
        bits = self.everything if answer is None else answer.bits
        if selection.codes:
            bits &= self.codes.having(selection.codes)
        if selection.since is not None or selection.until is not None:
            bits &= self._started(selection.since, selection.until)
        return bits

    def _started(self, since: int | None, until: int | None) -> int:
        """Return who started within the years: a stretch, because positions follow them."""
        within = [
            stretch
            for year, stretch in self.years.items()
            if (since is None or year >= since) and (until is None or year <= until)
        ]
        if not within:
            return 0
        first = min(stretch.start for stretch in within)
        after = max(stretch.stop for stretch in within)
        return (1 << after) - (1 << first)


def _counted(sets: Mapping[str, int], among: int) -> dict[str, int]:
    if not among:
        return {}
    return {
        value: count for value, bits in sets.items() if (count := (bits & among).bit_count())
    }


def _others(base: int, chosen: Mapping[Facet, int], ignored: Facet) -> int:
    bits = base
    for facet, each in chosen.items():
        if facet != ignored:
            bits &= each
    return bits
