"""Lists and forms of regions, bodies, objectives and terms."""

import pytest
from django.test import Client
from django.urls import reverse

from practices.enums import Facet, ObjectiveKind
from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet
from practices.models.territory import InstitutionName, Region
from practices.models.vocabulary import EvidenceGrade, Theme
from practices.record import AlignmentEntry
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)
from tests.practices.admin.desk import open_form


def found(desk: Client, model: str, words: str) -> list[str]:
    response = desk.get(reverse(f"admin:practices_{model}_changelist"), {"q": words})
    return [str(row) for row in response.context["cl"].result_list]


@pytest.mark.parametrize("words", ["Áncash", "ancash", "ÁNCASH", "ANCASH"])
def test_search_ignores_accents_and_capitals(desk: Client, words: str) -> None:
    make_region("Áncash", "02")
    make_region("Tumbes", "24")

    assert found(desk, "region", words) == ["Áncash"]


def test_institution_is_found_by_its_other_names(desk: Client) -> None:
    agency = make_institution("Agencia de la ONU para los Refugiados")
    InstitutionName.objects.create(institution=agency, name="ACNUR")
    make_institution("Otra entidad")

    assert found(desk, "institution", "acnur") == ["Agencia de la ONU para los Refugiados"]


def test_autocomplete_finds_an_objective_by_framework_and_code(desk: Client) -> None:
    ods, pmm = make_framework("ods"), make_framework("pmm")
    wanted = make_objective(ods, "10")
    make_objective(ods, "16")
    make_objective(pmm, "10")

    response = desk.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "practices",
            "model_name": "alignment",
            "field_name": "objective",
            "term": "ods 10",
        },
    )

    assert response.json()["results"] == [{"id": str(wanted.pk), "text": "ODS 10: Objetivo 10"}]


def test_key_of_a_term_is_permanent(desk: Client) -> None:
    theme = make_theme("Salud mental")
    page = reverse("admin:practices_theme_change", args=[theme.pk])
    form = open_form(desk, page) | {"slug": "otra", "name_es": "Salud"}

    desk.post(page, form)

    assert Theme.objects.values_list("slug", "name_es").get() == ("salud-mental", "Salud")


def test_new_name_of_a_region_sorts_its_practices_at_once(desk: Client) -> None:
    make_publication("Feria")
    region = Region.objects.get()
    page = reverse("admin:practices_region_change", args=[region.pk])

    desk.post(page, open_form(desk, page) | {"name": "Ñaña"})

    assert Publication.objects.get().region_key == "nzzanzza"


def test_target_that_changes_its_goal_takes_its_practices_along(desk: Client) -> None:
    ods = make_framework("ods")
    goal, other = make_objective(ods, "10"), make_objective(ods, "16")
    target = make_objective(ods, "10.7", parent=goal, kind=ObjectiveKind.TARGET)
    make_publication("Feria", alignments=(AlignmentEntry(framework="ods", code="10.7"),))
    page = reverse("admin:practices_objective_change", args=[target.pk])

    desk.post(page, open_form(desk, page) | {"parent": str(other.pk)})

    facets = PublicationFacet.objects.filter(facet=Facet.ODS).order_by("value")
    assert list(facets.values_list("value", flat=True)) == ["10.7", "16"]


def test_region_in_use_is_not_deleted(desk: Client) -> None:
    make_publication("Feria")
    region = Region.objects.get()

    response = desk.post(
        reverse("admin:practices_region_delete", args=[region.pk]), {"post": "yes"}
    )

    assert [str(each) for each in response.context["protected"]] == [
        "Región de la práctica: Tumbes",
        "BP-0001, versión 1",
    ]
    assert Region.objects.count() == 1


def test_term_that_only_a_publication_names_is_not_deleted(desk: Client) -> None:
    theme = make_theme("Salud mental")
    make_publication("Feria", themes=("salud-mental",))
    Practice.objects.get().themed.all().delete()

    response = desk.post(
        reverse("admin:practices_theme_delete", args=[theme.pk]), {"post": "yes"}
    )

    assert response.context["protected"] == ["BP-0001, versión 1"]
    assert Theme.objects.count() == 1


def test_term_that_nothing_names_is_deleted(desk: Client) -> None:
    theme = make_theme("Salud mental")
    make_publication("Feria")

    desk.post(reverse("admin:practices_theme_delete", args=[theme.pk]), {"post": "yes"})

    assert Theme.objects.count() == 0


@pytest.mark.parametrize("route", ["add", "delete"])
def test_evidence_levels_are_neither_added_nor_deleted(desk: Client, route: str) -> None:
    grade = EvidenceGrade.objects.create(slug="medida", name_es="Medida")
    arguments = [grade.pk] if route == "delete" else []

    response = desk.post(
        reverse(f"admin:practices_evidencegrade_{route}", args=arguments),
        {"post": "yes", "name_es": "Otra", "slug": "otra"},
    )

    assert response.status_code == 403
    assert list(EvidenceGrade.objects.values_list("slug", flat=True)) == ["medida"]
