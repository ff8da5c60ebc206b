"""Two people write on the same thing: one wins, and the other loses nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from practices.models.practice import Practice
from practices.models.practice_parts import Step
from practices.models.territory import Institution, InstitutionName, Mesa, MesaMember
from practices.models.vocabulary import Theme
from practices.record import StepEntry
from practices.workflow.editing import record_edit
from tests.builders import (
    make_institution,
    make_mesa,
    make_practice,
    make_region,
    make_theme,
)
from tests.practices.admin.desk import Form, add_row, open_form, sent_as_is

LIST = "/admin/practices/practice/"
THEMES = "/admin/practices/theme/"


def change_address(row: Any) -> str:
    name = row._meta.model_name  # noqa: SLF001 Django's API
    return reverse(f"admin:practices_{name}_change", args=[row.pk])


def choices(response: Any, stays: str) -> Form:
    """Fill in the page of conflicts: everything that it carries, and the same choice in all."""
    form: Form = {}
    for name, value in response.context["carried"]:
        form.setdefault(name, []).append(value)
    return form | {each.difference.choice: stays for each in response.context["asked"]}


def differences(response: Any) -> dict[str, tuple[str, str]]:
    asked = [each.difference for each in response.context["asked"]]
    return {each.label: (each.mine, each.saved) for each in asked}


def test_second_of_two_sees_both_texts_and_nothing_is_overwritten(
    desk: Client, other: Client
) -> None:
    practice = make_practice("Feria")
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"title": "Feria de ella"})

    response = desk.post(change_address(practice), mine | {"title": "Feria de él"})

    assert (response.status_code, Practice.objects.get().title) == (409, "Feria de ella")
    assert differences(response) == {"Título": ("Feria de él", "Feria de ella")}
    page = response.content.decode()
    assert "Lo que usted escribió" in page
    assert "Lo que está guardado" in page
    assert "Feria de <mark>él</mark>" in page
    assert "Feria de <mark>ella</mark>" in page
    assert "beto lo guardó el" in page


@pytest.mark.parametrize(
    ("stays", "title"), [("mine", "Feria de él"), ("saved", "Feria de ella")]
)
def test_what_is_chosen_is_saved(desk: Client, other: Client, stays: str, title: str) -> None:
    practice = make_practice("Feria")
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"title": "Feria de ella"})
    page = desk.post(
        change_address(practice), mine | {"title": "Feria de él", "subtitle": "De verano"}
    )

    response = desk.post(change_address(practice), choices(page, stays))

    practice.refresh_from_db()
    assert response.status_code == 302
    assert (practice.title, practice.subtitle) == (title, "De verano")


def test_a_choice_that_was_not_made_is_asked_for_again(desk: Client, other: Client) -> None:
    practice = make_practice("Feria")
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"title": "Ella"})
    page = desk.post(change_address(practice), mine | {"title": "Él"})
    undecided = {
        name: value for name, value in choices(page, "mine").items() if "choice" not in name
    }

    response = desk.post(change_address(practice), undecided)

    assert (response.status_code, Practice.objects.get().title) == (409, "Ella")
    assert "Falta decidir lo que sigue." in response.content.decode()


def test_a_third_save_between_page_and_choice_is_shown_too(desk: Client, other: Client) -> None:
    practice = make_practice("Feria")
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"title": "Ella"})
    page = desk.post(change_address(practice), mine | {"title": "Él"})
    again = open_form(other, change_address(practice))
    other.post(change_address(practice), again | {"title": "Ella otra vez"})

    response = desk.post(change_address(practice), choices(page, "mine"))

    assert differences(response) == {"Título": ("Él", "Ella otra vez")}
    assert Practice.objects.get().title == "Ella otra vez"


def test_what_only_the_other_changed_is_told_and_kept(desk: Client, other: Client) -> None:
    practice = make_practice("Feria")
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"lessons": "Ir de a dos."})
    page = desk.post(change_address(practice), mine | {"title": "Feria grande"})

    desk.post(change_address(practice), choices(page, "mine"))

    taken = [each.difference.label for each in page.context["taken"]]
    practice.refresh_from_db()
    assert (taken, page.context["asked"]) == (["Lecciones"], [])
    assert (practice.title, practice.lessons) == ("Feria grande", "Ir de a dos.")


def test_two_who_wrote_the_same_have_no_conflict(desk: Client, other: Client) -> None:
    practice = make_practice("Feria")
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"title": "Feria grande"})

    response = desk.post(change_address(practice), mine | {"title": "Feria grande"})

    assert response.status_code == 302


def rows(practice: Practice) -> list[str]:
    return list(Step.objects.filter(practice=practice).values_list("text", flat=True))


def test_rows_are_matched_by_their_key(desk: Client, other: Client) -> None:
    steps = tuple(StepEntry(text=text) for text in ("Uno", "Dos", "Tres"))
    practice = make_practice("Feria", steps=steps)
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    add_row(theirs, "steps", text="Cuatro", position="3")
    other.post(
        change_address(practice), theirs | {"steps-0-DELETE": "on", "steps-1-text": "Dos ella"}
    )
    add_row(mine, "steps", text="Cinco", position="4")
    mine |= {"steps-0-text": "Uno él", "steps-1-text": "Dos él", "steps-2-text": "Tres él"}

    page = desk.post(change_address(practice), mine)
    desk.post(change_address(practice), choices(page, "mine"))

    assert differences(page) == {
        "Pasos con fecha, fila 2: Qué se hizo": ("Dos él", "Dos ella"),
        "Pasos con fecha: una fila que otra persona quitó": (
            "Qué se hizo: Uno él",
            "(quitada)",
        ),
    }
    assert sorted(rows(practice)) == ["Cinco", "Cuatro", "Dos él", "Tres él", "Uno él"]


def test_row_that_one_removes_and_the_other_changes_is_asked_for(
    desk: Client, other: Client
) -> None:
    practice = make_practice("Feria", steps=(StepEntry(text="Uno"),))
    mine, theirs = (open_form(each, change_address(practice)) for each in (desk, other))
    other.post(change_address(practice), theirs | {"steps-0-text": "Uno ella"})

    page = desk.post(change_address(practice), mine | {"steps-0-DELETE": "on"})
    desk.post(change_address(practice), choices(page, "saved"))

    assert list(differences(page).values()) == [("(quitarla)", "Qué se hizo: Uno ella")]
    assert rows(practice) == ["Uno ella"]


def make_chamber() -> Institution:
    body = make_institution("Cámara")
    InstitutionName.objects.create(institution=body, name="La Cámara")
    return body


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: make_theme("Salud"), "name_es"),
        (make_chamber, "name"),
        (make_mesa, "name"),
        (make_region, "capital"),
    ],
)
def test_every_list_keeps_both_texts(
    desk: Client, superuser: User, make: Any, field: str
) -> None:
    row = make()
    address, before = change_address(row), getattr(row, field)
    second = Client()
    second.force_login(superuser)
    mine, theirs = open_form(desk, address), open_form(second, address)
    second.post(address, theirs | {field: f"{before} de ella"})

    response = desk.post(address, mine | {field: f"{before} de él"})

    row.refresh_from_db()
    assert (response.status_code, getattr(row, field)) == (409, f"{before} de ella")
    assert list(differences(response).values()) == [(f"{before} de él", f"{before} de ella")]
    assert desk.post(address, choices(response, "mine")).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == f"{before} de él"


def test_rows_of_a_mesa_count_in_its_lock(desk: Client, superuser: User) -> None:
    mesa = make_mesa()
    MesaMember.objects.create(mesa=mesa, name="Cáritas")
    second = Client()
    second.force_login(superuser)
    mine, theirs = (open_form(each, change_address(mesa)) for each in (desk, second))
    second.post(change_address(mesa), theirs | {"members-0-name": "Cáritas Perú"})

    response = desk.post(change_address(mesa), mine | {"note": "Se reúne los lunes."})
    desk.post(change_address(mesa), choices(response, "mine"))

    assert response.status_code == 409
    assert MesaMember.objects.get().name == "Cáritas Perú"
    assert Mesa.objects.get().note == "Se reúne los lunes."


def test_form_without_its_hidden_fields_overwrites_nothing(desk: Client) -> None:
    theme = make_theme("Salud")
    form = open_form(desk, change_address(theme))
    bare = {name: value for name, value in form.items() if not name.startswith("_")}

    response = desk.post(change_address(theme), bare | {"name_es": "Sanidad"})

    assert (response.status_code, Theme.objects.get().name_es) == (409, "Salud")


@pytest.mark.parametrize("opened", ["", "%%%", "eJwDAAAAAAE=", "W10=", "eJyLjgUAARUAuQ=="])
def test_forged_memory_of_the_form_is_no_server_error(desk: Client, opened: str) -> None:
    theme = make_theme("Salud")
    form = open_form(desk, change_address(theme))
    forged = form | {"name_es": "Sanidad", "_seen": "otra", "_opened": opened}

    response = desk.post(change_address(theme), forged)

    assert differences(response) == {"Nombre": ("Sanidad", "Salud")}


def test_file_loaded_meanwhile_is_a_conflict_too(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    practice.title = "La del archivo"
    practice.save(update_fields=["title"])
    record_edit(practice, by=None)

    response = desk.post(change_address(practice), form | {"title": "La mía"})

    assert differences(response) == {"Título": ("La mía", "La del archivo")}
    assert "Se guardó fuera de este formulario" in response.content.decode()


def test_validation_error_keeps_what_was_typed_and_the_lock(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))

    response = desk.post(change_address(practice), form | {"title": "", "problem": "Faltan."})
    again = sent_as_is(response)
    saved = desk.post(change_address(practice), again | {"title": "Feria grande"})

    practice.refresh_from_db()
    assert (again["problem"], saved.status_code) == ("Faltan.", 302)
    assert (practice.title, practice.problem) == ("Feria grande", "Faltan.")
