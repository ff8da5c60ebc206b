"""Search over one snapshot of the catalogue."""

import re
from collections.abc import Callable, Iterable, Mapping

from practices.search.analysis import folded
from practices.search.answer import Answer, Step
from practices.search.holders import Holders, NamedSet
from practices.search.postings import Field, Postings
from practices.search.query import parse
from practices.search.reading import Phrases
from practices.search.scoring import ordered
from practices.search.steps import Scope, answer

__all__ = ["Answer", "Field", "NamedSet", "Postings", "Step", "TextIndex", "ordered"]

_KEPT_BYTES = 16_000_000
_PLANES = 16
_MOST_KEPT = 2_000
"""Answers kept of a small catalogue, whose words to mark weigh more than its bits."""
_LAST_WORD = re.compile(r"[^\W_]+$")
_SHORTEST_COMPLETED = 2


class TextIndex:
    """Immutable to its readers; what it works out it keeps, within bounds."""

    def __init__(  # noqa: PLR0913 a snapshot is made of all of these
        self,
        postings: Postings,
        *,
        positions: Mapping[int, int],
        size: int,
        names: Iterable[NamedSet],
        institutions: Mapping[str, str],
        references: Mapping[str, int],
        codes: Callable[[int], int],
        phrases: Phrases,
    ) -> None:
        """Take a snapshot of `size` practices.

        `positions` gives the practice of every live text id; `institutions` names by slug;
        `references` who serves «ods 10», «pmm 15» or «10.7»; `codes` who has the number of a
        code, 0 if nobody; `phrases` which of some positions have a folded phrase in their text.
        """
        self._holders = Holders(postings, positions, size, names, institutions)
        self._scope = Scope(self._holders, references, codes, phrases)
        self._kept: dict[str, Answer] = {}
        room = max(16, _KEPT_BYTES // (_PLANES * (size // 8 + 1)))
        self._room = min(_MOST_KEPT, room)

    def search(self, text: str) -> Answer:
        """Find who a text asks for; any text has an answer; without words, everyone."""
        found = self._kept.get(text)
        if found is None:
            query = parse(text, self._scope.references.keys(), self._in_use)
            found = answer(query, self._scope)
            if len(self._kept) >= self._room:
                self._kept.clear()
            self._kept[text] = found
        return found

    @property
    def institutions(self) -> Mapping[str, str]:
        """The names and acronyms that institutions are found by, by slug."""
        return self._holders.institutions

    def with_key(self, key: str) -> int:
        """Return the practices that refer to an institution or a norm by its key."""
        return self._holders.with_key(key)

    def suggest(self, text: str, limit: int = 8) -> list[str]:
        """Return the text with its last word completed, the most frequent words first.

        Words are as written, with accents. Nothing for a text that ends between words.
        """
        last = _LAST_WORD.search(text)
        if last is None or len(last[0]) < _SHORTEST_COMPLETED:
            return []
        before = text[: last.start()]
        completions = self._holders.completions(folded(last[0]))
        # A word with ñ is there under two forms.
        words = dict.fromkeys(map(self._holders.as_written, completions[: 2 * limit]))
        return [before + word for word in list(words)[:limit]]

    def _in_use(self, form: str) -> bool:
        return bool(self._holders.frequency(form))
