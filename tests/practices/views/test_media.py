"""Files of practices: public when a version that can be read names them, and only then."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from practices.editorial import Role
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Mesa
from practices.record import AttachmentEntry
from practices.workflow.publishing import Release, archive, publish
from practices.workflow.sharing import revoke, share
from tests.builders import make_member, make_mesa, make_practice, make_publication, withdraw
from tests.practices.pictures import CONSENT, PDF, kept_file, picture

pytestmark = pytest.mark.django_db

SECRET = "Rosa Quispe"


@pytest.fixture(autouse=True)
def _own_media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def address(file: AttachmentEntry, size: str = "") -> str:
    return f"/media/{file.sha256}{size}.{file.file.rpartition('.')[2]}"


def status(client: Client, path: str) -> int:
    response = client.get(path)
    response.getvalue()  # a file is read to its end, and closed
    return response.status_code


def test_file_is_private_until_published_and_gone_when_withdrawn(client: Client) -> None:
    image = kept_file()
    practice = make_practice("Feria", attachments=(image,))
    both = (address(image), address(image, "-miniatura"))
    assert [status(client, each) for each in both] == [404, 404]

    publish(practice=practice, release=Release(by=None))
    assert [status(client, each) for each in both] == [200, 200]

    archive(practice=practice, at=dt.datetime.now(dt.UTC))
    assert [status(client, each) for each in both] == [200, 200]

    withdraw(practice=practice, reason="Se retiró el consentimiento.")
    assert [status(client, each) for each in both] == [410, 410]


def without_files(publication: Publication) -> Publication:
    practice: Practice = publication.practice
    practice.attachments.all().delete()
    return publish(practice=practice, release=Release(by=None))


def test_file_that_a_later_version_left_out_is_gone(client: Client) -> None:
    image = kept_file()
    publication = make_publication("Feria", attachments=(image,))

    without_files(publication)

    older = client.get(f"/practicas/{publication.code.lower()}/versiones/1/").content.decode()
    assert status(client, address(image)) == 410
    assert address(image, "-miniatura") not in older
    assert "Un archivo de esta versión ya no se publica." in older


def test_image_is_given_so_that_it_can_only_be_seen(client: Client) -> None:
    image = kept_file("Feria: día 1")
    make_publication("Feria", attachments=(image,))

    response = client.get(address(image))

    body = response.getvalue()
    assert hashlib.sha256(body).hexdigest() == image.sha256
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert response["ETag"] == f'"{image.sha256}-pagina"'
    assert response["Content-Length"] == str(len(body))
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''Feria%20%20d")
    assert response.cookies == {}


HEADERS = {
    "Content-Type": "image/webp",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=31536000, immutable",
}


def test_document_is_given_to_be_kept_under_its_title(client: Client) -> None:
    document = kept_file("Acta de instalación", PDF)
    make_publication("Feria", attachments=(document,))

    response = client.get(address(document))

    assert response.getvalue() == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Acta%20de%20instalaci%C3%B3n.pdf"
    )


def test_reader_who_has_it_is_told_so_while_it_is_public(client: Client) -> None:
    image = kept_file()
    publication = make_publication("Feria", attachments=(image,))
    held = {"If-None-Match": f'"{image.sha256}-pagina"'}

    again = client.get(address(image), headers=held)
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == HEADERS["Cache-Control"]

    withdraw(practice=publication.practice, reason="Sin permiso.")
    assert client.get(address(image), headers=held).status_code == 410


def test_head_is_the_answer_without_the_bytes(client: Client) -> None:
    image = kept_file()
    make_publication("Feria", attachments=(image,))

    response = client.head(address(image))

    assert (response.getvalue(), response["Content-Type"]) == (b"", "image/webp")
    assert response["Content-Length"] == str(image.size)


def test_no_other_name_gives_anything(client: Client) -> None:
    image = kept_file()
    make_publication("Feria", attachments=(image,))
    digest = image.sha256

    for path in (
        "/media/",
        f"/media/{image.file}",
        f"/media/{digest}.pdf",
        f"/media/{digest}-miniatura.png",
        f"/media/{'0' * 64}.webp",
        "/media/../catalogo.sqlite3",
        "/media/%2e%2e/secret_key",
        "/media/..%2fsecret_key",
        f"/en{address(image)}",
    ):
        assert (path, client.get(path).status_code) == (path, 404)


def test_file_that_the_store_lost_is_not_found(client: Client, tmp_path: Path) -> None:
    image = kept_file()
    make_publication("Feria", attachments=(image,))
    (tmp_path / image.file).unlink()

    assert client.get(address(image)).status_code == 404


@pytest.fixture
def draft() -> Practice:
    make_mesa("MTIGM Tumbes")
    return make_practice("Feria", mesa="mtigm-tumbes", attachments=(kept_file(),))


def desk_address(practice: Practice, size: str = "miniatura") -> str:
    row = practice.attachments.get()
    return reverse("admin:practice_file", args=[practice.pk, row.pk, size])


SIGN_IN, GIVEN, HIDDEN = 302, 200, 404


@pytest.mark.parametrize(
    ("role", "mesa", "answer"),
    [
        (None, "", SIGN_IN),
        (Role.SECRETARIAT, "MTIGM Tumbes", GIVEN),
        (Role.SECRETARIAT, "MTIGM Piura", HIDDEN),
        (Role.REVIEWER, "", GIVEN),
        (Role.PUBLISHER, "", GIVEN),
        (Role.READER, "", GIVEN),
        (Role.ADMINISTRATOR, "", GIVEN),
    ],
)
def test_draft_file_is_given_to_whoever_may_see_the_draft(
    client: Client, draft: Practice, role: Role | None, mesa: str, answer: int
) -> None:
    if role is not None:
        found = Mesa.objects.filter(name=mesa).first() or (mesa and make_mesa(mesa)) or None
        client.force_login(make_member("ana", role, found, second_factor=True))

    assert status(client, desk_address(draft)) == answer


def test_file_of_the_desk_is_kept_by_nobody(client: Client, draft: Practice) -> None:
    client.force_login(make_member("ana", Role.ADMINISTRATOR, second_factor=True))

    response = client.get(desk_address(draft, "pagina"))

    response.getvalue()
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert status(client, desk_address(draft, "original")) == 404


def test_file_is_of_its_own_record_only(client: Client, draft: Practice) -> None:
    other = make_practice("Otra")
    row = draft.attachments.get()
    client.force_login(make_member("ana", Role.ADMINISTRATOR, second_factor=True))

    path = reverse("admin:practice_file", args=[other.pk, row.pk, "pagina"])

    assert client.get(path).status_code == 404


def test_private_link_shows_the_images_and_stops_showing_them(
    client: Client, draft: Practice
) -> None:
    ana = make_member("ana", Role.ADMINISTRATOR, second_factor=True)
    shared = share(practice=draft, by=ana)
    page = f"/vista-previa/{shared.token}/"
    image = f"{page}adjuntos/{draft.attachments.get().pk}/miniatura/"

    assert f'src="{image}"' in client.get(page).content.decode()
    response = client.get(image)
    assert response.getvalue()[:4] == b"RIFF"
    assert response["Cache-Control"] == "no-store, private"

    revoke(link=shared.link, by=ana)
    assert client.get(image).status_code == 404


def test_preview_at_the_desk_shows_the_images(client: Client, draft: Practice) -> None:
    client.force_login(make_member("ana", Role.ADMINISTRATOR, second_factor=True))

    html = client.get(reverse("admin:practice_preview", args=[draft.pk])).content.decode()

    assert f'src="{desk_address(draft)}"' in html
    assert "/media/" not in html


def published(**more: Any) -> tuple[Publication, AttachmentEntry, AttachmentEntry]:
    image = kept_file("La feria", picture("PNG", (2400, 1200)), **more)
    document = kept_file("Acta", PDF)
    return make_publication("Feria", attachments=(image, document)), image, document


def test_page_shows_images_and_says_what_opening_them_costs(client: Client) -> None:
    publication, image, document = published()

    html = " ".join(client.get(publication.get_absolute_url()).content.decode().split())

    weight = f"{max(1, round((image.size or 0) / 1000))} kB"
    assert (
        f'<img src="{address(image, "-miniatura")}" alt="Gente en una feria." width="480" '
        'height="240" loading="lazy"'
    ) in html
    assert f'href="{address(image)}"> Ver la imagen grande ({weight})' in html
    assert "MTIGM Tumbes" in html
    assert "CC BY 4.0" in html
    assert f'<a href="{address(document)}">Acta</a> (PDF, 1 kB)' in html


def test_english_page_marks_the_words_of_the_record(client: Client) -> None:
    publication, *_files = published()

    page = client.get(f"/en{publication.get_absolute_url()}").content.decode()

    assert 'decoding="async" lang="es">' in page


def test_record_without_files_has_no_section_and_does_not_miss_them(client: Client) -> None:
    html = client.get(make_publication("Feria").get_absolute_url()).content.decode()

    assert 'id="adjuntos"' not in html
    assert "Imágenes y documentos" not in html


PUBLIC: list[Callable[[Publication], str]] = [
    lambda each: each.get_absolute_url(),
    lambda each: f"/en{each.get_absolute_url()}",
    lambda each: f"/practicas/{each.code.lower()}.json",
    lambda each: f"/practicas/{each.code.lower()}.xlsx",
    lambda each: f"/practicas/{each.code.lower()}.bib",
    lambda each: f"/practicas/{each.code.lower()}/versiones/1/",
    lambda each: f"/practicas/{each.code.lower()}/versiones/comparar/",
    lambda _: "/practicas.json",
    lambda _: "/practicas.csv",
    lambda _: f"/practicas/?q={SECRET.replace(' ', '+')}",
]


def test_consent_is_in_no_public_answer(client: Client) -> None:
    publication, *_files = published(shows_minors=True, **CONSENT)
    practice = publication.practice
    practice.attachments.update(consent_reference=f"{SECRET}, otra acta")
    publish(practice=practice, release=Release(by=None, note="Otra"))

    for path in PUBLIC:
        response = client.get(path(publication))
        body = response.getvalue().decode(errors="replace")
        words = body.replace(f'value="{SECRET}"', "").replace(f"«{SECRET}»", "")
        assert response.status_code == 200, path(publication)
        assert "Acta 12-2026" not in words
        assert "otra acta" not in words
        assert "consent_" not in words


def test_json_of_a_record_names_its_files_without_the_people_in_them(client: Client) -> None:
    publication, image, _document = published(shows_people=True, **CONSENT)

    found = client.get(f"/practicas/{publication.code.lower()}.json").json()["record"]

    kept = dataclasses.asdict(image)
    gate = {"shows_people", "shows_minors", "consent_reference", "consent_date"}
    assert set(found["attachments"][0]) == set(kept) - gate
    assert found["attachments"][0]["sha256"] == image.sha256
