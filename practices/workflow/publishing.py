"""Publishing and withdrawing: the only ways in which what the public sees changes."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.editorial import Action, PracticeState
from practices.enums import PublicationOrigin, Standing
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.names import Names, read_names
from practices.record import SCHEMA_VERSION, Record, digest, to_data
from practices.snapshot.dumping import dump
from practices.workflow.checks import obstacles
from practices.workflow.derived import fill, insert_facets, insert_texts
from practices.workflow.publishing_files import insert_attachments
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
    if locked.withdrawn_reason or locked.merged_into_id:
        locked.withdrawn_reason = ""
        locked.merged_into = None
        locked.save(update_fields=["withdrawn_reason", "merged_into"])
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
    retire(earlier.readable().values_list("pk", flat=True), Standing.PREVIOUS, release.at)
    publications = []
    for practice, record in pairs:
        publication = _publication(practice, record, numbers.get(practice.pk, 0) + 1, release)
        fill(publication, record, names)
        publications.append(publication)
    Publication.objects.bulk_create(publications)
    records = [record for _practice, record in pairs]
    insert_facets(zip(publications, records, strict=True), names)
    insert_texts(zip(publications, records, strict=True))
    insert_attachments(zip(publications, records, strict=True))
    _note_published(pairs, publications, release)
    return publications


def _note_published(
    pairs: Sequence[tuple[Practice, Record]],
    publications: Sequence[Publication],
    release: Release,
) -> None:
    """Leave the working records as published: nobody has written on them since.

    A load is its own decision, which only the log tells; the desk's are logged with the rest
    of their transition.
    """
    before = {practice.pk: practice.state for practice, _record in pairs}
    Practice.objects.filter(pk__in=before).update(
        state=PracticeState.PUBLISHED, publish_at=None, publish_by=None, publish_note=""
    )
    Practice.writers.through._default_manager.filter(practice__in=before).delete()  # noqa: SLF001 Django's API
    if release.origin == PublicationOrigin.LOAD:
        StatusChange.objects.bulk_create(
            StatusChange(
                practice=practice,
                action=Action.LOAD,
                before=before[practice.pk],
                after=PracticeState.PUBLISHED,
                by=release.by,
                at=release.at,
                reason=release.note,
                edit_number=practice.edit_number,
                version=publication.number,
            )
            for (practice, _record), publication in zip(pairs, publications, strict=True)
        )
    for practice, _record in pairs:
        practice.state = PracticeState.PUBLISHED


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
def archive(*, practice: Practice, at: dt.datetime) -> None:
    """Take the practice out of lists and counts; its page stays readable, and marked."""
    retire(_keys(practice.publications.current()), Standing.ARCHIVED, at)
    bump()


@transaction.atomic
def withdraw(*, practice: Practice, reason: str, at: dt.datetime) -> None:
    """Take the practice out of every public page; its address says why from now on (410)."""
    retire(_keys(practice.publications.readable()), Standing.WITHDRAWN, at, reason)
    practice.withdrawn_reason = reason
    practice.save(update_fields=["withdrawn_reason"])
    bump()


@transaction.atomic
def merge(*, practice: Practice, into: Practice, reason: str, at: dt.datetime) -> None:
    """Withdraw a practice in favour of another one, to which its addresses lead (301)."""
    readable = _keys(practice.publications.readable())
    retire(readable, Standing.WITHDRAWN, at, reason)
    practice.publications.filter(standing=Standing.WITHDRAWN).update(merged_into_code=into.code)
    practice.withdrawn_reason = reason
    practice.merged_into = into
    practice.save(update_fields=["withdrawn_reason", "merged_into"])
    bump()


def _keys(publications: QuerySet[Publication]) -> list[int]:
    return list(publications.values_list("pk", flat=True))
