"""The lists of the workbook: the words that people read and choose, and their keys."""

import dataclasses
import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from django.db.models import TextChoices
from django.utils import translation

from practices import enums
from practices.enums import Facet
from practices.models.source import LegalInstrument
from practices.models.territory import Institution
from practices.names import COVERAGE, Names, read_names
from practices.text import fold

SEPARATOR = " · "
LANGUAGE = "es"
"""The workbook has one language, whoever asks for it."""
YES, NO = "si", "no"
_MOST_TOLD = 8

_CLOSED: dict[str, type[TextChoices]] = {
    "alignment_role": enums.AlignmentRole,
    "alignment_origin": enums.AlignmentOrigin,
    "partner_role": enums.PartnerRole,
    "result_kind": enums.ResultKind,
    "bound": enums.Bound,
    "resource_kind": enums.ResourceKind,
    "citation_kind": enums.CitationKind,
    "attachment_kind": enums.AttachmentKind,
}
_VOCABULARIES: dict[str, str] = {
    "kind": Facet.KIND,
    "coverage": COVERAGE,
    "status": Facet.STATUS,
    "source_kind": Facet.SOURCE,
    "collection": Facet.COLLECTION,
    "theme": Facet.THEME,
    "population": Facet.POPULATION,
}


class Choices:
    """One list: a label for each key, no two alike."""

    def __init__(
        self, names: Mapping[str, str], shorts: Mapping[str, str] | None = None
    ) -> None:
        """`shorts` are other words by which a key may be written, if they are its own."""
        self.labels = _unambiguous(names)
        self._keys: dict[str, str] = {}
        sets = [shorts or {}, dict(zip(names, names, strict=True)), names, self.labels]
        for words in sets:
            self._keys |= _own(words)

    def label(self, key: str) -> str:
        """Return the words for a key; the key itself if it is gone from the list."""
        return self.labels.get(key, key)

    def key(self, text: str) -> str | None:
        """Return the key that some words stand for, whatever their accents and capitals."""
        return self._keys.get(fold(text))

    def nearest(self, text: str) -> list[str]:
        """Return the labels that could have been meant, the nearest first."""
        by_fold = {fold(label): label for label in self.labels.values()}
        close = get_close_matches(fold(text)[:200], by_fold, n=_MOST_TOLD, cutoff=0.5)
        if len(by_fold) <= _MOST_TOLD:
            close += [each for each in by_fold if each not in close]
        return [by_fold[each] for each in close]


def _unambiguous(names: Mapping[str, str]) -> dict[str, str]:
    folded = Counter(fold(name) for name in names.values())
    return {
        key: name if folded[fold(name)] == 1 else f"{name}{SEPARATOR}{key}"
        for key, name in names.items()
    }


def _own(words: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each wording that belongs to one key alone."""
    found: dict[str, str | None] = {}
    for key, text in words.items():
        folded = fold(text)
        found[folded] = None if folded in found else key
    return {text: key for text, key in found.items() if text and key is not None}


@dataclasses.dataclass(frozen=True)
class Lists:
    """Every list of the workbook by its name."""

    lists: dict[str, Choices]

    def __getitem__(self, name: str) -> Choices:
        return self.lists[name]

    @functools.cached_property
    def in_order(self) -> list[tuple[str, list[str]]]:
        """The labels of each list, as they are offered."""
        return [(name, list(each.labels.values())) for name, each in self.lists.items()]


def read_lists() -> Lists:
    """Read every list from the database, in Spanish."""
    with translation.override(LANGUAGE):
        names = read_names()
        lists = {name: Choices(_closed(choices)) for name, choices in _CLOSED.items()}
        lists |= {
            name: Choices(names.terms[vocabulary]) for name, vocabulary in _VOCABULARIES.items()
        }
        lists |= {
            "flag": Choices({YES: "Sí", NO: "No"}),
            "region": Choices({key: each.name for key, each in names.regions.items()}),
            "mesa": Choices({key: each.name for key, each in names.mesas.items()}),
            "objective": _objectives(names),
            "institution": Choices(_institutions()),
            "instrument": Choices(_instruments(LegalInstrument.objects.all())),
        }
    return Lists(lists)


def objective_key(framework: str, code: str) -> str:
    """Return how the list of objectives names one."""
    return f"{framework}:{code}"


def _closed(choices: type[TextChoices]) -> dict[str, str]:
    return {str(each.value): str(each.label) for each in choices}


def _objectives(names: Names) -> Choices:
    """«ODS 10.7 · Facilitar la migración», which may be written «ODS 10.7» too."""
    shorts = {
        objective_key(framework, code): f"{names.frameworks[framework].short_name} {code}"
        for framework, code in names.objectives
    }
    labels = {
        key: f"{shorts[key]}{SEPARATOR}{each.short}"
        for key, each in zip(shorts, names.objectives.values(), strict=True)
    }
    return Choices(labels, shorts)


def _institutions() -> dict[str, str]:
    rows = Institution.objects.values_list("slug", "name", "acronym")
    return {
        slug: f"{name} ({acronym})" if acronym and acronym not in name else name
        for slug, name, acronym in rows
    }


def _instruments(rows: Iterable[LegalInstrument]) -> dict[str, str]:
    return {
        each.slug: SEPARATOR.join(filter(None, [str(each), each.title[:80]])) for each in rows
    }
