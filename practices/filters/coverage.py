"""CoverageFilter: reads what an address asks of the matrix, and says what it left out."""

from collections.abc import Collection

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.enums import AlignmentRole, Facet
from practices.filters.fields import MOST_VALUES, Dropped, OneOfField
from practices.names import Names
from practices.queries.coverage_choice import (
    CROSS,
    GAPS,
    UNIT,
    VIEW,
    CoverageChoice,
    Cross,
    Unit,
)
from practices.selection import ROLE


class CoverageFilter:
    """`choice` is what to answer; `dropped`, what was asked and could not be used."""

    def __init__(self, asked: QueryDict, names: Names) -> None:
        self._asked = asked
        self.dropped: list[Dropped] = []
        cross = Cross(self._one(CROSS, gettext_lazy("Cruce"), Cross.values) or Cross.ODS_PMM)
        unit = Unit(self._one(UNIT, gettext_lazy("Contar"), Unit.values) or Unit.PRACTICES)
        self.choice = CoverageChoice(
            cross=cross,
            unit=unit,
            region=self._one(
                Facet.REGION, Facet.REGION.label, names.facet_values(Facet.REGION)
            ),
            theme=self._one(Facet.THEME, Facet.THEME.label, names.facet_values(Facet.THEME)),
            principal=bool(
                self._one(ROLE, gettext_lazy("Aporte"), [AlignmentRole.PRINCIPAL.value])
            ),
            gaps=bool(self._one(VIEW, gettext_lazy("Ver"), [GAPS])),
        )
        if unit != self.choice.unit:
            notice = _("Cuando las filas son regiones, se cuentan prácticas.")
            self.dropped.append(Dropped(UNIT, unit, (Unit.PRACTICES.value,), notice))

    @property
    def notices(self) -> list[str]:
        """What was left out, for the reader of a page."""
        return [each.notice for each in self.dropped]

    def _one(self, name: str, label: str | Promise, known: Collection[str]) -> str:
        """Return the value of a parameter that takes one: the first that is known."""
        field = OneOfField(label=label, known=tuple(known))
        field.parameter = name
        given = list(dict.fromkeys(self._asked.getlist(name)))[:MOST_VALUES]
        found = list(dict.fromkeys(filter(None, map(field.clean, given))))
        if len(found) > 1:
            notice = _("Aquí se elige uno a la vez: «%(value)s» se dejó de lado.")
            field.drop(found[1], notice=notice)
        self.dropped += field.dropped
        return found[0] if found else ""
