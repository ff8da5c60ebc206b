"""What to offer someone who begins to write a search: pages by their name, and practices."""

import dataclasses
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import TextChoices
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from practices.enums import Facet, Order
from practices.index.catalogue import CatalogueIndex
from practices.names import Names, ObjectiveName, institution_names
from practices.queries.cards import objective_url, read_publications
from practices.queries.translation import localized
from practices.search.answer import Step
from practices.search.documents import institution_key
from practices.selection import TEXT, Selection
from practices.text import fold

MOST = 8
MOST_OF_A_KIND = 3
MOST_INSTITUTIONS = 2
MOST_NAMED = 5
"""Pages offered by their name: practices have a right to the rest."""
WRITTEN_IN = "es"
"""The language of the official names of mesas and institutions."""


class Kind(TextChoices):
    """What a suggestion leads to, in the order in which they are offered."""

    SEARCH = "search", _("Buscar")
    OBJECTIVE = "objective", _("Objetivos y metas")
    REGION = "region", _("Regiones")
    MESA = "mesa", _("Mesas")
    THEME = "theme", _("Temas")
    POPULATION = "population", _("Poblaciones")
    INSTITUTION = "institution", _("Instituciones")
    PRACTICE = "record", _("Prácticas")


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """A page that a reader may look for; `lang` if its words are in another language."""

    kind: Kind
    label: str
    url: str
    lang: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """A page that is found by the words of its name, and before others by a whole name."""

    suggestion: Suggestion
    names: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, suggestion: Suggestion, *names: str) -> Self:
        """Return the entry of a page that has some names."""
        folded = tuple(map(fold, names))
        return cls(suggestion, folded, tuple(" ".join(folded).split()))

    def meets(self, wanted: list[str]) -> bool:
        """Whether each word wanted begins one of its own."""
        return _begin(wanted, self.words)

    def farness(self, whole: str) -> int:
        """Return how far a text is from its names: 0 is one of them, 1 begins one."""
        if whole in self.names:
            return 0
        return 1 if any(name.startswith(whole) for name in self.names) else 2


def _begin(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each word wanted begins one of some words."""
    return all(any(word.startswith(each) for word in words) for each in wanted)


def suggestions(index: CatalogueIndex, text: str) -> list[Suggestion]:
    """Return what a text may be the beginning of, by kind; nothing for a text without words.

    A statement for the practices and another one for the institutions, if there are any.
    """
    wanted = fold(text).split()
    if not wanted:
        return []
    completed = next(iter(index.text.suggest(text, 1)), text)
    bodies = _institutions(index, wanted)
    pages = _named(index.names, wanted)[: MOST_NAMED - len(bodies)]
    found = [*_completed(text, completed), *pages, *bodies]
    found += _practices(index, completed, MOST - len(found))
    order = list(Kind)
    return sorted(found, key=lambda each: order.index(each.kind))


def _completed(text: str, completed: str) -> Iterator[Suggestion]:
    if fold(completed) != fold(text):
        url = f"{reverse('practices:list')}?{urlencode({TEXT: completed})}"
        yield Suggestion(Kind.SEARCH, completed, url, _lang(WRITTEN_IN))


def _named(names: Names, wanted: list[str]) -> list[Suggestion]:
    """Return the pages whose names have all the words, few of each kind.

    First who has that very name, then who has one that begins so.
    """
    where = (get_script_prefix(), get_language() or "")
    whole = " ".join(wanted)
    meeting = [each for each in _entries(names, where) if each.meets(wanted)]
    meeting.sort(key=lambda each: each.farness(whole))
    left = dict.fromkeys(Kind, MOST_OF_A_KIND)
    found = []
    for each in meeting:
        kind = each.suggestion.kind
        if left[kind]:
            left[kind] -= 1
            found.append(each.suggestion)
    return found


def _institutions(index: CatalogueIndex, wanted: list[str]) -> list[Suggestion]:
    """Return the institutions of published practices whose name has all the words."""
    meeting = (
        slug
        for slug, name in index.text.institutions.items()
        if _begin(wanted, fold(name).split()) and index.text.with_key(institution_key(slug))
    )
    named = institution_names(islice(meeting, MOST_INSTITUTIONS))
    return [each.suggestion for each in _of_slugs(Kind.INSTITUTION, named, WRITTEN_IN)]


def _practices(index: CatalogueIndex, text: str, room: int) -> Iterator[Suggestion]:
    selected = index.selected(Selection(q=text), every_target=False)
    if selected.answer is None or selected.answer.step > Step.CORRECTED:
        return
    language = get_language() or settings.LANGUAGE_CODE
    for each in read_publications(index.page(selected, Order.RELEVANCE, 0, room)):
        title = localized(each.record, language).title
        yield Suggestion(
            Kind.PRACTICE,
            title.words,
            each.get_absolute_url(),
            _lang(title.language),
        )


@lru_cache(maxsize=8)
def _entries(names: Names, _where: tuple[str, str]) -> tuple[_Entry, ...]:
    """Return every page that has a name of its own; kept as long as the names stand."""
    return (
        *map(partial(_objective, names), names.objectives.values()),
        *_of_slugs(Kind.REGION, names.facet_values(Facet.REGION)),
        *_of_slugs(Kind.MESA, names.facet_values(Facet.MESA), WRITTEN_IN),
        *_of_slugs(Kind.THEME, names.facet_values(Facet.THEME)),
        *_of_slugs(Kind.POPULATION, names.facet_values(Facet.POPULATION)),
    )


def _objective(names: Names, objective: ObjectiveName) -> _Entry:
    """Return an objective, known by «ODS 10», «10» and its names; some have names only."""
    framework = names.frameworks[objective.framework].short_name
    names_of = [objective.short, objective.title]
    label = objective.short
    if objective.code[0].isdigit():
        number = f"{framework} {objective.code}"
        names_of += [number, objective.code]
        label = f"{number}: {label}"
    suggestion = Suggestion(Kind.OBJECTIVE, label, objective_url(objective))
    return _Entry.of(suggestion, *names_of)


def _of_slugs(kind: Kind, named: dict[str, str], written_in: str = "") -> Iterator[_Entry]:
    route = f"practices:{kind}"
    for slug, name in named.items():
        url = reverse(route, kwargs={"slug": slug})
        yield _Entry.of(Suggestion(kind, name, url, _lang(written_in)), name)


def _lang(written_in: str) -> str:
    """Return the language of some words if it is not the page's."""
    return "" if written_in == get_language() else written_in
