"""The name of what answers: code, texts, drawings, and the settings that a page shows."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDERS = ("catalogue", "practices", "templates", "static", "locale", "requirements")
SHOWN = (
    "SITE_URL",
    "SITE_OWNER",
    "SITE_OFFICIAL",
    "PATH_PREFIX",
    "STATIC_URL",
    "MEDIA_URL",
    "DEBUG",
)
COMPILED = "__pycache__"  # each process writes there while it starts


@cache
def release() -> str:
    """Return what two processes share when the same catalogue gives the same pages in both.

    Every file is read once per process (some 20 ms); dates and the disk's order do not count.
    """
    languages = [code for code, _label in settings.LANGUAGES]
    shown = [f"{name}={getattr(settings, name)}" for name in SHOWN]
    return digest(Path(settings.BASE_DIR), [*shown, *languages])


def digest(root: Path, shown: list[str]) -> str:
    """Name the contents of a project's folders, together with the settings that it shows."""
    whole = hashlib.sha256(repr(shown).encode())
    for file in files(root):
        content = file.read_bytes()
        whole.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:32]


def files(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        found = sorted((root / folder).rglob("*"))
        yield from (file for file in found if COMPILED not in file.parts and file.is_file())
