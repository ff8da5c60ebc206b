"""The private link: who opens it, what it leaves behind, and two windows on one proposal."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from practices.models.proposals import Proposal, ProposalLink
from tests.practices.participation.walking import STEPS, Walk

Capture = Callable[..., Any]


def test_link_has_256_bits_and_only_its_digest_is_kept(walk: Walk) -> None:
    link = ProposalLink.objects.get()

    assert len(walk.token) == 43
    assert link.token_sha256 == hashlib.sha256(walk.token.encode()).hexdigest()
    assert walk.token not in str(Proposal.objects.values().get())


@pytest.mark.parametrize("page", ["", "mesa/", "revision/"])
def test_private_pages_are_kept_and_listed_by_nobody(walk: Walk, page: str) -> None:
    answer = walk.client.get(walk.address + page)

    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert 'rel="canonical"' not in answer.content.decode()


def test_post_passes_without_an_origin_as_browsers_send_it_from_there(walk: Walk) -> None:
    browser = Client(enforce_csrf_checks=True, headers={"origin": "null"})

    answer = browser.post(f"{walk.address}nombre/", {"title": "Feria", "seen": "0"})

    assert answer.status_code == 422
    assert walk.proposal.title == "Feria"


def test_the_address_of_a_refusal_is_not_written_into_the_log(
    walk: Walk, caplog: pytest.LogCaptureFixture
) -> None:
    walk.save("mesa", {})

    assert walk.answer.status_code == 422
    assert walk.token not in caplog.text


def test_who_returns_by_the_link_goes_on_where_they_were(walk: Walk) -> None:
    walk.save("mesa")

    text = Client().get(walk.address).content.decode()

    assert f'href="{walk.address}nombre/"' in text
    assert "Nadie más la ve hasta que la envíes" in text


@pytest.mark.django_db
def test_a_link_that_opens_nothing_says_so(client: Client) -> None:
    answer = client.get(f"/proponer/{'x' * 43}/mesa/")

    assert answer.status_code == 404
    assert "Este enlace no abre ninguna propuesta" in answer.content.decode()


def test_a_link_dies_60_days_after_the_last_change(walk: Walk) -> None:
    walk.save("mesa")
    left = walk.proposal.expires_at - timezone.now()
    Proposal.objects.update(expires_at=timezone.now())

    assert dt.timedelta(days=59) < left <= dt.timedelta(days=60)
    assert walk.client.get(walk.address).status_code == 404


def test_link_is_mailed_once_to_each_address(
    walk: Walk, django_capture_on_commit_callbacks: Capture
) -> None:
    for email in ("mesa@region.gob.pe", "mesa@region.gob.pe", "otra@region.gob.pe"):
        with django_capture_on_commit_callbacks(execute=True):
            walk.save("mesa", {**STEPS["mesa"], "email": email})

    letter = mail.outbox[0]
    assert isinstance(letter, mail.EmailMultiAlternatives)
    html = str(letter.alternatives[0][0])
    assert [each.to for each in mail.outbox] == [["mesa@region.gob.pe"], ["otra@region.gob.pe"]]
    assert f"http://127.0.0.1:8000{walk.address}" in letter.body
    assert f'href="http://127.0.0.1:8000{walk.address}"' in html


def test_a_letter_is_in_the_language_of_the_proposal(
    client: Client, django_capture_on_commit_callbacks: Capture, walk: Walk
) -> None:
    other = Walk(client).begin("/en/proponer/")
    with django_capture_on_commit_callbacks(execute=True):
        other.save("mesa")

    assert "/en/proponer/" in mail.outbox[-1].body
    assert walk.token != other.token


def test_two_windows_on_one_step_lose_nothing(walk: Walk) -> None:
    first, second = Walk(walk.client, walk.address), Walk(walk.client, walk.address)
    first.open("nombre")
    second.open("nombre")
    first.send("nombre", STEPS["nombre"])

    answer = second.send("nombre", {**STEPS["nombre"], "title": "Otro nombre"})
    text = second.text
    again = second.send("nombre", {**STEPS["nombre"], "title": "El que queda"})

    assert answer.status_code == 409
    assert 'value="Otro nombre"' in text
    assert re.search(r"En la otra:</strong> Feria informativa", text)
    assert again.status_code == 302
    assert walk.proposal.title == "El que queda"


def test_two_windows_on_two_steps_do_not_meet(walk: Walk) -> None:
    first, second = Walk(walk.client, walk.address), Walk(walk.client, walk.address)
    first.open("nombre")
    second.open("problema")

    first.send("nombre", STEPS["nombre"])
    second.send("problema", STEPS["problema"])

    assert second.answer.status_code == 302
    assert {"nombre", "problema"} <= set(walk.proposal.typed)
    assert walk.proposal.title == "Feria informativa"
