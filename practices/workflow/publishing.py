"""Publishing and withdrawing: the only ways in which what the public sees changes."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.enums import PublicationOrigin, Standing
from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.names import Names, read_names
from practices.record import SCHEMA_VERSION, Record, digest, to_data
from practices.snapshot.dumping import dump
from practices.workflow.checks import obstacles
from practices.workflow.derived import fill, insert_facets, insert_texts
from practices.workflow.stamp import bump


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Who publishes, when, through which door, and the note of the version."""

    by: User | None
    origin: PublicationOrigin = PublicationOrigin.DESK
    note: str = ""
    at: dt.datetime = dataclasses.field(default_factory=timezone.now)


@transaction.atomic
def publish(*, practice: Practice, release: Release) -> Publication:
    """Make the working record, as it is now, the next public version of the practice.

    Raises ValidationError, by field, when something required is missing, and with code
    `unchanged` when the public version already says the same.
    """
    locked = Practice.objects.select_for_update(of=("self",)).with_parts().get(pk=practice.pk)
    record, names = dump(locked), read_names()
    found = obstacles(record, names)
    if found:
        fields = dict.fromkeys(each.field for each in found)
        raise ValidationError({f: [e.message for e in found if e.field == f] for f in fields})
    public = locked.publications.current().values_list("sha256", flat=True)
    if record.sha256 in public:
        message = _("La versión publicada ya dice lo mismo: no hay cambios que publicar.")
        raise ValidationError(message, code="unchanged")
    if locked.withdrawn_reason:
        locked.withdrawn_reason = ""
        locked.save(update_fields=["withdrawn_reason"])
    [publication] = publish_records(pairs=[(locked, record)], names=names, release=release)
    bump()
    return publication


@transaction.atomic
def publish_records(
    *, pairs: Sequence[tuple[Practice, Record]], names: Names, release: Release
) -> list[Publication]:
    """Publish records that are known to be valid and to equal their working records.

    What `publish` and loading share; the number of statements does not grow with the pairs.
    The caller bumps the stamp, last: loading comes here once per batch, and would keep every
    other change waiting from its first batch on.
    """
    practices = [practice.pk for practice, _record in pairs]
    earlier = Publication.objects.filter(practice__in=practices)
    numbers = dict(earlier.values_list("practice").annotate(Max("number")).order_by())
    retire(earlier.current().values_list("pk", flat=True), Standing.PREVIOUS, release.at)
    publications = []
    for practice, record in pairs:
        publication = _publication(practice, record, numbers.get(practice.pk, 0) + 1, release)
        fill(publication, record, names)
        publications.append(publication)
    Publication.objects.bulk_create(publications)
    records = [record for _practice, record in pairs]
    insert_facets(zip(publications, records, strict=True), names)
    insert_texts(zip(publications, records, strict=True))
    return publications


def _publication(
    practice: Practice, record: Record, number: int, release: Release
) -> Publication:
    snapshot = to_data(record)
    return Publication(
        practice=practice,
        code=record.code,
        number=number,
        schema_version=SCHEMA_VERSION,
        snapshot=snapshot,
        sha256=digest(snapshot),
        note=release.note,
        published_at=release.at,
        published_by=release.by,
        origin=release.origin,
        standing=Standing.CURRENT,
        standing_since=release.at,
    )


def retire(
    publications: Iterable[int], standing: Standing, at: dt.datetime, reason: str = ""
) -> None:
    """Take publications, by primary key, out of force, and what is derived with them.

    Their own rows go first, as in `rebuild`: two that lock in opposite orders would meet.
    """
    chosen = list(publications)
    Publication.objects.filter(pk__in=chosen).update(
        standing=standing, standing_since=at, standing_reason=reason
    )
    PublicationFacet.objects.filter(publication__in=chosen).delete()
    PublicationText.objects.filter(publication__in=chosen).delete()


@transaction.atomic
def withdraw(*, practice: Practice, reason: str, at: dt.datetime | None = None) -> None:
    """Take the practice out of every public page; its address says why from now on (410).

    Raises ValidationError when there is no reason, or nothing of it is public.
    """
    locked = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    current = list(locked.publications.current().values_list("pk", flat=True))
    if not reason.strip():
        raise ValidationError(_("Escriba el motivo del retiro."), code="reason")
    if not current:
        message = _("Esta práctica no está publicada, así que no hay nada que retirar.")
        raise ValidationError(message, code="not_public")
    retire(current, Standing.WITHDRAWN, at or timezone.now(), reason.strip())
    locked.withdrawn_reason = reason.strip()
    locked.save(update_fields=["withdrawn_reason"])
    bump()
