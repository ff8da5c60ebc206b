import pytest
from django.core.cache import cache
from django.test import Client

from tests.practices.participation.walking import Walk, make_lists


@pytest.fixture
def walk(client: Client, db: None) -> Walk:  # noqa: ARG001 it asks for the database
    """Begin a proposal, with the lists that the form offers."""
    cache.clear()
    make_lists()
    return Walk(client).begin()
