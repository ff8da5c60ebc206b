"""What staff are told about a working record: which version is public, and if it differs."""

import dataclasses
from collections.abc import Iterable

from django.utils.translation import gettext as _

from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.snapshot.dumping import dump


@dataclasses.dataclass(frozen=True, slots=True)
class PublicationState:
    """`number` is the version in force, 0 when nothing of the practice is public."""

    number: int = 0
    changed: bool = True
    withdrawn: bool = False

    def __str__(self) -> str:
        if self.number == 0:
            return _("Retirada") if self.withdrawn else _("Sin publicar")
        message = _("Publicada, versión %(number)s")
        if self.changed:
            message = _("Publicada, versión %(number)s · cambios sin publicar")
        return message % {"number": self.number}


def publication_states(practices: Iterable[Practice]) -> dict[int, PublicationState]:
    """Return the state of each practice by primary key.

    One statement when the practices come from `with_parts()`: the comparison is exact, by the
    digest of what each one would publish today.
    """
    rows = {each.pk: each for each in practices}
    current = Publication.objects.current().filter(practice__in=rows)
    public = {
        practice: (number, sha256)
        for practice, number, sha256 in current.values_list("practice", "number", "sha256")
    }
    return {pk: _state(practice, *public.get(pk, (0, ""))) for pk, practice in rows.items()}


def _state(practice: Practice, number: int, sha256: str) -> PublicationState:
    changed = number == 0 or dump(practice).sha256 != sha256
    return PublicationState(number, changed, withdrawn=bool(practice.withdrawn_reason))
