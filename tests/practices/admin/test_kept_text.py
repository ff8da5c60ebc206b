"""Text that can no longer be saved is shown to whoever typed it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from practices.editorial import Action, PracticeState
from practices.models.autosave import Autosave
from practices.models.practice import Practice
from practices.models.practice_parts import Step
from practices.record import StepEntry
from practices.workflow.transitions import Ask, perform
from tests.builders import make_practice
from tests.practices.admin.desk import open_form


def change_address(row: Any) -> str:
    name = row._meta.model_name  # noqa: SLF001 Django's API
    return reverse(f"admin:practices_{name}_change", args=[row.pk])


def rows(practice: Practice) -> list[str]:
    return list(Step.objects.filter(practice=practice).values_list("text", flat=True))


def test_text_of_who_may_no_longer_write_is_shown_and_kept(secretary: Client) -> None:
    practice = Practice.objects.get()
    form = open_form(secretary, change_address(practice))
    perform(Ask(action=Action.SUBMIT, practice=practice, by=None))

    response = secretary.post(change_address(practice), form | {"problem": "Faltan citas."})

    practice.refresh_from_db()
    assert (response.status_code, practice.problem) == (403, "")
    assert practice.state == PracticeState.SUBMITTED
    assert "Faltan citas." in [each.text for each in response.context["texts"]]
    assert "Faltan+citas." in Autosave.objects.get().fields


def test_text_of_whose_session_ended_is_shown(desk: Client) -> None:
    practice = make_practice("Feria", steps=(StepEntry(text="Uno"),))
    form = open_form(desk, change_address(practice)) | {"steps-0-text": "Uno, en Tumbes"}
    desk.logout()

    response = desk.post(change_address(practice), form)

    shown = {each.label: each.text for each in response.context["texts"]}
    assert (response.status_code, rows(practice)) == (403, ["Uno"])
    assert shown["Pasos con fecha, 1: Qué se hizo"] == "Uno, en Tumbes"
    assert "Su sesión terminó mientras escribía." in response.content.decode()


def test_text_written_on_what_was_deleted_is_shown(desk: Client) -> None:
    practice = make_practice("Feria")
    form = open_form(desk, change_address(practice))
    practice.delete()

    response = desk.post(change_address(practice), form | {"problem": "Faltan citas."})

    assert response.status_code == 403
    assert "Faltan citas." in [each.text for each in response.context["texts"]]
