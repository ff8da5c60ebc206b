"""PracticeFilter: the single definition of the filters of every listing, in every format."""

import copy
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import django_filters
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.enums import AlignmentRole, Facet, Order, View
from practices.filters.fields import (
    Dropped,
    LenientField,
    NumberField,
    OneOfField,
    TextField,
    ValuesField,
    YearField,
)
from practices.index.catalogue import CatalogueIndex
from practices.index.plain import in_order, matching
from practices.models.publication import Publication, PublicationQuerySet
from practices.selection import CODE, DEFAULT_SIZE, PARAMETERS, SIZE, Selection
from practices.text import one_line

if TYPE_CHECKING:
    from practices.names import Names

MOST_PARAMETERS = 40
LARGEST_PAGE = 100
LARGEST_DATA_PAGE = 500


class _Parameter(django_filters.Filter):
    """A parameter of the address. No request changes it, so none needs a copy of its own."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> "_Parameter":
        return self


class _Values(_Parameter):
    field_class = ValuesField


class _Text(_Parameter):
    field_class = TextField


class _Year(_Parameter):
    field_class = YearField


class _OneOf(_Parameter):
    field_class = OneOfField


class _Number(_Parameter):
    field_class = NumberField


class PracticeFilter(django_filters.FilterSet):
    """Reads the parameters of a listing: parses, caps, validates and names them.

    `selection` is what to answer; `dropped` is what could not be used and `impossible` the
    facets with no known value at all, which are kept so that they find nothing.
    """

    q = _Text(label=_("Buscar"))
    p = _Values(label=_("Práctica"))
    region = _Values(label=Facet.REGION.label)
    mesa = _Values(label=Facet.MESA.label)
    con_mesa = _Values(label=Facet.WITH_MESA.label)
    ods = _Values(label=Facet.ODS.label)
    pmm = _Values(label=Facet.PMM.label)
    principio = _Values(label=Facet.PRINCIPLE.label)
    enfoque = _Values(label=Facet.APPROACH.label)
    objetivo = _Values(label=Facet.OBJECTIVE.label)
    tema = _Values(label=Facet.THEME.label)
    poblacion = _Values(label=Facet.POPULATION.label)
    tipo = _Values(label=Facet.KIND.label)
    estado = _Values(label=Facet.STATUS.label)
    evidencia = _Values(label=Facet.EVIDENCE.label)
    fuente = _Values(label=Facet.SOURCE.label)
    coleccion = _Values(label=Facet.COLLECTION.label)
    desde = _Year(label=_("Desde el año"))
    hasta = _Year(label=_("Hasta el año"))
    rol = _OneOf(label=_("Aporte"), known=(AlignmentRole.PRINCIPAL.value,))
    orden = _OneOf(label=_("Orden"), known=tuple(Order.values))
    vista = _OneOf(label=_("Vista"), known=tuple(View.values))
    pagina = _Number(label=_("Página"), usual=1)
    tamano = _Number(label=_("Prácticas por página"), usual=DEFAULT_SIZE)

    class Meta:
        model = Publication
        fields: tuple[str, ...] = ()

    def __init__(
        self, asked: QueryDict, index: CatalogueIndex, *, largest_page: int = LARGEST_PAGE
    ) -> None:
        self.index = index
        self.names: Names = index.names
        self._excess: list[Dropped] = []
        usable = self._capped(asked)
        super().__init__(usable, queryset=_public())
        self._fields = self._made_ready(usable, largest_page)
        self._read = _usual() | {
            name: field.clean(_given(usable, name)) for name, field in self._fields.items()
        }

    def _made_ready(self, asked: QueryDict, largest_page: int) -> dict[str, Any]:
        """Return the fields of the parameters asked, ready to read them.

        None of them refuses anything, so they are read without the rest of a form, which
        would cost a listing more than finding the practices does.
        """
        fields: dict[str, Any] = {}
        for name in filter(asked.__contains__, self.filters):
            field = fields[name] = copy.deepcopy(self.filters[name].field)
            field.parameter = name
            if name in _FACETS:
                self._know(field, Facet(name))
            elif name == CODE:
                self._know_codes(field, asked.getlist(CODE))
            elif name == SIZE:
                field.largest = largest_page
        return fields

    def _capped(self, asked: QueryDict) -> QueryDict:
        """Keep the parameters that listings read, the first ones if they are too many."""
        pairs = [(name, v) for name in PARAMETERS for v in asked.getlist(name) if v.strip()]
        if len(pairs) > MOST_PARAMETERS:
            name, value = pairs[MOST_PARAMETERS]
            field = LenientField(label=self.base_filters[name].label)
            field.parameter = name
            notice = gettext("Son demasiadas condiciones: las últimas se dejaron de lado.")
            field.drop(value, gettext("hasta %s condiciones") % MOST_PARAMETERS, notice=notice)
            self._excess = field.dropped
        usable = QueryDict(mutable=True)
        for name, value in pairs[:MOST_PARAMETERS]:
            usable.appendlist(name, value)
        return usable

    def _know(self, field: ValuesField, facet: Facet) -> None:
        values = self.names.facet_values(facet)
        field.known = field.valid = tuple(values) if facet != Facet.WITH_MESA else ("1",)
        if facet == Facet.REGION:
            regions = self.names.regions.values()
            field.aliases = {each.ubigeo: each.slug for each in regions}

    def _know_codes(self, field: ValuesField, asked: list[str]) -> None:
        """Look up the codes asked for; the list of all of them would be the whole catalogue."""
        field.valid = (gettext("el código de una práctica publicada, en la forma bp-0000"),)
        codes = (one_line(code).upper() for code in asked)
        found = (code for code in codes if self.index.codes.position(code) is not None)
        field.known = {code.lower() for code in found}

    @cached_property
    def selection(self) -> Selection:
        """What to answer, canonical."""
        read = self._read
        return Selection(
            q=read["q"],
            codes=tuple(read["p"]),
            facets=tuple((facet, tuple(read[facet.value])) for facet in Facet),
            since=read["desde"],
            until=read["hasta"],
            principal=bool(read["rol"]),
            order=Order(read["orden"]) if read["orden"] else None,
            view=View(read["vista"]) if read["vista"] else View.LIST,
            page=read["pagina"],
            size=read["tamano"],
        )

    @property
    def dropped(self) -> list[Dropped]:
        """Everything that was asked and could not be used, in the order of the address."""
        return [*chain(*(field.dropped for field in self._fields.values())), *self._excess]

    @property
    def notices(self) -> list[str]:
        """What was left out, for the reader of a page."""
        return [each.notice for each in self.dropped if each.parameter not in self.impossible]

    @property
    def impossible(self) -> list[str]:
        """The parameters of which no value is known, so that nothing can be found."""
        fields = self._fields.items()
        return [name for name, field in fields if getattr(field, "impossible", False)]

    @property
    def why_impossible(self) -> list[str]:
        """Why nothing can be found, for the reader of a page."""
        return [each.notice for each in self.dropped if each.parameter in self.impossible]

    @property
    def redirect(self) -> str:
        """The same query with permanent names in place of others; empty if it has none."""
        aliased = [each for each in self._fields.values() if getattr(each, "aliased", False)]
        if not aliased:
            return ""
        renamed = self.data.copy()
        for field in aliased:
            values = self.data.getlist(field.parameter)
            renamed.setlist(field.parameter, [field.aliases.get(v, v) for v in values])
        changed: str = renamed.urlencode(safe=":")
        return changed if changed != self.data.urlencode(safe=":") else ""

    def filter_queryset(self, _queryset: PublicationQuerySet) -> PublicationQuerySet:
        """Return the publications of the selection, in its order, by plain SQL.

        It is the truth that what the index answers must equal.
        """
        return in_order(self.index, matching(self.index, self.selection), self.selection)


@cache
def _public() -> PublicationQuerySet:
    """Return what the filters start from; nobody evaluates this one, only copies of it."""
    return Publication.objects.current()


@cache
def _usual() -> dict[str, Any]:
    """Return what is read of an address that asks nothing."""
    return {name: each.field.clean(None) for name, each in PracticeFilter.base_filters.items()}


def _given(asked: QueryDict, name: str) -> list[str] | str | None:
    return asked.getlist(name) if name in _FACETS or name == CODE else asked.get(name)


_FACETS = frozenset(Facet.values)
