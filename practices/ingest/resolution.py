"""From the words of a file to keys: what the mapping and the catalogue know, or a new row."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import models

from practices.enums import PartnerRole
from practices.ingest.entries import NewRow
from practices.models.territory import Institution, InstitutionName
from practices.models.vocabulary import PopulationGroup, Term, Theme
from practices.record import PartnerEntry
from practices.reference import mapping
from practices.reference.lookup import NamePart
from practices.text import fold, slugify

_LONGEST_NAME = {"tema": 160, "población": 160, "institución": 200}
_LONGEST_SLUG = {"tema": 80, "población": 80, "institución": 100}
_UNKNOWN = "«{text}» no está en la revisión: queda como {kind} por revisar"


@dataclasses.dataclass(frozen=True, slots=True)
class KnownNames:
    """Keys of terms and institutions by their folded names, as staff keep them."""

    themes: Mapping[str, str]
    populations: Mapping[str, str]
    institutions: Mapping[str, str]

    @classmethod
    def read(cls) -> "KnownNames":
        """Read them; four statements."""
        alternates = InstitutionName.objects.values_list("folded", "institution__slug")
        names = Institution.objects.values_list("name", "slug")
        return cls(
            themes=_terms(Theme),
            populations=_terms(PopulationGroup),
            institutions=dict(alternates) | {fold(name): slug for name, slug in names},
        )


def _terms(model: type[Term]) -> dict[str, str]:
    rows = model._default_manager.values_list("name_es", "slug")  # noqa: SLF001 Django's API
    return {fold(name): slug for name, slug in rows}


class Resolver:
    """Resolves the words of one practice, and gathers what nobody knew."""

    def __init__(self, known: KnownNames, regions: Sequence[str]) -> None:
        self._known = known
        self._regions = regions
        self.new_rows: list[NewRow] = []
        self.warnings: list[str] = []

    def themes(self, texts: Iterable[str]) -> list[str]:
        """Keys of the themes, each once, in the order of the texts."""
        return self._terms("tema", texts, mapping().themes_for, self._known.themes)

    def populations(self, texts: Iterable[str]) -> list[str]:
        """Keys of the population groups, each once, in the order of the texts."""
        look_up = mapping().populations_for
        return self._terms("población", texts, look_up, self._known.populations)

    def _terms(
        self,
        kind: str,
        texts: Iterable[str],
        look_up: Callable[[str], tuple[str, ...]],
        known: Mapping[str, str],
    ) -> list[str]:
        found: dict[str, None] = {}
        for text in texts:
            slugs = look_up(text) or ((known[fold(text)],) if fold(text) in known else ())
            found |= dict.fromkeys(slugs or (self._new(kind, text),))
        return list(found)

    def leads(self, text: str) -> list[PartnerEntry]:
        """Find the bodies that a written lead stands for."""
        return self._partners(text, PartnerRole.LEADS, "") if text else []

    def partners(self, name: str, role_text: str) -> list[PartnerEntry]:
        """Find the bodies that a written partner stands for; the words of its role stay."""
        role = mapping().role_for(role_text)
        if role_text and not role:
            warning = f"papel «{role_text}» sin revisar: queda como «participa» con su texto"
            self.warnings.append(warning)
        return self._partners(name, PartnerRole(role or PartnerRole.TAKES_PART), role_text)

    def _partners(self, name: str, role: PartnerRole, role_text: str) -> list[PartnerEntry]:
        return [
            PartnerEntry(
                institution=part.institution,
                name=part.text,
                role=PartnerRole(part.role) if part.role else role,
                role_text=role_text,
            )
            for part in self._parts(name)
        ]

    def _parts(self, name: str) -> Sequence[NamePart]:
        parts = mapping().parts_for(name, regions=self._regions)
        if parts:
            return parts
        known = self._known.institutions.get(fold(name), "")
        if known:
            return [NamePart(known, "", "")]
        if not fold(name) or len(name) > _LONGEST_NAME["institución"]:
            self.warnings.append(f"«{name[:80]}» queda con las palabras de la fuente")
            return [NamePart("", name, "")]
        return [NamePart(self._new("institución", name), "", "")]

    def _new(self, kind: str, text: str) -> str:
        slug = slugify(text, limit=_LONGEST_SLUG[kind]) or "sin-nombre"
        self.new_rows.append(NewRow(kind, slug, text[: _LONGEST_NAME[kind]]))
        self.warnings.append(_UNKNOWN.format(text=text, kind=kind))
        return slug


def make_rows(wanted: Iterable[NewRow]) -> int:
    """Make the rows that are not there yet, unreviewed; returns how many."""
    by_model: dict[type[models.Model], dict[str, NewRow]] = {}
    for each in wanted:
        by_model.setdefault(_MODELS[each.kind], {}).setdefault(each.slug, each)
    made = 0
    for model, rows in by_model.items():
        manager = model._default_manager  # noqa: SLF001 Django's API
        known = set(manager.filter(slug__in=rows).values_list("slug", flat=True))
        column = "name" if model is Institution else "name_es"
        missing = [
            model(slug=slug, reviewed=False, **{column: each.name})
            for slug, each in rows.items()
            if slug not in known
        ]
        made += len(manager.bulk_create(missing))
    return made


_MODELS: dict[str, type[models.Model]] = {
    "tema": Theme,
    "población": PopulationGroup,
    "institución": Institution,
}
