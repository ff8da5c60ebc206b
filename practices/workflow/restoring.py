"""Bringing an older text back into a working record, without losing the one it replaces."""

import dataclasses
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from practices.editorial import Action
from practices.models.practice import Practice
from practices.models.practice_draft import ReplacedDraft
from practices.models.practice_parts import Attachment
from practices.record import Record, to_data
from practices.snapshot.dumping import dump
from practices.snapshot.loading import load, load_replications
from practices.snapshot.references import TERM_FIELDS, References
from practices.workflow.editing import check_seen, check_writable, locked, record_edit
from practices.workflow.permissions import may


@transaction.atomic
def restore(*, practice: Practice, record: Record, by: User, seen: int | None) -> Practice:
    """Write an older text over the working record, which keeps its code and its origin.

    What would be lost, because no version says it, is kept as a `ReplacedDraft`. Raises
    PermissionDenied without the right to write, and ValidationError, with code `stale`,
    `unchanged` or `refused`, when the text cannot come back.
    """
    check_writable(row := locked(practice), by)
    whole = Practice.objects.with_parts().get(pk=row.pk)
    now = dump(whole)
    wanted = dataclasses.replace(record, code=now.code, import_id=now.import_id)
    if wanted == now:
        message = _("La ficha ya dice lo mismo: no hay nada que restaurar.")
        raise ValidationError(message, code="unchanged")
    check_seen(row, seen)
    references = References.read()
    if missing := [*_gone(wanted, references), *_files_gone(wanted)]:
        raise ValidationError(missing, code="refused")
    _keep(whole, now, by)
    [restored] = load([wanted], references)
    load_replications([(restored, wanted)])
    if not may(by, Action.EDIT, restored):
        message = _("Esa versión es de otra mesa, en la que usted no escribe.")
        raise ValidationError(message, code="refused")
    record_edit(restored, by=by)
    return restored


def _keep(practice: Practice, record: Record, by: User) -> None:
    """Keep the text that goes, unless a version or an earlier copy says the same."""
    digest = record.sha256
    known = practice.publications.filter(sha256=digest).exists()
    if not known and not practice.replaced_drafts.filter(sha256=digest).exists():
        ReplacedDraft.objects.create(
            practice=practice,
            snapshot=to_data(record),
            sha256=digest,
            edit_number=practice.edit_number,
            replaced_by=by,
        )


def _gone(record: Record, references: References) -> list[str]:
    """Say which of the things that a text names are no longer in the lists."""
    terms = {name: getattr(record, name) for name in TERM_FIELDS}
    missing = {
        slug for name, slug in terms.items() if slug not in {"", *references.terms[name]}
    }
    missing |= _not_in(record.regions, references.regions)
    missing |= _not_in(record.themes, references.themes)
    missing |= _not_in(record.populations, references.populations)
    missing |= {
        f"{each.framework} {each.code}"
        for each in record.alignments
        if (each.framework, each.code) not in references.objectives
    }
    bodies = (each.institution for each in record.partners)
    missing |= _not_in(bodies, references.institutions)
    norms = (each.instrument for each in record.instruments)
    missing |= _not_in(norms, references.instruments)
    codes = {each.original for each in record.replications}
    missing |= codes - set(
        Practice.objects.filter(code__in=codes).values_list("code", flat=True)
    )
    message = _("Ya no existe en el catálogo: %(name)s.")
    return [message % {"name": name} for name in sorted(missing)]


def _not_in(keys: Iterable[str], known: Iterable[str]) -> set[str]:
    return set(keys) - {"", *known}


def _files_gone(record: Record) -> list[str]:
    field = Attachment._meta.get_field("file")  # noqa: SLF001 Django's API
    storage = field.storage
    message = _("Ya no está el archivo «%(title)s».")
    return [
        message % {"title": each.title}
        for each in record.attachments
        if not storage.exists(each.file)
    ]
