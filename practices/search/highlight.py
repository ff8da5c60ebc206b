"""Marks, in a text, the words that a search found; safe to show as HTML."""

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from practices.text import excerpt

_GAP = "…"
_LEAD = 4
"""Before the first marked word of a passage goes at most one part in so many of it."""
_MOST_MATCHES = 100
_MOST_IN_PATTERN = 40
"""From some so many words on, a set of them is quicker than trying each at every letter."""
_NOTHING = re.compile(r"(?!)")
_TOKEN = re.compile(r"\w+(?:[.\-/]\w+)*")


@dataclasses.dataclass(frozen=True, slots=True)
class _Window:
    """A part of a text and how many different, and all, marked words it has."""

    text: str
    start: int
    end: int
    score: tuple[int, int]


def highlight(text: str, written: tuple[str, ...]) -> SafeString:
    """Return the text escaped, with `<mark>` around the words among those written."""
    pieces: list[tuple[str, SafeString]] = []
    end = 0
    for match in _matches(text, written):
        pieces.append((text[end : match.start()], format_html("<mark>{}</mark>", match[0])))
        end = match.end()
    return format_html_join("", "{}{}", pieces) + conditional_escape(text[end:])


def passage(texts: Sequence[str], written: tuple[str, ...], limit: int = 280) -> SafeString:
    """Return the part of some texts, each on one line, with most of what was searched, marked.

    At most `limit` characters, besides the signs of a cut, which is always between words. The
    beginning of the first text, if nothing matches.
    """
    windows = (window for text in texts for window in _windows(text, written, limit))
    best = max(windows, key=lambda window: window.score, default=None)
    if best is None:
        return highlight(excerpt(texts[0], limit=limit) if texts else "", ())
    before = _GAP if best.start else ""
    after = _GAP if best.end < len(best.text) else ""
    return highlight(f"{before}{best.text[best.start : best.end]}{after}", written)


def _matches(text: str, written: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield where any of the words is, whole, in any case."""
    if len(written) <= _MOST_IN_PATTERN:
        return _pattern(written).finditer(text)
    words = _as_set(written)
    return (match for match in _TOKEN.finditer(text) if match[0].lower() in words)


@lru_cache(maxsize=16)
def _as_set(written: tuple[str, ...]) -> frozenset[str]:
    return frozenset(written)


@lru_cache(maxsize=256)
def _pattern(written: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the words, whole: «10» is no word of «10.7»."""
    if not written:
        return _NOTHING
    longest_first = sorted(written, key=lambda word: (-len(word), word))
    words = "|".join(map(re.escape, longest_first))
    before, after = r"(?<!\w)(?<!\w[.\-/])", r"(?![.\-/]?\w)"
    return re.compile(f"{before}(?:{words}){after}", re.IGNORECASE)


def _windows(text: str, written: tuple[str, ...], limit: int) -> Iterator[_Window]:
    """Yield, for each match, the window that begins near it; the matches are in order."""
    found = [match.span() for match in islice(_matches(text, written), _MOST_MATCHES)]
    words = [text[first:last].lower() for first, last in found]
    for number, (first, _last) in enumerate(found):
        start = _start(text, first, limit)
        end = _end(text, start, limit)
        inside = words[number : bisect_right(found, end, lo=number, key=itemgetter(1))]
        yield _Window(text, start, end, (len(set(inside)), len(inside)))
        if end == len(text):
            return


def _start(text: str, match: int, limit: int) -> int:
    """Return where a window may begin for a match: at a word, not far before the match."""
    if len(text) <= limit:
        return 0
    earliest = min(match, max(0, match - limit // _LEAD), max(0, len(text) - limit))
    if earliest == 0 or text[earliest - 1] == " ":
        return earliest
    space = text.find(" ", earliest, match)
    return space + 1 if space >= 0 else match


def _end(text: str, start: int, limit: int) -> int:
    end = start + limit
    if end >= len(text) or text[end] == " ":
        return min(end, len(text))
    space = text.rfind(" ", start, end)
    return space if space > start else end
