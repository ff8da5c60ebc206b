"""Where the bench keeps what it makes, and what a process needs to open it."""

import hashlib
import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
SECRET_KEY = secrets.token_urlsafe(64)
_CATALOGUES = (
    "bench/synthetic",
    "practices/migrations",
    "practices/reference",
    "practices/search/documents.py",
    "practices/workflow/derived.py",
    "practices/record.py",
)
_PEERS = ("bench/peers",)
# What whoever runs the bench may have set for another catalogue.
_FOREIGN = (
    "DATABASE_URL",
    "CACHE_URL",
    "SITE_OWNER",
    "SITE_OFFICIAL",
    "PATH_PREFIX",
    "SITE_URL",
)


def catalogue(size: int) -> Path:
    """Return the file of the synthetic catalogue of a size, made or not."""
    return FOLDER / f"{_digest(_CATALOGUES)}-{size}.sqlite3"


def beside(database: Path, name: str) -> Path:
    """Return the file of a peer that holds the same practices as a catalogue."""
    return database.with_name(f"{database.stem}-{_digest(_PEERS)}-{name}.db")


def remove(database: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for each in database.parent.glob(f"{database.name}*"):
        each.unlink()


def remove_outdated() -> None:
    """Remove the catalogues, and the peers' files, made from what is no longer so."""
    digest = _digest(_CATALOGUES)
    for each in FOLDER.glob("*-*.*"):
        if each.is_file() and not each.name.startswith(digest):
            each.unlink()


def variables(database: Path, settings: str = "bench.served.settings") -> dict[str, str]:
    """Return the environment of a process of the product over a catalogue."""
    inherited = {name: each for name, each in os.environ.items() if name not in _FOREIGN}
    return inherited | {
        "DATA_DIR": str(FOLDER / "data"),
        "DATABASE_URL": f"sqlite:///{database}",
        "DEBUG": "0",
        "SECRET_KEY": SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "WARNING",
    }


def module(name: str, *words: str) -> list[str]:
    """Return the command that runs a module of ours."""
    return [sys.executable, "-m", name, *words]


def _digest(parts: tuple[str, ...]) -> str:
    """Name what files are made from: a change of it makes new ones."""
    digest = hashlib.sha256()
    for part in parts:
        place = ROOT / part
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]
