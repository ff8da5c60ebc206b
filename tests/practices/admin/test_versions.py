"""The versions of a practice at the desk: the list, the differences, and bringing one back."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.editorial import PracticeState, Role
from practices.enums import AttachmentKind
from practices.models.practice import Practice
from practices.models.practice_draft import ReplacedDraft
from practices.models.publication import Publication
from practices.record import AlignmentEntry, AttachmentEntry, Record, ReplicationEntry
from practices.snapshot.dumping import dump
from practices.workflow.editing import record_edit
from practices.workflow.publishing import Release, publish
from tests.builders import (
    make_framework,
    make_member,
    make_mesa,
    make_objective,
    make_practice,
    make_publication,
    withdraw,
)

pytestmark = pytest.mark.django_db


def address(name: str, practice: Practice, *more: int) -> str:
    return reverse(f"admin:practice_{name}", args=[practice.pk, *more])


def working(practice: Practice) -> Record:
    return dump(Practice.objects.with_parts().get(pk=practice.pk))


def text(response: object) -> str:
    content: bytes = getattr(response, "content")  # noqa: B009  any response
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


@pytest.fixture
def feria(superuser: User) -> Practice:
    """Publish two versions, and leave a draft that somebody wrote after them."""
    practice = make_publication("Feria", summary="Una feria chica.").practice
    practice.summary = "Una feria grande."
    practice.save()
    publish(practice=practice, release=Release(by=superuser, note="Más grande."))
    practice.refresh_from_db()
    practice.summary = "Una feria enorme."
    practice.save()
    record_edit(practice, by=superuser)
    return practice


def send(client: Client, practice: Practice, number: int = 1, **fields: str) -> object:
    sent = {"seen": str(practice.edit_number), "sure": "on"} | fields
    return client.post(address("restore", practice, number), sent)


def test_the_list_tells_who_when_and_why(desk: Client, feria: Practice) -> None:
    page = text(desk.get(address("versions", feria)))

    assert "Versión 2 Vigente" in page
    assert "· ana · Publicada por el personal Más grande." in page
    assert "Versión 1 Versión anterior" in page


def test_by_itself_the_draft_is_compared_with_the_live_version(
    desk: Client, feria: Practice
) -> None:
    html = desk.get(address("compare", feria)).content.decode()

    assert "<del>grande</del>" in html
    assert "<ins>enorme</ins>" in html


def test_a_draft_that_says_the_same_has_no_difference_in_its_choices(desk: Client) -> None:
    practice = make_publication("Feria").practice

    assert "No hay ninguna diferencia." in text(desk.get(address("compare", practice)))


def test_any_two_texts_are_compared_and_an_unknown_one_is_said(
    desk: Client, feria: Practice
) -> None:
    compare = address("compare", feria)

    assert "<ins>chica</ins>" in desk.get(f"{compare}?de=borrador&a=1").content.decode()
    assert "No hay tal versión" in text(desk.get(f"{compare}?de=9&a=x"))


def test_restoring_brings_the_text_back_and_keeps_the_one_it_replaced(
    desk: Client, superuser: User, feria: Practice
) -> None:
    before = feria.edit_number

    response = send(desk, feria)

    feria.refresh_from_db()
    kept = ReplacedDraft.objects.get()
    assert getattr(response, "status_code", 0) == 302
    assert feria.summary == "Una feria chica."
    assert feria.edit_number > before
    assert (feria.state, feria.writers.get()) == (PracticeState.DRAFT, superuser)
    assert (kept.record.summary, kept.edit_number) == ("Una feria enorme.", before)
    assert Publication.objects.current().get().record.summary == "Una feria grande."


def test_what_was_replaced_can_come_back(desk: Client, feria: Practice) -> None:
    send(desk, feria)
    feria.refresh_from_db()
    kept = ReplacedDraft.objects.get()

    page = address("restore_draft", feria, kept.pk)
    assert "<ins>enorme</ins>" in desk.get(page).content.decode()
    desk.post(page, {"seen": str(feria.edit_number)})

    feria.refresh_from_db()
    assert feria.summary == "Una feria enorme."
    assert ReplacedDraft.objects.count() == 1  # version 1 says what it replaced


def test_a_draft_is_not_replaced_without_saying_so(desk: Client, feria: Practice) -> None:
    shown = text(desk.get(address("restore", feria, 1)))

    response = desk.post(address("restore", feria, 1), {"seen": str(feria.edit_number)})

    feria.refresh_from_db()
    assert "la ficha tiene cambios sin publicar" in shown
    assert response.status_code == 409
    assert "Marque que sí" in text(response)
    assert feria.summary == "Una feria enorme."


@pytest.mark.parametrize("seen", ["1", "", "x", "9" * 40])
def test_who_saw_another_edition_restores_nothing(
    desk: Client, feria: Practice, seen: str
) -> None:
    response = send(desk, feria, seen=seen)

    feria.refresh_from_db()
    assert getattr(response, "status_code", 0) == 409
    assert "Otra persona guardó" in text(response)
    assert feria.summary == "Una feria enorme."
    assert not ReplacedDraft.objects.exists()


def test_restoring_twice_with_two_presses_is_said_kindly(desk: Client, feria: Practice) -> None:
    send(desk, feria)

    again = desk.post(
        address("restore", feria, 1),
        {"seen": str(feria.edit_number), "sure": "on"},
        follow=True,
    )

    assert again.status_code == 200
    assert "La ficha ya dice lo mismo" in text(again)
    assert ReplacedDraft.objects.count() == 1


def test_the_whole_record_comes_back_in_one_piece(desk: Client) -> None:
    original = make_publication("Original")
    make_objective(make_framework("pmm"), "15")
    whole = make_publication(
        "Feria",
        alignments=(AlignmentEntry(framework="pmm", code="15", justification="x" * 12),),
        replications=(ReplicationEntry(original=original.code, kept="El método"),),
    )
    practice = whole.practice
    practice.alignments.all().delete()
    practice.replications.all().delete()
    practice.partners.all().delete()

    send(desk, practice)

    assert working(practice) == whole.record


def test_a_version_whose_file_is_gone_is_not_restored(desk: Client) -> None:
    image = AttachmentEntry(
        kind=AttachmentKind.DOCUMENT, file="adjuntos/no-esta.pdf", sha256="a" * 64, title="Acta"
    )
    practice = make_publication("Feria", attachments=(image,)).practice
    practice.title = "Otra"
    practice.save()

    response = send(desk, practice)

    practice.refresh_from_db()
    assert "Ya no está el archivo «Acta»." in text(response)
    assert practice.title == "Otra"


def test_a_version_that_adapts_a_practice_that_is_gone_is_not_restored(desk: Client) -> None:
    original = make_practice("Original")
    entry = ReplicationEntry(original=original.code)
    practice = make_publication("Feria", replications=(entry,)).practice
    practice.replications.all().delete()
    original.delete()

    assert "Ya no existe en el catálogo" in text(send(desk, practice))


def test_nobody_takes_a_practice_out_of_their_own_mesa_by_restoring(client: Client) -> None:
    make_mesa("Mesa de Piura")
    mine = make_mesa("Mesa de Tumbes")
    practice = make_publication("Feria", mesa="mesa-de-piura").practice
    practice.mesa = mine
    practice.save()
    client.force_login(make_member("beto", Role.SECRETARIAT, mine))

    response = send(client, practice)

    practice.refresh_from_db()
    assert "Esa versión es de otra mesa" in text(response)
    assert practice.mesa == mine


def test_who_only_reads_sees_the_versions_and_restores_none(
    client: Client, feria: Practice
) -> None:
    client.force_login(make_member("rosa", Role.READER))

    assert "Restaurar" not in text(client.get(address("versions", feria)))
    assert client.get(address("restore", feria, 1)).status_code == 403
    assert getattr(send(client, feria), "status_code", 0) == 403


def test_a_withdrawn_record_is_not_written_on(desk: Client, feria: Practice) -> None:
    withdraw(practice=feria, reason="A pedido")
    feria.refresh_from_db()

    assert getattr(send(desk, feria), "status_code", 0) == 403
    assert "Motivo: A pedido" in text(desk.get(address("versions", feria)))


def test_an_unknown_version_is_not_found(desk: Client, feria: Practice) -> None:
    assert desk.get(address("restore", feria, 9)).status_code == 404
    assert desk.get(address("restore_draft", feria, 9)).status_code == 404


def test_a_practice_without_versions_has_a_page(desk: Client) -> None:
    practice = make_practice("Borrador")

    assert "Todavía no se ha publicado ninguna." in text(
        desk.get(address("versions", practice))
    )
    assert desk.get(address("compare", practice)).status_code == 200


def test_the_list_costs_the_same_with_more_versions(desk: Client, feria: Practice) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get(address("versions", feria))
        return len(asked)

    before = cost()
    for number in range(3):
        feria.summary = f"Resumen {number}."
        feria.save()
        publish(practice=feria, release=Release(by=None))

    assert cost() == before
