"""What a search finds, and how it was read."""

import dataclasses
from enum import IntEnum


class Step(IntEnum):
    """The furthest a search had to go to find something."""

    ALL = 0
    CORRECTED = 1
    SOME = 2
    SIMILAR = 3
    NOTHING = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """Who a search text finds, as bits over positions, and what to say of it.

    `planes` are the scores, to be read with `scoring.ordered`; `complete` are those with
    every word as read, corrected if need be, and `meant` those with every word or a synonym of
    it. `corrections` pair the word typed with the
    written word used. `literal` is the text of the same search without any help, empty if
    that is this one. `synonyms` are words of the same meaning that helped to find somebody;
    `written` all the words to mark in what was found; `references` what was read as a code or
    an objective; `left_out` the clauses beyond the most that are read.
    """

    bits: int
    planes: tuple[int, ...]
    step: Step
    complete: int
    meant: int
    corrections: tuple[tuple[str, str], ...] = ()
    literal: str = ""
    synonyms: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
