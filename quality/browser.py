"""Run the tests that need a real browser, with the tools of npm that they call."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
STAMP = FOLDER / "node_modules" / ".catalogue-lock"
TESTS = "tests/browser"
TIMED = (f"{TESTS}/test_lighthouse.py", f"{TESTS}/test_slow_line.py")
DESK = tuple(
    f"{TESTS}/test_{name}.py"
    for name in ("account", "admin", "autosave", "desk_pages", "journey", "proposals")
)


def main(words: list[str]) -> int:
    """Run the tests that are asked for; without words all of them, in three lots.

    The public pages take as long as those of the staff: the two go on at the same time. What is
    measured in time has the machine for itself. `--untimed` and `--timed`, alone, ask for the
    one and for the other.
    """
    install_node_tools()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(os.environ.setdefault("CATALOGUE_PREPARED", folder)))
        if words == ["--timed"]:
            return run(*TIMED)
        if words == ["--untimed"]:
            return untimed()
        if words:
            return run(TESTS, *words)
        return max(untimed(), run(*TIMED))


def prepare(folder: Path) -> None:
    """Make the catalogue that the tests serve copies of; in a folder given to both, once."""
    folder.mkdir(exist_ok=True)
    if not any(folder.iterdir()):
        command = [sys.executable, "-m", "tests.browser.serving", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True)


def untimed() -> int:
    """Run two lots at once, and show the other one's words when both are through."""
    others = [word for each in (*DESK, *TIMED) for word in ("--ignore", each)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
        beside = subprocess.Popen(
            pytest(*DESK), cwd=ROOT, stdout=heard, stderr=subprocess.STDOUT
        )
        code = run(TESTS, *others)
        code = max(code, beside.wait())
        heard.seek(0)
        sys.stdout.write(heard.read())
        sys.stdout.flush()
    return code


def run(*words: str) -> int:
    return subprocess.run(pytest(*words), cwd=ROOT, check=False).returncode


def pytest(*words: str) -> list[str]:
    """Return the command; its last lines name what failed, and the rest is short."""
    return [sys.executable, "-m", "pytest", "-q", "-rfE", "--tb=short", *words]


def install_node_tools() -> None:
    current = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == current:
        return
    npm = shutil.which("npm")
    if not npm:
        sys.exit("Falta npm, que instala las herramientas de quality/.")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=FOLDER, check=False).returncode != 0:
        sys.exit("No se pudieron instalar las herramientas de quality/.")
    STAMP.write_text(current, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
