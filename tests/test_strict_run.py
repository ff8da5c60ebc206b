"""A strict run, that of `.ci/run`, takes a skipped test for a failure."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

TESTS = """
import pytest

def test_passes():
    pass

@pytest.mark.skipif({skipped}, reason="nothing to run it with")
def test_may_be_skipped():
    pass
"""


def run(folder: Path, *, skipped: bool, strict: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(Path(settings.BASE_DIR) / "tests" / "conftest.py", folder)
    (folder / "test_it.py").write_text(TESTS.format(skipped=skipped), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-m", "pytest", "-p", "no:randomly", "-p", "no:cacheprovider", folder],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"CATALOGUE_STRICT": strict, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("skipped", "strict", "exit_code"),
    [(True, "1", 1), (False, "1", 0), (True, "0", 0)],
)
def test_a_skip_fails_only_a_strict_run(
    tmp_path: Path,
    skipped: bool,  # noqa: FBT001  a parameter of the table above
    strict: str,
    exit_code: int,
) -> None:
    finished = run(tmp_path, skipped=skipped, strict=strict)

    assert finished.returncode == exit_code, finished.stdout
    assert ("a strict run allows none" in finished.stdout) is (exit_code == 1)
