"""A record as schema.org describes it."""

import json
import re

import pytest

from practices.exports.jsonld import described, element
from practices.index.holder import current
from practices.record import CitationEntry
from tests.builders import make_publication

pytestmark = pytest.mark.django_db


def test_what_is_known_is_described() -> None:
    source = CitationEntry(title="Nota", publisher="Diario", date="2024-01")
    publication = make_publication("Feria", code="BP-0042", citations=(source,))

    found = described(publication, current().names)

    assert (found["@type"], found["headline"], found["version"]) == ("Article", "Feria", "1")
    assert found["url"] == "http://127.0.0.1:8000/practicas/bp-0042-feria/"
    assert found["spatialCoverage"] == [{"@type": "AdministrativeArea", "name": "Tumbes, Perú"}]
    assert found["citation"] == [
        {"@type": "CreativeWork", "name": "Nota", "datePublished": "2024-01"}
    ]


def test_no_text_ends_the_element() -> None:
    summary = "Fin </script><!-- <script>alert(1)</script> & más"
    publication = make_publication("Feria", summary=summary)

    written = element(publication, current().names)

    inside = written.removeprefix('<script type="application/ld+json">')
    inside = inside.removesuffix("</script>")
    assert not re.search("[<>&]", inside)
    assert json.loads(inside)["description"] == summary
