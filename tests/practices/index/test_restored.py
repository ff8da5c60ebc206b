"""A backup restored under a running process."""

import pytest
from django.test import Client

from practices.index.holder import current
from practices.models.publication import Publication, PublicationText
from practices.models.stamp import CatalogueStamp
from practices.selection import Selection
from tests.builders import make_publication

pytestmark = pytest.mark.django_db


def test_texts_that_come_back_under_keys_already_read_are_read_again() -> None:
    make_publication("Feria")
    assert current().count(Selection(q="albergue")) == 0

    PublicationText.objects.update(title="albergue")
    CatalogueStamp.objects.update(number=0, token="restored")

    assert current().count(Selection(q="albergue")) == 1


def test_rows_of_the_listing_that_come_back_with_other_words_are_drawn_again(
    client: Client,
) -> None:
    publication = make_publication("Feria")
    assert ">Feria</a>" in client.get("/practicas/").content.decode()

    Publication.objects.update(snapshot=publication.snapshot | {"title": "Albergue"})
    CatalogueStamp.objects.update(number=0, token="restored")

    assert ">Albergue</a>" in client.get("/practicas/").content.decode()
    CatalogueStamp.objects.update(number=1, token="edited since")
    assert ">Albergue</a>" in client.get("/practicas/").content.decode()
