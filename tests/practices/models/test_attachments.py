"""Files: what is accepted, as what it is kept, and what the database never lets be public."""

import io
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, connection
from PIL import Image

from practices.enums import AttachmentKind
from practices.models.practice_parts import Attachment
from practices.models.publication_attachment import PublicationAttachment
from practices.record import AttachmentEntry
from practices.snapshot.dumping import dump
from practices.uploads import Upload, read_upload
from tests.builders import make_practice, make_publication, withdraw
from tests.practices.pictures import CONSENT, PDF, kept_file, photograph, picture, png

TOO_LARGE = "La imagen mide más de 40 megapíxeles: redúzcala antes de subirla."
BROKEN = "La imagen está dañada o incompleta: no se puede abrir."
ACTIVE = "El PDF contiene programas, formularios activos u otros archivos dentro"
LOCKED = "El PDF está cifrado o protegido: guárdelo sin contraseña."


@pytest.fixture(autouse=True)
def _own_media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def read(content: bytes) -> Upload:
    return read_upload(ContentFile(content, "archivo"))


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        read(content)
    return " ".join(caught.value.messages)


def pixel(content: bytes, x: int, y: int) -> str:
    with Image.open(io.BytesIO(content)) as image:
        found: Any = image.convert("RGB").getpixel((x, y))
    red, _green, blue = found
    return "red" if red > blue else "blue"


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (64, 48), (2, 24)), (3, (64, 48), (61, 24)), (6, (48, 64), (24, 2))],
)
def test_photograph_is_kept_the_right_way_up(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    kept = read(photograph(orientation))

    assert (kept.width, kept.height) == size
    assert pixel(kept.content, *red_at) == "red"


@pytest.mark.parametrize(
    ("size", "page", "thumbnail"),
    [
        ((2400, 1200), (1600, 800), (480, 240)),
        ((400, 300), (400, 300), (400, 300)),
        ((500, 5000), (320, 3200), (96, 960)),
    ],
)
def test_image_is_kept_in_the_width_of_a_page_and_as_a_thumbnail(
    size: tuple[int, int], page: tuple[int, int], thumbnail: tuple[int, int]
) -> None:
    kept = read(picture("PNG", size))

    small = kept.thumbnail
    assert small is not None
    assert ((kept.width, kept.height), (small.width, small.height)) == (page, thumbnail)


def test_transparent_image_stays_so() -> None:
    drawn = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(drawn, "PNG")

    with Image.open(io.BytesIO(read(drawn.getvalue()).content)) as kept:
        assert kept.mode == "RGBA"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(30_000, 30_000, b"\0" * 100), TOO_LARGE),
        (png(10_000, 10_000, b"\0" * 100), TOO_LARGE),
        (png(6_300, 6_300, b"\0" * 10_000_000), BROKEN),
        (picture("JPEG", (900, 900))[:-400], BROKEN),
        (picture("PNG")[:-30], BROKEN),
        (picture("WEBP")[:-30], BROKEN),
        (b"\xff\xd8\xff<html><script>alert(1)</script>", BROKEN),
        (b"RIFF\x00\x00\x00\x00WEBP<svg onload='x'/>", BROKEN),
    ],
    ids=["bomb", "large", "short", "jpeg", "png", "webp", "html", "svg"],
)
def test_hostile_image_is_refused_at_once_in_spanish(content: bytes, said: str) -> None:
    start = time.perf_counter()

    assert refusal(content) == said
    assert time.perf_counter() - start < 2


def test_what_is_hidden_behind_an_image_is_not_kept() -> None:
    kept = read(picture("PNG") + b"<script>alert(1)</script>PK\x03\x04")

    assert b"script" not in kept.content
    assert b"PK\x03\x04" not in kept.content


def objects(words: bytes) -> bytes:
    packed = zlib.compress(words)
    return b"<</Type /ObjStm>> stream\r\n" + packed + b"\r\nendstream endobj\n"


def pdf(words: bytes) -> bytes:
    return PDF.replace(b"%%EOF", words + b"\n%%EOF")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PDF.replace(b"%%EOF", b""), "El PDF está incompleto: vuelva a guardarlo."),
        (pdf(b"trailer <</Encrypt 5 0 R>>"), LOCKED),
        (pdf(b"<</S /JavaScript /JS (app.alert(1))>>"), ACTIVE),
        (pdf(b"<</S /#4aavaScript>>"), ACTIVE),
        (pdf(b"<</S /Launch /F (cmd.exe)>>"), ACTIVE),
        (pdf(objects(b"<</S /Launch>>")), ACTIVE),
        (pdf(b"<</Type /EmbeddedFile>>"), ACTIVE),
    ],
)
def test_document_that_does_more_than_be_read_is_refused(content: bytes, said: str) -> None:
    assert said in refusal(content)


def test_words_inside_the_drawings_of_a_document_are_not_taken_for_orders() -> None:
    content = pdf(b"<</Length 20>> stream\n/Launch /JS /Encrypt \nendstream")

    assert read(content).content == content


def test_document_of_streams_without_an_end_is_looked_at_in_time() -> None:
    start = time.perf_counter()

    read(PDF + b"stream " * 1_000_000 + b"%%EOF")

    assert time.perf_counter() - start < 2


def raw_insert(publication: int, **values: Any) -> None:
    row: dict[str, Any] = {
        "publication_id": publication, "position": 9, "kind": "imagen", "sha256": "a" * 64,
        "file": "a.webp", "thumbnail": "b.webp", "title": "Foto", "width": 5, "height": 5,
        "shows_people": False, "shows_minors": False, "consent_reference": "",
        "consent_date": "", **values,
    }  # fmt: skip
    places = ", ".join(["%s"] * len(row))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO practices_publicationattachment ({', '.join(row)}) VALUES ({places})",  # noqa: S608  names of this test
            list(row.values()),
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"shows_people": True},
        {"shows_minors": True},
        {"shows_people": True, "consent_reference": "Acta 12"},
        {"shows_minors": True, "consent_date": "2026-03"},
        {"width": None},
        {"thumbnail": ""},
        {"kind": "programa"},
    ],
)
def test_database_itself_refuses_to_make_public(values: dict[str, object]) -> None:
    publication = make_publication("Feria").pk

    with pytest.raises(IntegrityError):
        raw_insert(publication, **values)


@pytest.mark.django_db
def test_database_refuses_to_take_the_consent_away_from_what_is_public() -> None:
    publication = make_publication("Feria").pk
    raw_insert(publication, shows_minors=True, **CONSENT)

    with pytest.raises(IntegrityError):
        PublicationAttachment.objects.update(consent_reference="")


@pytest.mark.django_db
def test_working_record_may_be_unfinished() -> None:
    practice = make_practice("Feria", attachments=(kept_file(shows_minors=True),))

    assert practice.attachments.get().shows_minors


@pytest.mark.django_db
def test_record_keeps_everything_of_its_files() -> None:
    files = (kept_file(shows_people=True, **CONSENT), kept_file("Acta", PDF))

    assert dump(make_practice("Feria", attachments=files)).attachments == files


@pytest.mark.django_db
def test_publishing_without_consent_or_alternative_text_is_refused() -> None:
    for file, said in (
        (kept_file(shows_people=True), "Falta el consentimiento"),
        (kept_file(alternative_text=""), "Falta el texto alternativo de «La feria»."),
        (kept_file(thumbnail="", width=None), "Suba otra vez «La feria»"),
    ):
        with pytest.raises(ValidationError, match=said):
            make_publication("Feria", attachments=(file,))


@pytest.mark.django_db
def test_only_files_that_nobody_names_are_deleted_and_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = make_publication("Feria", attachments=(kept_file("Uno", picture()),))
    kept_file("Nadie la nombra", picture("PNG", (30, 30)))
    Attachment.objects.all().delete()
    withdraw(practice=published.practice, reason="Sin permiso.")

    def left() -> int:
        return len([each for each in tmp_path.rglob("*") if each.is_file()])

    call_command("limpiar_adjuntos", "--borrar")
    assert left() == 4  # a file of today may be of a form that is being saved

    tomorrow = datetime(2999, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("practices.workflow.unnamed_files.timezone.now", lambda: tomorrow)
    call_command("limpiar_adjuntos")
    assert left() == 4
    call_command("limpiar_adjuntos", "--borrar")
    assert left() == 2


def test_older_snapshots_are_still_read() -> None:
    entry = AttachmentEntry(
        kind=AttachmentKind.DOCUMENT, file="a.pdf", sha256="a" * 64, title="Acta"
    )

    assert (entry.thumbnail, entry.width, entry.height, entry.size) == ("", None, None, None)
