"""The practices with one value of a facet: what the page of a region or objective gathers."""

import dataclasses

from django.urls import reverse

from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.queries.cards import Card, cards, read_publications
from practices.queries.figures import Figures, listing_address
from practices.selection import Selection

SHOWN = 20


@dataclasses.dataclass(frozen=True, slots=True)
class FacetPractices:
    """Their figures, the first rows, and the listing that has every one."""

    facet: Facet
    value: str
    figures: Figures
    cards: list[Card]

    @property
    def choice(self) -> tuple[Facet, str]:
        """What narrows a listing to these practices."""
        return self.facet, self.value

    @property
    def url(self) -> str:
        """The listing that has exactly these practices."""
        return listing_address(self.choice)

    @property
    def json_url(self) -> str:
        """The same listing as data."""
        query = Selection(facets=((self.facet, (self.value,)),)).query()
        return f"{reverse('data:list_json')}?{query}"

    @property
    def total(self) -> int:
        """How many there are."""
        return self.figures.total

    @property
    def is_partial(self) -> bool:
        """Whether the listing has more than the rows shown."""
        return len(self.cards) < self.total


def read_facet_practices(
    index: CatalogueIndex, facet: Facet, value: str, *, most: int = SHOWN
) -> FacetPractices:
    """Count them all and read the most recent ones; one statement."""
    selected = index.select(Selection.of({facet: [value]}))
    shown = read_publications(index.page(selected, Order.RECENT, 0, most))
    return FacetPractices(
        facet=facet,
        value=value,
        figures=Figures(selected.total, index.counts_in(selected.bits)),
        cards=cards(shown, index.names, region_first=value if facet == Facet.REGION else ""),
    )
