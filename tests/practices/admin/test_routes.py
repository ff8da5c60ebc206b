"""Every list and form of the admin: who sees it, and what it costs."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from practices.admin.base import CatalogueAdmin
from practices.enums import (
    InstrumentType,
    PartnerRole,
    ResourceKind,
    ResultKind,
)
from practices.models.editorial import StatusChange
from practices.models.frameworks import Framework, Objective
from practices.models.practice import Practice
from practices.models.proposals import Correction, Proposal
from practices.models.publication import Publication
from practices.models.source import LegalInstrument, Source
from practices.models.territory import Institution, InstitutionName, Mesa, MesaMember, Office
from practices.models.vocabulary import EvidenceGrade, Term, Theme
from practices.record import (
    AlignmentEntry,
    ChallengeEntry,
    CitationEntry,
    InstrumentEntry,
    PartnerEntry,
    ReplicationEntry,
    ResourceEntry,
    ResultEntry,
    StepEntry,
    TranslationEntry,
)
from practices.workflow.publishing import Release, publish
from tests.builders import (
    make_framework,
    make_institution,
    make_objective,
    make_practice,
    make_region,
)

MODELS = list(apps.get_app_config("practices").get_models())
REGISTERED = [model for model in MODELS if admin.site.is_registered(model)]
CLOSED_MODELS = {
    "Alignment", "Attachment", "Autosave", "CatalogueStamp", "Challenge", "Citation",
    "CodeCounter", "Comment", "Membership", "Notice", "NoticePreference", "PreviewLink",
    "PublicationAttachment", "InstitutionName", "InstrumentUse", "MesaMember", "MesaMilestone",
    "Partner",
    "PracticePopulation", "PracticeRegion", "PracticeTheme", "PracticeTranslation",
    "PublicationFacet", "PublicationText", "ReplacedDraft", "Replication", "Resource", "Result",
    "SentForm", "SpreadsheetUpload", "Step", "ProposalChange", "ProposalLink",
}  # fmt: skip
"""Parts, edited in the form of their whole, and what only the program writes."""


CLOSED_LISTS = (Publication, EvidenceGrade, StatusChange, Proposal, Correction)
"""Models whose rows nobody adds by hand."""


def make_rows(count: int) -> None:
    """Make `count` rows of every registered model, and of every part, all of them tied."""
    ods = make_framework("ods")
    for n in range(count):
        make_reference_rows(ods, n)
    numbers = range(count)
    make_practice("La original", regions=("00",))
    for n in numbers:
        make_practice(
            f"Práctica {n}",
            collection=f"collection-{n}",
            kind=f"practicekind-{n}",
            coverage=f"coverage-{n}",
            status=f"implementationstatus-{n}",
            source_kind=f"sourcekind-{n}",
            mesa="mtigm-0",
            regions=tuple(f"0{i}" for i in numbers),
            themes=tuple(f"theme-{i}" for i in numbers),
            populations=tuple(f"populationgroup-{i}" for i in numbers),
            citations=tuple(CitationEntry(title=f"Nota {i}", publisher="D") for i in numbers),
            alignments=tuple(
                AlignmentEntry(framework="ods", code=str(i), citation=i + 1) for i in numbers
            ),
            partners=tuple(
                PartnerEntry(institution=f"entidad-{i}", role=PartnerRole.LEADS)
                for i in numbers
            ),
            steps=tuple(StepEntry(text=f"Paso {i}") for i in numbers),
            results=tuple(
                ResultEntry(kind=ResultKind.RESULT, statement=f"Logro {i}", citation=i + 1)
                for i in numbers
            ),
            challenges=tuple(ChallengeEntry(difficulty=f"Traba {i}") for i in numbers),
            resources=tuple(
                ResourceEntry(kind=ResourceKind.STAFF, text=f"Equipo {i}") for i in numbers
            ),
            instruments=tuple(InstrumentEntry(instrument=f"ley-{i}") for i in numbers),
            translations=tuple(
                TranslationEntry(language=f"l{i}", version=1, title="T") for i in numbers
            ),
            replications=tuple(
                ReplicationEntry(original=each.code) for each in Practice.objects.all()
            ),
        )
    for practice in Practice.objects.all():
        publish(practice=practice, release=Release(by=User.objects.first()))
    for practice in list(Practice.objects.all())[:count]:
        mesa, region = practice.mesa, practice.regions.first()
        sent = {"state": "recibida", "sent_at": timezone.now()}
        Proposal.objects.create(title="Feria", mesa=mesa, region=region, **sent)
        Correction.objects.create(practice=practice, version=1, kind="retiro", wrong="Dato")
        StatusChange.objects.create(
            practice=practice, action="publicar", after="publicada", edit_number=1
        )


def make_reference_rows(framework: Framework, number: int) -> None:
    for model in Term.__subclasses__():
        slug = f"{model.__name__.lower()}-{number}"
        model._default_manager.create(slug=slug, name_es=slug)  # noqa: SLF001 Django's API
    region = make_region(f"Región {number}", f"0{number}")
    goal = make_objective(framework, str(number))
    make_objective(framework, f"{number}.1", parent=goal)
    body = make_institution(f"Entidad {number}")
    InstitutionName.objects.create(institution=body, name=f"La entidad {number}")
    office = Office.objects.create(
        slug=f"od-{number}", name="OD", short_name="OD", city="Tumbes", region=region
    )
    mesa = Mesa.objects.create(slug=f"mtigm-{number}", name=f"MTIGM {number}")
    Mesa.objects.create(
        slug=f"mesa-{number}", name="Mesa", region=region, office=office, replica_of=mesa
    )
    for i in range(number + 1):
        MesaMember.objects.create(mesa=mesa, name=f"M{i}", institution=body)
    Source.objects.create(title=f"Fuente {number}", publisher="Diario")
    LegalInstrument.objects.create(slug=f"ley-{number}", type=InstrumentType.LAW)


def pages(model: type[Model]) -> Iterator[str]:
    name = f"admin:practices_{model.__name__.lower()}"
    yield reverse(f"{name}_changelist")
    if model not in CLOSED_LISTS:
        yield reverse(f"{name}_add")
    row = model._default_manager.last()  # noqa: SLF001 Django's API
    assert row is not None
    yield reverse(f"{name}_change", args=[row.pk])


def test_every_model_is_registered_or_closed_on_purpose() -> None:
    closed = {model.__name__ for model in MODELS if model not in REGISTERED}

    assert closed == CLOSED_MODELS


def test_every_model_has_the_common_base() -> None:
    admins = {each: admin.site.get_model_admin(each) for each in REGISTERED}

    assert [m for m, desk in admins.items() if not isinstance(desk, CatalogueAdmin)] == []


def test_superuser_opens_every_page(desk: Client) -> None:
    make_rows(1)

    addresses = [page for model in REGISTERED for page in pages(model)]
    answers = {page: desk.get(page).status_code for page in addresses}

    assert {page: status for page, status in answers.items() if status != 200} == {}


@pytest.mark.django_db
def test_anonymous_is_sent_to_sign_in_from_every_page(client: Client) -> None:
    make_rows(1)

    for model in REGISTERED:
        for page in pages(model):
            response = client.get(page)
            assert (response.status_code, response.headers["Location"]) == (
                302,
                f"/admin/login/?next={page}",
            )


@pytest.mark.django_db
def test_staff_without_a_role_are_let_into_no_page(client: Client) -> None:
    make_rows(1)
    client.force_login(User.objects.create_user("beto", is_staff=True))

    addresses = [reverse("admin:index"), *(page for each in REGISTERED for page in pages(each))]
    answers = {client.get(page).headers.get("Location", "") for page in addresses}

    assert {each.partition("?")[0] for each in answers} == {reverse("admin:login")}


LIST_COST = {
    "practice": 39, "publication": 7, "objective": 6, "office": 6, "institution": 6,
    "mesa": 6, "legalinstrument": 6, "statuschange": 7, "proposal": 6,
}  # fmt: skip
"""Statements of a list: session, user, count and count of the filtered, rows, filters."""


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_list_costs_the_same_with_more_rows(
    desk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    model: type[Model],
    count: int,
) -> None:
    make_rows(count)
    name = model.__name__.lower()

    with django_assert_num_queries(LIST_COST.get(name, 5)):
        desk.get(reverse(f"admin:practices_{name}_changelist"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("model", "cost"), [(Practice, 74), (Mesa, 9), (Institution, 6), (Theme, 5), (Objective, 6)]
)
def test_form_costs_the_same_with_more_rows(
    desk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    model: type[Model],
    cost: int,
    count: int,
) -> None:
    make_rows(count)
    row = model._default_manager.order_by("pk").first()  # noqa: SLF001 Django's API
    if model is Practice:
        row = Practice.objects.order_by("pk").last()
    assert row is not None
    page = reverse(f"admin:practices_{model.__name__.lower()}_change", args=[row.pk])

    desk.get(page)  # content types are read once per process

    with django_assert_num_queries(cost):
        desk.get(page)
