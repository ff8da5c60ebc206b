"""What the words of the curators' YAML become."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from practices import enums
from practices.models.territory import Institution, InstitutionName
from practices.models.vocabulary import PopulationGroup, Theme
from practices.record import AlignmentEntry, Record, ResultEntry
from tests.practices.ingest.samples import curated, current, loaded, yaml_file

pytestmark = pytest.mark.usefixtures("references")


def published(folder: Path, **changes: Any) -> Record:
    loaded(yaml_file(folder, [curated(**changes)]))
    return current().record


def test_texts_and_dates_go_to_their_fields(tmp_path: Path) -> None:
    record = published(
        tmp_path, context="Antes.", lessons="Aprendido.", start_date="2014-02", end_date="2015"
    )

    assert (record.problem, record.lessons, record.start, record.end) == (
        "Antes.",
        "Aprendido.",
        "2014-02",
        "2015",
    )


def test_status_and_evidence_become_terms(tmp_path: Path) -> None:
    record = published(tmp_path, status="periodo_vencido", evidence="organismo_internacional")

    assert (record.status, record.source_kind) == ("periodo-vencido", "organismo-internacional")


def test_goals_objectives_and_principles_become_alignments(tmp_path: Path) -> None:
    record = published(
        tmp_path,
        ods=[{"code": "10.7", "role": "primary", "why": "Ordena la migración."}],
        gcm=[
            {"objective": 15, "role": "primary", "why": "Acerca servicios."},
            {
                "objective": 7,
                "role": "secondary",
                "why": "Reduce riesgos.",
                "alignment_by": "source",
            },
        ],
        guiding_principles=["Derechos humanos"],
    )

    principal, curation = enums.AlignmentRole.PRINCIPAL, enums.AlignmentOrigin.CURATION
    assert record.alignments == (
        AlignmentEntry(
            framework="ods",
            code="10.7",
            role=principal,
            justification="Ordena la migración.",
            origin=curation,
        ),
        AlignmentEntry(
            framework="pmm",
            code="15",
            role=principal,
            justification="Acerca servicios.",
            origin=curation,
        ),
        AlignmentEntry(
            framework="pmm",
            code="7",
            justification="Reduce riesgos.",
            origin=enums.AlignmentOrigin.SOURCE,
        ),
        AlignmentEntry(framework="principios", code="derechos-humanos", origin=curation),
    )


def test_principles_that_the_source_declares_say_so(tmp_path: Path) -> None:
    record = published(
        tmp_path, guiding_principles=["Derechos humanos"], guiding_principles_by="source"
    )

    (principle,) = record.aligned("principios")
    assert principle.origin == enums.AlignmentOrigin.SOURCE


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("exact", enums.Bound.EXACT),
        ("min", enums.Bound.MORE_THAN),
        ("approx", enums.Bound.APPROXIMATE),
    ],
)
def test_a_figure_keeps_how_exact_it_is(
    tmp_path: Path, written: str, bound: enums.Bound
) -> None:
    figure = {"value": 2.5, "bound": written, "unit": "toneladas", "as_of": "2020"}

    record = published(tmp_path, results=[{"kind": "insumo", "text": "Víveres"} | figure])

    assert record.results == (
        ResultEntry(
            kind=enums.ResultKind.INPUT,
            statement="Víveres",
            value=Decimal("2.5"),
            bound=bound,
            unit="toneladas",
            cut_off="2020",
        ),
    )


def test_a_text_may_stand_for_several_terms(tmp_path: Path) -> None:
    record = published(
        tmp_path, population_groups=["personas migrantes venezolanas", "personas migrantes"]
    )

    assert record.populations == ("personas-migrantes", "personas-venezolanas")


def test_an_unknown_theme_becomes_an_unreviewed_term(tmp_path: Path) -> None:
    report = loaded(yaml_file(tmp_path, [curated(themes=["Salud", "Pesca artesanal"])]))

    term = Theme.objects.get(slug="pesca-artesanal")
    assert (term.name_es, term.reviewed) == ("Pesca artesanal", False)
    assert current().record.themes == ("salud", "pesca-artesanal")
    assert report.warnings == [
        (
            "ficha (práctica 1)",
            "«Pesca artesanal» no está en la revisión: queda como tema por revisar",
        )
    ]


def test_an_unknown_population_becomes_an_unreviewed_term(tmp_path: Path) -> None:
    record = published(tmp_path, population_groups=["pescadores"])

    term = PopulationGroup.objects.get(slug="pescadores")
    assert (record.populations, term.reviewed) == (("pescadores",), False)


def test_an_unknown_term_written_twice_is_made_once(tmp_path: Path) -> None:
    practices = [curated("una", themes=["Pesca"]), curated("dos", themes=["pesca"])]

    loaded(yaml_file(tmp_path, practices))

    assert Theme.objects.filter(reviewed=False).count() == 1


def test_a_term_that_staff_renamed_is_found_by_its_new_name(tmp_path: Path) -> None:
    Theme.objects.create(slug="pesca-artesanal", name_es="Pesca y acuicultura")

    record = published(tmp_path, themes=["pesca y acuicultura"])

    assert record.themes == ("pesca-artesanal",)


def test_an_unknown_institution_is_made_unreviewed(tmp_path: Path) -> None:
    record = published(tmp_path, lead_institution="Cooperativa El Molle")

    institution = Institution.objects.get(slug="cooperativa-el-molle")
    assert (institution.name, institution.reviewed) == ("Cooperativa El Molle", False)
    assert [each.institution for each in record.leads] == ["cooperativa-el-molle"]


def test_an_institution_is_found_by_the_alternate_name_that_staff_gave(tmp_path: Path) -> None:
    acnur = Institution.objects.get(slug="acnur")
    InstitutionName.objects.create(institution=acnur, name="Agencia para los Refugiados")

    record = published(tmp_path, lead_institution="AGENCIA para los refugiados")

    assert [each.institution for each in record.leads] == ["acnur"]


def test_an_unknown_role_is_taking_part_in_its_own_words(tmp_path: Path) -> None:
    partners = [{"name": "OIM", "role": "pinta los murales"}]

    report = loaded(yaml_file(tmp_path, [curated(partners=partners)]))

    partner = current().record.partners[1]
    assert (partner.role, partner.role_text) == (
        enums.PartnerRole.TAKES_PART,
        "pinta los murales",
    )
    assert [text for _, text in report.warnings] == [
        "papel «pinta los murales» sin revisar: queda como «participa» con su texto"
    ]


def test_a_name_too_long_for_an_institution_stays_as_words(tmp_path: Path) -> None:
    name = "Asociación " + "de vecinos " * 20

    record = published(tmp_path, lead_institution=name.strip())

    assert [(each.institution, each.name) for each in record.leads] == [("", name.strip())]


def test_a_mesa_is_known_by_its_written_name(tmp_path: Path) -> None:
    record = published(
        tmp_path,
        mesa="Mesa Multisectorial Técnica para Refugiados y Migrantes de la Región Tumbes",
    )

    assert record.mesa == "mesa-tumbes"
