"""Codes of practices: given once, in order, never again."""

from collections.abc import Iterable

from django.db import transaction

from practices.models.code_counter import CodeCounter

PREFIX = "BP-"


@transaction.atomic
def next_codes(count: int) -> list[str]:
    """Give the next `count` codes; nobody else will be given them."""
    counter = _locked()
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return [f"{PREFIX}{number:04d}" for number in range(first, first + count)]


@transaction.atomic
def reserve(codes: Iterable[str]) -> None:
    """Take note of codes that came with a file, so that none of them is given again."""
    highest = max((int(code.removeprefix(PREFIX)) for code in codes), default=0)
    counter = _locked()
    if highest > counter.last:
        counter.last = highest
        counter.save(update_fields=["last"])


def _locked() -> CodeCounter:
    CodeCounter.objects.get_or_create(pk=1)
    return CodeCounter.objects.select_for_update().get(pk=1)
