"""Whether readers ever see half of an edit, and what reading costs whoever writes.

`python bench/consistency.py [--rebuilds 200] [--practices 10000] [--pause 0]` fills an empty
catalogue with synthetic practices. A process makes 5 edits a second; in turns of some seconds,
threads of another ask for selections, `--pause` seconds apart, or rest, or rest while a process
that reads nothing keeps a core busy: what it costs the edits is the machine's doing, not the
database's. Every index that is read must be exactly the state before or after an edit. Prints
how many were not, and the 95th percentile of the edits' transactions in each kind of turn.
DATABASE_URL names an empty database; without it, a temporary SQLite file.
"""

import argparse
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.numbered_states import States
    from bench.watching import Watch

ROOT = Path(__file__).resolve().parent.parent
PACE = 1 / 5
"""Seconds from the start of an edit to that of the next."""
READING_TURN, OTHER_TURN = 10.0, 5.0
"""Seconds."""
BLOCK = 2000
MOST_GROWN = 0.5
"""By how much readers may raise the 95th percentile, over that beside a busy core."""
RESTING, BUSY, READING = "readers resting", "a core busy", "readers reading"

Edit = tuple[float, float]
"""When an edit began, by the monotonic clock, and the seconds that it took."""
Turn = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rebuilds", type=int, default=200)
    parser.add_argument("--practices", type=int, default=10_000)
    parser.add_argument("--pause", type=float, default=0, help="seconds between two reads")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from bench.oracle import prepare  # noqa: PLC0415  the path must be set first

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare(Path(folder))
        sys.exit(run(fill(asked.practices), asked.rebuilds, asked.pause))


def fill(practices: int) -> "States":
    """Write the catalogue; the last practices made are those that the edits will publish."""
    from django.db import transaction  # noqa: PLC0415

    from bench.numbered_states import GOING_ROUND, prepared  # noqa: PLC0415
    from bench.synthetic.reading import generator  # noqa: PLC0415
    from practices.ingest.reference_lists import load_reference_lists  # noqa: PLC0415
    from practices.models.inserting import refresh_statistics  # noqa: PLC0415
    from practices.models.practice import Practice  # noqa: PLC0415
    from practices.models.publication import (  # noqa: PLC0415
        Publication,
        PublicationFacet,
        PublicationText,
    )
    from practices.names import read_names  # noqa: PLC0415
    from practices.workflow.publishing import Release, publish_records  # noqa: PLC0415

    load_reference_lists()
    names, release = read_names(), Release(by=None)
    makes = generator(names)
    for first in range(1, practices + 1, BLOCK):
        numbers = range(first, min(first + BLOCK, practices + 1))
        records = [makes.record(number) for number in numbers]
        with transaction.atomic():
            rows = [Practice(code=each.code, title=each.title) for each in records]
            pairs = list(zip(Practice.objects.bulk_create(rows), records, strict=True))
            publish_records(pairs=pairs, names=names, release=release)
    refresh_statistics(Publication, PublicationFacet, PublicationText)
    return prepared([makes.record(practices + each + 1) for each in range(GOING_ROUND)])


def run(states: "States", rebuilds: int, pause: float) -> int:
    """Read and write until enough indexes were read; return the exit code."""
    from django.db import connections  # noqa: PLC0415

    from bench.watching import Watch  # noqa: PLC0415

    connections.close_all()
    ours, theirs = multiprocessing.Pipe()
    writer = multiprocessing.get_context("fork").Process(target=write, args=(states, theirs))
    writer.start()
    theirs.close()
    watch = Watch(states, pause)
    watch.begin()
    turns = take_turns(watch, rebuilds, writer.is_alive)
    watch.end()
    if not writer.is_alive():
        sys.exit("The writer failed.")
    ours.send(None)
    edits: list[Edit] = ours.recv()
    writer.join()
    print(f"{len(edits)} edits, {watch.answers} selections answered meanwhile")
    print(f"{watch.indexes} indexes read, {len(watch.torn)} torn")
    grown = compare(edits, turns)
    return int(bool(watch.torn) or watch.indexes < rebuilds or grown > MOST_GROWN)


def take_turns(
    watch: "Watch", rebuilds: int, writing: Callable[[], bool]
) -> dict[str, list[Turn]]:
    """Let the readers read and rest in turns; return when each kind of turn was."""
    turns: dict[str, list[Turn]] = {RESTING: [], BUSY: [], READING: []}
    while watch.indexes < rebuilds and writing():
        turns[RESTING].append(lasting(OTHER_TURN))
        with busy_core():
            turns[BUSY].append(lasting(OTHER_TURN))
        watch.reading.set()
        turns[READING].append(lasting(READING_TURN))
        watch.reading.clear()
        time.sleep(1)  # what they had begun
    return turns


def lasting(seconds: float) -> Turn:
    began = time.monotonic()
    time.sleep(seconds)
    return began, time.monotonic()


@contextmanager
def busy_core() -> Iterator[None]:
    spinning = subprocess.Popen([sys.executable, "-c", "while True: sum(range(10_000))"])
    yield
    spinning.kill()
    spinning.wait()


def write(states: "States", pipe: Connection) -> None:
    """Make edits at their pace until told to stop; then tell what each one took."""
    from bench.numbered_states import Editor  # noqa: PLC0415

    editor = Editor(states)
    edits: list[Edit] = []
    due = time.monotonic()
    while not pipe.poll(max(0.0, due - time.monotonic())):
        began = time.monotonic()
        editor.make(len(edits) + 1)
        edits.append((began, time.monotonic() - began))
        due = max(due + PACE, time.monotonic())
    pipe.send(edits)


def compare(edits: list[Edit], turns: dict[str, list[Turn]]) -> float:
    """Print what the edits took in each kind of turn; return by how much reading raised p95."""
    highest: dict[str, float] = {}
    for name, each in turns.items():
        seconds = [took for at, took in edits if any(a <= at <= b for a, b in each)]
        middle, highest[name] = (percentile(seconds, share) for share in (50, 95))
        figures = f"p50 {middle * 1000:.0f} ms, p95 {highest[name] * 1000:.0f} ms"
        print(f"{name}: {len(seconds)} edits, {figures}")
    grown = {name: highest[READING] / highest[name] - 1 for name in (RESTING, BUSY)}
    print(f"p95: {grown[RESTING]:+.0%} on resting, {grown[BUSY]:+.0%} on a busy core")
    return grown[BUSY]


def percentile(seconds: list[float], share: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[share - 1]


if __name__ == "__main__":
    main()
