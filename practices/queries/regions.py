"""What the pages of regions say: their cloth, what stands out, and who resembles whom."""

import dataclasses
from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.models.territory import Office, Region
from practices.names import RegionName
from practices.queries.facet_practices import FacetPractices
from practices.queries.frameworks import Coverage
from practices.queries.woven import WovenCount, cloth_of
from practices.templatetags.catalogo import numero

SIMILAR = 3
_LEADING_THEMES = 2
_LEAST_TO_LEAD = 2
_COUNTRIES: dict[str, Promise] = {
    "Bolivia": _("Bolivia"),
    "Brasil": _("Brasil"),
    "Chile": _("Chile"),
    "Colombia": _("Colombia"),
    "Ecuador": _("Ecuador"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class SimilarRegion:
    """Another region, and how many objectives both have practices for."""

    name: str
    url: str
    ods: int
    pmm: int


@dataclasses.dataclass(frozen=True, slots=True)
class RegionFigures:
    """What is known of all the regions, counted."""

    regions: int
    documented: int
    with_office: int
    with_mesa: int


def woven_regions(index: CatalogueIndex) -> tuple[list[WovenCount], RegionFigures]:
    """Return the regions, those with most practices first, and their figures; one statement."""
    names = index.names
    offices = set(Office.objects.order_by().values_list("region__ubigeo", flat=True))
    mesas = {each.region for each in names.mesas.values() if each.region}
    regions = [
        _woven(index, each, _situation(each.ubigeo in mesas, each.ubigeo in offices))
        for each in names.regions.values()
    ]
    figures = RegionFigures(
        regions=len(regions),
        documented=sum(1 for each in regions if each.count),
        with_office=len(offices),
        with_mesa=len(mesas),
    )
    return sorted(regions, key=lambda each: -each.count), figures


def _woven(index: CatalogueIndex, region: RegionName, note: str) -> WovenCount:
    return WovenCount(
        slug=region.slug,
        name=region.name,
        url=reverse("practices:region", kwargs={"slug": region.slug}),
        count=index.totals[Facet.REGION].get(region.slug, 0),
        note=note,
        weave=cloth_of(index, Facet.REGION, region.slug),
    )


def _situation(has_mesa: bool, has_office: bool) -> str:  # noqa: FBT001  two facts of a region
    if has_mesa:
        return gettext("Con mesa regional señalada")
    if has_office:
        return gettext("Con Oficina Desconcentrada")
    return gettext("Sin mesa señalada en las fuentes")


def lead(
    region: Region,
    practices: FacetPractices,
    coverages: Iterable[Coverage],
    index: CatalogueIndex,
) -> list[str]:
    """Say what stands out of a region with practices, in sentences that hold of its figures."""
    sentences = [_border(region), _count(practices, index), _reach(practices, list(coverages))]
    return [each for each in sentences if each]


def _border(region: Region) -> str:
    countries = [each.strip() for each in region.border_countries.split(",") if each.strip()]
    if not countries:
        return ""
    *others, last = [str(_COUNTRIES.get(each, each)) for each in countries]
    if not others:
        return gettext("Frontera terrestre con %(country)s.") % {"country": last}
    return gettext("Frontera terrestre con %(countries)s y %(last)s.") % {
        "countries": ", ".join(others),
        "last": last,
    }


def _count(practices: FacetPractices, index: CatalogueIndex) -> str:
    values = {"figure": numero(practices.total)}
    themes = _leading_themes(practices, index)
    if not themes:
        return (
            ngettext(
                "%(figure)s práctica documentada.",
                "%(figure)s prácticas documentadas.",
                practices.total,
            )
            % values
        )
    if len(themes) == 1:
        sentence = gettext("%(figure)s prácticas documentadas, sobre todo de %(theme)s.")
        return sentence % (values | {"theme": themes[0]})
    sentence = gettext(
        "%(figure)s prácticas documentadas, sobre todo de %(first)s y %(second)s."
    )
    return sentence % (values | {"first": themes[0], "second": themes[1]})


def _leading_themes(practices: FacetPractices, index: CatalogueIndex) -> list[str]:
    """Return the one or two themes that more of its practices have than any other theme."""
    names = index.names.terms[Facet.THEME]
    counts = sorted(
        ((practices.figures.count(Facet.THEME, slug), name) for slug, name in names.items()),
        key=lambda each: -each[0],
    )
    counts.append((0, ""))
    for size in range(min(_LEADING_THEMES, len(counts) - 1), 0, -1):
        least, following = counts[size - 1][0], counts[size][0]
        if least >= _LEAST_TO_LEAD and least > following:
            return [name[:1].lower() + name[1:] for _count, name in counts[:size]]
    return []


def _reach(practices: FacetPractices, coverages: list[Coverage]) -> str:
    sizes = {each.framework.slug: (each.covered, len(each.objectives)) for each in coverages}
    ods, all_ods = sizes.get("ods", (0, 0))
    pmm, all_pmm = sizes.get("pmm", (0, 0))
    if not (ods and pmm):
        return ""
    return ngettext(
        "Aporta a %(ods)s de los %(all_ods)s ODS y a %(pmm)s de los %(all_pmm)s objetivos "
        "del Pacto Mundial.",
        "Aportan a %(ods)s de los %(all_ods)s ODS y a %(pmm)s de los %(all_pmm)s objetivos "
        "del Pacto Mundial.",
        practices.total,
    ) % {"ods": ods, "all_ods": all_ods, "pmm": pmm, "all_pmm": all_pmm}


def similar_regions(index: CatalogueIndex, slug: str) -> list[SimilarRegion]:
    """Return the regions whose practices serve most of the same objectives, at most `SIMILAR`.

    Of two that share as many, first the one that has fewer others.
    """
    served = {facet: index.matrix(Facet.REGION, facet) for facet in (Facet.ODS, Facet.PMM)}
    own = {facet: rows.get(slug, {}).keys() for facet, rows in served.items()}
    found = []
    for region in index.names.regions.values():
        theirs = {facet: rows.get(region.slug, {}).keys() for facet, rows in served.items()}
        ods, pmm = (len(own[facet] & theirs[facet]) for facet in (Facet.ODS, Facet.PMM))
        if region.slug != slug and ods + pmm:
            others = sum(map(len, theirs.values())) - ods - pmm
            url = reverse("practices:region", kwargs={"slug": region.slug})
            found.append((-(ods + pmm), others, SimilarRegion(region.name, url, ods, pmm)))
    found.sort(key=lambda each: each[:2])
    return [each for _shared, _others, each in found[:SIMILAR]]
