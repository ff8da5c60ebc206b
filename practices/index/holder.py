"""The one index of this process, and when it is read anew."""

import dataclasses
import threading

from practices.index.building import build
from practices.index.catalogue import CatalogueIndex
from practices.index.stamp import read_stamp
from practices.search.postings import Postings


class _Holder:
    """What the process holds. Readers take no lock: a new index comes by one assignment."""

    def __init__(self) -> None:
        self.index: CatalogueIndex | None = None
        self._postings = Postings()
        self._restored = 0
        self._building = threading.Lock()

    def current(self) -> CatalogueIndex:
        held = self.index
        if held is None:
            read_stamp()  # a database that is away fails all who wait at once, not in turn
            with self._building:
                return self.index or self._rebuilt()
        if held.stamp == read_stamp() or not self._building.acquire(blocking=False):
            return held
        try:
            return self._renewed()
        finally:
            self._building.release()

    def _renewed(self) -> CatalogueIndex:
        """Return an index that is not older than this call; another thread may have read it."""
        held = self.index
        return held if held is not None and held.stamp == read_stamp() else self._rebuilt()

    def _rebuilt(self) -> CatalogueIndex:
        held = self.index
        if held is not None and self._postings.wasteful(held.size):
            self._postings = Postings()
        index = build(self._postings)
        if held is not None and index.stamp.number <= held.stamp.number:
            # A backup was restored: its texts may have keys that others had here.
            self._restored += 1
            self._postings = Postings()
            index = build(self._postings)
        index = dataclasses.replace(index, restored=self._restored)
        self.index = index
        return index


_holder = _Holder()


def current() -> CatalogueIndex:
    """Return the index of the catalogue as it is now; one statement when nothing changed.

    After a change the first request of the process reads it anew, one at a time; meanwhile the
    others are answered from the one before, which stays whole.
    """
    return _holder.current()


def forget() -> None:
    """Drop what the process holds, for who changes the database behind its back."""
    global _holder  # noqa: PLW0603  one index per process is the point
    _holder = _Holder()
