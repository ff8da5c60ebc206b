"""Keeping the figures of a run in `docs/performance.md`, beside what a person wrote."""

import datetime as dt
import importlib.metadata
import os
import platform
import sqlite3
from pathlib import Path

from bench import places

FILE = places.ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- figures of the last run -->", "<!-- end of the figures -->"
_PACKAGES = ("django", "django-filter", "granian", "whitenoise", "brotli")


def write(tables: str, made: str) -> None:
    """Put the figures in the place of the last ones. Raises ValueError without that place."""
    before, begin, rest = FILE.read_text(encoding="utf-8").partition(_BEGIN)
    _last, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(FILE)
    figures = f"{begin}\n\n{made}\n\n{tables}\n{end}"
    FILE.write_text(f"{before}{figures}{after}", encoding="utf-8")


def machine(command: str, others: float) -> str:
    """Say when, where and how a run was made; `others` is how many cores were busy before."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return (
        f"Made on {today} by `{command}`, on {os.cpu_count()} cores ({_processor()}), "
        f"{others:.1f} of them busy with something else when it began, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
