"""The records of a file, some hundreds at a time: checked, matched, written and published."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from practices.ingest.differences import Difference, differences
from practices.ingest.entries import Entry
from practices.ingest.matching import Identities, Known, Published, known_practices
from practices.ingest.report import Change, RecordFault, RecordOutcome, Report
from practices.ingest.resolution import make_rows
from practices.ingest.validation import Validator
from practices.models.practice import Practice
from practices.names import read_names
from practices.record import Record
from practices.record_reader import Fault
from practices.snapshot.dumping import dump
from practices.snapshot.loading import load, load_replications
from practices.snapshot.references import References
from practices.workflow.codes import next_codes, reserve
from practices.workflow.editing import drafts_again
from practices.workflow.publishing import Release, publish_records

_WRITTEN = (Change.NEW, Change.CHANGED)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was asked for."""

    collection: str
    """Key; empty leaves what each record says."""
    release: Release | None
    """None leaves the records as drafts."""
    overwrite: bool
    explain: bool


@dataclasses.dataclass(slots=True)
class _Item:
    """A record on its way in, and the practice that it is."""

    label: str
    record: Record
    practice: Practice | None = None
    change: Change = Change.NEW
    before: Record | None = None


class Batches:
    """Loads the records of one file; the caller holds the transaction."""

    def __init__(self, choices: Choices, report: Report) -> None:
        self._choices = choices
        self._report = report
        self._identities = Identities()
        self._replicas: list[tuple[str, Practice | None, Record]] = []
        self._read_catalogue()

    def _read_catalogue(self) -> None:
        self._references, self._names = References.read(), read_names()
        publishing = self._choices.release is not None
        self._validator = Validator(self._references, self._names, publishing=publishing)

    def load(self, entries: Sequence[Entry]) -> list[RecordOutcome]:
        """Load some records; once there has been a fault, only look for the rest of them."""
        made = make_rows(row for entry in entries for row in entry.new_rows)
        if made:
            self._report.rows_made += made
            self._read_catalogue()
        prepared = {id(each): self._prepared(each.record) for each in entries if each.record}
        known = known_practices(prepared.values())
        items = []
        for entry in entries:
            self._report.warnings += [(entry.label, text) for text in entry.warnings]
            record = prepared.get(id(entry))
            if record is None:
                self._refuse(entry.label, entry.faults)
            elif not self._faulty(entry, record, known):
                items.append(self._item(entry.label, record, known))
        if not self._report.refused:
            self._write(items)
        self._replicas += [
            (i.label, i.practice, i.record) for i in items if i.record.replications
        ]
        return [self._outcome(each) for each in items]

    def _prepared(self, record: Record) -> Record:
        """Put the record in the form that a dump gives."""
        changes: dict[str, object] = {}
        if self._choices.collection:
            changes["collection"] = self._choices.collection
        if len(record.translations) > 1:
            in_order = sorted(record.translations, key=lambda each: each.language)
            changes["translations"] = tuple(in_order)
        return dataclasses.replace(record, **changes) if changes else record  # type: ignore[arg-type]  # names and values go together

    def _faulty(self, entry: Entry, record: Record, known: Known) -> bool:
        found = self._validator.faults(record)
        found += self._identities.faults(entry.label, record, known)
        faults = [dataclasses.replace(f, field=entry.file_name_of(f.field)) for f in found]
        if entry.faults:
            faults = [each for each in faults if not _follows(each, entry.faults)]
        self._refuse(entry.label, [*entry.faults, *faults])
        return bool(entry.faults or faults)

    def _refuse(self, label: str, faults: Iterable[Fault]) -> None:
        self._report.faults += [RecordFault(label, each) for each in faults]

    def _item(self, label: str, record: Record, known: Known) -> _Item:
        practice = known.practice(record)
        if practice is None:
            return _Item(label, record)
        before = dump(practice)
        record = dataclasses.replace(
            record, code=practice.code, import_id=record.import_id or before.import_id
        )
        item = _Item(label, record, practice, before=before)
        item.change = self._change(item, practice, known.published[practice.pk])
        if item.change is Change.CHANGED and not self._may_overwrite(item, known):
            valid = "Se cambió aquí después de la última carga: revísela o use --sobrescribir."
            self._refuse(label, [Fault("ficha", record.code, valid)])
        return item

    def _change(self, item: _Item, practice: Practice, published: Published) -> Change:
        if practice.withdrawn_reason or practice.merged_into_id:
            return Change.WITHDRAWN
        wanted = item.record.sha256
        if item.before != item.record:
            kept = wanted == published.last_loaded and not self._choices.overwrite
            return Change.KEPT if kept else Change.CHANGED
        if self._choices.release and published.current != wanted:
            return Change.PUBLISHED
        return Change.UNCHANGED

    def _may_overwrite(self, item: _Item, known: Known) -> bool:
        """Whether the working record still says what the last file said."""
        if self._choices.overwrite or item.practice is None or item.before is None:
            return True
        last_loaded = known.published[item.practice.pk].last_loaded
        return last_loaded == item.before.sha256

    def _write(self, items: Sequence[_Item]) -> None:
        written = [each for each in items if each.change in _WRITTEN]
        self._give_codes([each for each in written if each.change is Change.NEW])
        practices = load([each.record for each in written], self._references)
        for item, practice in zip(written, practices, strict=True):
            item.practice = practice
        if self._choices.release:
            chosen = [*written, *(each for each in items if each.change is Change.PUBLISHED)]
            pairs = [(each.practice, each.record) for each in chosen if each.practice]
            publish_records(pairs=pairs, names=self._names, release=self._choices.release)
        else:
            drafts_again(practices)

    def _give_codes(self, items: Sequence[_Item]) -> None:
        reserve(each.record.code for each in items if each.record.code)
        without = [each for each in items if not each.record.code]
        if without:
            for each, code in zip(without, next_codes(len(without)), strict=True):
                each.record = dataclasses.replace(each.record, code=code)

    def _outcome(self, item: _Item) -> RecordOutcome:
        self._report.changes[item.change] += 1
        if item.change is Change.WITHDRAWN:
            self._report.warnings.append((item.label, str(item.change)))
        explained: tuple[Difference, ...] = ()
        if self._choices.explain and item.change is Change.CHANGED and item.before:
            explained = differences(item.before, item.record)
        return RecordOutcome(item.label, item.record.code, item.change, explained)

    def finish(self) -> None:
        """Tie each practice to those it was adapted from, now that all of them are there."""
        wanted = {each.original for _, _, r in self._replicas for each in r.replications}
        known = set(Practice.objects.filter(code__in=wanted).values_list("code", flat=True))
        for label, _practice, record in self._replicas:
            self._refuse(label, _unknown_originals(record, known | self._identities.codes))
        if not self._report.refused:
            pairs = [(practice, record) for _, practice, record in self._replicas if practice]
            load_replications(pairs)


def _follows(found: Fault, earlier: Iterable[Fault]) -> bool:
    """Whether a fault may be due to the stand-in of a value that had one already."""
    names = found.field.split(" y ")
    return any(
        f"{each.field}.".startswith((f"{name}.", f"{name}["))
        or found.field.startswith((f"{each.field}.", f"{each.field}["))
        for each in earlier
        for name in names
    )


def _unknown_originals(record: Record, known: set[str]) -> Iterator[Fault]:
    for number, each in enumerate(record.replications, start=1):
        path = f"replications[{number}].original"
        if each.original == record.code:
            yield Fault(path, each.original, "el código de otra práctica")
        elif each.original not in known:
            yield Fault(path, each.original, "el código de una práctica de aquí o del archivo")
