"""What a record needs before it may be published, and what would make it better: one list."""

import dataclasses
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from practices.editorial import Section
from practices.enums import AlignmentRole, AttachmentKind
from practices.names import FrameworkName, Names
from practices.record import AlignmentEntry, AttachmentEntry, Record

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


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that is asked of a record: by whom it is met, `message` is empty."""

    section: Section
    field: str
    """Of the record."""
    label: str
    message: str = ""
    """What is missing, in the reader's language."""
    place: str = ""
    blocking: bool = True
    """Whether a publication waits for it; else it is advice."""

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.message


def checklist(record: Record, names: Names) -> list[Check]:
    """Everything that is asked of a record, met or not; first what a publication waits for."""
    return [*_required(record, names), *_advised(record)]


def obstacles(record: Record, names: Names) -> list[Obstacle]:
    """Everything that keeps the record from being published; empty when nothing does."""
    return [
        Obstacle(each.field, each.message, each.place)
        for each in _required(record, names)
        if not each.met
    ]


def _required(record: Record, names: Names) -> Iterator[Check]:
    yield from _filled(record)
    for framework in names.frameworks.values():
        yield from _principals(record, framework)
    yield from _reasons(record, names)
    yield from _consent(record)
    yield from _images(record)


def _filled(record: Record) -> Iterator[Check]:
    yield Check(
        section=Section.IDENTITY,
        field="summary",
        label=_("Resumen"),
        message="" if record.summary else _("Falta el resumen."),
    )
    yield Check(
        section=Section.TERRITORY,
        field="regions",
        label=_("Región donde ocurre"),
        message="" if record.regions else _("Falta la región donde ocurre."),
    )
    yield Check(
        section=Section.PARTNERS,
        field="partners",
        label=_("Institución que lidera"),
        message="" if record.leads else _("Falta la institución que lidera."),
    )
    yield Check(
        section=Section.SOURCES,
        field="citations",
        label=_("Al menos una fuente"),
        message="" if record.citations else _("Falta al menos una fuente."),
    )
    message = _("Falta un resultado, o decir en «Lo que no consta» que la fuente no lo da.")
    yield Check(
        section=Section.RESULTS,
        field="results",
        label=_("Un resultado, o «Lo que no consta»"),
        message="" if record.results or record.completeness_note else message,
    )


def _principals(record: Record, framework: FrameworkName) -> Iterator[Check]:
    aligned = record.aligned(framework.slug)
    count = sum(each.role == AlignmentRole.PRINCIPAL for each in aligned)
    values = {"framework": framework.short_name, "most": PRINCIPAL_MAX}
    message = ""
    if framework.required_to_publish and count == 0:
        message = _("Falta un objetivo principal (%(framework)s).")
    if count > PRINCIPAL_MAX:
        message = _("Hay más de %(most)s objetivos principales (%(framework)s).")
    if framework.required_to_publish or message:
        yield Check(
            section=Section.ALIGNMENT,
            field="alignments",
            label=_("Objetivo principal (%(framework)s)") % values,
            message=message % values,
        )


def _reasons(record: Record, names: Names) -> Iterator[Check]:
    required = {each.slug for each in names.frameworks.values() if each.required_to_publish}
    asked = {
        number: each
        for number, each in enumerate(record.alignments, start=1)
        if each.framework in required
    }
    missing = {
        number: each
        for number, each in asked.items()
        if not JUSTIFICATION_MIN <= len(each.justification) <= JUSTIFICATION_MAX
    }
    if asked and not missing:
        yield _reason()
    for number, each in missing.items():
        message = _("El motivo de %(objective)s debe tener de %(least)s a %(most)s caracteres.")
        values = {"least": JUSTIFICATION_MIN, "most": JUSTIFICATION_MAX}
        called = _called(each, names)
        place = f"alignments[{number}].justification"
        yield _reason(message % {"objective": called, **values}, place)


def _called(alignment: AlignmentEntry, names: Names) -> str:
    return f"{names.frameworks[alignment.framework].short_name} {alignment.code}"


def _reason(message: str = "", place: str = "") -> Check:
    return Check(
        section=Section.ALIGNMENT,
        field="alignments",
        label=_("Motivo de cada objetivo"),
        message=message,
        place=place,
    )


def _consent(record: Record) -> Iterator[Check]:
    for each in record.attachments:
        if not (each.shows_people or each.shows_minors):
            continue
        message = _("Falta el consentimiento de las personas que se ven en «%(title)s».")
        given = each.consent_reference and each.consent_date
        yield Check(
            section=Section.ATTACHMENTS,
            field="attachments",
            label=_("Consentimiento de las personas que se ven"),
            message="" if given else message % {"title": each.title},
        )


def _images(record: Record) -> Iterator[Check]:
    """Ask of each image what tells it to who cannot see it, and that it was drawn anew."""
    images = [each for each in record.attachments if each.kind == AttachmentKind.IMAGE]
    if not images:
        return
    mute = _titles(each for each in images if not each.alternative_text)
    message = _("Falta el texto alternativo de %(titles)s.")
    yield _of_files(_("Texto alternativo de cada imagen"), message, mute)
    raw = _titles(each for each in images if not (each.thumbnail and each.width))
    message = _("Suba otra vez %(titles)s: el catálogo aún no la ha preparado para la web.")
    if raw:
        yield _of_files(_("Imágenes preparadas para la web"), message, raw)


def _titles(files: Iterable[AttachmentEntry]) -> str:
    return ", ".join(f"«{each.title}»" for each in files)


def _of_files(label: str, message: str, titles: str, *, blocking: bool = True) -> Check:
    return Check(
        section=Section.ATTACHMENTS,
        field="attachments",
        label=label,
        message=message % {"titles": titles} if titles else "",
        blocking=blocking,
    )


def _advised(record: Record) -> Iterator[Check]:
    yield from _advised_of_results(record)
    yield from _advised_of_files(record)
    message = _("Falta la fecha en que se volverá a revisar.")
    yield Check(
        section=Section.MANAGEMENT,
        field="review_on",
        label=_("Fecha para volver a revisarla"),
        message="" if record.review_on else message,
        blocking=False,
    )


def _advised_of_results(record: Record) -> Iterator[Check]:
    if not record.results:
        return
    bare = sum(not (each.citation and each.cut_off) for each in record.results)
    message = _("Resultados o datos sin su fuente o sin fecha de corte: %(count)s.")
    yield Check(
        section=Section.RESULTS,
        field="results",
        label=_("Resultados con fuente y fecha"),
        message=message % {"count": bare} if bare else "",
        blocking=False,
    )


def _advised_of_files(record: Record) -> Iterator[Check]:
    if not record.attachments:
        return
    unsigned = _titles(each for each in record.attachments if not each.credit)
    message = _("Falta decir de quién es %(titles)s.")
    yield _of_files(_("Autoría de cada archivo"), message, unsigned, blocking=False)
    unlicensed = _titles(each for each in record.attachments if not each.licence)
    message = _("Falta la licencia de %(titles)s.")
    yield _of_files(_("Licencia de cada archivo"), message, unlicensed, blocking=False)
