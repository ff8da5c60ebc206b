"""Threads that ask for selections all the time, and look into every index they are given."""

import threading
import time
from random import Random

from django.db import connection

from bench.numbered_states import WORDS, States
from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.index.holder import current
from practices.selection import Selection

READERS = 2
PAGE = 20


class Watch:
    """What the readers have seen; `torn` are the edits of the indexes that were no state."""

    def __init__(self, states: States, pause: float = 0) -> None:
        self._states = states
        self._pause = pause
        self._seeing = threading.Lock()
        self._last: CatalogueIndex | None = None
        self.indexes = 0
        self.answers = 0
        self.torn: set[int] = set()
        self.reading, self.ending = threading.Event(), threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(seed,)) for seed in range(READERS)
        ]

    def begin(self) -> None:
        """Start the readers; they read while `reading` is set."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Stop the readers and wait for them."""
        self.ending.set()
        self.reading.set()
        for thread in self._threads:
            thread.join()

    def _read(self, seed: int) -> None:
        chance = Random(seed)  # noqa: S311  a reproducible draw, not a secret
        while self.reading.wait() and not self.ending.is_set():
            index = current()
            self._see(index)
            selected = index.select(_selection(chance, index))
            index.page(selected, Order.RECENT, 0, PAGE)
            self.answers += 1
            time.sleep(self._pause)
        connection.close()

    def _see(self, index: CatalogueIndex) -> None:
        """Look once into every index, and once more into the one before it.

        The latter shares with it the words that search has read.
        """
        with self._seeing:
            before = self._last
            if before is not None and index.stamp.number <= before.stamp.number:
                return
            self._last = index
            self.indexes += 1
            edits = self._states.edits(index)
            if self._states.held(index, edits) != self._states.after(edits):
                self.torn.add(edits)
            if before is not None and not self._stands(before):
                self.torn.add(self._states.edits(before))

    def _stands(self, index: CatalogueIndex) -> bool:
        """Whether an index that is no longer the newest still finds the same words.

        The search is worded otherwise than the first time, whose answer is kept.
        """
        versions = self._states.after(self._states.edits(index)).versions
        found = tuple(self._states.having(index, word.upper()) for word in WORDS)
        return found == versions


def _selection(chance: Random, index: CatalogueIndex) -> Selection:
    facets = chance.sample([Facet.REGION, Facet.THEME, Facet.ODS, Facet.PMM], k=2)
    choices = ((each, chance.choices(list(index.totals[each]), k=2)) for each in facets)
    return Selection(facets=tuple((facet, tuple(values)) for facet, values in choices))
