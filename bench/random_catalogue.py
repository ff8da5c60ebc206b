"""Random catalogues and selections, and where the index and plain SQL disagree on them.

The rows are raw: any value of any facet may stand beside any other, so that what never goes
together in a real catalogue is compared too.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random

from django.db import transaction
from django.db.models import Max

from practices.enums import Facet, Order, PublicationOrigin, Standing
from practices.index.catalogue import CatalogueIndex, Counts
from practices.index.plain import disjunctive_counts, in_order, matching
from practices.listing import find
from practices.models.inserting import insert, refresh_statistics
from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.names import Names
from practices.record import SCHEMA_VERSION
from practices.selection import OBJECTIVE_FACETS, Selection
from practices.text import fold, sort_key
from practices.workflow.stamp import bump

MOST_VALUES = 6
"""Values in use of each facet: few, so that choices meet."""
NAMELESS = "ya-no-existe"
"""A value that practices have and no list names any more."""
UNKNOWN = "nadie-lo-tiene"
YEARS = range(2010, 2016)
MOMENT = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
WORDS = (
    "salud", "vacunación", "vacunas", "niñez", "empleo", "empleos", "feria", "ferias", "tumbes",
    "migrantes", "migración", "escuela", "registro", "acogida", "venezolana", "frontera",
)  # fmt: skip
TEXTS = (
    *WORDS, "vacunasion", "salud empleo", "feria de salud", '"feria de salud"', "salud -feria",
    "-empleo", "BP-0003", "xyzw", "ODS 10", "salud ferias migrantes",
)  # fmt: skip
_STANDINGS = (
    *[Standing.CURRENT] * 7,
    Standing.PREVIOUS,
    Standing.ARCHIVED,
    Standing.WITHDRAWN,
)
_PUBLICATION = (
    "id", "practice_id", "code", "slug", "number", "schema_version", "snapshot", "sha256",
    "title", "title_key", "region_key", "start", "alignment_count", "note", "published_at",
    "origin", "standing", "standing_since", "standing_reason", "merged_into_code",
)  # fmt: skip
_TEXT = ("publication_id", "title", "objectives", "institutions", "summary", "body", "running")


@dataclasses.dataclass(frozen=True)
class Vocabulary:
    """The values that a random catalogue uses of each facet, and the codes it has."""

    values: dict[Facet, list[str]]
    codes: list[str]


@transaction.atomic
def fill(chance: Random, size: int, names: Names) -> Vocabulary:
    """Add `size` publications of as many practices, most of them current.

    Titles, starts and regions repeat, so that the order of equals shows; a third has no start.
    """
    numbers = chance.sample(range(1, 20 * size + 2), k=size)
    codes = [f"BP-{each:04d}" if each % 2 else f"BP-{each + 10_000}" for each in numbers]
    practices = Practice.objects.bulk_create(
        Practice(code=code, title="Sintética") for code in codes
    )
    first = (Publication.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    keys = chance.sample(range(first, first + 3 * size), k=size)
    values = {facet: _in_use(chance, names, facet) for facet in Facet}
    current = [chance.choice(_STANDINGS) for _ in keys]
    rows = zip(keys, practices, current, strict=True)
    insert(Publication, _PUBLICATION, [_publication(chance, *row) for row in rows])
    insert(
        PublicationFacet,
        ("publication_id", "facet", "value", "principal"),
        [row for key in keys for row in _facets(chance, key, values)],
    )
    texts = [key for key, each in zip(keys, current, strict=True) if each == Standing.CURRENT]
    insert(PublicationText, _TEXT, [_text(chance, key) for key in texts])
    refresh_statistics(Publication, PublicationFacet, PublicationText)
    bump(names=True)
    return Vocabulary(values, codes)


def _in_use(chance: Random, names: Names, facet: Facet) -> list[str]:
    if facet == Facet.WITH_MESA:
        return ["1"]
    known = list(names.facet_values(facet))
    return [*chance.sample(known, k=min(MOST_VALUES, len(known))), NAMELESS]


def _publication(
    chance: Random, key: int, practice: Practice, standing: Standing
) -> Sequence[object]:
    title = " ".join(chance.choices(WORDS, k=chance.randint(1, 2)))
    return (
        key, practice.pk, practice.code, "sintetica", 1, SCHEMA_VERSION, "{}", "0" * 64,
        title, sort_key(title), chance.choice(("", "0ancash", "0tacna")), _start(chance),
        chance.randint(0, 3), "", MOMENT, PublicationOrigin.LOAD.value, standing.value, MOMENT,
        "Motivo" if standing == Standing.WITHDRAWN else "", "",
    )  # fmt: skip


def _start(chance: Random) -> str:
    form = chance.choice(("", "{year}", "{year}-{month:02d}", "{year}-{month:02d}-11"))
    return form.format(year=chance.choice(YEARS), month=chance.randint(1, 2))


def _facets(
    chance: Random, key: int, values: dict[Facet, list[str]]
) -> Iterator[tuple[int, str, str, bool]]:
    for facet, known in values.items():
        chosen = chance.sample(known, k=chance.randint(0, min(2, len(known))))
        for value in chosen:
            principal = facet in OBJECTIVE_FACETS and chance.choice((True, False))
            yield key, facet.value, value, principal


def _text(chance: Random, key: int) -> tuple[int, str, str, str, str, str, str]:
    parts = [chance.choices(WORDS, k=chance.randint(0, 4)) for _ in range(5)]
    different = [" ".join(dict.fromkeys(part)) for part in parts]
    whole = fold(" de ".join(" ".join(part) for part in parts))
    return (
        key, different[0], different[1], different[2], different[3], different[4], f" {whole} ",
    )  # fmt: skip


def random_selection(chance: Random, vocabulary: Vocabulary) -> Selection:
    """Return a selection of up to three facets and any other condition, most of them narrow."""
    facets = chance.sample(list(Facet), k=chance.randint(0, 3))
    return Selection(
        q=chance.choice(TEXTS) if chance.randint(0, 3) == 0 else "",
        codes=_codes(chance, vocabulary),
        facets=tuple((facet, _values(chance, vocabulary.values[facet])) for facet in facets),
        since=_year(chance),
        until=_year(chance),
        principal=chance.choice((True, False)),
        order=chance.choice((None, *Order)),
        page=chance.choice((1, 1, 2, 3, 99)),
        size=chance.choice((1, 7, 20, 100)),
    )


def _codes(chance: Random, vocabulary: Vocabulary) -> tuple[str, ...]:
    if not vocabulary.codes or chance.randint(0, 5):
        return ()
    codes = chance.choices(vocabulary.codes, k=chance.randint(1, 20))
    return (*(code.lower() for code in codes), *chance.choice(((), ("bp-999999",))))


def _values(chance: Random, known: list[str]) -> tuple[str, ...]:
    pool = [*known, UNKNOWN]
    return tuple(chance.choices(pool, k=chance.randint(1, 3)))


def _year(chance: Random) -> int | None:
    return chance.choice((*YEARS, 1999, 2030)) if chance.randint(0, 3) == 0 else None


def disagreements(index: CatalogueIndex, selection: Selection) -> list[str]:
    """Name what the index answers otherwise than plain SQL; empty when they agree."""
    selected, found = index.select(selection), find(index, selection)
    plain = matching(index, selection)
    counts = disjunctive_counts(index, selection)
    keys = list(in_order(index, plain, selection).values_list("pk", flat=True))
    indexed = index.page(selected, selection.ordering)
    last = max(1, -(-len(keys) // selection.size))
    start = (min(selection.page, last) - 1) * selection.size
    agreed = {
        "total": plain.count() == selected.total == found.total == index.count(selection),
        "counts": counts == selected.counts,
        "counts of a page": _of_page(index, selection, counts) == found.counts,
        "ids": sorted(keys) == sorted(indexed),
        "order": keys == indexed,
        "page": keys[start : start + selection.size] == found.keys,
    }
    return [name for name, holds in agreed.items() if not holds]


def _of_page(index: CatalogueIndex, selection: Selection, counts: Counts) -> Counts:
    """Leave out the targets that are not chosen, as pages do."""
    every = index.names.objectives.values()
    targets = {(each.facet, each.facet_value) for each in every if each.is_target}
    chosen = {(facet, value) for facet, values in selection.facets for value in values}
    return {
        facet: {value: n for value, n in each.items() if (facet, value) not in targets - chosen}
        for facet, each in counts.items()
    }
