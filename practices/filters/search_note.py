"""What search made of a text, in words, and the way to the text as it was written."""

import dataclasses
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.filters.fields import LONGEST_TEXT
from practices.index.catalogue import CatalogueIndex
from practices.listing import Found, address
from practices.queries.direct import pages_named
from practices.queries.facts import Fact
from practices.queries.related import listed
from practices.search.query import MOST_CLAUSES
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
    answer = found.answer
    if answer is None:
        return None
    sentences = (*_on_words(answer), *_on_practices(answer, found))
    pages = pages_named(index.names, found.selection.q)
    if not sentences and not pages:
        return None
    return SearchNote(sentences, _literal_url(found, answer) if sentences else "", pages)


def _literal_url(found: Found, answer: Answer) -> str:
    """Return the address of the literal search; empty if its text is too long to be read."""
    if not 0 < len(answer.literal) <= LONGEST_TEXT:
        return ""
    return address(dataclasses.replace(found.selection, q=answer.literal, page=1))


def _on_words(answer: Answer) -> Iterator[str]:
    """Say how the words were read, which holds for the whole catalogue."""
    if answer.left_out:
        sentence = _("Se buscan hasta %(most)s palabras o frases. Quedó sin buscar: %(words)s.")
        yield sentence % {"most": MOST_CLAUSES, "words": _listed(answer.left_out)}
    for typed, used in answer.corrections:
        yield _("Ninguna práctica dice «%(typed)s»: se buscó «%(used)s».") % {
            "typed": typed,
            "used": used,
        }


def _on_practices(answer: Answer, found: Found) -> Iterator[str]:
    """Say what the practices chosen have of the words, unless each has them all."""
    if found.total == found.complete:
        return
    if answer.step == Step.SIMILAR:
        yield _("Ninguna práctica tiene esas palabras: estas tienen otras parecidas.")
        return
    if answer.synonyms:
        sentence = _("También se buscó por palabras equivalentes: %(words)s.")
        yield sentence % {"words": _listed(answer.synonyms)}
    if found.total > found.meant:
        yield _having_some(found)


def _having_some(found: Found) -> str:
    if not found.meant:
        return ngettext(
            "Esta práctica no tiene todo lo que buscaste, pero sí una parte.",
            "Ninguna de estas prácticas tiene todo lo que buscaste, pero sí una parte.",
            found.total,
        )
    if found.meant == found.complete:
        return ngettext(
            "%(figure)s práctica tiene todas las palabras; el resto, algunas.",
            "%(figure)s prácticas tienen todas las palabras; el resto, algunas.",
            found.complete,
        ) % {"figure": numero(found.complete)}
    return ngettext(
        "%(figure)s práctica tiene todas las palabras o una equivalente; el resto, algunas.",
        "%(figure)s prácticas tienen todas las palabras o una equivalente; el resto, algunas.",
        found.meant,
    ) % {"figure": numero(found.meant)}


def _listed(words: Iterable[str]) -> str:
    return listed([_("«%(value)s»") % {"value": word} for word in words])
