"""The controlled vocabularies of the catalogue: stable slugs with labels in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from practices.reference.files import read_data


@dataclass(frozen=True, slots=True)
class TermData:
    """A term of a vocabulary.

    `gcm_objectives` and `goal` are editorial suggestions of a theme; `un_network` is the value
    of the UN Network on Migration that the term stands for, if it could be seen; `note` says
    when the term was added by the catalogue's curators.
    """

    slug: str
    label_es: str
    label_en: str
    description_es: str
    description_en: str
    gcm_objectives: tuple[int, ...]
    goal: int | None
    un_network: str
    note: str


@dataclass(frozen=True, slots=True)
class VocabularyData:
    """A vocabulary and its terms in the order in which they are offered."""

    slug: str
    label_es: str
    label_en: str
    source: str
    note: str
    terms: tuple[TermData, ...]


@cache
def vocabulary_list() -> tuple[VocabularyData, ...]:
    """Return every vocabulary with its label, its source and its terms."""
    return tuple(
        VocabularyData(
            slug=row["slug"],
            label_es=row["label_es"],
            label_en=row["label_en"],
            source=row["source"] or "",
            note=row["note"],
            terms=tuple(_term(term) for term in row["terms"]),
        )
        for row in read_data("vocabularies.json")["vocabularies"]
    )


@cache
def vocabularies() -> Mapping[str, tuple[TermData, ...]]:
    """Return the terms of each vocabulary by the slug of the vocabulary."""
    return MappingProxyType({one.slug: one.terms for one in vocabulary_list()})


def _term(row: dict[str, Any]) -> TermData:
    return TermData(
        slug=row["slug"],
        label_es=row["label_es"],
        label_en=row["label_en"],
        description_es=row.get("description_es") or row.get("hint_es", ""),
        description_en=row.get("description_en", ""),
        gcm_objectives=tuple(row.get("gcm_objectives", ())),
        goal=row.get("sdg"),
        un_network=row.get("un_network") or "",
        note=row.get("note", ""),
    )
