"""BibTeX: one `@misc` for each practice, in UTF-8."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from practices.exports.citation import CATALOGUE, Reference, reference
from practices.models.publication import Publication
from practices.names import Names

MEDIA_TYPE = "application/x-bibtex; charset=utf-8"
LANGUAGES = {"es": "spanish", "en": "english"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
"""What LaTeX would take for a command; BibTeX counts braces, with a bar before them too."""


def lines(publications: Iterable[Publication], names: Names) -> Iterator[bytes]:
    """Return the file, an entry at a time."""
    for publication in publications:
        yield f"{entry(reference(publication, names))}\n".encode()


def entry(cited: Reference) -> str:
    """Return the entry of a practice; double braces keep capitals, and the author whole."""
    values = {"code": cited.code, "number": cited.version}
    fields = {
        "author": f"{{{escaped(CATALOGUE)}}}",
        "title": f"{{{escaped(cited.title)}}}",
        "year": str(cited.year),
        "note": escaped(_("Ficha %(code)s, versión %(number)s") % values),
        "url": cited.url,
        "abstract": escaped(cited.abstract),
        "keywords": ", ".join(escaped(each) for each in cited.keywords),
        "language": LANGUAGES.get(cited.language, cited.language),
    }
    written = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    month = f"  month = {MONTHS[cited.published.month - 1]},"
    key = f"{cited.code}-v{cited.version}".lower()
    return "\n".join([f"@misc{{{key},", *written, month, "}\n"])


def escaped(text: str) -> str:
    """Return a text as LaTeX sets it."""
    return text.translate(ESCAPES)
