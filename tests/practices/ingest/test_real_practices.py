"""The 57 real practices: what the catalogue publishes is what the curators wrote."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from practices.enums import Facet, PartnerRole
from practices.ingest.importing import Loading, run
from practices.ingest.practices_yaml import YamlRecordsFile
from practices.ingest.report import Change
from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet
from practices.models.territory import Institution, Mesa
from practices.models.vocabulary import PopulationGroup, Theme
from practices.record import Record, to_data
from practices.reference import PRACTICES_FILE
from practices.snapshot.dumping import dump
from practices.snapshot.loading import load
from practices.snapshot.references import References
from tests.practices.ingest.samples import loaded, whole_database

pytestmark = pytest.mark.usefixtures("real_catalogue")


@cache
def written() -> list[dict[str, Any]]:
    content = yaml.safe_load(PRACTICES_FILE.read_text(encoding="utf-8"))
    practices: list[dict[str, Any]] = content["practices"]
    return practices


def by_import_id() -> dict[str, Record]:
    records = [dump(each) for each in Practice.objects.with_parts()]
    return {each.import_id: each for each in records}


def facet_counts(facet: Facet) -> Counter[str]:
    return Counter(PublicationFacet.objects.filter(facet=facet).values_list("value", flat=True))


def test_every_practice_of_the_file_is_public() -> None:
    identifiers = Publication.objects.current().values_list("practice__import_id", flat=True)

    assert set(identifiers) == {each["id"] for each in written()}
    assert len(identifiers) == len(written())


def test_the_file_needs_no_new_term_or_institution() -> None:
    unreviewed = [
        Theme.objects.filter(reviewed=False).count(),
        PopulationGroup.objects.filter(reviewed=False).count(),
        Institution.objects.filter(reviewed=False).count(),
    ]

    assert unreviewed == [0, 0, 0]


def test_a_dump_of_what_was_loaded_is_what_was_loaded() -> None:
    mapped = [each.record for each in YamlRecordsFile(PRACTICES_FILE).entries()]

    dumped = by_import_id()

    assert [
        {**to_data(record), "code": "", "collection": ""} for record in dumped.values()
    ] == [to_data(record) for record in mapped if record]


def test_loading_a_dump_over_its_practice_gives_the_same_dump() -> None:
    before = by_import_id()

    load(list(before.values()), References.read())

    assert by_import_id() == before


def test_pmm_15_is_recounted_from_the_file() -> None:
    expected = sum(any(o["objective"] == 15 for o in each["gcm"]) for each in written())

    assert facet_counts(Facet.PMM)["15"] == expected


def test_every_ods_is_recounted_from_the_file_with_its_targets() -> None:
    goals = Counter(
        goal
        for each in written()
        for goal in {objective["code"].partition(".")[0] for objective in each["ods"]}
    )
    counts = facet_counts(Facet.ODS)

    assert {code: n for code, n in counts.items() if "." not in code} == dict(goals)


def test_every_region_is_recounted_from_the_file() -> None:
    expected = Counter(ubigeo for each in written() for ubigeo in each["regions"])

    counted = Counter(ubigeo for record in by_import_id().values() for ubigeo in record.regions)

    assert counted == expected


def test_tumbes_is_recounted_from_the_file() -> None:
    expected = sum("24" in each["regions"] for each in written())

    assert facet_counts(Facet.REGION)["tumbes"] == expected


def test_principal_alignments_are_recounted_from_the_file() -> None:
    expected = sum(
        any(o["code"].partition(".")[0] == "16" and o["role"] == "primary" for o in each["ods"])
        for each in written()
    )

    found = PublicationFacet.objects.filter(facet=Facet.ODS, value="16", principal=True)

    assert found.count() == expected


def test_the_mesa_that_a_practice_names_is_linked() -> None:
    named = {each["id"] for each in written() if each["mesa"]}

    linked = Practice.objects.exclude(mesa=None).values_list("import_id", flat=True)

    assert set(linked) == named


def test_the_mesas_linked_are_regional() -> None:
    assert set(Mesa.objects.exclude(practices=None).values_list("slug", flat=True)) == {
        "mesa-la-libertad",
        "mesa-madre-de-dios",
        "mesa-piura",
        "mesa-tumbes",
    }


def test_a_lead_that_names_several_bodies_is_split() -> None:
    records = by_import_id()
    record = records["lima-oim-migraciones-refuerzo-regularizacion"]

    assert [each.institution for each in record.leads] == ["migraciones", "oim"]


def test_a_unit_keeps_its_name_beside_its_institution() -> None:
    record = by_import_id()["ayacucho-plan-regional-trata-2012-2016"]

    (lead,) = record.leads
    assert (lead.institution, lead.name) == ("gobierno-regional-ayacucho", "Grupo Impulsor")


def test_a_lead_has_no_role_text_and_a_partner_keeps_its_own() -> None:
    (first,) = (e for e in written() if e["id"] == "frontera-norte-plan-binacional-caen")

    record = by_import_id()[first["id"]]

    assert [(each.role, each.role_text) for each in record.partners] == [
        (PartnerRole.LEADS, ""),
        (PartnerRole.CO_EXECUTES, first["partners"][0]["role"]),
    ]


def test_a_norm_stays_as_the_source_words_it() -> None:
    expected = {e["id"]: e["legal_instrument"] for e in written() if e["legal_instrument"]}

    records = by_import_id().values()

    assert {e.import_id: e.instruments[0].text for e in records if e.instruments} == expected


def test_every_source_is_cited() -> None:
    expected = sum(len(each["sources"]) for each in written())

    assert sum(len(each.citations) for each in by_import_id().values()) == expected


def test_a_second_run_of_the_file_changes_nothing() -> None:
    before = whole_database()

    report = loaded(PRACTICES_FILE)

    assert whole_database() == before
    assert report.changes == {Change.UNCHANGED: len(written())}


@pytest.mark.parametrize("name", ["todas.json", "todas.jsonl"])
def test_the_same_records_as_json_change_nothing(tmp_path: Path, name: str) -> None:
    snapshots = list(Publication.objects.current().values_list("snapshot", flat=True))
    lines = [json.dumps(each, ensure_ascii=False) for each in snapshots]
    text = "\n".join(lines) if name.endswith("l") else f"[{','.join(lines)}]"
    (tmp_path / name).write_text(text, encoding="utf-8")
    before = whole_database()

    loaded(tmp_path / name)

    assert whole_database() == before


def test_a_simulation_on_the_real_catalogue_tells_one_difference_a_record() -> None:
    told: list[int] = []

    run(
        PRACTICES_FILE,
        Loading(simulate=True, collection="libro-mtigm-2025"),
        tell=lambda outcome: told.append(len(outcome.differences)),
    )

    assert told == [1] * len(written())
