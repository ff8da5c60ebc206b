"""Publishing and withdrawing: what the public sees, and when."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from practices.enums import AlignmentRole, Facet, PublicationOrigin, Standing
from practices.models.practice import Practice
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.record import AlignmentEntry, digest, to_data
from practices.snapshot.dumping import dump
from practices.workflow.publishing import Release, publish
from practices.workflow.states import PublicationState, publication_states
from tests.builders import (
    make_framework,
    make_objective,
    make_practice,
    make_publication,
    make_region,
    withdraw,
)

pytestmark = pytest.mark.django_db


def whole(practice: Practice) -> Practice:
    return Practice.objects.with_parts().get(pk=practice.pk)


def state(practice: Practice) -> PublicationState:
    return publication_states([whole(practice)])[practice.pk]


def test_publication_keeps_the_working_record_word_for_word() -> None:
    practice = make_practice("Feria informativa")

    publication = publish(practice=practice, release=Release(by=None))

    assert publication.record == dump(whole(practice))


def test_publication_carries_the_digest_of_its_snapshot() -> None:
    publication = make_publication("Feria informativa")

    stored = Publication.objects.get()

    assert stored.sha256 == digest(stored.snapshot) == publication.sha256


def test_second_version_takes_the_place_of_the_first() -> None:
    first = make_publication("Feria informativa")
    Practice.objects.update(title="Feria informativa de Tumbes")

    second = publish(practice=first.practice, release=Release(by=None, note="Nombre completo"))

    standings = dict(Publication.objects.order_by("number").values_list("number", "standing"))
    assert standings == {1: Standing.PREVIOUS, 2: Standing.CURRENT}
    assert second.title == "Feria informativa de Tumbes"


def test_only_the_current_version_has_facets_and_a_text() -> None:
    first = make_publication("Feria informativa")
    Practice.objects.update(title="Otra feria")

    second = publish(practice=first.practice, release=Release(by=None))

    owners = set(PublicationFacet.objects.values_list("publication", flat=True))
    assert owners == {second.pk}
    assert PublicationText.objects.get().publication == second


def test_publishing_the_same_again_is_refused() -> None:
    publication = make_publication("Feria informativa")

    with pytest.raises(ValidationError) as refusal:
        publish(practice=publication.practice, release=Release(by=None))

    assert refusal.value.code == "unchanged"
    assert Publication.objects.count() == 1


def test_publishing_what_is_incomplete_names_what_is_missing_and_changes_nothing() -> None:
    practice = make_practice("Feria informativa", summary="", citations=(), partners=())

    with pytest.raises(ValidationError) as refusal:
        publish(practice=practice, release=Release(by=None))

    assert set(refusal.value.message_dict) == {"summary", "citations", "partners"}
    assert Publication.objects.count() == 0


def test_two_current_versions_of_a_practice_are_impossible() -> None:
    publication = make_publication("Feria informativa")
    publication.pk, publication.number = None, 2

    with pytest.raises(IntegrityError), transaction.atomic():
        publication.save()


def test_unpublished_changes_are_seen_after_a_bulk_edit_too() -> None:
    publication = make_publication("Feria informativa")
    before = state(publication.practice)

    Practice.objects.update(province="Zarumilla")

    assert (before.changed, state(publication.practice).changed) == (False, True)


def test_withdrawn_practice_leaves_its_reason_and_nothing_derived() -> None:
    publication = make_publication("Feria informativa")

    withdraw(practice=publication.practice, reason=" La entidad lo pidió. ")

    publication.refresh_from_db()
    assert publication.standing == Standing.WITHDRAWN
    assert publication.standing_reason == "La entidad lo pidió."
    assert (PublicationFacet.objects.count(), PublicationText.objects.count()) == (0, 0)


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_without_a_reason_is_refused(reason: str) -> None:
    publication = make_publication("Feria informativa")

    with pytest.raises(ValidationError) as refusal:
        withdraw(practice=publication.practice, reason=reason)

    assert refusal.value.messages == ["Escriba el motivo."]
    assert Publication.objects.current().count() == 1


def test_withdrawing_what_is_not_public_is_refused() -> None:
    practice = make_practice("Feria informativa")

    with pytest.raises(ValidationError, match="no está publicada"):
        withdraw(practice=practice, reason="Duplicada")


def test_withdrawn_practice_can_be_published_again_as_the_next_version() -> None:
    publication = make_publication("Feria informativa")
    withdraw(practice=publication.practice, reason="Datos por confirmar")

    again = publish(practice=publication.practice, release=Release(by=None))

    assert (again.number, again.standing) == (2, Standing.CURRENT)
    assert Practice.objects.get().withdrawn_reason == ""


def test_release_says_who_and_by_which_door() -> None:
    practice = make_practice("Feria informativa")
    release = Release(by=None, origin=PublicationOrigin.LOAD, note="Carga inicial")

    publication = publish(practice=practice, release=release)

    assert (publication.origin, publication.note) == (PublicationOrigin.LOAD, "Carga inicial")


def test_alignment_with_a_target_counts_for_its_goal_too() -> None:
    ods = make_framework("ods")
    goal = make_objective(ods, "16")
    make_objective(ods, "16.2", parent=goal, kind="meta")
    make_objective(ods, "16.6", parent=goal, kind="meta")
    entries = (
        AlignmentEntry(framework="ods", code="16.2", role=AlignmentRole.PRINCIPAL),
        AlignmentEntry(framework="ods", code="16.6"),
    )

    make_publication("Red contra la trata", alignments=entries)

    rows = PublicationFacet.objects.filter(facet=Facet.ODS).order_by("value")
    assert list(rows.values_list("value", "principal")) == [
        ("16", True),
        ("16.2", True),
        ("16.6", False),
    ]


def test_required_framework_needs_a_principal_objective_with_a_reason() -> None:
    pmm = make_framework("pmm", required_to_publish=True)
    make_objective(pmm, "15")
    entry = AlignmentEntry(framework="pmm", code="15", justification="Corto.")
    practice = make_practice("Feria", alignments=(entry,))

    with pytest.raises(ValidationError) as refusal:
        publish(practice=practice, release=Release(by=None))

    assert refusal.value.message_dict == {
        "alignments": [
            "Falta un objetivo principal (PMM).",
            "El motivo de PMM 15 debe tener de 10 a 400 caracteres.",
        ]
    }


def test_regions_sort_as_spanish_does() -> None:
    for name, ubigeo in (("Tumbes", "24"), ("Áncash", "02"), ("Apurímac", "03")):
        make_region(name, ubigeo)
        make_publication(f"Feria de {name}", regions=(ubigeo,))

    regions = Publication.objects.order_by("region_key").values_list("snapshot", flat=True)

    assert [snapshot["regions"] for snapshot in regions] == [["02"], ["03"], ["24"]]


def test_snapshot_is_the_json_form_of_the_record() -> None:
    publication = make_publication("Feria informativa")

    assert to_data(publication.record) == publication.snapshot
