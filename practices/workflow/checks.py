"""What a record needs before it may be published."""

import dataclasses
from collections.abc import Iterator

from django.utils.translation import gettext as _

from practices.enums import AlignmentRole
from practices.names import FrameworkName, Names
from practices.record import Record

JUSTIFICATION_MIN = 10
JUSTIFICATION_MAX = 400
PRINCIPAL_MAX = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps a record from being published, in the reader's language."""

    field: str
    message: str
    place: str = ""
    """Path of the very text in the record, when only one is to blame."""


def obstacles(record: Record, names: Names) -> list[Obstacle]:
    """Everything that keeps the record from being published; empty when nothing does."""
    return [*_missing(record), *_alignments(record, names), *_consent(record)]


def _missing(record: Record) -> Iterator[Obstacle]:
    if not record.summary:
        yield Obstacle("summary", _("Falta el resumen."))
    if not record.regions:
        yield Obstacle("regions", _("Falta la región donde ocurre."))
    if not record.leads:
        yield Obstacle("partners", _("Falta la institución que lidera."))
    if not record.citations:
        yield Obstacle("citations", _("Falta al menos una fuente."))
    if not record.results and not record.completeness_note:
        message = _("Falta un resultado, o decir en «Lo que no consta» que la fuente no lo da.")
        yield Obstacle("results", message)


def _alignments(record: Record, names: Names) -> Iterator[Obstacle]:
    for framework in names.frameworks.values():
        yield from _principals(record, framework)
    required = {each.slug for each in names.frameworks.values() if each.required_to_publish}
    for number, each in enumerate(record.alignments, start=1):
        long_enough = JUSTIFICATION_MIN <= len(each.justification) <= JUSTIFICATION_MAX
        if each.framework in required and not long_enough:
            message = _(
                "El motivo de %(objective)s debe tener de %(least)s a %(most)s caracteres."
            )
            values = {"least": JUSTIFICATION_MIN, "most": JUSTIFICATION_MAX}
            objective = f"{names.frameworks[each.framework].short_name} {each.code}"
            place = f"alignments[{number}].justification"
            yield Obstacle("alignments", message % {"objective": objective, **values}, place)


def _principals(record: Record, framework: FrameworkName) -> Iterator[Obstacle]:
    aligned = record.aligned(framework.slug)
    count = sum(each.role == AlignmentRole.PRINCIPAL for each in aligned)
    values = {"framework": framework.short_name, "most": PRINCIPAL_MAX}
    if framework.required_to_publish and count == 0:
        message = _("Falta un objetivo principal (%(framework)s).")
        yield Obstacle("alignments", message % values)
    if count > PRINCIPAL_MAX:
        message = _("Hay más de %(most)s objetivos principales (%(framework)s).")
        yield Obstacle("alignments", message % values)


def _consent(record: Record) -> Iterator[Obstacle]:
    for each in record.attachments:
        recognisable = each.shows_people or each.shows_minors
        if recognisable and not (each.consent_reference and each.consent_date):
            message = _("Falta el consentimiento de las personas que se ven en «%(title)s».")
            yield Obstacle("attachments", message % {"title": each.title})
