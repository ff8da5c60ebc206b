"""The threads of a practice, of a set of practices or of the whole catalogue; no statement."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from practices.enums import AlignmentRole, Facet
from practices.index.catalogue import CatalogueIndex
from practices.names import Names
from practices.record import Record
from practices.weave import WARPS, WEFTS, Threads

_ODS = {str(number): number for number in range(1, WARPS + 1)}
_PMM = {str(number): number for number in range(1, WEFTS + 1)}

_MOST_LISTED = 30
"""Knots of a cloth whose threads are named one by one; a denser one is told in figures."""


def record_threads(record: Record, names: Names) -> Threads:
    """Return the threads of one practice: every ODS it serves crosses every PMM it serves."""
    warp = _served(record, "ods", names, _ODS)
    weft = _served(record, "pmm", names, _PMM)
    knots = {(ods, pmm): warp[ods] and weft[pmm] for ods in warp for pmm in weft}
    return Threads(warp, weft, knots)


def catalogue_threads(index: CatalogueIndex, bits: int | None = None) -> Threads:
    """Return the union of the threads of some practices, or of all; principal wins.

    A knot needs one practice that serves both objectives.
    """
    among = index.everything if bits is None else bits
    warp = _sets(index.sets[Facet.ODS], _ODS, among)
    weft = _sets(index.sets[Facet.PMM], _PMM, among)
    main_warp = _sets(index.principal[Facet.ODS], _ODS, among)
    main_weft = _sets(index.principal[Facet.PMM], _PMM, among)
    knots = {
        (ods, pmm): bool(main_warp.get(ods, 0) & main_weft.get(pmm, 0))
        for ods, has_ods in warp.items()
        for pmm, has_pmm in weft.items()
        if has_ods & has_pmm
    }
    return Threads(_principal(warp, main_warp), _principal(weft, main_weft), knots)


def warps_of(index: CatalogueIndex, bits: int) -> Threads:
    """Return only the warps of some practices, for pictures that draw nothing else."""
    warp = _sets(index.sets[Facet.ODS], _ODS, bits)
    principal = _sets(index.principal[Facet.ODS], _ODS, bits)
    return Threads(_principal(warp, principal), {}, {})


def spoken(threads: Threads) -> str:
    """Say which threads a cloth has, for those who do not see it."""
    if not threads.warp and not threads.weft:
        return gettext("Tejido sin hilos: ningún objetivo por ahora")
    if len(threads.knots) > _MOST_LISTED:
        return gettext(
            "Tejido de %(ods)s ODS y %(pmm)s objetivos del PMM, con %(knots)s cruces"
        ) % {
            "ods": len(threads.warp),
            "pmm": len(threads.weft),
            "knots": len(threads.knots),
        }
    return gettext("Tejido de ODS %(ods)s y PMM %(pmm)s") % {
        "ods": _listed(threads.warp),
        "pmm": _listed(threads.weft),
    }


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers)) or "—"


def _served(
    record: Record, framework: str, names: Names, numbers: Mapping[str, int]
) -> dict[int, bool]:
    """Return the goals that a practice serves, by itself or by a target of theirs."""
    found: dict[int, bool] = {}
    for each in record.aligned(framework):
        number = numbers.get(names.objectives[framework, each.code].goal)
        if number:
            found[number] = found.get(number, False) or each.role == AlignmentRole.PRINCIPAL
    return found


def _sets(sets: Mapping[str, int], numbers: Mapping[str, int], among: int) -> dict[int, int]:
    found = {number: sets.get(code, 0) & among for code, number in numbers.items()}
    return {number: bits for number, bits in found.items() if bits}


def _principal(served: Iterable[int], principal: Iterable[int]) -> dict[int, bool]:
    main = set(principal)
    return {number: number in main for number in served}
