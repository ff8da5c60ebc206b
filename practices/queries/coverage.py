"""Where two agendas, or an agenda and the regions, cross: the matrix and its totals."""

import dataclasses
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.names import FRAMEWORK_FACETS, Names
from practices.queries.cards import objective_url
from practices.queries.coverage_choice import CoverageChoice, Unit
from practices.queries.frameworks import goals
from practices.selection import Selection
from practices.templatetags.catalogo import numero

STEPS = (1, 2, 5, 10)
"""From which figure on a cell has each of the four inks."""
LONGEST_BAR = 36
_FRAMEWORKS = {facet: framework for framework, facet in FRAMEWORK_FACETS.items()}


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """What a row or column is: «PMM 15», its name, its page, its figure and its listing.

    `bar` is how long its figure is drawn, beside the greatest of its side.
    """

    facet: Facet
    value: str
    label: str
    name: str
    page: str
    count: int
    url: str
    bar: int

    @property
    def colour_class(self) -> str:
        """The class that gives its official colour; only the ODS have one."""
        return f"ods-{self.value}" if self.facet == Facet.ODS else ""

    @property
    def is_region(self) -> bool:
        """Whether it is a region, which has a name and no number."""
        return self.facet == Facet.REGION


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A crossing: its figure, the listing behind it and what it is called.

    `step` is its ink, from 0 to 4; a barren one is in a row or column without any practice.
    """

    column: Head
    count: int
    url: str
    label: str
    figure: str
    step: int
    is_barren: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix."""

    head: Head
    cells: tuple[Cell, ...]

    @property
    def strip_width(self) -> int:
        """How wide its strip is: five units each cell, and one between."""
        return 6 * len(self.cells) - 1

    @property
    def filled_path(self) -> str:
        """The cells of its strip that have a practice, as a path of SVG."""
        return _squares(place for place, cell in enumerate(self.cells) if cell.count)

    @property
    def empty_path(self) -> str:
        """The cells of its strip that have none."""
        return _squares(place for place, cell in enumerate(self.cells) if not cell.count)


def _squares(places: Iterable[int]) -> str:
    return "".join(f"M{6 * place} 0h5v5h-5z" for place in places)


@dataclasses.dataclass(frozen=True, slots=True)
class Matrix:
    """Every crossing of what was chosen."""

    choice: CoverageChoice
    columns: tuple[Head, ...]
    lines: tuple[Line, ...]

    @property
    def size(self) -> int:
        """How many crossings it has."""
        return len(self.columns) * len(self.lines)

    @property
    def filled(self) -> int:
        """How many crossings have at least one practice."""
        return sum(1 for line in self.lines for cell in line.cells if cell.count)

    @property
    def missing(self) -> list[Head]:
        """The rows and columns without any practice."""
        heads = [*(line.head for line in self.lines), *self.columns]
        return [head for head in heads if not head.count]


@dataclasses.dataclass(frozen=True, slots=True)
class _Counting:
    """How a matrix counts: among some practices, them or the regions they happen in."""

    index: CatalogueIndex
    choice: CoverageChoice
    among: int
    regions: tuple[int, ...]

    def bits(self, facet: Facet, value: str) -> int:
        having = self.index.having(facet, [value], principal_only=self.choice.principal)
        return having & self.among

    def figure(self, bits: int) -> int:
        if self.choice.unit == Unit.PRACTICES:
            return bits.bit_count()
        return sum(1 for each in self.regions if each & bits)


def read_matrix(index: CatalogueIndex, choice: CoverageChoice) -> Matrix:
    """Count every crossing; no statement."""
    counting = _Counting(
        index, choice, index.chosen(choice.selection()), _regions(index, choice)
    )
    columns = _heads(counting, choice.columns)
    lines = tuple(
        Line(head, tuple(_cell(counting, head, column) for column in columns))
        for head in _heads(counting, choice.rows)
    )
    return Matrix(choice, columns, lines)


def _regions(index: CatalogueIndex, choice: CoverageChoice) -> tuple[int, ...]:
    slugs = [choice.region] if choice.region else _values(index.names, Facet.REGION)
    return tuple(index.having(Facet.REGION, [slug]) for slug in slugs)


def _values(names: Names, facet: Facet) -> list[str]:
    if facet == Facet.REGION:
        return [each.slug for each in names.regions.values()]
    return [each.code for each in goals(names, _FRAMEWORKS[facet])]


def _heads(counting: _Counting, facet: Facet) -> tuple[Head, ...]:
    """Return the rows or columns; a region that is chosen is the only one."""
    chosen, names = counting.choice.region, counting.index.names
    values = [chosen] if facet == Facet.REGION and chosen else _values(names, facet)
    figures = [counting.figure(counting.bits(facet, value)) for value in values]
    greatest = max(figures, default=0) or 1
    return tuple(
        _head(
            counting.choice,
            names,
            (facet, value),
            (figure, -(-LONGEST_BAR * figure // greatest)),
        )
        for value, figure in zip(values, figures, strict=True)
    )


def _head(
    choice: CoverageChoice, names: Names, where: tuple[Facet, str], figure: tuple[int, int]
) -> Head:
    facet, value = where
    count, bar = figure
    if facet == Facet.REGION:
        name = label = names.facet_values(facet)[value]
        page = reverse("practices:region", kwargs={"slug": value})
    else:
        objective = names.objectives[_FRAMEWORKS[facet], value]
        name = objective.short
        label = f"{names.frameworks[objective.framework].short_name} {value}"
        page = objective_url(objective)
    return Head(
        facet=facet,
        value=value,
        label=label,
        name=name,
        page=page,
        count=count,
        url=_listing(choice.selection(where)) if count else "",
        bar=bar,
    )


def _cell(counting: _Counting, row: Head, column: Head) -> Cell:
    choice = counting.choice
    bits = counting.bits(row.facet, row.value) & counting.bits(column.facet, column.value)
    count = counting.figure(bits)
    if not count:
        return Cell(column, 0, "", "", "", 0, not (row.count and column.count))
    selection = choice.selection((row.facet, row.value), (column.facet, column.value))
    figure = figure_words(choice.unit, count)
    both = {"row": row.label, "column": column.label, "figure": figure}
    return Cell(
        column=column,
        count=count,
        url=_listing(selection),
        label=_("%(row)s y %(column)s: %(figure)s") % both,
        figure=figure,
        step=sum(1 for first in STEPS if count >= first),
        is_barren=False,
    )


def figure_words(unit: Unit, count: int) -> str:
    """Write a figure with what it counts: «21 prácticas», «1 región»."""
    if unit == Unit.PRACTICES:
        words = ngettext("%(count)s práctica", "%(count)s prácticas", count)
    else:
        words = ngettext("%(count)s región", "%(count)s regiones", count)
    return words % {"count": numero(count)}


def _listing(selection: Selection) -> str:
    return f"{reverse('practices:list')}?{selection.query()}"
