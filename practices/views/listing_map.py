"""The listing as a map: how many practices each region has, and which ones."""

import dataclasses
from itertools import chain

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.listing import RegionShare, address, by_region
from practices.queries.maps import region_map
from practices.selection import Selection
from practices.views.rows import links

MOST_LINKS = 6
"""Practices named under each region; the listing has the rest."""


@dataclasses.dataclass(frozen=True, slots=True)
class RegionPractices:
    """A region under the map: its practices, linked, and the listing that has them all."""

    name: str
    total: int
    url: str
    links: list[SafeString]
    open: bool


def listing_map(index: CatalogueIndex, selection: Selection) -> SafeString:
    """Return the map of a selection and, with the same figures, the list of its regions."""
    shares = by_region(index, selection, MOST_LINKS)
    addresses = {each.slug: address(each.narrowed(selection)) for each in shares}
    drawn = region_map(
        index.names,
        {each.slug: each.total for each in shares},
        addresses.__getitem__,
        current=selection.only(Facet.REGION),
    )
    context = {
        "map": drawn,
        "regions": _regions(index, shares, addresses),
        "narrowed": bool(selection.values(Facet.REGION)),
    }
    return render_to_string("practices/_map.html", context)


def _regions(
    index: CatalogueIndex, shares: list[RegionShare], addresses: dict[str, str]
) -> list[RegionPractices]:
    titles = links(index, list(dict.fromkeys(chain.from_iterable(s.keys for s in shares))))
    return [
        RegionPractices(
            name=share.name,
            total=share.total,
            url=addresses[share.slug],
            links=[titles[key] for key in share.keys],
            open=share.chosen or number == 0,
        )
        for number, share in enumerate(shares)
    ]
