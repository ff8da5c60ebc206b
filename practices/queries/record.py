"""One record as its page shows it."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from practices.enums import Facet, ResultKind, Standing
from practices.index.catalogue import CatalogueIndex
from practices.models.publication import Publication
from practices.names import Names, institution_names, instrument_names
from practices.queries.cloths import record_threads, spoken
from practices.queries.facts import Fact
from practices.queries.locators import locator
from practices.queries.record_facts import Place, details, facts_in_short, places
from practices.queries.record_files import Files, public_files
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
from practices.queries.translation import Text, Texts, localized
from practices.record import Record
from practices.text import excerpt
from practices.weave import weave

_AFTER_FILES = "base-legal"


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
    """A published version; `current` is the one on the page. Withdrawn ones have no address."""

    number: int
    on: dt.datetime
    note: str
    current: bool
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class Cloth:
    """The weave of the record, and how many threads of each kind it has."""

    drawing: SafeString
    ods: str
    pmm: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """Everything that the page of a record says, in the reader's language.

    `story` are the sections that tell what happened, `rest` those that document it: what the
    practice serves is told between them.
    """

    publication: Publication
    record: Record
    texts: Texts
    cloth: Cloth
    places: tuple[Place, ...]
    locator: SafeString
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
    files: Files
    versions: list[Version]
    story: tuple[Section, ...]
    rest: tuple[Section, ...]
    missing: tuple[str, ...]

    @property
    def standfirst(self) -> Text:
        """What the head says of the practice: the summary, unless there is a subtitle."""
        return self.texts.subtitle or self.texts.summary

    @property
    def description(self) -> str:
        """What a search engine may say of it."""
        return excerpt(self.texts.summary.words, limit=160)

    @property
    def untranslated(self) -> bool:
        """Whether nobody has put it in the reader's language."""
        return self.texts.version is None and get_language() != self.record.language

    @property
    def translation_behind(self) -> bool:
        """Whether the record has changed since it was translated."""
        version = self.texts.version
        return version is not None and version < self.publication.number

    @property
    def newest(self) -> Version:
        """The last version, which may be the one on the page."""
        return self.versions[0]

    @property
    def is_newest(self) -> bool:
        """Whether no later version says otherwise."""
        return self.newest.current

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


def find_version(newest: Publication, number: int) -> Publication | None:
    """Return one of the versions of a practice."""
    if number == newest.number:
        return newest
    return Publication.objects.filter(practice=newest.practice_id, number=number).first()


def find_withdrawal(publication: Publication) -> Publication | None:
    """Return the version that was withdrawn and took this one with it, if there is any.

    What is withdrawn stays so, and what came before it, though a later version be public.
    """
    later = Publication.objects.filter(
        practice=publication.practice_id, number__gte=publication.number
    )
    return later.filter(standing=Standing.WITHDRAWN).order_by("-number").first()


def record_page(
    publication: Publication, index: CatalogueIndex, files: Files | None = None
) -> RecordPage:
    """Resolve a publication; five statements at most, whatever the record holds.

    `files` are its files at other addresses than the public ones.
    """
    record, names = publication.record, index.names
    shown = public_files(record) if files is None else files
    institutions = institution_names(each.institution for each in record.partners)
    norms = instrument_names(each.instrument for each in record.instruments)
    return RecordPage(
        publication=publication,
        record=record,
        texts=localized(record, get_language() or ""),
        cloth=_cloth(record, names),
        places=places(record, names, index.totals[Facet.REGION]),
        locator=locator(record.regions),
        theme=names.term(Facet.THEME, record.themes[0]) if record.themes else "",
        facts=facts_in_short(record, names),
        details=details(record, names),
        alignments=alignment_groups(record, names),
        achievements=figure_rows(record.achievements),
        other_figures=figure_rows(r for r in record.results if r.kind != ResultKind.RESULT),
        partners=partner_groups(record, institutions, index),
        instruments=instrument_rows(record, norms, index),
        originals=original_rows(record),
        sources=source_rows(record.citations),
        files=shown,
        versions=versions_of(publication),
        story=tuple(section for section, content in _story(record) if content),
        rest=tuple(_rest_and_files(record, shown)),
        missing=_missing(record),
    )


def _story(record: Record) -> tuple[tuple[Section, object], ...]:
    """Return the sections that tell it; a summary that is the standfirst is not said twice."""
    return (
        (Section("en-breve", _("En breve")), record.subtitle and record.summary),
        (Section("problema", _("El problema")), record.problem),
        (Section("que-se-hizo", _("Qué se hizo")), record.description or record.steps),
        (Section("que-cambio", _("Qué cambió")), record.results),
    )


def _rest(record: Record) -> tuple[tuple[Section, object], ...]:
    keys = (record.lessons, record.transfer, record.limits, record.challenges)
    known = any(keys) or record.resources or record.replications
    return (
        (Section("claves", _("Claves para replicar")), known),
        (Section("quienes", _("Quiénes participan")), record.partners),
        (Section("base-legal", _("Base legal")), True),
        (Section("no-consta", _("Lo que no consta")), True),
        (Section("fuentes", _("Fuentes")), record.citations),
        (Section("citar", _("Citar y versiones")), True),
        (Section("datos", _("Datos de la ficha")), True),
    )


def _rest_and_files(record: Record, files: Files) -> Iterator[Section]:
    """Give the sections that document it; nobody misses files that a record does not have."""
    for section, content in _rest(record):
        if section.anchor == _AFTER_FILES and files:
            yield Section("adjuntos", _("Imágenes y documentos"))
        if content:
            yield section


def _missing(record: Record) -> tuple[str, ...]:
    """Return the titles of the sections that the source says nothing for."""
    brief, *story = _story(record)
    every = ((brief[0], record.summary), *story, *_rest(record))
    return tuple(section.title for section, content in every if not content)


def _cloth(record: Record, names: Names) -> Cloth:
    threads = record_threads(record, names)
    ods, pmm = len(threads.warp), len(threads.weft)
    return Cloth(
        drawing=weave(threads, spoken(threads)),
        ods=ngettext("%(count)s ODS", "%(count)s ODS", ods) % {"count": ods},
        pmm=ngettext("%(count)s objetivo del PMM", "%(count)s objetivos del PMM", pmm)
        % {"count": pmm},
    )


def versions_of(publication: Publication) -> list[Version]:
    """Return every version of a practice, the last one first; one statement."""
    found = Publication.objects.filter(practice=publication.practice_id).order_by("-number")
    rows = list(found.values_list("number", "published_at", "note", "standing"))
    gone = max((each[0] for each in rows if each[3] == Standing.WITHDRAWN), default=0)
    return [
        Version(
            number=number,
            on=on,
            note=note if number > gone else "",
            current=number == publication.number,
            url=version_url(publication.code, number) if number > gone else "",
        )
        for number, on, note, _standing in rows
    ]


def version_url(code: str, number: int) -> str:
    """Return the address of one version, which always shows the same words."""
    return reverse("practices:version", kwargs={"code": code, "number": number})
