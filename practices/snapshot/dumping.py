"""From working records to Records."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models

from practices import record as rec
from practices.enums import Bound
from practices.models.practice import Practice
from practices.models.practice_links import Alignment, Partner, Replication
from practices.models.practice_parts import Attachment, Citation, Result
from practices.snapshot.references import DATE_FIELDS, PLAIN_FIELDS, TERM_FIELDS


def dump(practice: Practice) -> rec.Record:
    """Read the working record as a Record; cheap when it came from `with_parts()`."""
    citations = {each.pk: n for n, each in enumerate(practice.citations.all(), start=1)}
    plain = {name: getattr(practice, name) for name in PLAIN_FIELDS}
    terms = {name: _slug(getattr(practice, name)) for name in TERM_FIELDS}
    dates = {name: _iso(getattr(practice, name)) for name in DATE_FIELDS}
    return rec.Record(
        **plain,
        **terms,
        **dates,
        import_id=practice.import_id or "",
        regions=tuple(each.region.ubigeo for each in practice.placed.all()),
        themes=tuple(each.theme.slug for each in practice.themed.all()),
        populations=tuple(each.population.slug for each in practice.addressed.all()),
        alignments=tuple(_alignment(each, citations) for each in practice.alignments.all()),
        steps=_same(rec.StepEntry, practice.steps.all()),
        partners=tuple(_partner(each) for each in practice.partners.all()),
        results=tuple(_result(each, citations) for each in practice.results.all()),
        challenges=_same(rec.ChallengeEntry, practice.challenges.all()),
        resources=_same(rec.ResourceEntry, practice.resources.all()),
        instruments=tuple(
            rec.InstrumentEntry(text=each.text, instrument=_slug(each.instrument))
            for each in practice.instruments.all()
        ),
        citations=tuple(_citation(each) for each in practice.citations.all()),
        attachments=tuple(_attachment(each) for each in practice.attachments.all()),
        replications=tuple(_replication(each) for each in practice.replications.all()),
        translations=_same(rec.TranslationEntry, practice.translations.all()),
    )


def _slug(row: Any) -> str:
    return row.slug if row is not None else ""


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _values(entry: type[Any], row: models.Model, *but: str) -> dict[str, Any]:
    names = (field.name for field in dataclasses.fields(entry))
    return {name: getattr(row, name) for name in names if name not in but}


def _same(entry: type[Any], rows: Iterable[models.Model]) -> tuple[Any, ...]:
    return tuple(entry(**_values(entry, row)) for row in rows)


def _alignment(row: Alignment, citations: dict[int, int]) -> rec.AlignmentEntry:
    return rec.AlignmentEntry(
        framework=row.objective.framework.slug,
        code=row.objective.code,
        citation=citations.get(row.citation_id or 0),
        **_values(rec.AlignmentEntry, row, "framework", "code", "citation"),
    )


def _partner(row: Partner) -> rec.PartnerEntry:
    values = _values(rec.PartnerEntry, row, "institution")
    return rec.PartnerEntry(institution=_slug(row.institution), **values)


def _result(row: Result, citations: dict[int, int]) -> rec.ResultEntry:
    return rec.ResultEntry(
        bound=Bound(row.bound) if row.bound else None,
        citation=citations.get(row.citation_id or 0),
        **_values(rec.ResultEntry, row, "bound", "citation"),
    )


def _citation(row: Citation) -> rec.CitationEntry:
    source = row.source
    return rec.CitationEntry(
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        date=source.date,
        **_values(rec.CitationEntry, row, "title", "publisher", "url", "date"),
    )


def _attachment(row: Attachment) -> rec.AttachmentEntry:
    values = _values(rec.AttachmentEntry, row, "file", "thumbnail")
    return rec.AttachmentEntry(
        file=row.file.name or "", thumbnail=row.thumbnail.name or "", **values
    )


def _replication(row: Replication) -> rec.ReplicationEntry:
    values = _values(rec.ReplicationEntry, row, "original")
    return rec.ReplicationEntry(original=row.original.code, **values)
