"""What a reader asked of the matrix of coverage, as a frozen canonical value. No database."""

import dataclasses
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.enums import AlignmentRole, Facet
from practices.selection import ROLE, Selection

CROSS = "cruce"
UNIT = "contar"
VIEW = "ver"
GAPS = "vacios"


class Cross(TextChoices):
    """What is crossed with what; its value is what the address says."""

    ODS_PMM = "ods-pmm", _("ODS y Pacto Mundial")
    ODS_REGION = "ods-region", _("ODS y regiones")
    PMM_REGION = "pmm-region", _("Pacto Mundial y regiones")


class Unit(TextChoices):
    """What each cell counts."""

    PRACTICES = "practicas", _("Prácticas")
    REGIONS = "regiones", _("Regiones")


_AXES = {
    Cross.ODS_PMM: (Facet.PMM, Facet.ODS),
    Cross.ODS_REGION: (Facet.REGION, Facet.ODS),
    Cross.PMM_REGION: (Facet.REGION, Facet.PMM),
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CoverageChoice:
    """A set of choices; `gaps` shows only the crossings without a practice.

    Rows that are regions always count practices: each region would count as one.
    """

    cross: Cross = Cross.ODS_PMM
    unit: Unit = Unit.PRACTICES
    region: str = ""
    theme: str = ""
    principal: bool = False
    gaps: bool = False

    def __post_init__(self) -> None:
        """Put the choices in their canonical form."""
        if self.rows == Facet.REGION:
            object.__setattr__(self, "unit", Unit.PRACTICES)

    @property
    def rows(self) -> Facet:
        """What the rows are."""
        return _AXES[self.cross][0]

    @property
    def columns(self) -> Facet:
        """What the columns are."""
        return _AXES[self.cross][1]

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves out a part of the catalogue."""
        return bool(self.region or self.theme or self.principal)

    def selection(self, *choices: tuple[Facet, str]) -> Selection:
        """Return what narrows the listing to the same practices and to some values more."""
        chosen = ((Facet.REGION, self.region), (Facet.THEME, self.theme), *choices)
        facets = tuple((facet, (value,)) for facet, value in chosen if value)
        return Selection(facets=facets, principal=self.principal)

    def address(self, route: str) -> str:
        """Return its canonical address, in the format of a route."""
        pairs = [
            (CROSS, "" if self.cross == Cross.ODS_PMM else self.cross.value),
            (UNIT, "" if self.unit == Unit.PRACTICES else self.unit.value),
            (Facet.REGION.value, self.region),
            (Facet.THEME.value, self.theme),
            (ROLE, AlignmentRole.PRINCIPAL.value if self.principal else ""),
            (VIEW, GAPS if self.gaps else ""),
        ]
        query = urlencode([(name, value) for name, value in pairs if value])
        path = reverse(route)
        return f"{path}?{query}" if query else path
