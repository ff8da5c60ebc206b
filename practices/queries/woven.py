"""Cloths of the practices that share a value, and grids of them."""

import dataclasses

from django.utils.safestring import SafeString

from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex
from practices.queries.cloths import catalogue_threads
from practices.weave import weave


@dataclasses.dataclass(frozen=True, slots=True)
class WovenCount:
    """Something with practices, as a grid shows it: its cloth, a note and how many it has."""

    slug: str
    name: str
    url: str
    count: int
    note: str
    weave: SafeString


def cloth_of(index: CatalogueIndex, facet: Facet, value: str) -> SafeString:
    """Draw the union of the threads of the practices with a value; hidden from readers.

    The page says in words which objectives they serve.
    """
    return weave(catalogue_threads(index, index.having(facet, [value])))
