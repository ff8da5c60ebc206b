"""The synthetic catalogues as files: made once, then used again."""

import dataclasses
import json
import subprocess
from pathlib import Path

from bench import places


@dataclasses.dataclass(frozen=True, slots=True)
class Catalogue:
    """A synthetic catalogue; the seconds are those of the day it was made."""

    size: int
    file: Path
    made: float
    written: float

    @property
    def megabytes(self) -> float:
        """The size of its file."""
        return self.file.stat().st_size / 1e6

    @property
    def load_rate(self) -> float:
        """Practices written per second, analysis and indexes included."""
        return self.size / self.written


def catalogue(size: int) -> Catalogue:
    """Return the catalogue of a size, and make it first if there is none."""
    file = places.catalogue(size)
    told = file.with_suffix(".json")
    if not (file.exists() and told.exists()):
        print(f"Making a catalogue of {size} practices…", flush=True)
        told.write_text(_make(size, file), encoding="utf-8")
    facts = json.loads(told.read_text(encoding="utf-8"))
    return Catalogue(size, file, facts["made"], facts["written"])


def _make(size: int, file: Path) -> str:
    (places.FOLDER / "data").mkdir(parents=True, exist_ok=True)
    places.remove_outdated()
    unfinished = file.with_suffix(".part")
    places.remove(unfinished)
    done = subprocess.run(
        places.module("bench.synthetic.store", str(size)),
        env=places.variables(unfinished) | {"SQLITE_SYNCHRONOUS": "NORMAL"},
        check=True,
        capture_output=True,
        text=True,
    )
    unfinished.replace(file)
    places.remove(unfinished)
    return done.stdout


def static_files() -> None:
    """Gather the static files that the served pages name."""
    database = places.FOLDER / "data" / "nothing.sqlite3"
    database.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [*places.module("django"), "collectstatic", "--noinput", "--verbosity", "0"],
        env=places.variables(database),
        cwd=places.ROOT,
        check=True,
    )
