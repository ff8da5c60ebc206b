"""Codes of practices and numbers of objectives, in the many ways people write them."""

import dataclasses
import re
from collections.abc import Callable, Collection, Iterator

from practices.search.analysis import folded
from practices.search.slips import distance

_LABELS = ("ods", "pmm")
_TARGET = r"([0-9]{1,2}\.(?:[0-9]{1,2}|[a-z]))\b(?![.\-/][0-9a-z])"
_NUMBER = r"([0-9]{1,2})\b(?![.\-/][0-9a-z])"
_SIGN = r"[ \-:]*(?:n[.º°]{0,2} ?|n[uú]mero )?"
_ODS = r"(?:ODS|objetivos? de desarrollo sostenible)"
_OF_ODS = r"(?:ODS|desarrollo sostenible)"
_PMM = r"(?:PMM|pacto mundial(?: (?:para|sobre|de) la migraci[oó]n)?)"
_CODE = re.compile(r"\bBP[ \-–]?0*([0-9]{1,9})\b", re.IGNORECASE)
_TARGETS = (
    re.compile(rf"\b(?:{_ODS}[ \-:]*)?metas?{_SIGN}{_TARGET}", re.IGNORECASE),
    re.compile(rf"\b{_ODS}{_SIGN}{_TARGET}", re.IGNORECASE),
)
_BARE_TARGET = re.compile(rf"(?<![\w.\-/]){_TARGET}", re.IGNORECASE)
_OBJECTIVES = (
    ("ods", re.compile(rf"\b{_ODS}{_SIGN}{_NUMBER}", re.IGNORECASE)),
    ("ods", re.compile(rf"\b(?:\w+ )?{_NUMBER} del? (?:los )?{_OF_ODS}\b", re.IGNORECASE)),
    ("pmm", re.compile(rf"\b{_PMM}{_SIGN}{_NUMBER}", re.IGNORECASE)),
    ("pmm", re.compile(rf"\b(?:\w+ )?{_NUMBER} del? {_PMM}\b", re.IGNORECASE)),
)
_MISSPELT = re.compile(rf"\b([a-z]{{2,4}}) {_NUMBER}", re.IGNORECASE)


class Rest:
    """What is left of a text while the kinds of clause are taken from it one by one."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(
        self, pattern: re.Pattern[str], *, only: Callable[[re.Match[str]], object] = bool
    ) -> list[re.Match[str]]:
        """Return the matches that are right, each of which leaves a gap in its place."""
        found = [match for match in pattern.finditer(self.text) if only(match)]
        for match in found:
            start, end = match.span()
            self.text = f"{self.text[:start]}{' ' * (end - start)}{self.text[end:]}"
        return found


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """An objective or target asked for: «ods 10», «pmm 15», «10.7».

    `typed` and `used` are what it was called and what was understood, if that was a slip.
    """

    key: str
    typed: str = ""
    used: str = ""


def codes(rest: Rest) -> Iterator[int]:
    """Yield the numbers of the codes of practices: «BP-0042», «bp42»."""
    yield from (int(match[1]) for match in rest.take(_CODE))


def references(
    rest: Rest, known: Collection[str], in_use: Callable[[str], bool]
) -> Iterator[Reference]:
    """Yield the objectives asked for.

    A target without a label counts if it is among the `known` ones («10.7», not «1.5»); a
    label with a slip if nobody has such a word («PNM 15», not «dos 13»).
    """
    for pattern in _TARGETS:
        yield from (Reference(match[1].lower()) for match in rest.take(pattern))
    for label, pattern in _OBJECTIVES:
        yield from (Reference(f"{label} {int(match[1])}") for match in rest.take(pattern))
    bare = rest.take(_BARE_TARGET, only=lambda match: match[1].lower() in known)
    yield from (Reference(match[1].lower()) for match in bare)
    for match in rest.take(_MISSPELT, only=lambda match: _label(match[1], in_use)):
        label = _label(match[1], in_use)
        yield Reference(f"{label} {int(match[2])}", match[1], label.upper())


def _label(typed: str, in_use: Callable[[str], bool]) -> str:
    form = folded(typed)
    close = [label for label in _LABELS if distance(form, label) == 1]
    return close[0] if close and not in_use(form) else ""
