"""Publications for the tests of the index, by what the index knows of them."""

from collections.abc import Iterable
from typing import Any

from practices.enums import AlignmentRole
from practices.index.catalogue import CatalogueIndex
from practices.index.holder import current
from practices.models.publication import Publication
from practices.record import AlignmentEntry
from practices.selection import Selection
from tests.builders import (
    make_framework,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)

REASON = "La práctica facilita los trámites."


def make_lists() -> None:
    """Make three regions, three themes, ODS 10 with its target 10.7, ODS 16 and PMM 15."""
    for name, ubigeo in (("Tumbes", "24"), ("Tacna", "23"), ("Áncash", "02")):
        make_region(name, ubigeo)
    for theme in ("Salud", "Empleo", "Vivienda"):
        make_theme(theme)
    ods = make_framework("ods", position=1)
    make_objective(ods, "10.7", parent=make_objective(ods, "10", position=1), position=2)
    make_objective(ods, "16", position=3)
    compact = make_framework("pmm", position=2)
    make_objective(compact, "15", position=1, short_es="Servicios básicos")


def aligned(*written: str) -> tuple[AlignmentEntry, ...]:
    """Return alignments written «ods:10»; those with a «*» at the end are principal."""
    return tuple(_alignment(each) for each in written)


def _alignment(written: str) -> AlignmentEntry:
    framework, code = written.rstrip("*").split(":")
    role = AlignmentRole.PRINCIPAL if written.endswith("*") else AlignmentRole.SECONDARY
    return AlignmentEntry(framework=framework, code=code, role=role, justification=REASON)


def publish(title: str, *alignments: str, **overrides: Any) -> Publication:
    """Publish a practice with alignments written as in `aligned`."""
    return make_publication(title, alignments=aligned(*alignments), **overrides)


def titles(keys: Iterable[int]) -> list[str]:
    """Return the titles of publications by primary key, in the order of the keys."""
    found = dict(Publication.objects.values_list("pk", "title"))
    return [found[key] for key in keys]


def chosen(selection: Selection, index: CatalogueIndex | None = None) -> list[str]:
    """Return the titles that a selection gives today, in its order."""
    index = index or current()
    return titles(index.page(index.select(selection), selection.ordering))
