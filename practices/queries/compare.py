"""Two to four practices side by side: what they share, and what tells them apart."""

import dataclasses
from collections.abc import Callable, Iterable
from typing import TypeAlias

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from practices.dates import display
from practices.enums import Facet
from practices.models.publication import Publication
from practices.names import Names, institution_names, instrument_names
from practices.queries.cards import ObjectiveChip, goal_chips
from practices.queries.cloths import record_threads
from practices.queries.record_parts import figure_rows
from practices.queries.translation import Texts, localized
from practices.record import Record
from practices.templatetags.catalogo import numero
from practices.weave import weave

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One of the practices compared."""

    code: str
    title: str
    title_language: str
    url: str
    weave: SafeString


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """An objective that a practice serves; `common` when all of them do."""

    objective: ObjectiveChip
    common: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """What one practice has in a row: a figure and words, or objectives.

    `language` is that of the words of a record; empty for those of the page.
    """

    texts: tuple[str, ...] = ()
    figure: str = ""
    language: str = ""
    marks: tuple[Mark, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One thing of each practice; `same` when it does not tell them apart."""

    label: str
    cells: tuple[Cell, ...]
    same: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """The practices compared, in the order asked, and every row."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows that tell them apart."""
        return tuple(row for row in self.rows if not row.same)


@dataclasses.dataclass(frozen=True, slots=True)
class _Read:
    """A record with the names that its cells need."""

    record: Record
    texts: Texts
    names: Names
    institutions: dict[str, str]
    norms: tuple[str, ...]

    def terms(self, facet: Facet, slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.names.term(facet, slug) for slug in slugs if slug)


_Maker: TypeAlias = Callable[[_Read], Cell]


def compare(publications: list[Publication], names: Names) -> Comparison:
    """Put some practices side by side; two statements, whatever they hold."""
    read = _read(publications, names)
    columns = (_column(*each) for each in zip(publications, read, strict=True))
    return Comparison(
        columns=tuple(columns),
        rows=(
            *(_row(str(label), [maker(each) for each in read]) for label, maker in _FIRST),
            _objectives(str(_("ODS")), "ods", read),
            _objectives(str(_("Pacto Mundial")), "pmm", read),
            *(_row(str(label), [maker(each) for each in read]) for label, maker in _REST),
        ),
    )


def _read(publications: list[Publication], names: Names) -> list[_Read]:
    records = [each.record for each in publications]
    institutions = institution_names(p.institution for r in records for p in r.partners)
    norms = instrument_names(i.instrument for r in records for i in r.instruments)
    return [
        _Read(
            record=each,
            texts=localized(each, get_language() or each.language),
            names=names,
            institutions=institutions,
            norms=tuple(
                i.text or str(norms.get(i.instrument, i.instrument)) for i in each.instruments
            ),
        )
        for each in records
    ]


def _column(publication: Publication, read: _Read) -> Column:
    return Column(
        code=publication.code.lower(),
        title=read.texts.title.words,
        title_language=read.texts.title.language,
        url=publication.get_absolute_url(),
        weave=weave(record_threads(read.record, read.names)),
    )


def _row(label: str, cells: list[Cell]) -> Row:
    return Row(label, tuple(cells), same=len(cells) > 1 and len(set(cells)) == 1)


def _objectives(label: str, framework: str, read: list[_Read]) -> Row:
    served = [goal_chips(each.record, framework, each.names) for each in read]
    codes = [{chip.code for chip in chips} for chips in served]
    several = len(read) > 1
    common = set.intersection(*codes) if several else set()
    cells = tuple(
        Cell(marks=tuple(Mark(chip, chip.code in common) for chip in chips)) for chips in served
    )
    return Row(label, cells, same=several and all(each == common for each in codes))


def _listed(names: Iterable[str]) -> Cell:
    text = ", ".join(names)
    return Cell((text,) if text else ())


def _regions(read: _Read) -> Cell:
    return _listed(read.names.regions[key].name for key in read.record.regions)


def _themes(read: _Read) -> Cell:
    return _listed(read.terms(Facet.THEME, read.record.themes))


def _populations(read: _Read) -> Cell:
    return _listed(read.terms(Facet.POPULATION, read.record.populations))


def _done(read: _Read) -> Cell:
    summary = read.texts.summary
    return Cell((summary.words,), language=summary.language) if summary else Cell()


def _result(read: _Read) -> Cell:
    """Return the first achievement, those with a figure before the others."""
    rows = figure_rows(read.record.achievements)
    first = next((row for row in rows if row.value is not None), rows[0] if rows else None)
    if first is None:
        return Cell()
    figure = ""
    if first.value is not None:
        number = numero(first.value)
        number = f"{number}{NO_BREAK_SPACE}%" if first.percent else number
        parts = (first.bound, number, first.unit)
        figure = " ".join(part for part in parts if part)
    return Cell((first.statement,), figure, language=read.record.language)


def _leads(read: _Read) -> Cell:
    names = (
        read.institutions.get(each.institution, each.name) or each.institution
        for each in read.record.leads
    )
    return Cell(tuple(names), language=read.record.language)


def _entities(read: _Read) -> Cell:
    total = len(read.record.partners)
    return Cell((numero(total),) if total else ())


def _start(read: _Read) -> Cell:
    return Cell((display(read.record.start),))


def _status(read: _Read) -> Cell:
    return Cell(read.terms(Facet.STATUS, [read.record.status]))


def _source(read: _Read) -> Cell:
    return Cell(read.terms(Facet.SOURCE, [read.record.source_kind]))


def _norms(read: _Read) -> Cell:
    return Cell(read.norms, language=read.record.language)


_FIRST: tuple[tuple[object, _Maker], ...] = (
    (_("Región"), _regions),
    (_("Tema"), _themes),
    (_("Población"), _populations),
)
_REST: tuple[tuple[object, _Maker], ...] = (
    (_("Qué se hizo"), _done),
    (_("Resultado principal"), _result),
    (_("Conduce"), _leads),
    (_("Entidades"), _entities),
    (_("Inicio"), _start),
    (_("Estado"), _status),
    (_("Tipo de fuente"), _source),
    (_("Base legal"), _norms),
)
