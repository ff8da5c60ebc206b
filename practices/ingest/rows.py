"""Writing rows of an official list by permanent key, without undoing what staff changed."""

import collections
import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


@dataclasses.dataclass(frozen=True, slots=True)
class Kept(Generic[Row]):
    """The rows of a list by key, and the keys of those that this run wrote."""

    rows: dict[str, Row]
    written: frozenset[str]


class Keeper:
    """Creates the rows that are missing; the ones already there only change when told to."""

    def __init__(self, *, overwrite: bool) -> None:
        self.overwrite = overwrite
        self.created: collections.Counter[str] = collections.Counter()
        self.updated: collections.Counter[str] = collections.Counter()

    def keep(
        self, found: models.QuerySet[Row], key: str, wanted: Iterable[Mapping[str, Any]]
    ) -> Kept[Row]:
        """Bring the rows of `found` to `wanted`; a row that nobody wants any more stays."""
        known = {str(getattr(row, key)): row for row in found}
        name = str(found.model._meta.verbose_name_plural)  # noqa: SLF001 Django's API
        written, missing = set(), []
        for values in wanted:
            row = known.get(values[key])
            if row is None:
                missing.append(found.model(**values))
                written.add(values[key])
            elif self.overwrite:
                self.updated[name] += _update(row, values)
                written.add(values[key])
        made = found.model._default_manager.bulk_create(missing)  # noqa: SLF001 Django's API
        self.created[name] += len(made)
        known |= {str(getattr(row, key)): row for row in made}
        return Kept(known, frozenset(written))


def _update(row: models.Model, values: Mapping[str, Any]) -> bool:
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save()
    return bool(changed)
