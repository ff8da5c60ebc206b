"""The peers made ready and served."""

import contextlib
import os
import shutil
import subprocess
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import places
from bench.peers import source
from bench.peers.datasette_table import TABLE
from bench.servers import Server, granian, started

_ENVIRONMENT = places.FOLDER / "datasette-env"
_LOCK = Path(__file__).with_name("requirements.txt")
_LIMITS = {
    "sql_time_limit_ms": "600000",
    "facet_time_limit_ms": "600000",
    "suggest_facets": "off",
    "cache_size_kb": "20000",
}
"""Datasette's own would drop the facets of a large table instead of counting them."""


@contextlib.contextmanager
def naive(catalogue: Path) -> Iterator[Server]:
    """Serve the naive peer over the practices of a catalogue."""
    database = places.beside(catalogue, "naive")
    _once(database, lambda part: _load_naive(catalogue, part))
    variables = _naive_variables(database)
    with granian("bench.peers.naive.wsgi:application", variables, "/practicas/") as server:
        yield server


def _naive_variables(database: Path) -> dict[str, str]:
    return places.variables(database, "bench.peers.naive.settings")


def _load_naive(catalogue: Path, database: Path) -> None:
    command = places.module("bench.peers.naive.load", str(catalogue))
    subprocess.run(command, env=_naive_variables(database), check=True)


@contextlib.contextmanager
def datasette(catalogue: Path) -> Iterator[Server]:
    """Serve Datasette; its file is declared immutable, which spares it some counts."""
    database = places.beside(catalogue, "datasette")
    _once(database, lambda part: _load_datasette(catalogue, part))
    _install()
    settings = [word for pair in _LIMITS.items() for word in ("--setting", *pair)]
    serve = ("-m", "datasette", "serve", *settings, "-i", str(database))
    command = [str(_ENVIRONMENT / "bin" / "python"), *serve]
    with started(command, dict(os.environ), "/-/versions.json") as server:
        yield server


def _load_datasette(catalogue: Path, database: Path) -> None:
    command = places.module("bench.peers.datasette_table", str(catalogue), str(database))
    subprocess.run(command, env=places.variables(catalogue), check=True)


def datasette_address(catalogue: Path) -> str:
    """Return the address of the table, without a query."""
    return f"/{places.beside(catalogue, 'datasette').stem}/{TABLE}"


def datasette_facets() -> tuple[str, ...]:
    """Return the columns that Datasette counts."""
    return source.FACETS


def _once(database: Path, make: Callable[[Path], None]) -> None:
    """Make a file that is not there yet; one half made is never taken for whole."""
    if database.exists():
        return
    part = database.with_suffix(".part")
    places.remove(part)
    make(part)
    part.rename(database)
    places.remove(part)


def _install() -> None:
    """Install Datasette in an environment of its own, from its hashed list."""
    stamp, wanted = _ENVIRONMENT / "lock", _LOCK.read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Installing Datasette…", flush=True)
    shutil.rmtree(_ENVIRONMENT, ignore_errors=True)
    venv.create(_ENVIRONMENT, with_pip=True)
    words = ("-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check")
    subprocess.run(
        [_ENVIRONMENT / "bin" / "python", *words, "--require-hashes", "--requirement", _LOCK],
        check=True,
    )
    stamp.write_text(wanted, encoding="utf-8")
