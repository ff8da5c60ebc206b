"""Working out again what the current publications derive from their snapshots."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import QuerySet

from practices.enums import Standing
from practices.models.inserting import refresh_statistics
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.names import Names, read_names
from practices.workflow.derived import fill, insert_facets, insert_texts
from practices.workflow.stamp import bump

BATCH = 200
"""Publications at hand at a time; each weighs about a tenth of a megabyte with its record."""


@transaction.atomic
def rebuild() -> int:
    """Write anew what every current publication derives from its snapshot.

    Needed after the name of a region changes, by which publications sort, or the objective
    that a target belongs to. Texts get new rows, so that every process reads them again.
    Returns how many publications there are.
    """
    names = read_names()
    total = 0
    for publications in in_batches(Publication.objects.select_for_update(of=("self",))):
        _rebuild(publications, names)
        total += len(publications)
    PublicationFacet.objects.exclude(publication__standing=Standing.CURRENT).delete()
    PublicationText.objects.exclude(publication__standing=Standing.CURRENT).delete()
    refresh_statistics(Publication, PublicationFacet, PublicationText)
    bump(names=True)
    return total


def in_batches(publications: QuerySet[Publication]) -> Iterator[list[Publication]]:
    """Read the current ones of some publications, `BATCH` at a time, the oldest first."""
    current = publications.filter(standing=Standing.CURRENT).order_by("pk")
    keys = list(Publication.objects.current().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield list(current.filter(pk__in=keys[start : start + BATCH]))


def _rebuild(publications: Sequence[Publication], names: Names) -> None:
    pairs = [(each, each.record) for each in publications]
    changed: dict[str, None] = {}
    stale = []
    for publication, record in pairs:
        different = fill(publication, record, names)
        if different:
            stale.append(publication)
            changed |= dict.fromkeys(different)
    if stale:
        Publication.objects.bulk_update(stale, list(changed))
    PublicationFacet.objects.filter(publication__in=publications).delete()
    PublicationText.objects.filter(publication__in=publications).delete()
    insert_facets(pairs, names)
    insert_texts(pairs)
