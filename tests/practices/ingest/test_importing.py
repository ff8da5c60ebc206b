"""Loading a good file: what it writes, what it leaves alone, and that it is all or nothing."""

import json
from pathlib import Path

import pytest

from practices.enums import PublicationOrigin, Standing
from practices.ingest import batches
from practices.ingest.differences import Difference
from practices.ingest.importing import Loading, run
from practices.ingest.report import Change, RecordOutcome
from practices.models.practice import CodeCounter, Practice
from practices.models.publication import Publication
from practices.models.territory import Mesa, Office, Region
from practices.models.vocabulary import Collection
from practices.record import Record, to_data
from practices.record_reader import trusted
from practices.snapshot.dumping import dump
from practices.workflow.publishing import (
    Release,
    has_unpublished_changes,
    publish,
    publish_records,
    withdraw,
)
from tests.practices.ingest.samples import (
    curated,
    current,
    good,
    lines_file,
    loaded,
    places,
    practice,
    whole_database,
    yaml_file,
)

pytestmark = pytest.mark.usefixtures("references")


def edit_title(title: str, import_id: str = "ficha") -> Practice:
    """Change a working record as staff would, without publishing it."""
    edited = practice(import_id)
    edited.title = title
    edited.save(update_fields=["title", "sort_key"])
    return practice(import_id)


def test_a_record_enters_published_with_a_note_that_names_the_file(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()], "libro.jsonl"))

    publication = current()
    assert (publication.origin, publication.note, publication.number) == (
        PublicationOrigin.LOAD,
        "Carga de libro.jsonl",
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

    assert not has_unpublished_changes(practice())


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


def test_what_staff_published_stays_when_the_file_did_not_change(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path)
    publish(practice=edit_title("Título de la mesa"), release=Release(by=None))

    report = loaded(path)

    assert (report.changes, current().title) == ({Change.KEPT: 1}, "Título de la mesa")


def test_what_staff_has_not_published_stays_when_the_file_did_not_change(
    tmp_path: Path,
) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path)
    edit_title("Título en curso")

    loaded(path)

    assert practice().title == "Título en curso"


def test_a_change_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    edit_title("Título en curso")
    before = whole_database()

    report = run(lines_file(tmp_path, [good(title="Del archivo"), good("otra")]), Loading())

    assert places(report) == [("ficha", "ficha")]
    assert whole_database() == before


def test_a_published_change_of_staff_is_a_conflict_too(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    publish(practice=edit_title("Título de la mesa"), release=Release(by=None))

    report = run(lines_file(tmp_path, [good(title="Del archivo")]), Loading())

    assert places(report) == [("ficha", "ficha")]


def test_a_conflict_is_settled_for_the_file_when_asked(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    publish(practice=edit_title("Título de la mesa"), release=Release(by=None))

    loaded(lines_file(tmp_path, [good(title="Del archivo")]), overwrite=True)

    assert [each.title for each in versions()] == [
        "Práctica ficha",
        "Título de la mesa",
        "Del archivo",
    ]


def test_a_withdrawn_practice_stays_withdrawn(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path)
    withdraw(practice=practice(), reason="A pedido de la entidad.")

    report = loaded(lines_file(tmp_path, [good(title="Otro")]))

    assert Publication.objects.current().count() == 0
    assert report.warnings == [("ficha (línea 1)", "retirada: no se vuelve a publicar")]


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


def test_a_file_without_collection_leaves_the_record_without_one(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))

    assert practice().collection is None


def test_the_yaml_enters_in_the_collection_of_public_sources(tmp_path: Path) -> None:
    loaded(yaml_file(tmp_path, [curated()]))

    assert current().record.collection == "fuentes-publicas"


@pytest.mark.parametrize("name", ["libro-mtigm-2025", "LIBRO MTIGM 2025"])
def test_a_collection_is_asked_for_by_key_or_by_name(tmp_path: Path, name: str) -> None:
    loaded(yaml_file(tmp_path, [curated()]), collection=name)

    assert current().record.collection == "libro-mtigm-2025"


def test_an_unknown_collection_is_made_unreviewed_with_a_warning(tmp_path: Path) -> None:
    report = loaded(lines_file(tmp_path, [good()]), collection="Mesa de Piura 2026")

    made = Collection.objects.get(slug="mesa-de-piura-2026")
    assert (made.name_es, made.reviewed) == ("Mesa de Piura 2026", False)
    assert report.warnings == [
        ("colección", "«Mesa de Piura 2026» es nueva y queda por revisar")
    ]


def test_a_code_of_the_file_is_kept_when_it_is_free(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(code="BP-0042")]))

    assert practice().code == "BP-0042"


def test_a_code_of_the_file_is_never_given_again(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(code="BP-0042")]))

    loaded(lines_file(tmp_path, [good("otra")]))

    assert practice("otra").code == "BP-0043"


def test_a_code_of_another_practice_is_a_fault(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(code="BP-0042")]))

    report = run(lines_file(tmp_path, [good("otra", code="BP-0042")]), Loading())

    assert places(report) == [("otra", "code")]


def test_a_code_that_was_given_once_is_a_fault_although_nobody_has_it(tmp_path: Path) -> None:
    CodeCounter.objects.update_or_create(pk=1, defaults={"last": 42})

    report = run(lines_file(tmp_path, [good(code="BP-0042")]), Loading())

    assert places(report) == [("ficha", "code")]


def test_another_code_for_a_known_practice_is_a_fault(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(code="BP-0042")]))

    report = run(lines_file(tmp_path, [good(code="BP-0043")]), Loading())

    assert places(report) == [("ficha", "code")]


def test_a_refused_file_gives_no_code_away(tmp_path: Path) -> None:
    run(lines_file(tmp_path, [good(), good("mala", start="ayer")]), Loading())

    loaded(lines_file(tmp_path, [good()]))

    assert practice().code == "BP-0001"


def test_a_record_is_known_by_its_code_when_it_has_no_identifier(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good(code="BP-0042")]))

    loaded(lines_file(tmp_path, [good("", title="Otro título", code="BP-0042")]))

    assert (practice().code, practice().title) == ("BP-0042", "Otro título")


def test_a_practice_may_replicate_one_that_comes_later_in_the_file(tmp_path: Path) -> None:
    replica = good("replica", code="BP-0001", replications=[{"original": "BP-0002"}])

    loaded(lines_file(tmp_path, [replica, good("original", code="BP-0002")]))

    assert dump(practice("replica")).replications[0].original == "BP-0002"


def test_a_loaded_replica_loads_again_without_changes(tmp_path: Path) -> None:
    replica = good("replica", code="BP-0001", replications=[{"original": "BP-0002"}])
    path = lines_file(tmp_path, [replica, good("original", code="BP-0002")])
    loaded(path)

    assert loaded(path).changes == {Change.UNCHANGED: 2}


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
