"""What working records and Records have in common: field names, and keys to rows."""

import dataclasses

from django.db import models

from practices.models.frameworks import Objective
from practices.models.source import LegalInstrument
from practices.models.territory import Institution, Mesa, Region
from practices.models.vocabulary import (
    Collection,
    Coverage,
    ImplementationStatus,
    PopulationGroup,
    PracticeKind,
    SourceKind,
    Theme,
)

PLAIN_FIELDS = (
    "code", "title", "subtitle", "summary", "problem", "description", "lessons", "transfer",
    "limits", "province", "district", "start", "end", "contact_office", "contact_role",
    "contact_address", "contact_telephone", "contact_email", "language", "completeness_note",
)  # fmt: skip
"""Texts with the same name in the working record and in the Record."""

TERM_FIELDS: dict[str, type[models.Model]] = {
    "collection": Collection,
    "kind": PracticeKind,
    "coverage": Coverage,
    "mesa": Mesa,
    "status": ImplementationStatus,
    "source_kind": SourceKind,
}
"""References to one row by its slug, with the same name on both sides."""

DATE_FIELDS = ("confirmed_on", "review_on")
"""Whole days, kept as ISO text in the Record."""


@dataclasses.dataclass(slots=True)
class References:
    """Primary keys by permanent key, of everything that a Record may refer to.

    Read once for a whole load; `read()` costs one statement per model.
    """

    terms: dict[str, dict[str, int]]
    regions: dict[str, int]
    themes: dict[str, int]
    populations: dict[str, int]
    objectives: dict[tuple[str, str], int]
    institutions: dict[str, int]
    instruments: dict[str, int]

    @classmethod
    def read(cls) -> "References":
        """Read them from the database as it is now."""
        terms = {name: _keys(model) for name, model in TERM_FIELDS.items()}
        objectives = Objective.objects.values_list("framework__slug", "code", "pk")
        return cls(
            terms=terms,
            regions=dict(Region.objects.values_list("ubigeo", "pk")),
            themes=_keys(Theme),
            populations=_keys(PopulationGroup),
            objectives={(framework, code): pk for framework, code, pk in objectives},
            institutions=_keys(Institution),
            instruments=_keys(LegalInstrument),
        )


def _keys(model: type[models.Model]) -> dict[str, int]:
    return dict(model._default_manager.values_list("slug", "pk"))  # noqa: SLF001 Django's API
