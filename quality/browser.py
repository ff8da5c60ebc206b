"""Run the tests that need a real browser, with the tools of npm that they call."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
STAMP = FOLDER / "node_modules" / ".catalogue-lock"
PAGES = ("tests/browser/test_pages.py",)
TIMED = ("tests/browser/test_lighthouse.py", "tests/browser/test_slow_line.py")


def main(words: list[str]) -> int:
    """Run the tests that are asked for; without words all of them, in three lots.

    Looking at every page takes as long as all the rest: the two go on at the same time. What is
    measured in time has the machine for itself.
    """
    install_node_tools()
    if words:
        return subprocess.run(pytest("tests/browser", *words), cwd=ROOT, check=False).returncode
    with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
        others = [word for each in (*PAGES, *TIMED) for word in ("--ignore", each)]
        beside = subprocess.Popen(
            pytest("tests/browser", *others), cwd=ROOT, stdout=heard, stderr=subprocess.STDOUT
        )
        codes = [subprocess.run(pytest(*PAGES), cwd=ROOT, check=False).returncode]
        codes.append(beside.wait())
        heard.seek(0)
        sys.stdout.write(heard.read())
        sys.stdout.flush()
    codes.append(subprocess.run(pytest(*TIMED), cwd=ROOT, check=False).returncode)
    return max(codes)


def pytest(*words: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *words]


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
