import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SECRET = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"


def manage(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `manage.py` in a process of its own, with these variables only."""
    surroundings = {
        name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}
    }
    return subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=surroundings | {"SECRET_KEY": SECRET, "PYTHONIOENCODING": "utf-8"} | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.usefixtures("usual_umask")
def test_a_database_that_is_made_here_is_its_owners_only(tmp_path: Path) -> None:
    finished = manage("preparar", "--sin-estaticos", DATA_DIR=str(tmp_path))

    assert finished.returncode == 0
    assert stat.S_IMODE((tmp_path / "catalogo.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "postgresql://user:hunter2@127.0.0.1:1/base",
            (
                "DATABASE_URL: no se puede entrar en esa base de datos; revise que el servidor "
                "responda y que la base, el usuario y la clave sean los suyos.\n"
            ),
        ),
        (
            "mysql://user:hunter2@127.0.0.1/base",
            (
                "DATABASE_URL: se esperaba «sqlite:///archivo» o "
                "«postgresql://usuario:clave@servidor:5432/base».\n"
            ),
        ),
    ],
)
def test_a_wrong_database_is_said_in_one_sentence(
    tmp_path: Path, address: str, sentence: str
) -> None:
    finished = manage("preparar", DATA_DIR=str(tmp_path), DATABASE_URL=address)

    assert (finished.returncode, finished.stderr) == (1, sentence)
