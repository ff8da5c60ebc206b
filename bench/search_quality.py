"""How well search answers: judged queries against what the product gives for them.

`python bench/search_quality.py [--misses]` loads the real practices in an empty catalogue of
its own, asks every query of `bench/judged/queries.yaml` as written and in three variants, and
prints recall@10, nDCG@10 and how many got no answer. `--misses` also prints the worst answers.
With `DATABASE_URL`, the catalogue is a new database of that server, removed at the end. The
digest is of every answer in its order: two databases that print the same one answer the same.
"""

import argparse
import contextlib
import dataclasses
import hashlib
import json
import math
import os
import secrets
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "bench" / "judged" / "queries.yaml"
AS_WRITTEN = "tal_cual"
DEPTH = 10
"""How many practices of an answer are looked at."""
WORST = 25
TARGETS = "target                     ≥ .900     ≥ .880      ≤ 2.0 %"


@dataclasses.dataclass(frozen=True, slots=True)
class Practice:
    """One practice of an answer: its public code, and its `id` in the file of practices."""

    code: str
    import_id: str


@dataclasses.dataclass(frozen=True, slots=True)
class JudgedQuery:
    """What somebody would type, by variant, and the grade of each practice that answers it.

    Grades are 2 (answers it) and 1 (partly), by the practice's `id` in its file.
    """

    key: str
    texts: Mapping[str, str]
    grades: Mapping[str, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What one text of one query got."""

    query: JudgedQuery
    variant: str
    found: tuple[Practice, ...]

    @property
    def first(self) -> list[str]:
        """The ids of the practices that are looked at."""
        return [each.import_id for each in self.found[:DEPTH]]

    @property
    def recall(self) -> float:
        return recall(self.first, self.query.grades)

    @property
    def gain(self) -> float:
        return normalized_gain(self.first, self.query.grades)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="print the worst answers too")
    show_misses = parser.parse_args().misses
    judged, unanswerable = read_queries()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, catalogue(Path(folder)):
        outcomes = [
            Outcome(query, variant, ask(text))
            for query in judged
            for variant, text in query.texts.items()
        ]
        silent = sum(not ask(text) for text in unanswerable)
    print_table(outcomes, len(judged))
    print(f"no answer to {silent} of {len(unanswerable)} queries that have none")
    print(f"answers {digest(outcomes)}")
    if show_misses:
        print_misses(outcomes)


def read_queries(file: Path = QUERIES) -> tuple[list[JudgedQuery], list[str]]:
    """Return the judged queries, and the texts that no practice answers."""
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    judged = [
        JudgedQuery(
            entry["id"],
            {AS_WRITTEN: entry["query"], **entry["variants"]},
            {practice: each["grade"] for practice, each in entry["relevant"].items()},
        )
        for entry in content["queries"]
    ]
    return judged, [entry["query"] for entry in content["unanswerable"]]


@contextlib.contextmanager
def catalogue(folder: Path) -> Iterator[None]:
    """Point Django at a new catalogue with the real practices, which ends with the context."""
    os.environ |= {
        "DATA_DIR": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
    }
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'none.sqlite3'}")
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415  the environment must be set first
    from django.db import connection  # noqa: PLC0415

    django.setup()
    named: dict[str, Any] = connection.settings_dict
    asked_for, own = named["NAME"], f"judged_{os.getpid()}"
    sqlite = connection.vendor == "sqlite"
    named["TEST"]["NAME"] = str(folder / f"{own}.sqlite3") if sqlite else own
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        load_practices()
        yield
    finally:
        connection.creation.destroy_test_db(asked_for, verbosity=0)


def load_practices() -> None:
    from practices.ingest.preparation import fill  # noqa: PLC0415  Django must be set up

    if fill().refused:
        sys.exit("The real practices were not loaded.")


def ask(text: str) -> tuple[Practice, ...]:
    """Return what the product answers to a text, in its order, as a listing and a file do."""
    from practices.index import holder  # noqa: PLC0415  Django must be set up
    from practices.listing import every  # noqa: PLC0415
    from practices.selection import Selection  # noqa: PLC0415

    found = every(holder.current(), Selection(q=text))
    return tuple(Practice(each.code, each.snapshot["import_id"]) for each in found)


def recall(first: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return which part of what could be among the first is there, from 0 to 1."""
    return sum(each in grades for each in first) / min(DEPTH, len(grades))


def normalized_gain(first: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return nDCG: the gain of the first, over that of the best order there is, from 0 to 1."""
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return _gain([grades.get(each, 0) for each in first]) / _gain(best)


def _gain(grades: Sequence[int]) -> float:
    """Add 2^grade - 1 of each place, less and less as they go down."""
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def digest(outcomes: Sequence[Outcome]) -> str:
    """Return the SHA-256 of every text with the codes of its whole answer in order."""
    answers = [
        [each.query.texts[each.variant], *(practice.code for practice in each.found)]
        for each in outcomes
    ]
    return hashlib.sha256(json.dumps(answers, ensure_ascii=False).encode()).hexdigest()


def print_table(outcomes: Sequence[Outcome], queries: int) -> None:
    """Print the mean measures of each variant over all queries."""
    print(f"{queries} judged queries over the real practices\n")
    print(f"{'variant':<22}{'recall@10':>11}{'nDCG@10':>11}{'no answer':>13}")
    for variant in dict.fromkeys(each.variant for each in outcomes):
        chosen = [each for each in outcomes if each.variant == variant]
        silent = 100 * _mean(chosen, lambda outcome: not outcome.found)
        figures = (_mean(chosen, lambda outcome: outcome.recall), _mean(chosen, _gain_of))
        print(f"{variant:<22}{figures[0]:>11.3f}{figures[1]:>11.3f}{silent:>11.1f} %")
    print(TARGETS)


def _gain_of(outcome: Outcome) -> float:
    return outcome.gain


def _mean(outcomes: Sequence[Outcome], measure: Callable[[Outcome], float]) -> float:
    return statistics.fmean(measure(each) for each in outcomes)


def print_misses(outcomes: Sequence[Outcome]) -> None:
    """Print the worst answers: what was missing with its grade, and what came instead."""
    for outcome in sorted(outcomes, key=lambda each: (each.gain, each.recall))[:WORST]:
        grades, first = outcome.query.grades, outcome.first
        text = outcome.query.texts[outcome.variant]
        measures = f"recall {outcome.recall:.2f}, nDCG {outcome.gain:.2f}"
        print(f"\n{outcome.query.key} ({outcome.variant}) «{text}»")
        print(f"  {measures}, {len(outcome.found)} found")
        for missing in (each for each in grades if each not in first):
            print(f"  missing {grades[missing]} {missing}")
        for came in first:
            print(f"  came    {grades.get(came, '-')} {came}")


if __name__ == "__main__":
    main()
