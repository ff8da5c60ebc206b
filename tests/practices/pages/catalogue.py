"""A small catalogue for the tests of the pages: two regions, two frameworks, one target."""

from typing import Any

from practices.enums import AlignmentRole, ObjectiveKind
from practices.models.publication import Publication
from practices.record import AlignmentEntry
from tests.builders import (
    make_framework,
    make_objective,
    make_publication,
    make_region,
    make_theme,
)

REASON = "La práctica facilita los trámites."


def make_lists() -> None:
    """Make the lists that the practices of these tests refer to."""
    make_region("Áncash", "02")
    make_region("Tumbes", "24")
    make_theme("Salud")
    make_theme("Empleo")
    ods = make_framework("ods", required_to_publish=True, position=1)
    make_objective(ods, "9", position=1)
    ten = make_objective(ods, "10", position=2, official_wording=True)
    make_objective(ods, "10.7", position=3, parent=ten, kind=ObjectiveKind.TARGET)
    make_objective(ods, "14", position=4)
    pmm = make_framework("pmm", required_to_publish=True, position=2)
    make_objective(pmm, "15", position=1, review_group=3)
    make_objective(pmm, "23", position=2)
    policy = make_framework("pnm", position=3)
    make_objective(policy, "retornados", position=1, kind=ObjectiveKind.AXIS)
    make_objective(policy, "principio-1", position=2, kind=ObjectiveKind.PRINCIPLE)


def aligned(*codes: str, role: AlignmentRole = AlignmentRole.PRINCIPAL) -> list[AlignmentEntry]:
    """Return alignments written «ods:10», all with one role."""
    pairs = [code.split(":") for code in codes]
    return [
        AlignmentEntry(framework=framework, code=code, role=role, justification=REASON)
        for framework, code in pairs
    ]


def publish_practice(title: str, **overrides: Any) -> Publication:
    """Publish a practice of Tumbes about health that serves ODS 10.7 and PMM 15."""
    values = {"themes": ("salud",), "alignments": tuple(aligned("ods:10.7", "pmm:15"))}
    return make_publication(title, **values | overrides)
