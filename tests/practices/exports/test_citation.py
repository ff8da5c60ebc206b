"""A version of a record as something to cite."""

import datetime as dt

import pytest
from django.utils import timezone

from practices.exports.citation import reference
from practices.index.holder import current
from practices.models.publication import Publication
from tests.builders import make_publication, make_theme

pytestmark = pytest.mark.django_db


def test_a_reference_leads_to_its_version_and_has_texts_of_one_line() -> None:
    make_theme("Salud")
    publication = make_publication(
        "Feria", code="BP-0042", summary="Qué es.\nER  - \nPara quién.", themes=("salud",)
    )

    found = reference(publication, current().names)

    assert found.abstract == "Qué es. ER - Para quién."
    assert found.keywords == ("Salud", "Tumbes")
    assert found.url == "http://127.0.0.1:8000/practicas/bp-0042/versiones/1/"


def test_the_day_is_that_of_peru() -> None:
    publication = make_publication("Feria")
    moment = dt.datetime(2027, 1, 1, 3, tzinfo=dt.UTC)
    Publication.objects.update(published_at=moment)
    publication.refresh_from_db()

    found = reference(publication, current().names)

    assert timezone.get_current_timezone_name() == "America/Lima"
    assert (found.year, found.published) == (2026, dt.date(2026, 12, 31))
