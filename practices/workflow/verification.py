"""Whether what the current publications derive is still what their snapshots give."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Model

from practices.enums import Standing
from practices.models.publication import Publication, PublicationFacet, PublicationText
from practices.names import Names, read_names
from practices.workflow.derived import TEXT_COLUMNS, columns, facet_values, text_columns
from practices.workflow.rebuilding import in_batches

_Facet = tuple[str, str, bool]


@dataclasses.dataclass(frozen=True, slots=True)
class Discrepancy:
    """What of a practice is not as its snapshot gives it, in the words of the command line."""

    code: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.code}: {'; '.join(self.parts)}"


def discrepancies() -> Iterator[Discrepancy]:
    """Compare every current publication, by code; then what is left of those that are not."""
    names = read_names()
    for publications in in_batches(Publication.objects.all()):
        yield from _of_batch(publications, names)
    yield from _leftovers()


def _of_batch(publications: Sequence[Publication], names: Names) -> Iterator[Discrepancy]:
    keys = [each.pk for each in publications]
    facets: dict[int, set[_Facet]] = {key: set() for key in keys}
    rows = PublicationFacet.objects.filter(publication__in=keys).order_by()
    for key, *facet in rows.values_list("publication", "facet", "value", "principal"):
        facets[key].add(tuple(facet))  # type: ignore[arg-type]  # the three columns asked for
    texts = {
        key: tuple(text)
        for key, *text in PublicationText.objects.filter(publication__in=keys).values_list(
            "publication", *TEXT_COLUMNS
        )
    }
    for each in publications:
        record = each.record
        wanted = {(f.facet.value, f.value, f.principal) for f in facet_values(record, names)}
        parts = (
            *_columns(each, columns(record, names)),
            *_facets(facets[each.pk], wanted),
            *_texts(texts.get(each.pk), text_columns(record)),
        )
        if parts:
            yield Discrepancy(each.code, parts)


def _columns(publication: Publication, wanted: dict[str, object]) -> Iterator[str]:
    for name, value in wanted.items():
        if getattr(publication, name) != value:
            yield _title_of(Publication, name)


def _facets(kept: set[_Facet], wanted: set[_Facet]) -> Iterator[str]:
    if wanted - kept:
        yield f"faltan facetas ({_listed(wanted - kept)})"
    if kept - wanted:
        yield f"sobran facetas ({_listed(kept - wanted)})"


def _listed(facets: Iterable[_Facet]) -> str:
    return ", ".join(
        f"{facet}={value}{' principal' if principal else ''}"
        for facet, value, principal in sorted(facets)
    )


def _texts(kept: tuple[str, ...] | None, wanted: tuple[str, ...]) -> Iterator[str]:
    if kept is None:
        yield "falta el texto de búsqueda"
        return
    for name, before, after in zip(TEXT_COLUMNS, kept, wanted, strict=True):
        if before != after:
            yield _title_of(PublicationText, name)


def _title_of(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 a plain column


def _leftovers() -> Iterator[Discrepancy]:
    """Name the publications out of force that still have something derived."""
    leftovers = {
        "sobran facetas": PublicationFacet,
        "sobra el texto de búsqueda": PublicationText,
    }
    for words, model in leftovers.items():
        rows = model._default_manager.exclude(publication__standing=Standing.CURRENT)  # noqa: SLF001 Django's API
        codes = rows.order_by("publication__code").values_list("publication__code", flat=True)
        for code in codes.distinct():
            yield Discrepancy(code, (f"{words} de una versión que no está vigente",))
