"""The reviewed mapping: it covers the real practices and points only at what exists."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from practices.enums import PartnerRole
from practices.reference import PRACTICES_FILE, files, mapping, mesas, offices, vocabularies
from practices.reference.lookup import NamePart


@cache
def real_practices() -> tuple[dict[str, Any], ...]:
    content = yaml.safe_load(PRACTICES_FILE.read_text(encoding="utf-8"))
    return tuple(content["practices"])


def written_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    for practice in real_practices():
        regions = tuple(practice["regions"])
        yield practice["lead_institution"], regions
        for partner in practice["partners"]:
            yield partner["name"], regions


def every_part() -> list[NamePart]:
    tables = [mapping().names, *mapping().names_by_region.values()]
    return [part for table in tables for parts in table.values() for part in parts]


def terms(vocabulary: str) -> set[str]:
    return {term.slug for term in vocabularies()[vocabulary]}


def test_every_theme_of_the_practices_is_mapped() -> None:
    written = {text for practice in real_practices() for text in practice["themes"]}

    assert {text for text in written if not mapping().themes_for(text)} == set()


def test_every_population_of_the_practices_is_mapped() -> None:
    written = {text for practice in real_practices() for text in practice["population_groups"]}

    assert {text for text in written if not mapping().populations_for(text)} == set()


def test_every_role_of_the_practices_is_mapped() -> None:
    written = {
        partner["role"] for practice in real_practices() for partner in practice["partners"]
    }

    assert {text for text in written if not mapping().role_for(text)} == set()


def test_every_institution_name_of_the_practices_is_mapped() -> None:
    unknown = [
        name
        for name, regions in written_names()
        if not mapping().parts_for(name, regions=regions)
    ]

    assert unknown == []


def test_every_mesa_name_of_the_practices_leads_to_the_mesa_of_its_region() -> None:
    region_of = {mesa.slug: mesa.ubigeo for mesa in mesas()}
    named = [practice for practice in real_practices() if practice["mesa"]]

    assert [[region_of[mapping().mesa_for(practice["mesa"])]] for practice in named] == [
        practice["regions"] for practice in named
    ]


def test_every_status_of_the_practices_is_mapped() -> None:
    written = {practice["status"] for practice in real_practices()}

    assert {text for text in written if not mapping().status_for(text)} == set()


def test_every_source_kind_of_the_practices_is_mapped() -> None:
    written = {practice["evidence"] for practice in real_practices()}

    assert {text for text in written if not mapping().source_kind_for(text)} == set()


def test_themes_lead_only_to_existing_terms() -> None:
    named = {slug for slugs in mapping().themes.values() for slug in slugs}

    assert named - terms("themes") == set()


def test_populations_lead_only_to_existing_terms() -> None:
    named = {slug for slugs in mapping().populations.values() for slug in slugs}

    assert named - terms("population_groups") == set()


def test_statuses_lead_only_to_existing_terms() -> None:
    assert set(mapping().statuses.values()) - terms("implementation_status") == set()


def test_source_kinds_cover_their_whole_vocabulary() -> None:
    assert set(mapping().source_kinds.values()) == terms("source_kinds")


def test_mesa_names_lead_only_to_existing_mesas() -> None:
    assert set(mapping().mesas.values()) - {mesa.slug for mesa in mesas()} == set()


def test_roles_lead_only_to_roles_of_the_catalogue() -> None:
    named = {*mapping().roles.values(), *(part.role for part in every_part() if part.role)}

    assert named - set(PartnerRole.values) == set()


def test_institution_kinds_exist() -> None:
    kinds = {one.kind for one in mapping().institutions if one.kind}

    assert kinds - terms("institution_types") == set()


def test_the_kind_is_missing_only_where_the_source_does_not_say() -> None:
    without_kind = [one.slug for one in mapping().institutions if not one.kind]

    assert without_kind == ["gastrosofia"]


def test_no_institution_slug_is_repeated() -> None:
    slugs = [institution.slug for institution in mapping().institutions]

    assert len(set(slugs)) == len(slugs)


def test_names_lead_only_to_existing_institutions() -> None:
    named = {part.institution for part in every_part() if part.institution}

    assert named - {institution.slug for institution in mapping().institutions} == set()


def test_every_part_names_an_institution_or_keeps_the_words_of_the_source() -> None:
    empty = [part for part in every_part() if not (part.institution or part.text)]

    assert empty == []


def test_every_institution_is_named_by_a_practice_or_a_mesa() -> None:
    members = [(member.name, (mesa.ubigeo,)) for mesa in mesas() for member in mesa.members]
    used = {
        part.institution
        for name, regions in (*written_names(), *members)
        for part in mapping().parts_for(name, regions=regions)
    }

    assert {one.slug for one in mapping().institutions} - used == set()


def test_the_institution_of_an_office_bears_the_same_name() -> None:
    office_names = {office.slug: office.name for office in offices()}
    institutions = [one for one in mapping().institutions if one.slug.startswith("od-")]

    assert {one.slug: one.name for one in institutions} == {
        one.slug: office_names[one.slug] for one in institutions
    }


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("venezolanas", "personas-venezolanas"),
        ("haitianas", "personas-haitianas"),
        ("cubanas", "personas-cubanas"),
        ("refugiadas", "personas-refugiadas-solicitantes"),
        ("personas migrantes", "personas-migrantes"),
        ("vulnerabilidad", "personas-en-vulnerabilidad"),
        ("desplazada", "personas-desplazadas"),
    ],
)
def test_no_trait_of_a_population_is_lost(word: str, slug: str) -> None:
    written = {text for practice in real_practices() for text in practice["population_groups"]}
    with_word = {text for text in written if word in text}

    assert (
        with_word
        == {text for text in with_word if slug in mapping().populations_for(text)}
        != set()
    )


def test_lookups_ignore_case_accents_and_spaces() -> None:
    assert mapping().themes_for("  GESTION de  Fronteras ") == ("gestion-fronteriza",)


def test_a_text_that_nobody_reviewed_gives_no_term() -> None:
    assert mapping().themes_for("un tema que nadie ha revisado") == ()


def test_a_lead_of_several_bodies_is_split() -> None:
    parts = mapping().parts_for("Superintendencia Nacional de Migraciones y OIM Perú")

    assert [part.institution for part in parts] == ["migraciones", "oim"]


def test_who_leads_with_others_is_told_from_them() -> None:
    parts = mapping().parts_for("PNUD y OIM, con la Municipalidad Metropolitana de Lima")

    assert {part.institution: part.role for part in parts} == {
        "pnud": "",
        "oim": "",
        "municipalidad-metropolitana-de-lima": PartnerRole.CO_EXECUTES.value,
    }


def test_a_unit_keeps_its_name_beside_its_institution() -> None:
    parts = mapping().parts_for("Gobierno Regional de Ayacucho – Grupo Impulsor")

    assert parts == (NamePart("gobierno-regional-ayacucho", "Grupo Impulsor", ""),)


def test_a_group_stays_text() -> None:
    assert mapping().parts_for("Gobiernos locales") == (NamePart("", "Gobiernos locales", ""),)


def test_a_regional_unit_is_understood_in_its_region() -> None:
    parts = mapping().parts_for("Dirección Regional de Salud", regions=("24",))

    assert parts == (NamePart("gobierno-regional-tumbes", "Dirección Regional de Salud", ""),)


@pytest.mark.parametrize("regions", [(), ("20",), ("20", "24")])
def test_a_regional_unit_is_unknown_outside_its_region(regions: tuple[str, ...]) -> None:
    assert mapping().parts_for("Dirección Regional de Salud", regions=regions) == ()


def test_a_text_mapped_twice_in_two_spellings_stops_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(files.MAPPING_FOLDER, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "themes.yaml").open("a", encoding="utf-8") as file:
        file.write("TRATA DE PERSONAS: [salud]\n")
    monkeypatch.setattr(files, "MAPPING_FOLDER", tmp_path)

    with pytest.raises(ValueError, match="«TRATA DE PERSONAS» is mapped twice"):
        mapping.__wrapped__()
