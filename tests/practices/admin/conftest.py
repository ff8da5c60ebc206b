"""A superuser at the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def superuser(db: None) -> User:  # noqa: ARG001 it opens the database
    return User.objects.create_superuser("ana", "ana@example.org", "una-clave-larga")


@pytest.fixture
def desk(superuser: User) -> Client:
    """Give a browser in which the superuser has signed in."""
    client = Client()
    client.force_login(superuser)
    return client
