"""The people and the records of the matrix of rights, made once for all of its cells."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from django.apps import apps
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from practices.editorial import Action, CorrectionKind, PracticeState, ProposalState, Role
from practices.enums import AttachmentKind, InstrumentType, PartnerRole
from practices.index import holder
from practices.models.editorial import Comment, StatusChange
from practices.models.notices import Notice
from practices.models.practice import Practice
from practices.models.practice_draft import ReplacedDraft
from practices.models.practice_parts import Attachment
from practices.models.proposals import Correction, Proposal
from practices.models.publication import Publication
from practices.models.source import LegalInstrument, Source
from practices.models.spreadsheet import SpreadsheetUpload
from practices.models.territory import Mesa, Office
from practices.models.vocabulary import PopulationGroup, Term
from practices.record import CitationEntry, InstrumentEntry, PartnerEntry
from practices.snapshot.dumping import dump
from practices.workflow.publishing import Release, publish
from practices.workflow.sharing import share
from tests.builders import (
    make_framework,
    make_institution,
    make_member,
    make_mesa,
    make_objective,
    make_practice,
    make_region,
    make_theme,
    withdraw,
)

SECRET = "Reservado"
"""Begins what no public answer may ever say."""
LISTED = "Difundido"
S = PracticeState


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A working record of the matrix: its state, its mesa, and whether it has a version."""

    state: PracticeState
    mesa: str = "a"
    public: bool = False


RECORDS: dict[str, Case] = {
    "draft": Case(S.DRAFT),
    "sent": Case(S.SUBMITTED),
    "returned": Case(S.RETURNED),
    "approved": Case(S.APPROVED),
    "published": Case(S.PUBLISHED, public=True),
    "rewritten": Case(S.DRAFT, public=True),
    "archived": Case(S.ARCHIVED, public=True),
    "withdrawn": Case(S.WITHDRAWN, public=True),
    "loose": Case(S.DRAFT, mesa=""),
    "foreign": Case(S.DRAFT, mesa="b"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks: their role, and the mesa in which they have it; «» is all of them."""

    role: Role | None = None
    mesa: str = ""

    def reaches(self, record: str) -> bool:
        return self.role is not None and self.mesa in {"", RECORDS[record].mesa}


PEOPLE: dict[str, Person] = {
    "anonymous": Person(),
    "without a role": Person(),
    "inactive": Person(),
    "reader": Person(Role.READER),
    "secretary": Person(Role.SECRETARIAT, "a"),
    "neighbour": Person(Role.SECRETARIAT, "b"),
    "reviewer": Person(Role.REVIEWER),
    "reviewer of a mesa": Person(Role.REVIEWER, "a"),
    "publisher": Person(Role.PUBLISHER),
    "administrator": Person(Role.ADMINISTRATOR),
}
COLLEAGUES = [name for name, each in PEOPLE.items() if each.role]


class World(SimpleNamespace):
    """Everything that the routes name, by the name of its record."""

    users: dict[str, User]
    practices: dict[str, Practice]
    mesas: dict[str, Mesa]
    comments: dict[str, int]
    links: dict[str, int]
    tokens: dict[str, str]
    drafts: dict[str, int]
    files: dict[str, int]
    changes: dict[str, int]
    publications: dict[str, int]
    proposals: dict[str, int]
    corrections: dict[str, int]
    author: User
    notice: int
    upload: str
    rows: dict[str, int]

    def client(self, name: str) -> Client:
        """Return the browser of somebody, signed in if they can be."""
        client = Client()
        if name in self.users:
            client.force_login(self.users[name])
        return client


def build() -> World:
    """Make the people and the records."""
    world = World(mesas={name: make_mesa(f"Mesa {name}") for name in "ab"}, users={})
    _make_lists()
    world.author = make_member("autora", Role.ADMINISTRATOR)
    for name, person in PEOPLE.items():
        if person.role:
            mesa = world.mesas.get(person.mesa)
            member = make_member(name.replace(" ", "-"), person.role, mesa, second_factor=True)
            world.users[name] = member
    world.users["without a role"] = User.objects.create_user("sin-papel", password="x")
    world.users["inactive"] = make_member("inactiva", Role.ADMINISTRATOR)
    User.objects.filter(username="inactiva").update(is_active=False)
    world.practices = {name: _practice(world, name) for name in RECORDS}
    _add_what_hangs(world)
    _add_received(world)
    world.rows = {
        model._meta.label_lower.replace(".", "_"): model._default_manager.all()[0].pk  # noqa: SLF001 Django's API
        for model in apps.get_app_config("practices").get_models()
        if model._default_manager.exists()  # noqa: SLF001 Django's API
    }
    return world


def _make_lists() -> None:
    """Make the rows that addresses name."""
    for model in Term.__subclasses__():
        model._default_manager.create(slug="uno", name_es="Uno")  # noqa: SLF001 Django's API
    Source.objects.create(title="Fuente", publisher="Diario")
    region = make_region()
    values = {"name": "OD", "short_name": "OD", "city": "Tumbes", "region": region}
    Office.objects.create(slug="od", **values)
    ods = make_framework("ods")
    make_objective(ods, "10.7", parent=make_objective(ods, "10"))
    make_institution("Entidad")
    make_theme("Acogida")
    PopulationGroup.objects.create(slug="ninez", name_es="Niñez")
    LegalInstrument.objects.create(slug="ley", type=InstrumentType.LAW)


def _practice(world: World, name: str) -> Practice:
    case = RECORDS[name]
    mesa = world.mesas.get(case.mesa)
    word = LISTED if case.public else SECRET
    practice = make_practice(
        f"{word} {name}",
        mesa=mesa.slug if mesa else "",
        citations=(CitationEntry(title="Nota", publisher="Diario"),),
        partners=(PartnerEntry(institution="entidad", role=PartnerRole.LEADS),),
        instruments=(InstrumentEntry(instrument="ley"),),
    )
    if case.public:
        publish(practice=practice, release=Release(by=None))
        Practice.objects.filter(pk=practice.pk).update(title=f"{SECRET} {name}")
    if case.state == S.WITHDRAWN:
        withdraw(practice=practice, reason="Dejó de ser cierta.")
    if case.state == S.ARCHIVED:
        practice.publications.update(standing="archivada")
    Practice.objects.filter(pk=practice.pk).update(state=case.state)
    practice.refresh_from_db()
    return practice


def _add_what_hangs(world: World) -> None:
    world.comments, world.links, world.tokens, world.drafts = {}, {}, {}, {}
    world.changes, world.publications, world.files = {}, {}, {}
    for name, practice in world.practices.items():
        said = f"{SECRET} comentario de {name}"
        comment = Comment.objects.create(practice=practice, author=world.author, text=said)
        world.comments[name] = comment.pk
        Practice.objects.filter(pk=practice.pk).update(state=S.DRAFT)
        shared = share(practice=practice, by=world.author, label=f"{SECRET} enlace")
        Practice.objects.filter(pk=practice.pk).update(state=practice.state)
        world.links[name], world.tokens[name] = shared.link.pk, shared.token
        record = dump(practice)
        draft = ReplacedDraft.objects.create(
            practice=practice,
            snapshot={"title": f"{SECRET} copia"},
            sha256=record.sha256,
            edit_number=1,
            replaced_by=world.author,
        )
        world.drafts[name] = draft.pk
        change = StatusChange.objects.create(
            practice=practice,
            action=Action.SUBMIT,
            after=S.SUBMITTED,
            by=world.author,
            edit_number=1,
            reason=f"{SECRET} motivo de {name}",
        )
        world.changes[name] = change.pk
        file = Attachment.objects.create(
            practice=practice,
            kind=AttachmentKind.DOCUMENT,
            file=ContentFile(b"%PDF-1.4 " + name.encode(), f"{name}.pdf"),
            sha256=f"{practice.pk:064}",
            title=f"{SECRET} acta",
        )
        world.files[name] = file.pk
        version = Publication.objects.filter(practice=practice).first()
        if version:
            world.publications[name] = version.pk
    notice = Notice.objects.create(
        recipient=world.author,
        practice=world.practices["draft"],
        change_id=world.changes["draft"],
        delivery="ninguno",
    )
    world.notice = notice.pk


def _add_received(world: World) -> None:
    world.proposals, world.corrections = {}, {}
    mesas = {"a": world.mesas["a"], "b": world.mesas["b"], "": None}
    for name, mesa in mesas.items():
        row = Proposal.objects.create(
            state=ProposalState.RECEIVED,
            title=f"{SECRET} propuesta {name}",
            mesa=mesa,
            sent_at=timezone.now(),
        )
        world.proposals[name] = row.pk
    for name in ("draft", "loose", "foreign"):
        asked = Correction.objects.create(
            practice=world.practices[name],
            version=1,
            kind=CorrectionKind.CORRECTION,
            wrong=f"{SECRET} dato",
        )
        world.corrections[name] = asked.pk
    world.upload = "t" * 43
    SpreadsheetUpload.objects.create(
        token=world.upload,
        user=world.author,
        file_name=f"{SECRET}.xlsx",
        data={"proposals": [], "warnings": []},
    )


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the database what is done inside."""
    key = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(key)
        holder.forget()


def soon() -> str:
    """Return a moment to come, as its form sends it."""
    return (timezone.localtime() + dt.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
