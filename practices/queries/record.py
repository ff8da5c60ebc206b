"""One record as its page shows it."""

import dataclasses
import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.dates import display
from practices.enums import Facet, ResultKind, Standing
from practices.models.publication import Publication
from practices.names import (
    COVERAGE,
    Names,
    institution_names,
    instrument_names,
    read_names,
)
from practices.queries.facts import Fact
from practices.queries.record_parts import (
    AlignmentGroup,
    FigureRow,
    InstrumentRow,
    OriginalRow,
    PartnerGroup,
    SourceRow,
    alignment_groups,
    figure_rows,
    instrument_rows,
    original_rows,
    partner_groups,
    source_rows,
)
from practices.record import Record
from practices.text import excerpt

SHOWN = 2
"""Population groups that fit in the strip of facts; the rest are counted."""


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its place in the address and its title."""

    anchor: str
    title: str

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"practices/sections/{self.anchor}.html"


@dataclasses.dataclass(frozen=True, slots=True)
class Version:
    """A published version of the practice."""

    number: int
    on: dt.datetime
    note: str
    current: bool


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """Everything that the page of a record says, in the reader's language."""

    publication: Publication
    record: Record
    regions: tuple[Fact, ...]
    theme: str
    facts: tuple[Fact, ...]
    details: tuple[Fact, ...]
    alignments: list[AlignmentGroup]
    achievements: list[FigureRow]
    other_figures: list[FigureRow]
    partners: list[PartnerGroup]
    instruments: list[InstrumentRow]
    originals: list[OriginalRow]
    sources: list[SourceRow]
    versions: list[Version]
    sections: tuple[Section, ...]
    missing: tuple[str, ...]

    @property
    def description(self) -> str:
        """What a search engine may say of it."""
        return excerpt(self.record.summary, limit=160)

    @property
    def archived(self) -> bool:
        """Whether it can only be read, out of every list."""
        return self.publication.standing == Standing.ARCHIVED

    @property
    def has_timeline(self) -> bool:
        """Whether the source dates the steps."""
        return any(step.date for step in self.record.steps)

    @property
    def to_review(self) -> bool:
        """Whether the day has come on which someone should confirm it again."""
        day = self.record.review_on
        return bool(day) and day <= timezone.localdate().isoformat()

    @property
    def confirmed_on(self) -> dt.date | None:
        """When the institution confirmed it; None if it has not."""
        day = self.record.confirmed_on
        return dt.date.fromisoformat(day) if day else None


def find_publication(code: str) -> Publication | None:
    """Return the newest version of a code, whatever its standing: it says what the code is."""
    return Publication.objects.filter(code=code).order_by("-number").first()


def record_page(publication: Publication) -> RecordPage:
    """Resolve a publication; nine statements at most, whatever the record holds."""
    record, names = publication.record, read_names()
    institutions = institution_names(each.institution for each in record.partners)
    norms = instrument_names(each.instrument for each in record.instruments)
    present, absent = _sections(record)
    return RecordPage(
        publication=publication,
        record=record,
        regions=tuple(_region(key, names) for key in record.regions),
        theme=names.term(Facet.THEME, record.themes[0]) if record.themes else "",
        facts=_facts(record, names),
        details=_details(record, names),
        alignments=alignment_groups(record, names),
        achievements=figure_rows(record.achievements),
        other_figures=figure_rows(r for r in record.results if r.kind != ResultKind.RESULT),
        partners=partner_groups(record, institutions),
        instruments=instrument_rows(record, norms),
        originals=original_rows(record),
        sources=source_rows(record.citations),
        versions=_versions(publication),
        sections=present,
        missing=absent,
    )


def _sections(record: Record) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return the sections to draw, and the titles of those the source says nothing for."""
    keys = (record.lessons, record.transfer, record.limits, record.challenges)
    every = (
        (Section("en-breve", _("En breve")), record.summary),
        (Section("problema", _("El problema")), record.problem),
        (Section("que-se-hizo", _("Qué se hizo")), record.description or record.steps),
        (Section("que-cambio", _("Qué cambió")), record.results),
        (
            Section("claves", _("Claves para replicar")),
            any(keys) or record.resources or record.replications,
        ),
        (Section("quienes", _("Quiénes participan")), record.partners),
        (Section("base-legal", _("Base legal")), True),
        (Section("no-consta", _("Lo que no consta")), True),
        (Section("fuentes", _("Fuentes")), record.citations),
        (Section("citar", _("Citar y versiones")), True),
    )
    present = tuple(section for section, content in every if content)
    return present, tuple(section.title for section, content in every if not content)


def _region(ubigeo: str, names: Names) -> Fact:
    region = names.regions[ubigeo]
    return Fact("", region.name, reverse("practices:region", kwargs={"slug": region.slug}))


def _period(record: Record) -> str:
    values = {"start": display(record.start), "end": display(record.end)}
    if record.start and record.end:
        return _("%(start)s a %(end)s") % values
    if record.start:
        return _("Inicio: %(start)s") % values
    return _("Fin: %(end)s") % values if record.end else ""


def _facts(record: Record, names: Names) -> tuple[Fact, ...]:
    mesa = names.mesas.get(record.mesa)
    address = reverse("practices:mesa", kwargs={"slug": mesa.slug}) if mesa else ""
    return (
        Fact(_("Periodo"), _period(record)),
        Fact(_("Estado según la fuente"), names.term(Facet.STATUS, record.status)),
        Fact(_("Población"), _populations_in_short(record, names)),
        Fact(_("Mesa regional"), mesa.name if mesa else "", address),
        Fact(_("Tipo de fuente"), names.term(Facet.SOURCE, record.source_kind)),
        Fact(_("Nivel de evidencia"), names.term(Facet.EVIDENCE, record.evidence.value)),
    )


def _populations_in_short(record: Record, names: Names) -> str:
    first = [names.term(Facet.POPULATION, slug) for slug in record.populations[:SHOWN]]
    more = len(record.populations) - len(first)
    shown = ", ".join(first)
    return _("%(shown)s y %(count)s más") % {"shown": shown, "count": more} if more else shown


def _details(record: Record, names: Names) -> tuple[Fact, ...]:
    """Return the lesser facts; the ones that many records lack are there only if known."""
    themes = [names.term(Facet.THEME, slug) for slug in record.themes]
    populations = [names.term(Facet.POPULATION, slug) for slug in record.populations]
    optional = (
        Fact(_("Provincia"), record.province),
        Fact(_("Distrito"), record.district),
        Fact(_("Alcance"), names.term(COVERAGE, record.coverage)),
        Fact(_("Tipo de práctica"), names.term(Facet.KIND, record.kind)),
        Fact(_("Colección"), names.term(Facet.COLLECTION, record.collection)),
        Fact(_("Contacto"), _contact(record)),
    )
    return (
        Fact(_("Código"), record.code),
        Fact(_("Temas"), ", ".join(themes)),
        Fact(_("Población"), ", ".join(populations)),
        *(fact for fact in optional if fact.value),
    )


def _contact(record: Record) -> str:
    parts = (
        record.contact_office,
        record.contact_role,
        record.contact_address,
        record.contact_telephone,
        record.contact_email,
    )
    return ", ".join(part for part in parts if part)


def _versions(publication: Publication) -> list[Version]:
    rows = Publication.objects.filter(practice=publication.practice_id).order_by("-number")
    columns = rows.values_list("number", "published_at", "note")
    return [
        Version(number, on, note, number == publication.number) for number, on, note in columns
    ]
