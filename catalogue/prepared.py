"""Names for what a catalogue was prepared from: `dev.py` does again only what has changed.

Standard library only, because `dev.py` runs before anything is installed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def static_state(root: Path, folder: Path) -> str:
    """Name what is gathered: our static files, and those of the packages the lock fixes."""
    manifest = folder / "static" / "staticfiles.json"
    return digest(tree(root / "static"), tree(root / "requirements"), identity(manifest))


def database_state(root: Path, folder: Path, variables: Mapping[str, str]) -> str:
    """Name what the database was made from; a server's may change unseen, so it has no name."""
    if variables.get("DATABASE_URL"):
        return ""
    practices = root / "practices"
    folders = (practices / "migrations", practices / "reference", root / "requirements")
    cache = variables.get("CACHE_URL", "").encode()
    return digest(*map(tree, folders), cache, identity(folder / "catalogo.sqlite3"))


def digest(*contents: bytes) -> str:
    return hashlib.sha256(repr(contents).encode()).hexdigest()


def tree(folder: Path) -> bytes:
    """Give the names and contents of the files of a folder, as bytes to digest."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    names = [file.relative_to(folder).as_posix() for file in files if file.suffix != ".pyc"]
    return repr({name: (folder / name).read_bytes() for name in names}).encode()


def identity(file: Path) -> bytes:
    """Tell a file from another that has taken its place."""
    return str(file.stat().st_ino).encode() if file.exists() else b""
