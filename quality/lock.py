"""Compile requirements/ from pyproject.toml: for every system, hashed, and naming no index."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEVELS = ("run", "test", "quality")


def main(words: list[str]) -> int:
    """Compile from the longest list to the shortest, which keeps the versions of the first."""
    uv = shutil.which("uv") or shutil.which("uv", path=Path(sys.executable).parent)
    if not uv:
        sys.exit("Falta uv, que es quien fija las versiones.")
    for level in reversed(LEVELS):
        command = [uv, *compilation(level, upgrade="--upgrade" in words)]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            sys.exit(f"No se pudo fijar requirements/{level}.txt.")
    return 0


def compilation(level: str, *, upgrade: bool) -> list[str]:
    groups = [word for group in groups_of(level) for word in ("--group", group)]
    if level == LEVELS[-1]:
        versions = ["--upgrade"] if upgrade else []
    else:
        versions = ["--constraint", f"requirements/{LEVELS[-1]}.txt"]
    return [
        *("pip", "compile", "--quiet", "pyproject.toml", *groups, *versions),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--only-binary", ":all:", "--no-header", "--no-annotate"),
        *("--no-emit-index-url", "--no-emit-find-links"),
        *("--output-file", f"requirements/{level}.txt"),
    ]


def groups_of(level: str) -> tuple[str, ...]:
    """Name the dependency groups that a list adds to what the product needs to run."""
    return LEVELS[1 : LEVELS.index(level) + 1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
