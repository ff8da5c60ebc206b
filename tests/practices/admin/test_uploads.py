"""Files of a practice, sent by its form."""

import hashlib
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from practices.enums import AttachmentKind
from practices.models.practice_parts import Attachment
from practices.uploads import UPLOAD_MAX
from tests.builders import make_practice
from tests.practices.admin.desk import add_row, open_form
from tests.practices.pictures import PDF, photograph, picture

ONLY = "Solo se admiten imágenes JPEG, PNG o WebP y documentos PDF."
BROKEN = "La imagen está dañada o incompleta: no se puede abrir."


@pytest.fixture(autouse=True)
def _own_media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def change_page() -> str:
    return reverse("admin:practices_practice_change", args=[make_practice("Feria").pk])


def send(desk: Client, content: bytes, name: str, kind: AttachmentKind) -> list[object]:
    """Send a file with a practice's form; return the errors of its row."""
    page = change_page()
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


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_image_is_kept_as_drawn_anew_under_a_name_made_of_its_bytes(
    desk: Client, tmp_path: Path, form: str
) -> None:
    errors = send(desk, picture(form), "página.html", AttachmentKind.IMAGE)

    row = Attachment.objects.get()
    kept = tmp_path / str(row.file.name)
    assert errors == []
    assert row.sha256 == hashlib.sha256(kept.read_bytes()).hexdigest()
    assert kept.name == f"{row.sha256}.webp"
    assert (row.width, row.height, row.size) == (64, 48, kept.stat().st_size)
    assert (tmp_path / str(row.thumbnail.name)).name == f"{row.sha256}-miniatura.webp"


def test_nothing_of_a_photograph_but_its_pixels_is_kept(desk: Client, tmp_path: Path) -> None:
    send(desk, photograph(), "foto.jpg", AttachmentKind.IMAGE)

    every = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(every) == 2
    for each in every:
        assert b"Rosa" not in each.read_bytes()
        with Image.open(each) as image:
            assert (dict(image.getexif()), sorted(image.info)) == ({}, ["background", "loop"])


def test_document_is_kept_as_it_was_sent(desk: Client, tmp_path: Path) -> None:
    errors = send(desk, PDF, "página.html", AttachmentKind.DOCUMENT)

    row = Attachment.objects.get()
    digest = hashlib.sha256(PDF).hexdigest()
    assert errors == []
    assert Path(str(row.file.name)).name == f"{digest}.pdf"
    assert (tmp_path / str(row.file.name)).read_bytes() == PDF
    assert (row.thumbnail.name, row.width, row.height, row.size) == ("", None, None, len(PDF))


@pytest.mark.parametrize(
    ("content", "name", "kind", "errors"),
    [
        (b"<svg xmlns='x'/>", "a.svg", AttachmentKind.IMAGE, {"file": [ONLY]}),
        (b"<html>", "a.png", AttachmentKind.IMAGE, {"file": [ONLY]}),
        (b"WAVE1234WEBP1234", "a.webp", AttachmentKind.IMAGE, {"file": [ONLY]}),
        (b"\x89PNG\r\n\x1a\n<svg/>", "a.png", AttachmentKind.IMAGE, {"file": [BROKEN]}),
        (
            PDF + b"0" * UPLOAD_MAX,
            "a.pdf",
            AttachmentKind.DOCUMENT,
            {"file": ["El archivo pesa más de 10 MB."]},
        ),
        (
            picture(),
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


def test_a_page_that_comes_back_says_which_file_to_choose_again(desk: Client) -> None:
    page = change_page()
    form = open_form(desk, page) | {"title": ""}
    add_row(form, "attachments", kind="imagen", title="Foto")
    form["attachments-0-file"] = SimpleUploadedFile("feria <1>.jpg", picture())

    html = desk.post(page, form).content.decode()

    assert "Elija otra vez «feria &lt;1&gt;.jpg»: el navegador no lo conserva." in html


def test_the_form_shows_what_is_kept_by_the_desks_own_address(desk: Client) -> None:
    send(desk, picture(size=(2000, 1000)), "foto.jpg", AttachmentKind.IMAGE)
    row = Attachment.objects.get()

    html = desk.get(
        reverse("admin:practices_practice_change", args=[row.practice_id])
    ).content.decode()

    small = reverse("admin:practice_file", args=[row.practice_id, row.pk, "miniatura"])
    assert f'src="{small}"' in html
    assert "1600 × 800 px" in html
    assert "/media/" not in html
    answer = desk.get(small)
    assert (answer["Content-Type"], answer.getvalue()[:4]) == ("image/webp", b"RIFF")


def test_saving_again_leaves_the_file_as_it_is(desk: Client, tmp_path: Path) -> None:
    send(desk, picture(), "foto.jpg", AttachmentKind.IMAGE)
    row = Attachment.objects.get()
    page = reverse("admin:practices_practice_change", args=[row.practice_id])
    form = {k: v for k, v in open_form(desk, page).items() if k != "attachments-0-file"}

    desk.post(page, form | {"attachments-0-title": "La feria"})

    again = Attachment.objects.get()
    assert (again.title, again.file.name, again.sha256) == (
        "La feria",
        row.file.name,
        row.sha256,
    )
    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 2
