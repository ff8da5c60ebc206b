"""Synthetic practices: each hangs on its number alone, so a catalogue holds the smaller."""

import dataclasses
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from bench.synthetic.draws import Chances, Urn
from bench.synthetic.words import text_urn
from practices.enums import AlignmentRole, CitationKind, PartnerRole, ResultKind
from practices.record import AlignmentEntry, CitationEntry, PartnerEntry, Record, ResultEntry

Key = TypeVar("Key", str, tuple[str, str])

FIRST_YEAR, LAST_YEAR = 1990, 2025
_RECENT = 2.2
"""How much the years lean to the last ones."""
_UNDATED = 0.15
_WITH_FIGURE = 0.47
_WITH_MESA = 0.09
_PRINCIPAL = 0.05
"""How often an alignment that is not the first of its framework is principal all the same."""
_UNSEEN = 0.3
"""The weight of a value that no real practice has; one that one practice has weighs 1."""
_SENTENCE = 14
"""Words of a sentence."""
_WORDS_OF_TITLE, _WORDS_OF_REASON, _WORDS_OF_RESULT = 9, 8, 12


@dataclasses.dataclass(frozen=True, slots=True)
class Keys:
    """The permanent keys that a practice may refer to; objectives are (framework, code)."""

    regions: Sequence[str]
    mesas: Sequence[str]
    themes: Sequence[str]
    populations: Sequence[str]
    institutions: Sequence[str]
    objectives: Sequence[tuple[str, str]]
    collections: Sequence[str]


class Generator:
    """Makes practices with the skew of some real ones."""

    def __init__(self, real: Sequence[Record], keys: Keys) -> None:
        self._words = text_urn()
        self._collections = list(keys.collections)
        self._regions = _urn([k for r in real for k in r.regions], keys.regions)
        self._mesas = _urn([r.mesa for r in real], keys.mesas)
        self._themes = _urn([k for r in real for k in r.themes], keys.themes)
        self._populations = _urn([k for r in real for k in r.populations], keys.populations)
        self._institutions = _urn(
            [each.institution for r in real for each in r.partners], keys.institutions
        )
        self._statuses = Urn.like([r.status for r in real], [r.status for r in real], floor=1)
        kinds = [r.source_kind for r in real]
        self._source_kinds = Urn.like(kinds, kinds, floor=1)
        seen = [(each.framework, each.code) for r in real for each in r.alignments]
        self._objectives = {
            framework: _urn(seen, [key for key in keys.objectives if key[0] == framework])
            for framework in dict.fromkeys(framework for framework, _code in keys.objectives)
        }

    def record(self, number: int) -> Record:
        """Return the practice of a number, from 1."""
        chances = Chances(number)
        return Record(
            code=f"BP-{number:04d}",
            import_id=f"sintetica-{number:06d}",
            title=self._text(chances, _WORDS_OF_TITLE).rstrip("."),
            collection=self._collections[chances.below(len(self._collections))],
            summary=self._text(chances, 40),
            problem=self._text(chances, 45),
            description=self._text(chances, 110),
            lessons=self._text(chances, 25),
            regions=self._regions.different(chances, 1 if chances.happens(0.8) else 2),
            mesa=self._mesas.draw(chances) if chances.happens(_WITH_MESA) else "",
            themes=self._themes.different(chances, 1 + chances.below(4)),
            populations=self._populations.different(chances, 1 + chances.below(4)),
            start=_start(chances),
            status=self._statuses.draw(chances),
            source_kind=self._source_kinds.draw(chances),
            alignments=self._alignments(chances),
            partners=self._partners(chances),
            results=self._results(chances),
            citations=_citations(chances),
        )

    def _text(self, chances: Chances, count: int) -> str:
        words = self._words.many(chances, count)
        starts = range(0, count, _SENTENCE)
        sentences = (" ".join(words[start : start + _SENTENCE]) for start in starts)
        return ". ".join(each[:1].upper() + each[1:] for each in sentences) + "."

    def _alignments(self, chances: Chances) -> tuple[AlignmentEntry, ...]:
        """Align with some objectives; the first of each framework but one is principal."""
        counts = {"ods": 1 + chances.below(3), "pmm": 1 + chances.below(3), "principios": 2}
        return tuple(
            AlignmentEntry(
                framework=framework,
                code=code,
                role=_role(chances, first=number == 0 and framework != "principios"),
                justification=self._text(chances, _WORDS_OF_REASON),
            )
            for framework, count in counts.items()
            for number, (_framework, code) in enumerate(
                self._objectives[framework].different(chances, count)
            )
        )

    def _partners(self, chances: Chances) -> tuple[PartnerEntry, ...]:
        chosen = self._institutions.different(chances, 1 + chances.below(5))
        leads, others = PartnerRole.LEADS, PartnerRole.TAKES_PART
        return tuple(
            PartnerEntry(institution=key, role=others if number else leads)
            for number, key in enumerate(chosen)
        )

    def _results(self, chances: Chances) -> tuple[ResultEntry, ...]:
        value = Decimal(1 + chances.below(5000)) if chances.happens(_WITH_FIGURE) else None
        statement = self._text(chances, _WORDS_OF_RESULT)
        return (ResultEntry(kind=ResultKind.RESULT, statement=statement, value=value),)


def _urn(seen: Iterable[Key], possible: Iterable[Key]) -> Urn[Key]:
    return Urn.like(seen, possible, floor=_UNSEEN)


def _role(chances: Chances, *, first: bool) -> AlignmentRole:
    principal = chances.happens(_PRINCIPAL) or first
    return AlignmentRole.PRINCIPAL if principal else AlignmentRole.SECONDARY


def _start(chances: Chances) -> str:
    if chances.happens(_UNDATED):
        return ""
    span = LAST_YEAR - FIRST_YEAR + 1
    year = LAST_YEAR - int(span * chances.next() ** _RECENT)
    month, day = 1 + chances.below(12), 1 + chances.below(28)
    precision = chances.below(3)
    return (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}")[precision]


def _citations(chances: Chances) -> tuple[CitationEntry, ...]:
    number = 1 + chances.below(100_000)
    kind = CitationKind.EVALUATION if chances.happens(0.02) else CitationKind.SUPPORT
    return (CitationEntry(title=f"Fuente sintética {number}", publisher="Banco", kind=kind),)
