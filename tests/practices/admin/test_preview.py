"""The working record as the public would see it: at the desk, and by private link."""

import datetime as dt
import hashlib
import re

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.editorial import PracticeState, Role
from practices.models.editorial import PreviewLink
from practices.models.practice import Practice
from practices.workflow.sharing import MOST_DAYS, revoke, share
from tests.builders import make_member, make_mesa, make_practice, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def feria() -> Practice:
    """Publish a practice, and write more on it."""
    practice = make_publication("Feria", code="BP-0042").practice
    practice.title = "Feria de Tumbes"
    practice.problem = "Nadie llegaba."
    practice.save()
    return practice


def at_desk(practice: Practice, name: str = "preview", *more: int) -> str:
    return reverse(f"admin:practice_{name}", args=[practice.pk, *more])


def opened(client: Client, token: str) -> int:
    return client.get(f"/vista-previa/{token}/").status_code


def test_staff_see_the_draft_in_the_public_page(desk: Client, feria: Practice) -> None:
    response = desk.get(at_desk(feria))

    html = response.content.decode()
    assert '<h1 class="record-title">Feria de Tumbes</h1>' in html
    assert "Nadie llegaba." in html
    assert "Vista previa: no publicada." in html
    assert "practices/detail.html" in {each.name for each in response.templates}


@pytest.mark.parametrize("public", [True, False])
def test_a_preview_leads_to_nothing_that_does_not_exist(desk: Client, public: bool) -> None:  # noqa: FBT001
    maker = make_publication if public else make_practice
    made = maker("Feria", code="BP-0042")
    practice = Practice.objects.get(code=made.code)

    html = desk.get(at_desk(practice)).content.decode()

    main = html[html.index("<main") : html.index("</main>")]
    assert re.findall(r'href="([^"]*(?:bp-0042|/admin/)[^"]*)"', main.lower()) == []
    assert 'rel="canonical"' not in html
    assert "application/ld+json" not in html


@pytest.mark.parametrize("shared", [True, False])
def test_a_preview_is_neither_kept_nor_indexed_nor_told(
    desk: Client,
    superuser: User,
    feria: Practice,
    shared: bool,  # noqa: FBT001
) -> None:
    token = share(practice=feria, by=superuser).token
    response = desk.get(f"/vista-previa/{token}/" if shared else at_desk(feria))

    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert "ETag" not in response
    assert '<meta name="robots" content="noindex' in response.content.decode()
    assert token not in response.content.decode()


def test_an_empty_draft_can_be_seen(desk: Client) -> None:
    practice = Practice.objects.create(code="BP-0099", title="Apenas un título")

    assert desk.get(at_desk(practice)).status_code == 200


def test_who_has_the_link_needs_no_account(
    client: Client, superuser: User, feria: Practice
) -> None:
    token = share(practice=feria, by=superuser, label="Ana").token

    response = client.get(f"/vista-previa/{token}/")

    assert response.status_code == 200
    assert "Nadie llegaba." in response.content.decode()
    assert response.cookies == {}
    assert (
        "Nadie llegaba." not in client.get("/practicas/bp-0042/", follow=True).content.decode()
    )


def test_only_the_digest_of_a_long_key_is_kept(superuser: User, feria: Practice) -> None:
    made = share(practice=feria, by=superuser)

    assert len(made.token) >= 43  # 256 bits in base 64
    assert made.link.token_sha256 == hashlib.sha256(made.token.encode()).hexdigest()
    assert made.token not in str(PreviewLink.objects.values())


def test_every_key_that_opens_nothing_is_not_found_in_the_same_words(
    client: Client, superuser: User, feria: Practice
) -> None:
    revoked, expired = (share(practice=feria, by=superuser) for _ in range(2))
    revoke(link=revoked.link, by=superuser)
    PreviewLink.objects.filter(pk=expired.link.pk).update(expires_at=timezone.now())

    tokens = (revoked.token, expired.token, "x" * 43)
    answers = [client.get(f"/vista-previa/{token}/") for token in tokens]

    assert {each.status_code for each in answers} == {404}
    assert len({each.content for each in answers}) == 1


@pytest.mark.parametrize("state", [PracticeState.WITHDRAWN, PracticeState.ARCHIVED])
def test_a_link_dies_with_its_practice(
    client: Client, superuser: User, feria: Practice, state: PracticeState
) -> None:
    token = share(practice=feria, by=superuser).token
    assert opened(client, token) == 200

    Practice.objects.filter(pk=feria.pk).update(state=state)

    assert opened(client, token) == 404


def test_a_link_dies_with_the_right_of_who_made_it(client: Client, feria: Practice) -> None:
    member = make_member("beto", Role.PUBLISHER)
    token = share(practice=feria, by=member).token

    member.memberships.all().delete()

    assert opened(client, token) == 404


@pytest.mark.parametrize(("asked", "given"), [(7, 7), (30, 30), (400, MOST_DAYS), (-1, 1)])
def test_a_link_lasts_thirty_days_at_most(
    superuser: User, feria: Practice, asked: int, given: int
) -> None:
    link = share(practice=feria, by=superuser, days=asked).link

    assert link.expires_at - link.made_at == dt.timedelta(days=given)


def test_the_desk_shows_a_new_link_once(desk: Client, feria: Practice) -> None:
    page = at_desk(feria, "preview_links")

    made = desk.post(page, {"label": "Directora de Migraciones", "days": "3"}).content.decode()

    found = re.search(r'value="http://127.0.0.1:8000(/vista-previa/[^"]+)"', made)
    assert found is not None
    assert Client().get(found[1]).status_code == 200
    again = desk.get(page).content.decode()
    assert found[1] not in again
    assert "Directora de Migraciones" in again


def test_the_desk_refuses_more_than_thirty_days(desk: Client, feria: Practice) -> None:
    response = desk.post(at_desk(feria, "preview_links"), {"label": "Ana", "days": "31"})

    assert response.context["form"].errors
    assert not PreviewLink.objects.exists()


def test_the_desk_revokes_a_link(desk: Client, superuser: User, feria: Practice) -> None:
    made = share(practice=feria, by=superuser)
    address = at_desk(feria, "revoke_preview_link", made.link.pk)

    assert desk.get(address).status_code == 405
    desk.post(address)

    assert opened(Client(), made.token) == 404


def test_a_link_of_another_practice_is_not_revoked_from_this_one(
    desk: Client, superuser: User, feria: Practice
) -> None:
    other = share(practice=make_practice("Otra"), by=superuser)

    response = desk.post(at_desk(feria, "revoke_preview_link", other.link.pk))

    assert response.status_code == 404


def test_who_may_not_share_neither_makes_nor_revokes(
    client: Client, superuser: User, feria: Practice
) -> None:
    reader = make_member("rosa", Role.READER)
    stranger = make_member("beto", Role.SECRETARIAT, make_mesa("Mesa de Piura"))
    link = share(practice=feria, by=superuser).link
    client.force_login(reader)

    assert client.get(at_desk(feria)).status_code == 200
    assert client.get(at_desk(feria, "preview_links")).status_code == 403
    for person in (reader, stranger):
        with pytest.raises(PermissionDenied):
            share(practice=feria, by=person)
        with pytest.raises(PermissionDenied):
            revoke(link=link, by=person)


@pytest.mark.parametrize(
    "address",
    ["/vista-previa/", "/vista-previa/a.b/", "/vista-previa/%00/", "/en/vista-previa/x/"],
)
def test_junk_is_never_an_error_of_the_server(client: Client, address: str) -> None:
    assert client.get(address).status_code in {400, 404}
