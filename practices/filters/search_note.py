"""What search made of a text, in words, and the way to the text as it was written."""

import dataclasses
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.index.catalogue import CatalogueIndex
from practices.listing import Found, address
from practices.queries.direct import pages_named
from practices.queries.facts import Fact
from practices.search.text_index import Answer, Step
from practices.templatetags.catalogo import numero


@dataclasses.dataclass(frozen=True, slots=True)
class SearchNote:
    """Sentences on what was done; `literal_url` leads to the literal search, if it differs.

    `pages` are those whose name or number is what was searched.
    """

    sentences: tuple[str, ...]
    literal_url: str
    pages: tuple[Fact, ...]


def search_note(index: CatalogueIndex, found: Found) -> SearchNote | None:
    """Return what to say of a search; None when there is nothing to say."""
    answer, text = found.answer, found.selection.q
    if answer is None:
        return None
    sentences = tuple(_sentences(answer, found))
    pages = pages_named(index.names, text)
    if not sentences and not pages:
        return None
    literal = dataclasses.replace(found.selection, q=answer.literal, page=1)
    leads = bool(sentences and answer.literal)
    return SearchNote(sentences, address(literal) if leads else "", pages)


def _sentences(answer: Answer, found: Found) -> Iterator[str]:
    for typed, used in answer.corrections:
        yield _("Ninguna práctica dice «%(typed)s»: se buscó «%(used)s».") % {
            "typed": typed,
            "used": used,
        }
    if answer.step == Step.SIMILAR:
        yield _("Ninguna práctica tiene esas palabras: estas tienen palabras parecidas.")
    elif answer.step == Step.SOME and found.complete:
        yield ngettext(
            "%(figure)s práctica tiene todas las palabras; las demás, algunas de ellas.",
            "%(figure)s prácticas tienen todas las palabras; las demás, algunas de ellas.",
            found.complete,
        ) % {"figure": numero(found.complete)}
    elif answer.step == Step.SOME:
        yield _("Ninguna práctica tiene todas las palabras: estas tienen algunas de ellas.")
