"""HTML that is drawn once by a template and then only filled in."""

import re
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

P = TypeVar("P", bound=Hashable)
T = TypeVar("T")

_INDENT = re.compile(r"\s*\n\s*")
"""What a template is laid out with, a sixth of a page, which no page of kept pieces shows."""

_BEFORE, _AFTER = "\x01", "\x02"
"""Around the number of a place: control characters, which `text.clean` leaves in no text."""


class Kept(Generic[P, T]):
    """What was used last, at most `most` of it; safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[P, T] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, places: Iterable[P]) -> dict[P, T]:
        """Return what is kept of these places."""
        found = {}
        with self._lock:
            for place in places:
                if place in self._held:
                    self._held.move_to_end(place)
                    found[place] = self._held[place]
        return found

    def keep(self, made: Mapping[P, T]) -> None:
        """Keep something, and let go of what nobody has used for longest."""
        with self._lock:
            self._held |= made
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._held.clear()


def filled(template: str, /, **values: object) -> SafeString:
    """Return a template with some values in their places, each escaped unless it is HTML.

    The template is drawn once for each language and kept, so it may name its values, as often
    as it likes, but not look into them. While developing it is drawn each time.
    """
    names = tuple(values)
    if settings.DEBUG:
        return format_html(pattern(template, names), **values)
    where = (get_language() or "", get_script_prefix(), settings.STATIC_URL)
    return format_html(_kept_pattern(template, names, where), **values)


def pattern(
    template: str, names: tuple[str, ...], context: Mapping[str, object] | None = None
) -> str:
    """Return a template drawn with a context as a format string with some places left open."""
    marks = {name: f"{_BEFORE}{number}{_AFTER}" for number, name in enumerate(names)}
    drawn = render_to_string(template, {**(context or {}), **marks})
    html = _INDENT.sub("\n", drawn).replace("{", "{{").replace("}", "}}")
    for name, mark in marks.items():
        html = html.replace(mark, f"{{{name}}}")
    return html


@lru_cache(maxsize=128)
def _kept_pattern(template: str, names: tuple[str, ...], _where: tuple[str, ...]) -> str:
    return pattern(template, names)
