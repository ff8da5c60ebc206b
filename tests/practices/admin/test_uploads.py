"""Files of a practice, sent by its form."""

import hashlib
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from practices.enums import AttachmentKind
from practices.models.practice_parts import Attachment
from practices.validators import UPLOAD_MAX
from tests.builders import make_practice
from tests.practices.admin.desk import add_row, open_form

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
PDF = b"%PDF-1.7\n" + b"0" * 40
ONLY = "Solo se admiten imágenes JPEG, PNG o WebP y documentos PDF."


@pytest.fixture(autouse=True)
def _own_media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def send(desk: Client, content: bytes, name: str, kind: AttachmentKind) -> list[object]:
    """Send a file with a practice's form; return the errors of its row."""
    page = reverse("admin:practices_practice_change", args=[make_practice("Feria").pk])
    form = open_form(desk, page)
    add_row(form, "attachments", kind=kind.value, title="Foto")
    form["attachments-0-file"] = SimpleUploadedFile(name, content)
    response = desk.post(page, form)
    if response.status_code == 302:
        return []
    inlines = response.context["inline_admin_formsets"]
    return [
        dict(row)
        for inline in inlines
        if inline.formset.prefix == "attachments"
        for row in inline.formset.errors
    ]


@pytest.mark.parametrize(
    ("content", "kind", "ending"),
    [
        (b"\xff\xd8\xff\xe0" + b"0" * 40, AttachmentKind.IMAGE, "jpg"),
        (PNG, AttachmentKind.IMAGE, "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"0" * 40, AttachmentKind.IMAGE, "webp"),
        (PDF, AttachmentKind.DOCUMENT, "pdf"),
    ],
)
def test_file_is_kept_under_a_name_made_of_its_bytes(
    desk: Client, tmp_path: Path, content: bytes, kind: AttachmentKind, ending: str
) -> None:
    errors = send(desk, content, "página.html", kind)

    attachment = Attachment.objects.get()
    digest = hashlib.sha256(content).hexdigest()
    assert errors == []
    assert attachment.sha256 == digest
    assert Path(str(attachment.file.name)).name == f"{digest}.{ending}"
    assert (tmp_path / str(attachment.file.name)).read_bytes() == content


@pytest.mark.parametrize(
    ("content", "name", "kind", "errors"),
    [
        (b"<svg xmlns='x'/>", "a.svg", AttachmentKind.IMAGE, {"file": [ONLY]}),
        (b"<html>", "a.png", AttachmentKind.IMAGE, {"file": [ONLY]}),
        (b"WAVE1234WEBP1234", "a.webp", AttachmentKind.IMAGE, {"file": [ONLY]}),
        (
            PDF + b"0" * UPLOAD_MAX,
            "a.pdf",
            AttachmentKind.DOCUMENT,
            {"file": ["El archivo pesa más de 10 MB."]},
        ),
        (
            PNG,
            "a.png",
            AttachmentKind.DOCUMENT,
            {"kind": ["El archivo es una imagen: elija «Imagen»."]},
        ),
        (
            PDF,
            "a.pdf",
            AttachmentKind.IMAGE,
            {"kind": ["El archivo es un PDF: elija «Documento»."]},
        ),
    ],
)
def test_file_that_is_not_accepted_is_explained(
    desk: Client,
    content: bytes,
    name: str,
    kind: AttachmentKind,
    errors: dict[str, list[str]],
) -> None:
    assert send(desk, content, name, kind) == [errors]
    assert Attachment.objects.count() == 0
