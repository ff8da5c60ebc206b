"""Which practice a record is, and its code and collection."""

from pathlib import Path

import pytest

from practices.ingest.importing import Loading, run
from practices.ingest.report import Change
from practices.models.code_counter import CodeCounter
from practices.models.vocabulary import Collection
from practices.snapshot.dumping import dump
from tests.practices.ingest.samples import (
    curated,
    current,
    good,
    lines_file,
    loaded,
    places,
    practice,
    yaml_file,
)

pytestmark = pytest.mark.usefixtures("references")


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


@pytest.mark.parametrize("name", ["a" * 160, "Libro de " + "prácticas " * 14, "日本", "—"])
def test_a_new_collection_is_found_again_by_its_name(tmp_path: Path, name: str) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path, collection=name)

    assert loaded(path, collection=f" {name} ").warnings == []


@pytest.mark.parametrize(
    ("first", "second", "keys"),
    [
        ("日本", "中国", ["coleccion", "coleccion-2"]),
        ("a" * 100, "a" * 101, ["a" * 80, "a" * 78 + "-2"]),
    ],
)
def test_different_names_of_one_key_are_different_collections(
    tmp_path: Path, first: str, second: str, keys: list[str]
) -> None:
    for name in (first, second):
        loaded(lines_file(tmp_path, [good()]), collection=name)

    made = Collection.objects.filter(reviewed=False).order_by("pk")
    assert [(each.name_es, each.slug) for each in made] == list(
        zip((first, second), keys, strict=True)
    )


def test_a_collection_with_too_long_a_name_is_refused(tmp_path: Path) -> None:
    report = run(lines_file(tmp_path, [good()]), Loading(collection="a" * 161))

    assert places(report) == [("fichas.jsonl", "colección")]


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
