"""Loading a file of practices: all of it or nothing, and nothing twice."""

import contextlib
import dataclasses
import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from practices.enums import PublicationOrigin
from practices.ingest import practices_yaml, records_file
from practices.ingest.batches import Batches, Choices
from practices.ingest.chosen_collection import chosen_key, name_fault
from practices.ingest.entries import Entry, RecordsFile
from practices.ingest.practices_yaml import YamlRecordsFile
from practices.ingest.records_file import JsonRecordsFile
from practices.ingest.report import WRITTEN, RecordFault, RecordOutcome, Report
from practices.models.inserting import refresh_statistics
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.models.territory import Region
from practices.record_reader import Fault
from practices.workflow.publishing import Release
from practices.workflow.stamp import bump

BATCH = 500
_EMPTY = Fault("archivo", None, "El archivo no trae ninguna práctica.")
_OPENERS: dict[str, Callable[[Path], RecordsFile]] = {
    **dict.fromkeys(practices_yaml.SUFFIXES, YamlRecordsFile),
    **dict.fromkeys(records_file.ARRAY_SUFFIXES, JsonRecordsFile),
    **dict.fromkeys(records_file.LINES_SUFFIXES, JsonRecordsFile),
}
NOTE = "Cargada de un archivo."
"""What the public history of a practice says of a version that came in a file."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """How a file is to be loaded, and by whom."""

    as_draft: bool = False
    simulate: bool = False
    overwrite: bool = False
    """Write over what staff changed here after the last loading."""
    collection: str = ""
    """Name or key of the collection of every record; empty for what the file says."""
    by: User | None = None


def _tell_nobody(_outcome: RecordOutcome) -> None:
    return


def run(
    path: Path, loading: Loading, *, tell: Callable[[RecordOutcome], None] = _tell_nobody
) -> Report:
    """Load a file, or refuse it with every fault and write nothing.

    `tell` is called once per record that was understood, in the order of the file.
    """
    report = Report(simulated=loading.simulate)
    report.faults += [RecordFault(path.name, each) for each in _first_faults(path, loading)]
    if report.refused:
        return report
    file = _OPENERS[path.suffix.lower()](path)
    with transaction.atomic(), _without_looking_for_old_rubbish():
        _load(file, loading, report, tell)
        if not (report.changes or report.faults):
            report.faults.append(RecordFault(path.name, _EMPTY))
        _move_stamp(report, loading)
        if report.refused or loading.simulate:
            transaction.set_rollback(True)
    return report


def _move_stamp(report: Report, loading: Loading) -> None:
    """Move it once for the whole file, and only if public pages show any of what it brought."""
    published = not loading.as_draft and any(report.changes[each] for each in WRITTEN)
    if published or report.rows_made:
        bump(names=bool(report.rows_made))


@contextlib.contextmanager
def _without_looking_for_old_rubbish() -> Iterator[None]:
    """Spare the collector everything that was there before: a tenth of the time of a load."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _first_faults(path: Path, loading: Loading) -> Iterator[Fault]:
    """Find what is wrong before the file is opened."""
    if path.suffix.lower() not in _OPENERS:
        yield Fault("archivo", path.suffix, "un archivo " + ", ".join(_OPENERS))
    elif not path.is_file():
        yield Fault("archivo", str(path), "un archivo que exista")
    elif not Region.objects.exists():
        valid = "Cargue antes las listas oficiales, con manage.py cargar_referencias."
        yield Fault("listas", None, valid)
    wrong_name = name_fault(loading.collection)
    if wrong_name:
        yield Fault("colección", loading.collection, wrong_name)


def _load(
    file: RecordsFile,
    loading: Loading,
    report: Report,
    tell: Callable[[RecordOutcome], None],
) -> None:
    release = Release(by=loading.by, origin=PublicationOrigin.LOAD, note=NOTE)
    choices = Choices(
        collection=chosen_key(loading.collection, report) or file.default_collection,
        release=None if loading.as_draft else release,
        overwrite=loading.overwrite,
        explain=loading.simulate,
    )
    batches = Batches(choices, report)
    for entries in _in_batches(file.entries()):
        for outcome in batches.load(entries):
            tell(outcome)
    batches.finish()
    refresh_statistics(Publication, PublicationFacet, PublicationText)


def _in_batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch
