"""A version of a record as something to cite, whatever the format."""

import dataclasses
import datetime as dt

from django.utils import timezone

from practices.enums import Facet
from practices.exports.columns import absolute
from practices.models.publication import Publication
from practices.names import Names
from practices.queries.record import version_url
from practices.text import one_line

CATALOGUE = "Buenas prácticas MTIGM"
"""Who signs the records: the catalogue, which is no person."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a reference manager asks of a record; `url` leads to this very version."""

    code: str
    version: int
    title: str
    abstract: str
    keywords: tuple[str, ...]
    language: str
    published: dt.date
    url: str

    @property
    def year(self) -> int:
        """The year of the version."""
        return self.published.year


def reference(publication: Publication, names: Names) -> Reference:
    """Return how to cite a publication."""
    record = publication.record
    regions = [names.regions[key].name for key in record.regions]
    themes = [names.term(Facet.THEME, slug) for slug in record.themes]
    return Reference(
        code=publication.code,
        version=publication.number,
        title=one_line(record.title),
        abstract=one_line(record.summary),
        keywords=(*themes, *regions),
        language=record.language,
        published=timezone.localdate(publication.published_at),
        url=absolute(version_url(publication.code, publication.number)),
    )
