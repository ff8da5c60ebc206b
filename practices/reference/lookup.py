"""The reviewed mapping from the words of a source to the terms of the catalogue.

The files in `mapping/` are edited by curators. Lookups ignore case, accents, punctuation and
spacing. What a file does not know gives an empty answer: the caller decides what to do with it.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from practices.reference.files import read_mapping
from practices.reference.mesa import mesas
from practices.text import fold

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class InstitutionData:
    """A body that a source names; `kind` is a term of `institution_types`, if known."""

    slug: str
    name: str
    acronym: str
    kind: str
    alternates: tuple[str, ...]
    website: str


@dataclass(frozen=True, slots=True)
class NamePart:
    """One body within a written name.

    `institution` is a slug, or empty for a group or a body that cannot be identified; `text`
    keeps the unit, or the group, as the source words it; `role` is a `PartnerRole` when the
    phrase itself gives one, and then it wins over the role of the whole.
    """

    institution: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """Every reviewed mapping; the keys of its tables are folded text."""

    institutions: tuple[InstitutionData, ...]
    themes: ReadOnly[str, tuple[str, ...]]
    populations: ReadOnly[str, tuple[str, ...]]
    roles: ReadOnly[str, str]
    mesas: ReadOnly[str, str]
    statuses: ReadOnly[str, str]
    source_kinds: ReadOnly[str, str]
    names: ReadOnly[str, tuple[NamePart, ...]]
    names_by_region: ReadOnly[str, ReadOnly[str, tuple[NamePart, ...]]]

    def themes_for(self, text: str) -> tuple[str, ...]:
        """Return the slugs of the themes that the text stands for."""
        return self.themes.get(fold(text), ())

    def populations_for(self, text: str) -> tuple[str, ...]:
        """Return the slugs of the population groups that the text stands for."""
        return self.populations.get(fold(text), ())

    def role_for(self, text: str) -> str:
        """Return the value of `PartnerRole` for a role in the words of the source."""
        return self.roles.get(fold(text), "")

    def mesa_for(self, text: str) -> str:
        """Return the slug of the mesa that goes by this name."""
        return self.mesas.get(fold(text), "")

    def status_for(self, text: str) -> str:
        """Return the slug of the implementation status."""
        return self.statuses.get(fold(text), "")

    def source_kind_for(self, text: str) -> str:
        """Return the slug of the kind of the main source."""
        return self.source_kinds.get(fold(text), "")

    def parts_for(self, text: str, *, regions: Sequence[str] = ()) -> tuple[NamePart, ...]:
        """Return the bodies that a written name stands for.

        `regions` are the UBIGEO codes of the practice or mesa that writes the name: with only
        one, the names that are understood within that region count first.
        """
        key = fold(text)
        if len(regions) == 1:
            local = self.names_by_region.get(regions[0], {})
            if key in local:
                return local[key]
        return self.names.get(key, ())


@cache
def mapping() -> Mapping:
    """Read every mapping file; raise `ValueError` when one text is mapped twice."""
    statuses = read_mapping("statuses.yaml")
    written = read_mapping("institutions.yaml")
    institutions = tuple(_institution(row) for row in written["institutions"])
    return Mapping(
        institutions=institutions,
        themes=_folded(
            (text, tuple(terms)) for text, terms in read_mapping("themes.yaml").items()
        ),
        populations=_folded(
            (text, tuple(terms)) for text, terms in read_mapping("populations.yaml").items()
        ),
        roles=_folded(
            (text, role) for role, texts in read_mapping("roles.yaml").items() for text in texts
        ),
        mesas=_folded(_mesa_names()),
        statuses=_folded(statuses["statuses"].items()),
        source_kinds=_folded(statuses["source_kinds"].items()),
        names=_folded([*_own_names(institutions), *_parts_of(written["names"])]),
        names_by_region=MappingProxyType(
            {
                region: _folded(_parts_of(names))
                for region, names in written["names_by_region"].items()
            }
        ),
    )


def _folded(pairs: Iterable[tuple[str, Value]]) -> ReadOnly[str, Value]:
    table: dict[str, Value] = {}
    for text, value in pairs:
        key = fold(text)
        if key in table:
            message = f"«{text}» is mapped twice"
            raise ValueError(message)
        table[key] = value
    return MappingProxyType(table)


def _mesa_names() -> list[tuple[str, str]]:
    official = [
        (name, mesa.slug) for mesa in mesas() for name in (mesa.name, *mesa.alternate_names)
    ]
    return [*official, *read_mapping("mesas.yaml")["names"].items()]


def _institution(row: dict[str, Any]) -> InstitutionData:
    return InstitutionData(
        slug=row["slug"],
        name=row["name"],
        acronym=row.get("acronym", ""),
        kind=row.get("kind", ""),
        alternates=tuple(row.get("alternates", ())),
        website=row.get("website", ""),
    )


def _own_names(
    institutions: Iterable[InstitutionData],
) -> list[tuple[str, tuple[NamePart, ...]]]:
    return [
        (name, (NamePart(institution.slug, "", ""),))
        for institution in institutions
        for name in (institution.name, institution.acronym, *institution.alternates)
        if name
    ]


def _parts_of(names: dict[str, list[Any]]) -> list[tuple[str, tuple[NamePart, ...]]]:
    return [(name, tuple(_part(part) for part in parts)) for name, parts in names.items()]


def _part(part: str | dict[str, str]) -> NamePart:
    if isinstance(part, str):
        return NamePart(part, "", "")
    return NamePart(part.get("institution", ""), part.get("text", ""), part.get("role", ""))
