"""What is written at the desk, and whether it moves the catalogue's stamp."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from practices.editorial import PracticeState
from practices.models.editorial import StatusChange
from practices.models.frameworks import Framework, Objective
from practices.models.practice import Practice
from practices.models.proposals import Correction, Proposal
from practices.models.publication import Publication
from practices.models.source import LegalInstrument, Source
from practices.models.territory import Institution, InstitutionName, Mesa, Office, Region
from practices.models.vocabulary import EvidenceGrade, Term
from tests.builders import (
    give_second_factor,
    make_framework,
    make_institution,
    make_objective,
    make_practice,
    make_publication,
    make_region,
    make_theme,
)
from tests.practices.admin.desk import Form, add_row, open_form
from tests.practices.conftest import ReadStamp

LISTS = [
    model
    for model in apps.get_app_config("practices").get_models()
    if admin.site.is_registered(model)
    and model not in {Practice, Publication, Proposal, Correction, StatusChange}
]
"""Every model of the desk but the working record, which is not public, and the publications,
what people send and the log, which are only read."""
OPEN_LISTS = [model for model in LISTS if model is not EvidenceGrade]
"""Those whose rows are added and deleted by hand."""
every_list = pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
every_open_list = pytest.mark.parametrize("model", OPEN_LISTS, ids=lambda model: model.__name__)


def make_row(model: type[Model]) -> Model:
    """Make one row of a list, and whatever it must refer to."""
    if issubclass(model, Term):
        term: Model = model._default_manager.create(slug="uno", name_es="Uno")  # noqa: SLF001 Django's API
        return term
    row: Model = MAKERS[model]()
    return row


def make_office() -> Office:
    return Office.objects.create(
        slug="od", name="OD", short_name="OD", city="Tumbes", region=make_region()
    )


MAKERS: dict[type[Model], Any] = {
    Region: make_region,
    Office: make_office,
    Institution: lambda: make_institution("Entidad"),
    Mesa: lambda: Mesa.objects.create(slug="mtigm", name="MTIGM"),
    Framework: lambda: make_framework("ods"),
    Objective: lambda: make_objective(make_framework("ods"), "10"),
    Source: lambda: Source.objects.create(title="Nota", publisher="Diario"),
    LegalInstrument: lambda: LegalInstrument.objects.create(slug="ley-1", type="ley"),
}
ADDED: dict[type[Model], Form] = {
    Region: {
        "name": "Áncash", "ubigeo": "02", "iso_code": "PE-ANC", "slug": "ancash",
        "official_name": "Departamento de Áncash", "capital": "Huaraz", "latitude": "-9.5",
        "longitude": "-77.5",
    },
    Office: {"name": "OD", "short_name": "OD", "slug": "od-2", "city": "Piura"},
    Institution: {"name": "Otra", "slug": "otra"},
    Mesa: {"name": "Otra", "slug": "otra"},
    Framework: {"name_es": "Otro", "short_name": "OTRO", "slug": "otro"},
    Objective: {"code": "11", "title_es": "Once", "short_es": "Once"},
    Source: {"title": "Otra", "publisher": "Diario"},
    LegalInstrument: {"type": "ley", "slug": "ley-2"},
}  # fmt: skip
"""What fills in the form of a new row."""


def address(row: Model | type[Model], route: str) -> str:
    arguments = [row.pk] if isinstance(row, Model) else []
    return reverse(f"admin:practices_{row._meta.model_name}_{route}", args=arguments)  # noqa: SLF001 Django's API


def count(model: type[Model]) -> int:
    return model._default_manager.count()  # noqa: SLF001 Django's API


@every_open_list
def test_adding_a_row_moves_it_with_the_names(
    desk: Client, stamp: ReadStamp, model: type[Model]
) -> None:
    page = address(model, "add")
    form = open_form(desk, page) | ADDED.get(model, {"slug": "dos", "name_es": "Dos"})
    if model is Objective:
        form["framework"] = str(make_framework("ods").pk)
    if model is Office:
        form["region"] = str(make_region().pk)
    rows, before = count(model), stamp()

    desk.post(page, form)

    assert count(model) == rows + 1
    assert (stamp().number > before.number, stamp().names == before.names) == (True, False)


@every_list
def test_changing_a_row_moves_it_with_the_names(
    desk: Client, stamp: ReadStamp, model: type[Model]
) -> None:
    row = make_row(model)
    page = address(row, "change")
    form, before = open_form(desk, page), stamp()

    response = desk.post(page, form)

    assert response.status_code == 302
    assert (stamp().number > before.number, stamp().names == before.names) == (True, False)


@every_open_list
def test_deleting_a_row_moves_it_with_the_names(
    desk: Client, stamp: ReadStamp, model: type[Model]
) -> None:
    row = make_row(model)
    rows, before = count(model), stamp()

    desk.post(address(row, "delete"), {"post": "yes"})

    assert count(model) == rows - 1
    assert (stamp().number > before.number, stamp().names == before.names) == (True, False)


@every_open_list
def test_deleting_chosen_rows_moves_it_with_the_names(
    desk: Client, stamp: ReadStamp, model: type[Model]
) -> None:
    row = make_row(model)
    rows, before = count(model), stamp()
    chosen = {"action": "delete_selected", "_selected_action": [str(row.pk)], "post": "yes"}

    desk.post(address(model, "changelist"), chosen)

    assert count(model) == rows - 1
    assert (stamp().number > before.number, stamp().names == before.names) == (True, False)


def test_a_row_of_an_inline_moves_it(desk: Client, stamp: ReadStamp) -> None:
    institution = make_institution("Entidad")
    page = address(institution, "change")
    form, before = open_form(desk, page), stamp()
    add_row(form, "alternates", name="La entidad")

    desk.post(page, form)

    assert InstitutionName.objects.count() == 1
    assert stamp().number > before.number


def test_a_form_with_errors_does_not_move_it(desk: Client, stamp: ReadStamp) -> None:
    theme = make_theme("Salud")
    page = address(theme, "change")
    form, before = open_form(desk, page), stamp()

    response = desk.post(page, form | {"name_es": ""})

    assert response.status_code == 200
    assert stamp().number == before.number


def test_a_row_in_use_that_is_not_deleted_does_not_move_it(
    desk: Client, stamp: ReadStamp
) -> None:
    make_publication("Feria")
    before = stamp()

    desk.post(address(Region.objects.get(), "delete"), {"post": "yes"})

    assert (Region.objects.count(), stamp().number) == (1, before.number)


def test_saving_a_working_record_does_not_move_it(desk: Client, stamp: ReadStamp) -> None:
    practice = make_publication("Feria").practice
    page = address(practice, "change")
    form, before = open_form(desk, page), stamp()

    desk.post(page, form | {"title": "Feria grande"})

    assert Practice.objects.get().title == "Feria grande"
    assert stamp().number == before.number


def test_deleting_a_draft_does_not_move_it(desk: Client, stamp: ReadStamp) -> None:
    practice = make_practice("Feria")
    before = stamp()

    desk.post(address(practice, "delete"), {"post": "yes"})

    assert (Practice.objects.count(), stamp().number) == (0, before.number)


def test_publishing_chosen_practices_moves_it_with_each(
    desk: Client, superuser: User, stamp: ReadStamp
) -> None:
    chosen = [make_practice("Una"), make_practice("Dos")]
    keys = [str(each.pk) for each in chosen]
    Practice.objects.update(state=PracticeState.APPROVED)
    give_second_factor(superuser)
    before = stamp()

    desk.post(
        address(Practice, "changelist"),
        {
            "action": "publish_selected",
            "_selected_action": keys,
            "confirmed": "1",
            **{f"seen-{key}": "1" for key in keys},
        },
    )

    assert (Publication.objects.count(), stamp().number) == (2, before.number + 2)
