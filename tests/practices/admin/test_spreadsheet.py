"""Taking practices home in a workbook, and bringing them back: nothing is overwritten."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from practices.editorial import Action, PracticeState, Role
from practices.enums import ResultKind
from practices.ingest.xlsx_reading import read_book
from practices.models.editorial import StatusChange
from practices.models.practice import Practice
from practices.models.spreadsheet import SpreadsheetUpload
from practices.models.territory import Mesa
from practices.record import CitationEntry, ResultEntry, StepEntry
from practices.snapshot.dumping import dump
from practices.workflow.editing import record_edit
from practices.workflow.publishing import Release, publish
from tests.builders import make_member, make_mesa, make_practice, make_region
from tests.practices.admin.desk import said
from tests.practices.workbooks import downloaded, edited, put

pytestmark = pytest.mark.django_db
UPLOAD = reverse("admin:practice_spreadsheets")
LIST = reverse("admin:practices_practice_changelist")
Change = Callable[[Any], object]


@pytest.fixture
def mesa() -> Mesa:
    return make_mesa("Mesa de Tumbes", slug="tumbes")


@pytest.fixture
def secretary(mesa: Mesa) -> User:
    return make_member("rosa", Role.SECRETARIAT, mesa)


@pytest.fixture
def practice(mesa: Mesa) -> Practice:
    return make_practice("Feria", mesa=mesa.slug, steps=(StepEntry(text="Firma"),))


@pytest.fixture
def browser(secretary: User) -> Client:
    client = Client()
    client.force_login(secretary)
    return client


def send(client: Client, data: bytes) -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile("hoja.xlsx", data)})


def review(client: Client, data: bytes) -> str:
    """Upload a workbook and return the address of its review."""
    response = send(client, data)
    assert response.status_code == 302, response.context["faults"]
    return str(response.headers["Location"])


def shown_form(response: Any) -> dict[str, str]:
    """Return what a browser would send of the review as it is shown."""
    form: dict[str, str] = {}
    for each in response.context["changed"]:
        if each.blocked:
            continue
        if each.proposal.is_new:
            form[f"crear-{each.number}"] = "1"
            continue
        form[each.edition_name] = str(each.practice.edit_number)
        form |= {asked.name: asked.side for asked in each.asked}
    return form


def apply(client: Client, address: str, **changes: str) -> Any:
    form = shown_form(client.get(address))
    return client.post(address, form | changes, follow=True)


def asked(client: Client, address: str) -> dict[str, tuple[str, str]]:
    """Return each field of the review, who changed it and what is marked."""
    reviews = client.get(address).context["changed"]
    return {
        each.difference.name: (each.difference.verdict.value, each.side)
        for review in reviews
        for each in review.asked
    }


def change_online(practice: Practice, **values: Any) -> None:
    Practice.objects.filter(pk=practice.pk).update(**values)
    record_edit(Practice.objects.get(pk=practice.pk), by=None)


def record(practice: Practice) -> Any:
    return dump(Practice.objects.with_parts().get(pk=practice.pk))


def codes(response: Any) -> list[str]:
    main = read_book(response.content)["practicas"]
    return [str(row.cells[0].value) for row in main.rows]


def test_one_practice_is_downloaded(browser: Client, practice: Practice) -> None:
    response = browser.get(reverse("admin:practice_spreadsheet", args=[practice.pk]))

    assert codes(response) == [practice.code]
    assert f"{practice.code}.xlsx" in response.headers["Content-Disposition"]


def test_marked_practices_are_downloaded(browser: Client, practice: Practice) -> None:
    make_practice("De otra mesa")
    other = make_practice("Otra mía", mesa="tumbes")
    keys = [each.pk for each in Practice.objects.all()]

    response = browser.post(LIST, {"action": "spreadsheet_selected", "_selected_action": keys})

    assert codes(response) == [practice.code, other.code]


def test_blank_template_has_no_practice(browser: Client) -> None:
    response = browser.get(reverse("admin:practice_spreadsheet_template"))

    assert codes(response) == []


def test_practice_of_another_mesa_is_not_downloaded(browser: Client) -> None:
    other = make_practice("De otra mesa")

    response = browser.get(reverse("admin:practice_spreadsheet", args=[other.pk]))

    assert response.status_code == 404


def test_who_only_reads_takes_home_but_brings_nothing_back(practice: Practice) -> None:
    client = Client()
    client.force_login(make_member("leo", Role.READER))

    taken = client.get(reverse("admin:practice_spreadsheet", args=[practice.pk]))
    answers = [client.get(UPLOAD), send(client, downloaded(practice))]

    assert (taken.status_code, [each.status_code for each in answers]) == (200, [403, 403])


def test_workbook_without_edits_changes_nothing(browser: Client, practice: Practice) -> None:
    address = review(browser, downloaded(practice))

    page = browser.get(address)

    assert page.context["changed"] == []
    assert "no hay nada que cambiar" in page.content.decode()


def test_edited_fields_are_written_as_a_draft_of_the_person(
    browser: Client, secretary: User, practice: Practice
) -> None:
    publish(practice=practice, release=Release(by=None))
    Practice.objects.filter(pk=practice.pk).update(state=PracticeState.PUBLISHED)

    def change(book: Any) -> None:
        put(book["Prácticas"], 2, Resumen="Resumen nuevo", Lecciones="Turnos")
        put(book["Pasos"], 3, Código=practice.code, Orden=2, Fecha="2014", Qué_se_hizo="Cierre")

    address = review(browser, edited(downloaded(practice), change))
    response = apply(browser, address)

    practice.refresh_from_db()
    now = record(practice)
    assert said(response) == [f"Se guardó 1 ficha como borrador: {practice.code}."]
    assert (now.summary, now.lessons) == ("Resumen nuevo", "Turnos")
    assert [each.text for each in now.steps] == ["Firma", "Cierre"]
    assert (practice.state, practice.edit_number) == (PracticeState.DRAFT, 2)
    assert list(practice.writers.all()) == [secretary]
    assert practice.publications.get().record.summary == "Resumen de Feria."
    assert StatusChange.objects.get(practice=practice).action == Action.EDIT
    assert SpreadsheetUpload.objects.count() == 0


def test_only_what_was_chosen_is_written(browser: Client, practice: Practice) -> None:
    data = edited(
        downloaded(practice),
        lambda book: put(book["Prácticas"], 2, Resumen="Nuevo", Lecciones="Turnos"),
    )

    apply(browser, review(browser, data), **{"campo-1-summary": "aqui"})

    now = record(practice)
    assert (now.summary, now.lessons) == ("Resumen de Feria.", "Turnos")


def test_what_changed_on_both_sides_is_a_conflict_and_nothing_is_overwritten(
    browser: Client, practice: Practice
) -> None:
    data = edited(
        downloaded(practice),
        lambda book: put(book["Prácticas"], 2, Resumen="De la hoja", Provincia="Zarumilla"),
    )
    change_online(practice, summary="De aquí", district="Tumbes")

    address = review(browser, data)

    assert asked(browser, address) == {
        "summary": ("conflicto", "aqui"),
        "province": ("hoja", "hoja"),
        "district": ("aqui", "aqui"),
    }
    assert "1 conflicto" in browser.get(address).content.decode()
    apply(browser, address)
    now = record(practice)
    assert (now.summary, now.province, now.district) == ("De aquí", "Zarumilla", "Tumbes")


def test_conflict_is_settled_for_the_sheet_when_the_person_says_so(
    browser: Client, practice: Practice
) -> None:
    data = edited(
        downloaded(practice), lambda book: put(book["Prácticas"], 2, Resumen="De la hoja")
    )
    change_online(practice, summary="De aquí")

    apply(browser, review(browser, data), **{"campo-1-summary": "hoja"})

    assert record(practice).summary == "De la hoja"


def test_change_after_the_review_was_shown_shows_it_anew(
    browser: Client, practice: Practice
) -> None:
    data = edited(
        downloaded(practice), lambda book: put(book["Prácticas"], 2, Resumen="De la hoja")
    )
    address = review(browser, data)
    form = shown_form(browser.get(address))
    change_online(practice, summary="De aquí")

    response = browser.post(address, form)

    assert response.status_code == 409
    assert "Otra persona guardó" in said(response)[0]
    assert asked(browser, address) == {"summary": ("conflicto", "aqui")}
    assert [each.side for r in response.context["changed"] for each in r.asked] == ["aqui"]
    assert record(practice).summary == "De aquí"


def test_base_that_was_tampered_with_only_makes_conflicts(
    browser: Client, practice: Practice
) -> None:
    def change(book: Any) -> None:
        put(book["Prácticas"], 2, Resumen="De la hoja")
        for cell in book["_base"][2][1:]:
            cell.value = "x"

    address = review(browser, edited(downloaded(practice), change))

    assert asked(browser, address) == {"summary": ("conflicto", "aqui")}


def test_rows_without_a_code_become_drafts_of_the_mesa(
    browser: Client, mesa: Mesa, practice: Practice
) -> None:
    def change(book: Any) -> None:
        put(book["Prácticas"], 2, Código="NUEVA-1", Título="Taller")
        put(book["Prácticas"], 3, Título="Sin código")
        put(book["Regiones"], 2, Código="nueva-1", Región="Tumbes")

    address = review(browser, edited(downloaded(), change))
    apply(browser, address)

    made = {each.title: each for each in Practice.objects.exclude(pk=practice.pk)}
    assert set(made) == {"Taller", "Sin código"}
    assert {(each.mesa, each.state, each.edit_number) for each in made.values()} == {
        (mesa, PracticeState.DRAFT, 1)
    }
    assert record(made["Taller"]).regions == ("24",)


def test_new_practice_that_is_not_wanted_is_not_made(browser: Client) -> None:
    make_region()
    data = edited(
        downloaded(), lambda book: put(book["Prácticas"], 2, Código="NUEVA-1", Título="Taller")
    )
    address = review(browser, data)

    response = browser.post(address, {"sent": "1"})

    assert said(response) == ["No eligió ningún cambio de la hoja."]
    assert Practice.objects.count() == 0


def test_practice_in_review_is_shown_but_not_changed(
    browser: Client, practice: Practice
) -> None:
    Practice.objects.filter(pk=practice.pk).update(state=PracticeState.SUBMITTED)
    data = edited(
        downloaded(practice), lambda book: put(book["Prácticas"], 2, Resumen="De la hoja")
    )
    address = review(browser, data)

    response = browser.post(address, {"edicion-1": "1", "campo-1-summary": "hoja"})

    assert "Está en «Enviada a revisión»" in response.content.decode()
    assert record(practice).summary == "Resumen de Feria."


def test_sources_and_what_cites_them_go_together(browser: Client, mesa: Mesa) -> None:
    practice = make_practice(
        "Feria",
        mesa=mesa.slug,
        citations=tuple(CitationEntry(title=f"Nota {n}", publisher="D") for n in (1, 2)),
        results=(ResultEntry(kind=ResultKind.RESULT, statement="Logro", citation=2),),
    )

    def change(book: Any) -> None:
        book["Fuentes"].delete_rows(2)
        put(book["Resultados"], 2, Enunciado="Otro logro")

    address = review(browser, edited(downloaded(practice), change))
    response = apply(browser, address, **{"campo-1-citations": "aqui"})

    assert "van juntas" in said(response)[0]
    apply(browser, address)
    now = record(practice)
    assert [each.title for each in now.citations] == ["Nota 2"]
    assert (now.results[0].statement, now.results[0].citation) == ("Otro logro", 1)


def test_faults_are_told_with_their_place(browser: Client, practice: Practice) -> None:
    data = edited(downloaded(practice), lambda book: put(book["Prácticas"], 2, Resumen="=1+1"))

    response = send(browser, data)

    text = re.sub(r"\s+", " ", response.content.decode())
    assert response.status_code == 422
    assert "La hoja tiene 1 error: no se cargó nada." in text
    assert "Prácticas, fila 2, columna «Resumen»" in text
    assert "un valor escrito, no una fórmula" in text
    assert SpreadsheetUpload.objects.count() == 0


def test_file_that_is_no_workbook_is_refused_in_the_form(browser: Client) -> None:
    response = send(browser, b"codigo;titulo")

    assert response.status_code == 422
    assert "No es un libro de Excel" in response.context["form"].errors["file"][0]


def test_upload_is_only_of_who_made_it(browser: Client, practice: Practice, mesa: Mesa) -> None:
    address = review(browser, downloaded(practice))
    other = Client()
    other.force_login(make_member("ines", Role.SECRETARIAT, mesa))

    assert other.get(address).status_code == 404


def test_upload_is_forgotten_after_a_day(browser: Client, practice: Practice) -> None:
    address = review(browser, downloaded(practice))
    SpreadsheetUpload.objects.update(made_at=timezone.now() - dt.timedelta(days=2))

    assert browser.get(address).status_code == 404
    review(browser, downloaded(practice))
    assert SpreadsheetUpload.objects.count() == 1


def test_review_sent_twice_is_applied_once(browser: Client, practice: Practice) -> None:
    data = edited(
        downloaded(practice), lambda book: put(book["Prácticas"], 2, Resumen="De la hoja")
    )
    address = review(browser, data)
    form = shown_form(browser.get(address))

    browser.post(address, form)
    again = browser.post(address, form, follow=True)

    practice.refresh_from_db()
    assert practice.edit_number == 2
    assert said(again)[-1] == "Esa hoja ya se aplicó o se descartó."


def test_upload_can_be_discarded(browser: Client, practice: Practice) -> None:
    address = review(browser, downloaded(practice))

    browser.post(address, {"discard": "1"})

    assert SpreadsheetUpload.objects.count() == 0
