"""RIS for reference managers: UTF-8, CRLF, one tag per line."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from practices.exports.citation import CATALOGUE, Reference, reference
from practices.models.publication import Publication
from practices.names import Names

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"


def lines(publications: Iterable[Publication], names: Names) -> Iterator[bytes]:
    """Return the file, an entry at a time."""
    for publication in publications:
        yield f"{entry(reference(publication, names))}\r\n".encode()


def entry(cited: Reference) -> str:
    """Return the entry of a practice; texts have no line breaks, so none begins a tag."""
    tags = (
        ("TY", "ELEC"),
        ("ID", f"{cited.code}-v{cited.version}".lower()),
        ("AU", CATALOGUE),
        ("TI", cited.title),
        ("PY", str(cited.year)),
        ("DA", cited.published.strftime("%Y/%m/%d")),
        ("AB", cited.abstract),
        *(("KW", each) for each in cited.keywords),
        ("ET", _("versión %(number)s") % {"number": cited.version}),
        ("AN", cited.code),
        ("LA", cited.language),
        ("UR", cited.url),
    )
    written = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*written, "ER  - ", ""])
