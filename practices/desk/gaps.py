"""The gaps of the matrix: objectives that no public practice serves yet."""

import dataclasses

from practices.index.holder import current
from practices.names import FRAMEWORK_FACETS
from practices.queries.frameworks import goals

FRAMEWORKS = ("pmm", "ods")


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """The objectives of a framework without practices, by their numbers."""

    framework: str
    codes: tuple[str, ...]
    total: int


def read_gaps() -> list[Gap]:
    """Return the gaps of each agenda of the matrix, as the public sees them."""
    index = current()
    found = []
    for slug in FRAMEWORKS:
        if slug not in index.names.frameworks:
            continue
        counts = index.totals.get(FRAMEWORK_FACETS[slug], {})
        codes = [each.code for each in goals(index.names, slug)]
        empty = tuple(code for code in codes if not counts.get(code))
        found.append(Gap(index.names.frameworks[slug].short_name, empty, len(codes)))
    return found
