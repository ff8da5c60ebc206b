"""Whether the index of the process says what the database says."""

from collections.abc import Iterator

from practices.enums import Facet, Order
from practices.index.building import read_index, snapshot
from practices.index.catalogue import CatalogueIndex
from practices.index.plain import disjunctive_counts, in_order, matching
from practices.models.publication import PublicationText
from practices.search.postings import Postings
from practices.selection import Selection


def differences() -> list[str]:
    """Build an index as a process does and say in what it differs from plain SQL.

    Compares every order, every count, the practices of every facet value, with and without
    `rol=principal`, and the texts that search has read, all at one state of the database.
    Empty when they agree.
    """
    with snapshot():
        index = read_index(Postings())
        return [*_orders(index), *_counts(index), *_values(index), *_texts(index)]


def _orders(index: CatalogueIndex) -> Iterator[str]:
    for order in Order:
        selection = Selection(order=order)
        indexed = index.page(index.select(selection), selection.ordering)
        plain = in_order(index, matching(index, selection), selection)
        if indexed != list(plain.values_list("pk", flat=True)):
            yield f"orden {order.value}"


def _counts(index: CatalogueIndex) -> Iterator[str]:
    for principal in (False, True):
        selection = Selection(principal=principal)
        plain = disjunctive_counts(index, selection)
        indexed = index.select(selection).counts
        for facet in Facet:
            if indexed[facet] != plain[facet]:
                yield f"recuento de {facet.value}{_role(principal)}"


def _values(index: CatalogueIndex) -> Iterator[str]:
    for facet, sets in index.sets.items():
        for value in sets:
            selection = Selection.of({facet: [value]})
            plain = matching(index, selection).values_list("pk", flat=True)
            if set(index.page(index.select(selection), Order.RECENT)) != set(plain):
                yield f"{facet.value}={value}"


def _texts(index: CatalogueIndex) -> Iterator[str]:
    read = PublicationText.objects.filter(publication__in=list(index.keys)).count()
    if read != index.size:
        yield f"textos de búsqueda: {read} de {index.size}"


def _role(principal: bool) -> str:  # noqa: FBT001  one word of a sentence
    return " (aportes principales)" if principal else ""
