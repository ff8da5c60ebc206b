"""A catalogue whose every state is known by a number: that of the edits made until then.

A few practices go round: absent, published in one region and theme, published in another,
withdrawn. Every fourth edit renames a theme instead. Each edit moves the stamp by one, so the
number of an index's stamp says what everything in that index must be.
"""

import dataclasses

from django.db import transaction

from practices.editorial import Action
from practices.enums import Facet
from practices.index.catalogue import CatalogueIndex, Counts
from practices.index.plain import count_values
from practices.index.stamp import read_stamp
from practices.models.publication import Publication
from practices.models.vocabulary import Theme
from practices.names import Names, read_names
from practices.record import Record
from practices.snapshot.loading import load
from practices.snapshot.references import References
from practices.workflow.derived import facet_values
from practices.workflow.publishing import Release, publish
from practices.workflow.stamp import bump
from practices.workflow.transitions import Ask, perform

GOING_ROUND = 12
RENAME_EVERY = 4
THEME = "estado"
WORDS = ("quillabambino", "oxapampeño")
"""In the title of each of the two versions of a practice that goes round, and nowhere else."""
REGIONS = ("24", "23")
"""The region of each version, by UBIGEO; the themes are the first two of the list."""


@dataclasses.dataclass(frozen=True, slots=True)
class Contents:
    """What an index holds; `versions` are the codes of the practices that have each word."""

    size: int
    counts: Counts
    theme: str
    versions: tuple[frozenset[str], ...]
    named: frozenset[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Round:
    """The two versions of a practice that goes round, with the facet values of each."""

    code: str
    records: tuple[Record, Record]
    values: tuple[frozenset[tuple[Facet, str]], frozenset[tuple[Facet, str]]]


def theme_name(edits: int) -> str:
    """Return what the theme is called after some edits."""
    return f"estadonumerado{edits - edits % RENAME_EVERY}"


class States:
    """What the catalogue is after each edit, worked out without reading it."""

    def __init__(self, models: list[Record], names: Names) -> None:
        """Begin at the present state, with all the practices of `models` still unpublished."""
        self._base = count_values(Publication.objects.current(), Facet)
        self._size = Publication.objects.current().count()
        self._number = read_stamp().number
        self.rounds = [_round(model, names) for model in models]

    def edits(self, index: CatalogueIndex) -> int:
        """Return how many edits had been made when an index was read, by its stamp."""
        return index.stamp.number - self._number

    def version(self, number: int, edits: int) -> int | None:
        """Return which version of a practice is public after some edits; None when absent."""
        steps = edits - edits // RENAME_EVERY
        visits = (steps + GOING_ROUND - 1 - number) // GOING_ROUND
        return (None, 0, 1)[visits % 3]

    def after(self, edits: int) -> Contents:
        """Return what an index must hold after some edits."""
        counts = {facet: dict(each) for facet, each in self._base.items()}
        versions: tuple[set[str], set[str]] = (set(), set())
        for number, each in enumerate(self.rounds):
            version = self.version(number, edits)
            if version is not None:
                versions[version].add(each.code)
                for facet, value in each.values[version]:
                    counts[facet][value] = counts[facet].get(value, 0) + 1
        public = versions[0] | versions[1]
        return Contents(
            size=self._size + len(public),
            counts=counts,
            theme=theme_name(edits),
            versions=tuple(map(frozenset, versions)),
            named=frozenset(public),
        )

    def held(self, index: CatalogueIndex, edits: int) -> Contents:
        """Return what an index does hold."""
        return Contents(
            size=index.size,
            counts=index.totals,
            theme=index.names.term(Facet.THEME, THEME),
            versions=tuple(self.having(index, word) for word in WORDS),
            named=self.having(index, theme_name(edits)),
        )

    def having(self, index: CatalogueIndex, word: str) -> frozenset[str]:
        """Return who has a word, by code; «otras» stands for any practice of the others."""
        bits = index.text.search(word).complete
        found = set()
        for each in self.rounds:
            own = index.codes.having([each.code])
            if own & bits:
                found.add(each.code)
            bits &= ~own
        return frozenset(found | {"otras"} if bits else found)


def _round(model: Record, names: Names) -> Round:
    themes = [each for each in names.terms[Facet.THEME] if each != THEME]
    records = tuple(
        dataclasses.replace(
            model,
            title=f"{word} {model.code}",
            regions=(region,),
            themes=(theme, THEME),
            results=(),
            completeness_note="Un ensayo no da resultados.",
        )
        for word, region, theme in zip(WORDS, REGIONS, themes[:2], strict=True)
    )
    first, second = records
    values = tuple(
        frozenset((each.facet, each.value) for each in facet_values(record, names))
        for record in records
    )
    return Round(model.code, (first, second), (values[0], values[1]))


class Editor:
    """Makes the edits as the desk does: each is a transaction that moves the stamp once."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._references = References.read()

    @transaction.atomic
    def make(self, edit: int) -> None:
        """Make an edit by its number, from 1, on the state that the one before left."""
        if edit % RENAME_EVERY == 0:
            Theme.objects.filter(slug=THEME).update(name_es=theme_name(edit))
            bump(names=True)
            return
        step = edit - edit // RENAME_EVERY - 1
        number = step % GOING_ROUND
        version = self._states.version(number, edit)
        each = self._states.rounds[number]
        [practice] = load([each.records[version or 0]], self._references)
        if version is None:
            reason = "Ensayo de coherencia."
            perform(Ask(action=Action.WITHDRAW, practice=practice, by=None, reason=reason))
        else:
            publish(practice=practice, release=Release(by=None))


def prepared(models: list[Record]) -> States:
    """Write what the edits need besides the practices, and return the states."""
    with transaction.atomic():
        Theme.objects.create(slug=THEME, name_es=theme_name(0))
        bump(names=True)
    return States(models, read_names())
