"""Which loadings move the catalogue's stamp."""

from pathlib import Path

import pytest
from django.db import transaction

from practices.ingest.importing import Loading, run
from practices.ingest.reference_lists import load_reference_lists
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Region
from practices.models.vocabulary import Theme
from tests.practices.conftest import ReadStamp
from tests.practices.ingest.samples import curated, current, good, lines_file, loaded, yaml_file


def test_loading_the_lists_moves_it_with_the_names(stamp: ReadStamp) -> None:
    before = stamp()

    load_reference_lists()

    assert (stamp().number, stamp().names == before.names) == (before.number + 1, False)


@pytest.mark.usefixtures("references")
def test_lists_that_were_already_there_do_not_move_it(stamp: ReadStamp) -> None:
    before = stamp()

    load_reference_lists()

    assert stamp().number == before.number


@pytest.mark.usefixtures("references")
def test_updating_the_lists_moves_it_with_the_names(stamp: ReadStamp) -> None:
    Theme.objects.filter(slug="salud").update(name_es="Otra cosa")
    before = stamp()

    load_reference_lists(overwrite=True)

    assert stamp().names != before.names


@pytest.mark.usefixtures("references")
def test_updating_the_name_of_a_region_sorts_its_practices_anew(tmp_path: Path) -> None:
    loaded(lines_file(tmp_path, [good()]))
    Region.objects.filter(ubigeo="24").update(name="Otra", sort_key="otra")
    Publication.objects.update(region_key="otra")

    load_reference_lists(overwrite=True)

    assert current().region_key == "tumbes"


@pytest.mark.usefixtures("references")
def test_a_file_moves_it_once_however_many_batches_it_takes(
    tmp_path: Path, stamp: ReadStamp
) -> None:
    path = lines_file(tmp_path, [good(f"ficha-{number}") for number in range(501)])
    before = stamp()

    loaded(path)

    assert (stamp().number, stamp().names) == (before.number + 1, before.names)


@pytest.mark.usefixtures("references")
def test_a_file_that_brings_a_term_moves_the_names(tmp_path: Path, stamp: ReadStamp) -> None:
    before = stamp()

    loaded(yaml_file(tmp_path, [curated(themes=["Algo que nadie conoce"])]))

    assert stamp().names != before.names


@pytest.mark.usefixtures("references")
def test_a_draft_for_a_new_collection_moves_the_names(tmp_path: Path, stamp: ReadStamp) -> None:
    before = stamp()

    loaded(lines_file(tmp_path, [good()]), as_draft=True, collection="Mi libro")

    assert stamp().names != before.names


@pytest.mark.usefixtures("references")
def test_a_draft_does_not_move_it(tmp_path: Path, stamp: ReadStamp) -> None:
    before = stamp()

    loaded(lines_file(tmp_path, [good()]), as_draft=True)

    assert (Practice.objects.count(), stamp().number) == (1, before.number)


@pytest.mark.usefixtures("references")
def test_publishing_the_drafts_of_a_file_moves_it(tmp_path: Path, stamp: ReadStamp) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path, as_draft=True)
    before = stamp()

    loaded(path)

    assert stamp().number == before.number + 1


@pytest.mark.usefixtures("references")
def test_a_file_that_changes_nothing_does_not_move_it(tmp_path: Path, stamp: ReadStamp) -> None:
    path = lines_file(tmp_path, [good()])
    loaded(path)
    before = stamp()

    loaded(path)

    assert stamp().number == before.number


@pytest.mark.usefixtures("references")
def test_a_simulation_does_not_move_it(tmp_path: Path, stamp: ReadStamp) -> None:
    before = stamp()

    loaded(lines_file(tmp_path, [good()]), simulate=True)

    assert stamp().number == before.number


@pytest.mark.usefixtures("references")
def test_a_refused_file_does_not_move_it(tmp_path: Path, stamp: ReadStamp) -> None:
    path = lines_file(tmp_path, [good(), good("mala", regions=["99"])])
    before = stamp()

    report = run(path, Loading(collection="Mi libro"))

    assert (report.refused, stamp().number) == (True, before.number)


@pytest.mark.usefixtures("references")
def test_a_loading_that_is_undone_takes_its_stamp_along(
    tmp_path: Path, stamp: ReadStamp
) -> None:
    before = stamp()

    with transaction.atomic():
        loaded(lines_file(tmp_path, [good()]))
        transaction.set_rollback(True)

    assert stamp().number == before.number
