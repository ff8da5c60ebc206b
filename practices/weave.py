"""El tejido: the ODS as warp, the objectives of the Pacto Mundial as weft, drawn as SVG.

The colours are custom properties that `static/css/components/weave.css` gives to the classes:
one drawing serves light, dark and paper.
"""

import dataclasses
from collections.abc import Iterable, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString

WARPS = 17
WEFTS = 23


@dataclasses.dataclass(frozen=True, slots=True)
class Threads:
    """The dyed threads of a cloth, by number; each says whether the contribution is principal.

    A knot is a pair (ODS, PMM) that one practice serves, true when both are principal for it.
    """

    warp: Mapping[int, bool]
    weft: Mapping[int, bool]
    knots: Mapping[tuple[int, int], bool]


def weave(threads: Threads, label: str = "") -> SafeString:
    """Draw a cloth; without a label it is hidden from screen readers."""
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    drawn = (*_warps(threads), *_wefts(threads), *_knots(threads))
    return SafeString(f'<svg class="weave" viewBox="0 0 17 23" {named}>{"".join(drawn)}</svg>')


def _warps(threads: Threads) -> Iterable[str]:
    for number, principal in sorted(threads.warp.items()):
        yield _path(f"ods-{number}", principal, f"M{number - 1}.5 0v23")


def _wefts(threads: Threads) -> Iterable[str]:
    """Draw wefts over the warps, broken wherever a warp comes out on top."""
    for principal in (False, True):
        numbers = sorted(n for n, main in threads.weft.items() if main == principal)
        yield _path("weft", principal, "".join(_weft(number, threads) for number in numbers))


def _weft(number: int, threads: Threads) -> str:
    """Return one weft from edge to edge: it goes under every other warp, as in plain weave."""
    line, start = "", 0.0
    for warp, principal in sorted(threads.warp.items()):
        if (warp + number) % 2:
            continue
        half = 0.5 if principal else 0.25
        line += _stretch(number, start, warp - 0.5 - half)
        start = warp - 0.5 + half
    return line + _stretch(number, start, WARPS)


def _stretch(number: int, start: float, stop: float) -> str:
    return f"M{start:g} {number - 1}.5H{stop:g}" if stop > start else ""


def _knots(threads: Threads) -> Iterable[str]:
    """Draw each knot as a stroke as long as it is wide: a square of gold."""
    for principal, length in ((False, 4), (True, 6)):
        pairs = sorted(pair for pair, main in threads.knots.items() if main == principal)
        start = 5 - length // 2
        squares = (f"M{ods - 1}.{start} {pmm - 1}.5h.{length}" for ods, pmm in pairs)
        yield _path("knot", principal, "".join(squares))


def _path(kind: str, principal: bool, line: str) -> str:  # noqa: FBT001 a thread's own flag
    main = " main" if principal else ""
    return f'<path class="{kind}{main}" d="{line}"/>' if line else ""
