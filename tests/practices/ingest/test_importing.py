"""Loading a good file: what it writes, what it leaves alone, and that it is all or nothing."""

import json
from pathlib import Path

import pytest

from practices.enums import PublicationOrigin, Standing
from practices.ingest import batches
from practices.ingest.differences import Difference
from practices.ingest.importing import Loading, run
from practices.ingest.report import Change, RecordOutcome
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Mesa, Office, Region
from practices.record import Record, to_data
from practices.record_reader import trusted
from practices.snapshot.dumping import dump
from practices.workflow.publishing import (
    publish_records,
)
from practices.workflow.states import publication_states
from tests.practices.ingest.samples import (
    current,
    good,
    lines_file,
    loaded,
    places,
    practice,
    whole_database,
)

pytestmark = pytest.mark.usefixtures("references")


def test_a_record_enters_published_with_a_note_that_names_no_file(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()], "libro.jsonl"))

    publication = current()
    assert (publication.origin, publication.note, publication.number) == (
        PublicationOrigin.LOAD,
        "Cargada de un archivo.",
        1,
    )


def test_the_working_record_says_what_the_file_says(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(start="2014-02", themes=["salud", "educacion"])]))

    record = dump(practice())
    assert record == trusted(
        good(start="2014-02", themes=["salud", "educacion"], code=record.code)
    )


def test_a_published_record_has_nothing_left_to_publish(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))

    assert not publication_states([practice()])[practice().pk].changed


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good(), good("otra")])
    loaded(path)
    before = whole_database()

    report = loaded(path)

    assert whole_database() == before
    assert report.changes == {Change.UNCHANGED: 2}


def test_a_changed_record_becomes_the_next_version(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(), good("otra")]))

    report = loaded(lines_file(tmp_path, [good(title="Otro título"), good("otra")]))

    assert report.changes == {Change.CHANGED: 1, Change.UNCHANGED: 1}
    assert [(each.number, each.title, each.standing) for each in versions()] == [
        (1, "Práctica ficha", Standing.PREVIOUS),
        (2, "Otro título", Standing.CURRENT),
    ]


def versions(import_id: str = "ficha") -> list[Publication]:
    return list(Publication.objects.filter(practice__import_id=import_id).order_by("number"))


def test_a_changed_record_keeps_its_code(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    code = practice().code

    loaded(lines_file(tmp_path, [good(title="Otro título")]))

    assert practice().code == code


def test_a_draft_is_not_published(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]), as_draft=True)

    assert (Practice.objects.count(), Publication.objects.count()) == (1, 0)


def test_a_draft_over_a_public_record_leaves_what_is_public(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))

    loaded(lines_file(tmp_path, [good(title="Otro título")]), as_draft=True)

    assert (practice().title, current().title) == ("Otro título", "Práctica ficha")


def test_loading_a_draft_again_to_publish_publishes_it(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path, as_draft=True)

    report = loaded(path)

    assert (report.changes, current().number) == ({Change.PUBLISHED: 1}, 1)


def test_a_simulation_writes_nothing(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    before = whole_database()

    loaded(lines_file(tmp_path, [good(title="Otro"), good("nueva")]), simulate=True)

    assert whole_database() == before


def test_a_simulation_tells_what_would_change_in_each_record(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(), good("igual")]))
    told: list[RecordOutcome] = []
    changed = good(title="Otro", regions=["24", "20"])
    path = lines_file(tmp_path, [changed, good("igual"), good("nueva")])

    run(path, Loading(simulate=True), tell=told.append)

    assert [(each.label, each.change, each.differences) for each in told] == [
        (
            "ficha (línea 1)",
            Change.CHANGED,
            (
                Difference("title", "Práctica ficha", "Otro"),
                Difference("regions[2]", None, "20"),
            ),
        ),
        ("igual (línea 2)", Change.UNCHANGED, ()),
        ("nueva (línea 3)", Change.NEW, ()),
    ]


def test_an_accident_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lines_file(tmp_path, [good(f"ficha-{number}") for number in range(600)])
    before = whole_database()
    publish_all = publish_records
    rounds: list[int] = []

    def break_down(**arguments: object) -> object:
        rounds.append(1)
        if len(rounds) == 2:
            raise KeyboardInterrupt
        return publish_all(**arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "publish_records", break_down)
    with pytest.raises(KeyboardInterrupt):
        run(path, Loading())

    assert (len(rounds), whole_database()) == (2, before)


def test_records_go_in_by_batches_in_the_order_of_the_file(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(f"ficha-{number}") for number in range(501)]))

    assert (practice("ficha-0").code, practice("ficha-500").code) == ("BP-0001", "BP-0501")


def test_translations_in_any_order_load_again_without_changes(tmp_path: Path) -> None:
    translations = [
        {"language": language, "version": 1, "title": "Título"} for language in ("qu", "en")
    ]
    path = lines_file(tmp_path, [good(translations=translations)])
    loaded(path)

    assert loaded(path).changes == {Change.UNCHANGED: 1}


def test_what_was_published_loads_again_without_changes(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(), good("otra")]))
    snapshots = [each.snapshot for each in Publication.objects.current()]
    path = tmp_path / "exportadas.json"
    path.write_text(json.dumps(snapshots), encoding="utf-8")

    assert loaded(path).changes == {Change.UNCHANGED: 2}


def test_one_object_is_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "una.json"
    record: Record = trusted(good())
    path.write_text(json.dumps(to_data(record)), encoding="utf-8")

    assert loaded(path).changes == {Change.NEW: 1}


def test_nothing_is_loaded_before_the_official_lists(tmp_path: Path) -> None:
    Mesa.objects.exclude(region=None).delete()
    Office.objects.all().delete()
    Region.objects.all().delete()

    report = run(lines_file(tmp_path, [good()]), Loading())

    assert places(report) == [("fichas.jsonl", "listas")]
