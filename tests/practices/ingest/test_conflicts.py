"""What staff changed or withdrew here is never undone unasked."""

from pathlib import Path

import pytest

from practices.ingest.importing import Loading, run
from practices.ingest.report import Change
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.workflow.publishing import Release, publish
from tests.builders import withdraw
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


def edit_title(title: str, import_id: str = "ficha") -> Practice:
    """Change a working record as staff would, without publishing it."""
    edited = practice(import_id)
    edited.title = title
    edited.save(update_fields=["title", "sort_key"])
    return practice(import_id)


def versions(import_id: str = "ficha") -> list[Publication]:
    return list(Publication.objects.filter(practice__import_id=import_id).order_by("number"))


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
