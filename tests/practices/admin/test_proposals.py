"""«Recibidas» and «Correcciones» at the desk: who sees them, and what is decided there."""

import pytest
from django.test import Client
from django.urls import reverse

from practices.editorial import ProposalState, Role
from practices.models.practice import Practice
from practices.models.proposals import Correction, Proposal
from practices.workflow.corrections import Request, receive
from tests.builders import make_member, make_publication
from tests.practices.workflow.test_proposals import make_proposal

pytestmark = pytest.mark.django_db

LIST = reverse("admin:practices_proposal_changelist")


def page_of(row: Proposal | Correction) -> str:
    return reverse(f"admin:practices_{row._meta.model_name}_change", args=[row.pk])  # noqa: SLF001 Django's API


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_member("coordinacion", Role.PUBLISHER))
    return client


def test_list_has_what_was_sent_and_what_it_lacks(publisher: Client) -> None:
    proposal = make_proposal()
    Proposal.objects.update(missing=["Escribe el resumen.", "Confirma la licencia."])
    Proposal.objects.create(title="Sin enviar")

    text = publisher.get(LIST).content.decode()

    assert proposal.receipt in text
    assert "Escribe el resumen. (y 1 más)" in text
    assert "Sin enviar" not in text


def test_page_tells_every_answer_as_text(publisher: Client) -> None:
    proposal = make_proposal(summary="<script>alert(1)</script>")

    text = publisher.get(page_of(proposal)).content.decode()

    assert "&lt;script&gt;alert(1)" in text
    assert "Personas orientadas · 1200 · personas · 2024-12" in text
    assert "Cifra: 1.200" in text


def test_page_warns_of_what_may_be_there_already(publisher: Client) -> None:
    proposal = make_proposal()
    make_publication("Feria informativa", summary="Reúne a las entidades.")

    text = publisher.get(page_of(proposal)).content.decode()

    assert "Fichas parecidas que ya están" in text


def test_accepting_leads_to_the_draft_and_again_to_the_same(publisher: Client) -> None:
    proposal = make_proposal()

    answers = [publisher.post(page_of(proposal), {"_action": "accept"}) for _time in range(2)]

    draft = reverse("admin:practices_practice_change", args=[Practice.objects.get().pk])
    assert [each.headers["Location"] for each in answers] == [draft, draft]


def test_returning_without_words_is_refused_and_with_them_done(publisher: Client) -> None:
    proposal = make_proposal()

    refused = publisher.post(page_of(proposal), {"_action": "return", "reason": " "})
    publisher.post(page_of(proposal), {"_action": "return", "reason": "Falta la fuente."})

    proposal.refresh_from_db()
    assert "Escriba qué se le dice" in refused.content.decode()
    assert proposal.state == ProposalState.RETURNED
    assert "Falta la fuente." in publisher.get(page_of(proposal)).content.decode()


def test_what_was_decided_is_not_decided_again(publisher: Client) -> None:
    proposal = make_proposal()
    publisher.post(page_of(proposal), {"_action": "reject", "reason": "No es de aquí."})

    again = publisher.post(page_of(proposal), {"_action": "take"})

    assert again.status_code == 409
    assert "ya no se decide sobre ella" in again.content.decode()


def test_a_reviewer_reads_and_does_not_decide(client: Client) -> None:
    proposal = make_proposal()
    client.force_login(make_member("revisora", Role.REVIEWER))

    text = client.get(page_of(proposal)).content.decode()
    answer = client.post(page_of(proposal), {"_action": "accept"})

    assert "Convertir en borrador" not in text
    assert (answer.status_code, Practice.objects.count()) == (403, 0)


def test_a_secretariat_sees_those_of_its_mesa_only(client: Client) -> None:
    mine = make_proposal()
    other = make_proposal(title="De otra mesa")
    Proposal.objects.filter(pk=other.pk).update(mesa=None)
    client.force_login(make_member("secretaria", Role.SECRETARIAT, mine.mesa))

    text = client.get(LIST).content.decode()

    assert (mine.receipt in text, other.receipt in text) == (True, False)
    assert client.get(page_of(other)).status_code == 404
    assert client.post(page_of(mine), {"_action": "accept"}).status_code == 302


def test_a_reader_and_a_stranger_see_nothing(client: Client) -> None:
    proposal = make_proposal()
    asked = client.get(page_of(proposal)).status_code
    client.force_login(make_member("lectora", Role.READER))

    found = {client.get(each).status_code for each in (LIST, page_of(proposal))}

    assert (asked, found) == (302, {403})


def test_a_correction_is_read_and_answered(publisher: Client) -> None:
    publication = make_publication("Feria")
    asked = Request(kind="correccion", part="resultados", wrong="<b>1200</b>", right="1300")
    correction = receive(publication=publication, request=asked, language="es")

    text = publisher.get(page_of(correction)).content.decode()
    refused = publisher.post(page_of(correction), {"_action": "atendida", "reason": ""})
    publisher.post(page_of(correction), {"_action": "atendida", "reason": "Corregido."})

    correction.refresh_from_db()
    draft = reverse("admin:practices_practice_change", args=[publication.practice_id])
    assert ("&lt;b&gt;1200" in text, f'href="{draft}"' in text) == (True, True)
    assert refused.status_code == 409
    assert (correction.state, correction.answer) == ("atendida", "Corregido.")
