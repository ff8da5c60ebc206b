"""Rows for tests: plain functions that make one thing, whole and valid, in the database."""

from typing import Any, TypeVar

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import models, transaction

from practices.editorial import Action, Role
from practices.enums import PartnerRole
from practices.models.editorial import Membership
from practices.models.frameworks import Framework, Objective
from practices.models.practice import Practice
from practices.models.publication import Publication
from practices.models.territory import Institution, Mesa, Region
from practices.models.vocabulary import Theme
from practices.record import CitationEntry, PartnerEntry, Record
from practices.snapshot.loading import load, load_replications
from practices.snapshot.references import References
from practices.text import slugify
from practices.workflow.codes import next_codes
from practices.workflow.publishing import Release, publish
from practices.workflow.stamp import bump
from practices.workflow.transitions import Ask, perform

Row = TypeVar("Row", bound=models.Model)


def _listed(row: Row) -> Row:
    """Save a row of a list as the product does: processes that hold the lists are told."""
    with transaction.atomic():
        row.save()
        bump(names=True)
    return row


def make_region(name: str = "Tumbes", ubigeo: str = "24", **overrides: Any) -> Region:
    """Make a region; by itself it is Tumbes."""
    values = {
        "slug": slugify(name),
        "iso_code": f"PE-{ubigeo}",
        "official_name": f"Departamento de {name}",
        "capital": name,
        "latitude": "-3.5669",
        "longitude": "-80.4515",
    }
    return _listed(Region(name=name, ubigeo=ubigeo, **values | overrides))


def make_theme(name: str, **overrides: Any) -> Theme:
    """Make a theme whose key is its name's."""
    return _listed(Theme(**{"name_es": name, "slug": slugify(name)} | overrides))


def make_institution(name: str, **overrides: Any) -> Institution:
    """Make an institution whose key is its name's."""
    return _listed(Institution(**{"name": name, "slug": slugify(name)} | overrides))


def make_framework(slug: str, **overrides: Any) -> Framework:
    """Make a framework that no practice needs in order to be published."""
    values = {"name_es": slug.upper(), "short_name": slug.upper()}
    return _listed(Framework(slug=slug, **values | overrides))


def make_objective(framework: Framework, code: str, **overrides: Any) -> Objective:
    """Make an objective of a framework."""
    titles = {"title_es": f"Objetivo {code}", "short_es": f"Objetivo {code}"}
    return _listed(Objective(framework=framework, code=code, **titles | overrides))


def make_practice(title: str, **overrides: Any) -> Practice:
    """Make a working record that can be published: whatever is not given takes a default.

    `overrides` are fields of Record; the region, if not given, is Tumbes.
    """
    if "regions" not in overrides and not Region.objects.filter(ubigeo="24").exists():
        make_region()
    values: dict[str, Any] = {
        "code": overrides.get("code") or next_codes(1)[0],
        "summary": f"Resumen de {title}.",
        "regions": ("24",),
        "partners": (PartnerEntry(name="Gobierno Regional", role=PartnerRole.LEADS),),
        "citations": (CitationEntry(title=f"Nota de {title}", publisher="Diario"),),
        "completeness_note": "La fuente no da resultados.",
    }
    record = Record(title=title, **values | overrides)
    with transaction.atomic():
        practices = load([record], References.read())
        load_replications([(practices[0], record)])
    return practices[0]


def make_publication(title: str, **overrides: Any) -> Publication:
    """Make a practice as `make_practice` does and publish it."""
    return publish(practice=make_practice(title, **overrides), release=Release(by=None))


def withdraw(*, practice: Practice, reason: str) -> None:
    """Withdraw a practice, as the command does."""
    perform(Ask(action=Action.WITHDRAW, practice=practice, by=None, reason=reason))


def make_mesa(name: str = "Mesa regional de Tumbes", **overrides: Any) -> Mesa:
    """Make a mesa whose key is its name's."""
    return _listed(Mesa(**{"name": name, "slug": slugify(name)} | overrides))


def make_member(
    username: str, role: Role, mesa: Mesa | None = None, *, second_factor: bool = False
) -> User:
    """Make a person who works at the desk, with a second factor if asked for."""
    address = f"{username}@example.org"
    user = User.objects.create_user(username, address, "una-clave-larga", is_staff=True)
    Membership.objects.create(user=user, role=role, mesa=mesa)
    if second_factor:
        give_second_factor(user)
    return user


def give_second_factor(user: User) -> None:
    """Give an account a generator of codes, whose secret nobody knows."""
    kind = Authenticator.Type.TOTP
    Authenticator.objects.create(user=user, type=kind, data={"secret": "s"})
