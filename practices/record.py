"""Record: one practice as typed plain data, the shape that everything public shares.

A record holds the facts of a practice and refers to regions, mesas, institutions, vocabularies
and objectives by their permanent keys (UBIGEO, slug, framework and code), never by their names.
It is what a publication keeps as its snapshot, what the JSON export gives and what loading
takes. No database. `docs/data.md` describes it field by field.
"""

import dataclasses
import functools
import hashlib
import json
import operator
import typing
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import Any

from practices import enums

SCHEMA_VERSION = 1


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentEntry:
    """An objective the practice serves, and why. `citation` counts from 1."""

    framework: str
    code: str
    role: enums.AlignmentRole = enums.AlignmentRole.SECONDARY
    justification: str = ""
    origin: enums.AlignmentOrigin = enums.AlignmentOrigin.CURATION
    citation: int | None = None
    page: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """One step of the timeline; `date` is imprecise or empty."""

    text: str
    date: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PartnerEntry:
    """Who takes part: an institution by key, or the source's words for no single body."""

    institution: str = ""
    name: str = ""
    role: enums.PartnerRole = enums.PartnerRole.TAKES_PART
    role_text: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ResultEntry:
    """A statement the source reports, with its figure when it has one."""

    kind: enums.ResultKind
    statement: str
    value: Decimal | None = None
    bound: enums.Bound | None = None
    unit: str = ""
    baseline: Decimal | None = None
    cut_off: str = ""
    citation: int | None = None
    page: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeEntry:
    """A difficulty and how it was answered."""

    difficulty: str
    answer: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ResourceEntry:
    """Something the practice needs; `amount` in `currency` (ISO 4217) of `year`."""

    kind: enums.ResourceKind
    text: str
    amount: Decimal | None = None
    currency: str = ""
    year: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEntry:
    """A norm behind the practice: the source's words, and its key once identified."""

    text: str = ""
    instrument: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CitationEntry:
    """A source; `date` is imprecise or empty, `page` is where in the source."""

    title: str
    publisher: str
    url: str = ""
    date: str = ""
    kind: enums.CitationKind = enums.CitationKind.SUPPORT
    page: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentEntry:
    """A file of the practice, by its name in the media store and the SHA-256 of its bytes.

    `width` and `height` (in pixels) and `thumbnail` are of an image that the catalogue drew
    anew; `size` is in bytes.
    """

    kind: enums.AttachmentKind
    file: str
    sha256: str
    title: str
    alternative_text: str = ""
    credit: str = ""
    licence: str = ""
    shows_people: bool = False
    shows_minors: bool = False
    consent_reference: str = ""
    consent_date: str = ""
    thumbnail: str = ""
    width: int | None = None
    height: int | None = None
    size: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReplicationEntry:
    """The practice this one was adapted from, by code."""

    original: str
    kept: str = ""
    changed: str = ""
    confirmed_by_original: bool = False
    confirmed_by_adapter: bool = False


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TranslationEntry:
    """The texts in another language, and the version of the practice they translate."""

    language: str
    version: int
    title: str
    subtitle: str = ""
    summary: str = ""
    problem: str = ""
    description: str = ""
    lessons: str = ""
    transfer: str = ""
    limits: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One practice. Empty text means: the source does not say («No consta»)."""

    title: str
    code: str = ""
    import_id: str = ""
    collection: str = ""
    subtitle: str = ""
    summary: str = ""
    problem: str = ""
    description: str = ""
    lessons: str = ""
    transfer: str = ""
    limits: str = ""
    kind: str = ""
    coverage: str = ""
    regions: tuple[str, ...] = ()
    province: str = ""
    district: str = ""
    mesa: str = ""
    themes: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    status: str = ""
    source_kind: str = ""
    contact_office: str = ""
    contact_role: str = ""
    contact_address: str = ""
    contact_telephone: str = ""
    contact_email: str = ""
    language: str = "es"
    completeness_note: str = ""
    confirmed_on: str = ""
    review_on: str = ""
    alignments: tuple[AlignmentEntry, ...] = ()
    steps: tuple[StepEntry, ...] = ()
    partners: tuple[PartnerEntry, ...] = ()
    results: tuple[ResultEntry, ...] = ()
    challenges: tuple[ChallengeEntry, ...] = ()
    resources: tuple[ResourceEntry, ...] = ()
    instruments: tuple[InstrumentEntry, ...] = ()
    citations: tuple[CitationEntry, ...] = ()
    attachments: tuple[AttachmentEntry, ...] = ()
    replications: tuple[ReplicationEntry, ...] = ()
    translations: tuple[TranslationEntry, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest of its snapshot: two records with the same one say the same."""
        return digest(to_data(self))

    @property
    def evidence(self) -> enums.EvidenceLevel:
        """How well the practice is backed, computed from what the record holds."""
        if any(each.kind == enums.CitationKind.EVALUATION for each in self.citations):
            return enums.EvidenceLevel.EVALUATED
        if not self.citations:
            return enums.EvidenceLevel.STATED
        if any(result.value is not None for result in self.achievements):
            return enums.EvidenceLevel.MEASURED
        return enums.EvidenceLevel.DOCUMENTED

    @property
    def achievements(self) -> tuple[ResultEntry, ...]:
        """The results that may be shown as achievements; everything else is other data."""
        return tuple(each for each in self.results if each.kind == enums.ResultKind.RESULT)

    @property
    def leads(self) -> tuple[PartnerEntry, ...]:
        """The bodies that lead the practice."""
        return tuple(each for each in self.partners if each.role == enums.PartnerRole.LEADS)

    def aligned(self, framework: str) -> tuple[AlignmentEntry, ...]:
        """Return the alignments with a framework, principal ones first, in record order."""
        chosen = (each for each in self.alignments if each.framework == framework)
        return tuple(
            sorted(chosen, key=lambda each: each.role != enums.AlignmentRole.PRINCIPAL)
        )


def to_data(entry: object) -> dict[str, Any]:
    """Return a record, or a part of one, as JSON-ready data: every field, in class order.

    Figures become int when they are whole and float otherwise.
    """
    names, values = _fields(typing.cast("Hashable", type(entry)))
    return {
        name: value if type(value) is str else _plain(value)
        for name, value in zip(names, values(entry), strict=True)
    }


@functools.cache
def _fields(kind: Hashable) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    part = typing.cast("type[Any]", kind)
    names = tuple(field.name for field in dataclasses.fields(part))
    return names, operator.attrgetter(*names)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if dataclasses.is_dataclass(value):
        return to_data(value)
    return value


def digest(data: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, of a snapshot: sorted keys, no spaces, UTF-8."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
