"""A superuser at the desk, and the people and records of the matrix of rights."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from practices.editorial import Role
from practices.models.practice import Practice
from tests.builders import make_member, make_mesa, make_practice
from tests.practices.admin.matrix_world import World, build


@pytest.fixture
def superuser(db: None) -> User:  # noqa: ARG001 it opens the database
    return User.objects.create_superuser("ana", "ana@example.org", "una-clave-larga")


@pytest.fixture
def desk(superuser: User) -> Client:
    """Give a browser in which the superuser has signed in."""
    client = Client()
    client.force_login(superuser)
    return client


@pytest.fixture
def other(db: None) -> Client:
    """Give the browser of somebody else who works at the desk."""
    del db
    client = Client()
    client.force_login(make_member("beto", Role.PUBLISHER))
    return client


@pytest.fixture
def secretary(db: None) -> Client:
    """Give the browser of a secretariat whose practice is a draft."""
    del db
    mesa = make_mesa()
    client = Client()
    client.force_login(make_member("carla", Role.SECRETARIAT, mesa))
    practice = make_practice("Feria")
    Practice.objects.filter(pk=practice.pk).update(mesa=mesa)
    return client


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Give the people and records of the matrix, made once for all the tests of a module."""
    del django_db_setup  # it makes the database
    logging.disable(logging.ERROR)  # thousands of refusals, each with its traceback
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
