"""A backup restored under a running process."""

import pytest

from practices.index.holder import current
from practices.models.publication import PublicationText
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
