"""Whether the index says what plain SQL says, on one large random catalogue.

`python bench/oracle.py [--selections 10000] [--practices 400] [--seed 1]` fills an empty
catalogue with random publications, asks it that many random selections through the index and
through plain SQL, and prints how many totals, counts, sets, orders and pages differed: none
must. DATABASE_URL names an empty database, in which everything is rolled back at the end;
without it, a temporary SQLite file.
"""

import argparse
import os
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("total", "counts", "counts of a page", "ids", "order", "page")
SHOWN = 5
"""Selections that differ and are printed; the first ones tell enough."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--selections", type=int, default=10_000)
    parser.add_argument("--practices", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare(Path(folder))
        began = time.perf_counter()
        wrong = compare(asked.practices, asked.selections, asked.seed)
        seconds = time.perf_counter() - began
    told = ", ".join(f"{wrong[kind]} wrong {kind}" for kind in KINDS)
    print(f"{asked.selections} selections of {asked.practices} practices: {told}")
    print(f"{seconds:.0f} s, {seconds / asked.selections * 1000:.1f} ms each, both ways")
    sys.exit(1 if wrong else 0)


def prepare(folder: Path) -> None:
    """Point Django at an empty catalogue: that of DATABASE_URL, or one in the folder."""
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
    os.environ |= {
        "DATA_DIR": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
    }
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415  the environment must be set first
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import connection  # noqa: PLC0415

    from practices.models.publication import Publication  # noqa: PLC0415

    if Publication.objects.exists():
        sys.exit("The database holds a catalogue: name an empty one.")
    print(f"{connection.vendor}")


@contextmanager
def nothing_left() -> Iterator[None]:
    from django.db import transaction  # noqa: PLC0415

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def compare(practices: int, selections: int, seed: int) -> Counter[str]:
    """Return how many answers of each kind differed."""
    from bench.random_catalogue import disagreements, fill, random_selection  # noqa: PLC0415
    from practices.index.building import build  # noqa: PLC0415
    from practices.ingest.reference_lists import load_reference_lists  # noqa: PLC0415
    from practices.names import read_names  # noqa: PLC0415
    from practices.search.postings import Postings  # noqa: PLC0415

    wrong: Counter[str] = Counter()
    chance = random.Random(seed)  # noqa: S311  a reproducible draw, not a secret
    with nothing_left():
        load_reference_lists()
        vocabulary = fill(chance, practices, read_names())
        index = build(Postings())
        for _ in range(selections):
            selection = random_selection(chance, vocabulary)
            names = disagreements(index, selection)
            if names and sum(wrong.values()) < SHOWN:
                print(f"differs in {', '.join(names)}: {selection.query()}")
            wrong.update(names)
    return wrong


if __name__ == "__main__":
    main()
