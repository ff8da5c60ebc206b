"""What search needs of a snapshot: the words not read yet, names with their practices."""

import dataclasses
from array import array
from collections.abc import Iterator, Sequence

from practices.enums import Facet
from practices.index.rows import read_rows
from practices.index.sets import Codes, Sets
from practices.models.publication import PublicationText
from practices.models.territory import Institution
from practices.names import Names, ObjectiveName
from practices.search.postings import Field, Postings
from practices.search.text_index import NamedSet, TextIndex

CHUNK = 500
MOST_CANDIDATES = 2000
"""Beyond these a phrase is looked for in every text: a longer list of keys costs more."""
_COLUMNS = ("pk", "title", "objectives", "institutions", "summary", "body")
_NAMED: dict[Facet, Field] = {
    Facet.REGION: Field.TITLE,
    Facet.MESA: Field.TITLE,
    Facet.THEME: Field.SUMMARY,
    Facet.POPULATION: Field.SUMMARY,
    Facet.KIND: Field.BODY,
}
"""Facets whose names people search by, and the field that they weigh as."""


@dataclasses.dataclass(frozen=True, slots=True)
class Phrases:
    """Looks for a phrase in the running texts of some practices; `keys` are by position."""

    keys: "array[int]"

    def __call__(self, phrase: str, candidates: Sequence[int]) -> set[int]:
        """Return those of the positions whose text has the phrase, folded; one statement."""
        place_of = {self.keys[position]: position for position in candidates}
        found = PublicationText.objects.filter(running__contains=f" {phrase} ")
        if len(place_of) <= MOST_CANDIDATES:
            found = found.filter(publication__in=list(place_of))
        keys = found.values_list("publication", flat=True)
        return {place_of[key] for key in keys if key in place_of}


def text_index(
    postings: Postings, position_of: dict[int, int], sets: Sets, codes: Codes, names: Names
) -> TextIndex:
    """Read the words not read before, and join the names that records go by.

    `position_of` has the position of every current publication by primary key.
    """
    places = _places(position_of)
    _read_words(postings, places)
    return TextIndex(
        postings,
        positions=places,
        size=len(position_of),
        names=_named_sets(sets, names),
        institutions=_institutions(),
        references=_references(sets, names),
        codes=codes.bits,
        phrases=Phrases(array("q", position_of)),
    )


def _places(position_of: dict[int, int]) -> dict[int, int]:
    """Return the position of each text, by the text's own primary key."""
    rows = read_rows(("id", "publication_id"), "practices_publicationtext")
    return {text: position_of[each] for text, each in rows if each in position_of}


def _read_words(postings: Postings, places: dict[int, int]) -> None:
    unread = postings.missing(places)
    texts = PublicationText.objects.values_list(*_COLUMNS)
    if len(unread) == len(places):
        postings.add(texts.iterator(chunk_size=CHUNK))
    else:
        for start in range(0, len(unread), CHUNK):
            postings.add(texts.filter(pk__in=unread[start : start + CHUNK]))


def _named_sets(sets: Sets, names: Names) -> Iterator[NamedSet]:
    for facet, field in _NAMED.items():
        for value, name in names.facet_values(facet).items():
            yield NamedSet(field, name, sets[facet].get(value, 0))
    for each in names.objectives.values():
        text = f"{each.short} {each.title}"
        yield NamedSet(Field.OBJECTIVES, text, sets[each.facet].get(each.facet_value, 0))


def _institutions() -> dict[str, str]:
    rows = Institution.objects.values_list("slug", "name", "acronym")
    return {slug: f"{name} {acronym}" for slug, name, acronym in rows}


def _references(sets: Sets, names: Names) -> dict[str, int]:
    """Return who serves each numbered objective, by what people call it: «ods 10», «10.7»."""
    found: dict[str, int] = {}
    for each in names.objectives.values():
        if each.code[0].isdigit():
            bits = sets[each.facet].get(each.facet_value, 0)
            found[_called(each, names)] = bits
            if each.is_target:
                found[each.code.lower()] = bits
    return found


def _called(objective: ObjectiveName, names: Names) -> str:
    short = names.frameworks[objective.framework].short_name
    return f"{short} {objective.code}".lower()
