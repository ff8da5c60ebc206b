"""Telling what publications derive from what their snapshots give."""

import pytest

from practices.enums import AlignmentRole, Standing
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.record import AlignmentEntry
from practices.workflow.verification import discrepancies
from tests.builders import make_framework, make_objective, make_publication

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return [str(each) for each in discrepancies()]


def test_nothing_differs_in_what_was_just_published() -> None:
    make_publication("Feria informativa")

    assert told() == []


def test_each_practice_is_told_by_its_code() -> None:
    for title in ("Una", "Dos", "Tres"):
        make_publication(title)
    Publication.objects.exclude(code="BP-0002").update(start="1999")

    assert told() == ["BP-0001: inicio", "BP-0003: inicio"]


def test_a_facet_that_is_missing_is_named() -> None:
    make_publication("Feria informativa")
    PublicationFacet.objects.filter(facet="region").delete()

    assert told() == ["BP-0001: faltan facetas (region=tumbes)"]


def test_a_facet_that_is_too_many_is_named() -> None:
    publication = make_publication("Feria informativa")
    PublicationFacet.objects.create(publication=publication, facet="tema", value="salud")

    assert told() == ["BP-0001: sobran facetas (tema=salud)"]


def test_a_principal_facet_that_is_kept_as_another_is_both_missing_and_too_many() -> None:
    make_objective(make_framework("ods"), "10")
    entry = AlignmentEntry(framework="ods", code="10", role=AlignmentRole.PRINCIPAL)
    make_publication("Feria informativa", alignments=(entry,))
    PublicationFacet.objects.filter(facet="ods").update(principal=False)

    assert told() == ["BP-0001: faltan facetas (ods=10 principal); sobran facetas (ods=10)"]


def test_a_text_that_is_missing_is_told() -> None:
    make_publication("Feria informativa")
    PublicationText.objects.all().delete()

    assert told() == ["BP-0001: falta el texto de búsqueda"]


def test_each_part_of_a_text_that_differs_is_named() -> None:
    make_publication("Feria informativa")
    PublicationText.objects.update(title="x", summary="x")

    assert told() == ["BP-0001: palabras del título; palabras del resumen"]


def test_what_a_version_out_of_force_still_has_is_told() -> None:
    make_publication("Feria informativa")
    Publication.objects.update(standing=Standing.ARCHIVED)

    assert told() == [
        "BP-0001: sobran facetas de una versión que no está vigente",
        "BP-0001: sobra el texto de búsqueda de una versión que no está vigente",
    ]
