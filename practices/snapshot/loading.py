"""From Records to working records."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from practices import record as rec
from practices.models.inserting import insert
from practices.models.practice import Practice
from practices.models.practice_links import (
    Alignment,
    InstrumentUse,
    Partner,
    PracticePopulation,
    PracticeRegion,
    PracticeTheme,
    Replication,
)
from practices.models.practice_parts import (
    Attachment,
    Challenge,
    Citation,
    PracticeTranslation,
    Resource,
    Result,
    Step,
)
from practices.models.source import Source
from practices.snapshot.references import DATE_FIELDS, PLAIN_FIELDS, TERM_FIELDS, References
from practices.text import sort_key

PART_MODELS: tuple[type[models.Model], ...] = (
    PracticeRegion, PracticeTheme, PracticePopulation, Alignment, Step, Partner, Result,
    Challenge, Resource, InstrumentUse, Citation, Attachment, PracticeTranslation,
)  # fmt: skip


def load(records: Sequence[rec.Record], references: References) -> list[Practice]:
    """Write working records: new ones by code, or over those that have the code already.

    The records are valid and carry their codes; whatever they refer to exists. The caller
    holds the transaction and calls `load_replications` once every practice is there. Returns
    the practices in the order of the records. The number of statements does not grow with
    the records.
    """
    codes = [each.code for each in records]
    known = Practice.objects.in_bulk(codes, field_name="code")
    practices = [known.get(each.code) or Practice(code=each.code) for each in records]
    for practice, each in zip(practices, records, strict=True):
        _fill(practice, each, references)
    Practice.objects.bulk_create([each for each in practices if each.pk is None])
    _overwrite(list(known.values()))
    _load_parts(list(zip(practices, records, strict=True)), references)
    return practices


def load_replications(pairs: Iterable[tuple[Practice, rec.Record]]) -> None:
    """Write which practices each one was adapted from; the originals exist by now."""
    wanted = [(p, n, each) for p, r in pairs for n, each in enumerate(r.replications, start=1)]
    originals = Practice.objects.in_bulk({e.original for _, _, e in wanted}, field_name="code")
    Replication.objects.filter(practice__in={p.pk for p, _, _ in wanted}).delete()
    Replication.objects.bulk_create(
        Replication(
            practice=practice,
            position=number,
            original=originals[each.original],
            **{column: getattr(each, column) for column in _REPLICATION_COLUMNS},
        )
        for practice, number, each in wanted
    )


def _fill(practice: Practice, each: rec.Record, references: References) -> None:
    for name in PLAIN_FIELDS:
        setattr(practice, name, getattr(each, name))
    for name in TERM_FIELDS:
        slug = getattr(each, name)
        setattr(practice, f"{name}_id", references.terms[name][slug] if slug else None)
    for name in DATE_FIELDS:
        text = getattr(each, name)
        setattr(practice, name, dt.date.fromisoformat(text) if text else None)
    practice.import_id = each.import_id or None


def _overwrite(practices: list[Practice]) -> None:
    if not practices:
        return
    now = timezone.now()
    for practice in practices:
        practice.edit_number += 1
        practice.sort_key = sort_key(practice.title)
        practice.changed_at = now
    names = [*PLAIN_FIELDS, *TERM_FIELDS, *DATE_FIELDS, "import_id", "edit_number"]
    Practice.objects.bulk_update(
        practices, [name for name in names if name != "code"] + ["sort_key", "changed_at"]
    )
    models_of_parts: tuple[type[models.Model], ...] = (*PART_MODELS, Replication)
    for model in models_of_parts:
        model._default_manager.filter(practice__in=practices).delete()  # noqa: SLF001 Django's API


@dataclasses.dataclass(frozen=True, slots=True)
class _Table:
    """Where the parts of one kind are kept: columns worked out, and columns as in the entry."""

    model: type[models.Model]
    links: tuple[str, ...]
    plain: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return ("practice_id", "position", *self.links, *self.plain)


def _fields(kind: type[Any], *but: str) -> tuple[str, ...]:
    names = (field.name for field in dataclasses.fields(kind))
    return tuple(name for name in names if name not in but)


_CITATIONS = _Table(
    Citation,
    ("source_id",),
    _fields(rec.CitationEntry, "title", "publisher", "url", "date"),
)
_TABLES = {
    "regions": _Table(PracticeRegion, ("region_id",)),
    "themes": _Table(PracticeTheme, ("theme_id",)),
    "populations": _Table(PracticePopulation, ("population_id",)),
    "alignments": _Table(
        Alignment,
        ("objective_id", "citation_id"),
        _fields(rec.AlignmentEntry, "framework", "code", "citation"),
    ),
    "results": _Table(
        Result, ("citation_id", "bound"), _fields(rec.ResultEntry, "citation", "bound")
    ),
    "partners": _Table(Partner, ("institution_id",), _fields(rec.PartnerEntry, "institution")),
    "instruments": _Table(
        InstrumentUse, ("instrument_id",), _fields(rec.InstrumentEntry, "instrument")
    ),
    "steps": _Table(Step, (), _fields(rec.StepEntry)),
    "challenges": _Table(Challenge, (), _fields(rec.ChallengeEntry)),
    "resources": _Table(Resource, (), _fields(rec.ResourceEntry)),
    "attachments": _Table(Attachment, (), _fields(rec.AttachmentEntry)),
}
_REPLICATION_COLUMNS = _fields(rec.ReplicationEntry, "original")
_TRANSLATION_COLUMNS = _fields(rec.TranslationEntry)

_Pairs = Sequence[tuple[Practice, rec.Record]]
_Links = Callable[[Any, int], tuple[Any, ...]]


def _load_parts(pairs: _Pairs, references: References) -> None:
    sources = _sources([record for _practice, record in pairs])
    _insert(pairs, "citations", _CITATIONS, lambda each, _: (sources[_source_key(each)],))
    links = _links(references, _cited(pairs))
    for name, table in _TABLES.items():
        _insert(pairs, name, table, links.get(name, lambda _each, _practice: ()))
    insert(
        PracticeTranslation,
        ("practice_id", *_TRANSLATION_COLUMNS),
        [
            (practice.pk, *_values(each, _TRANSLATION_COLUMNS))
            for practice, record in pairs
            for each in record.translations
        ],
    )


def _insert(pairs: _Pairs, name: str, table: _Table, links: _Links) -> None:
    rows = [
        (practice.pk, number, *links(each, practice.pk), *_values(each, table.plain))
        for practice, record in pairs
        for number, each in enumerate(getattr(record, name), start=1)
    ]
    insert(table.model, table.columns, rows)


def _cited(pairs: _Pairs) -> dict[tuple[int, int | None], int]:
    """Primary keys of the citations by practice and number."""
    rows = Citation.objects.filter(practice__in=[practice.pk for practice, _ in pairs])
    columns = rows.order_by().values_list("practice_id", "position", "pk")
    return {(practice, position): pk for practice, position, pk in columns}


def _links(
    references: References, cited: dict[tuple[int, int | None], int]
) -> dict[str, _Links]:
    return {
        "regions": lambda key, _: (references.regions[key],),
        "themes": lambda key, _: (references.themes[key],),
        "populations": lambda key, _: (references.populations[key],),
        "alignments": lambda each, practice: (
            references.objectives[each.framework, each.code],
            cited.get((practice, each.citation)),
        ),
        "results": lambda each, practice: (
            cited.get((practice, each.citation)),
            each.bound or "",
        ),
        "partners": lambda each, _: (references.institutions.get(each.institution),),
        "instruments": lambda each, _: (references.instruments.get(each.instrument),),
    }


def _values(entry: Any, names: Iterable[str]) -> list[Any]:
    return [getattr(entry, name) for name in names]


def _source_key(entry: rec.CitationEntry) -> tuple[str, str, str, str]:
    return entry.url, entry.title, entry.publisher, entry.date


def _sources(records: Sequence[rec.Record]) -> dict[tuple[str, str, str, str], int]:
    """Primary keys of the sources cited, after making the ones that are not there."""
    wanted = {_source_key(each): each for record in records for each in record.citations}
    known = _known_sources(wanted)
    Source.objects.bulk_create(
        Source(url=url, title=title, publisher=publisher, date=date)
        for url, title, publisher, date in wanted
        if (url, title, publisher, date) not in known
    )
    return _known_sources(wanted)


def _known_sources(wanted: Iterable[tuple[str, ...]]) -> dict[tuple[str, str, str, str], int]:
    keys = list(wanted)
    rows = Source.objects.filter(
        url__in={key[0] for key in keys}, title__in={key[1] for key in keys}
    )
    columns = rows.values_list("url", "title", "publisher", "date", "pk")
    return {(url, title, who, date): pk for url, title, who, date, pk in columns}
