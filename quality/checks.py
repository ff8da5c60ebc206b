"""Run every check of the project, also after one has failed, and say at the end which did."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent

DJANGO = ["python", "manage.py"]
CHECKS = {
    "formato": ["ruff", "format", "--check"],
    "reglas": ["ruff", "check"],
    "formato de plantillas": ["djade", "--check", "--target-version", "5.2"],
    "reglas de plantillas": ["djlint", "--lint", "--quiet", "templates"],
    "capas": ["lint-imports"],
    "tipos": ["mypy"],
    "dependencias": ["deptry", "."],
    "código muerto": ["vulture"],
    "ajustes de producción": [*DJANGO, "check", "--deploy", "--fail-level", "WARNING"],
    "inglés": ["python", "quality/messages.py", "--check"],
    "derechos": ["python", "quality/rights.py", "--check"],
    "migraciones": [*DJANGO, "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        failed = [title for title, words in CHECKS.items() if not passes(title, words, folder)]
    print(f"Falla: {', '.join(failed)}." if failed else "Todo en orden.")
    return 1 if failed else 0


def passes(title: str, words: list[str], folder: str) -> bool:
    print(f"— {title}", flush=True)
    command = [str(PROGRAMS / words[0]), *words[1:]]
    if words[0] == "djade":
        command += sorted(str(file) for file in (ROOT / "templates").rglob("*.html"))
    surroundings = os.environ | production(folder)
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode == 0


def production(folder: str) -> dict[str, str]:
    """Give enough of a deployment for Django to judge the settings of production."""
    return {
        "DATA_DIR": folder,
        "DATABASE_URL": "",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": "https://catalogo.example.pe",
    }


if __name__ == "__main__":
    sys.exit(main())
