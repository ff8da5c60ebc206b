"""Run the tests that need a real browser, with the tools of npm that they call."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
STAMP = FOLDER / "node_modules" / ".catalogue-lock"


def main(words: list[str]) -> int:
    install_node_tools()
    command = [sys.executable, "-m", "pytest", "tests/browser", *words]
    return subprocess.run(command, cwd=FOLDER.parent, check=False).returncode


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
