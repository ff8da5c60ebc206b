"""Objectives that the words of a text bring to mind. Nothing is ever applied by itself.

Two things suggest an objective: a word of its own short title that few objectives share, and
the theme that usually goes with it (`Theme.suggested_objectives`), when the text names the
theme or the record has it. Each suggestion says which words it comes from.
"""

import dataclasses
from collections import Counter
from collections.abc import Collection

from practices.models.vocabulary import Theme
from practices.names import Names
from practices.search.analysis import STOP_WORDS, WORD, folded, parts, stem

FRAMEWORKS = ("ods", "pmm")
SHARED_BY_AT_MOST = 2
"""Objectives of a framework whose short title may share a word that still suggests them."""
SHORTEST_WORD = 4
MOST = 6
# Words of nearly every practice, which tell no objective from another.
_EVERYWHERE = (
    *("persona", "migrante", "migración", "migratoria", "internacional", "regional", "acceso"),
    *("objetivo", "todos", "promoción", "mejora", "reducción", "cooperación"),
)
_PLAIN = frozenset(stem(folded(word)) for word in _EVERYWHERE) | STOP_WORDS


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """An objective by its keys, and why: words of the text, and themes."""

    framework: str
    code: str
    label: str
    short: str
    words: tuple[str, ...]
    themes: tuple[str, ...]


def suggest(
    text: str,
    names: Names,
    *,
    themes: Collection[str] = (),
    having: Collection[tuple[str, str]],
) -> tuple[Suggestion, ...]:
    """Return objectives that the text suggests and that are not in `having` (framework, code).

    `themes` are slugs of the record's themes. Those with more reasons come first.
    """
    said = _said(text)
    by_theme = _by_theme(said, themes)
    found = []
    for key, words in _own_words(names).items():
        own = tuple(said[each] for each in words if each in said)
        called = tuple(by_theme.get(key, ()))
        if key not in having and (own or called):
            found.append(_suggestion(names, key, own, called))
    found.sort(key=lambda each: -(2 * len(each.words) + len(each.themes)))
    return tuple(found[:MOST])


def _suggestion(
    names: Names, key: tuple[str, str], words: tuple[str, ...], themes: tuple[str, ...]
) -> Suggestion:
    objective = names.objectives[key]
    label = f"{names.frameworks[objective.framework].short_name} {objective.code}"
    return Suggestion(*key, label, objective.short, words, themes)


def _said(text: str) -> dict[str, str]:
    """Return the words of a text by their stems, each as first written."""
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        for part in parts(folded(word)):
            if len(part) >= SHORTEST_WORD and stem(part) not in _PLAIN:
                found.setdefault(stem(part), word.casefold())
    return found


def _own_words(names: Names) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, for each goal of the two agendas, the stems of its title that few others have."""
    goals = {
        key: tuple(_said(each.short))
        for key, each in names.objectives.items()
        if each.framework in FRAMEWORKS and not each.is_target
    }
    shared = Counter((key[0], word) for key, words in goals.items() for word in words)
    return {
        key: tuple(w for w in words if shared[key[0], w] <= SHARED_BY_AT_MOST)
        for key, words in goals.items()
    }


def _by_theme(
    said: Collection[str], chosen: Collection[str]
) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    rows = Theme.suggested_objectives.through._default_manager.filter(  # noqa: SLF001 Django's API
        objective__framework__slug__in=FRAMEWORKS
    )
    columns = ("theme__slug", "theme__name_es", "objective__framework__slug", "objective__code")
    for slug, name, framework, code in rows.order_by("theme__position").values_list(*columns):
        words = _said(name)
        if slug in chosen or (words and all(word in said for word in words)):
            found.setdefault((framework, _goal(framework, code)), []).append(name)
    return {key: list(dict.fromkeys(names)) for key, names in found.items()}


def _goal(framework: str, code: str) -> str:
    """Return the goal of a target of the ODS: 10 for 10.7."""
    return code.partition(".")[0] if framework == "ods" else code
