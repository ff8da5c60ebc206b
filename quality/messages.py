"""Collect what the public pages say, for its English; with `--check`, tell what has none.

python quality/messages.py           update locale/en from the templates and the code, compile
python quality/messages.py --check   fail on a message that is missing, doubtful or without use
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "locale" / "en" / "LC_MESSAGES"
WRITTEN = FOLDER / "django.po"
COMPILED = FOLDER / "django.mo"
# The staff work in Spanish.
NOT_PUBLIC = (
    *(
        f"practices/{name}/*"
        for name in ("admin", "desk", "models", "ingest", "workflow", "snapshot")
    ),
    *("practices/management/*", "practices/validators.py", "practices/apps.py"),
    *(
        "catalogue/*",
        "templates/account/*",
        "templates/admin/*",
        "templates/mail/*",
        "templates/mfa/*",
        "tests/*",
        "bench/*",
        "quality/*",
        "var/*",
        ".venv/*",
    ),
)


def main(words: list[str]) -> int:
    if words == ["--check"]:
        return check()
    collect()
    run(["msgfmt", "--check-format", "-o", str(COMPILED), str(WRITTEN)])
    print(f"Sin traducir: {len(untranslated())}. Dudosos: {len(doubtful())}.")
    return 0


def check() -> int:
    """Say what is wrong with the English messages, leaving them as they were."""
    before, compiled = WRITTEN.read_bytes(), COMPILED.read_bytes()
    try:
        collect()
        faults = [
            *(f"sin traducir: {each}" for each in untranslated()),
            *(f"dudoso: {each}" for each in doubtful()),
        ]
        if messages(WRITTEN.read_bytes()) != messages(before):
            faults.append("los mensajes no son los del código: python quality/messages.py")
    finally:
        WRITTEN.write_bytes(before)
    with tempfile.TemporaryDirectory() as folder:
        anew = Path(folder) / "django.mo"
        run(["msgfmt", "--check-format", "-o", str(anew), str(WRITTEN)])
        if anew.read_bytes() != compiled:
            faults.append("django.mo no es lo que dice django.po: python quality/messages.py")
    print("\n".join(faults) or "Todo lo público está en inglés.")
    return 1 if faults else 0


def collect() -> None:
    """Bring the file of messages up to date with the code; needs GNU gettext."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    ignored = [word for each in NOT_PUBLIC for word in ("--ignore", each)]
    command = [sys.executable, "manage.py", "makemessages", "-l", "en", "-v", "0", *ignored]
    run([*command, "--no-wrap", "--no-obsolete", "--add-location", "file"])


def untranslated() -> list[str]:
    return listed("--untranslated")


def doubtful() -> list[str]:
    return listed("--only-fuzzy")


def listed(kind: str) -> list[str]:
    found = run(["msgattrib", kind, "--no-obsolete", "--no-wrap", str(WRITTEN)])
    return [
        line for line in found.splitlines() if line.startswith("msgid ") and line[6:] != '""'
    ]


def messages(written: bytes) -> list[bytes]:
    """Return the lines of a file of messages that say something, without its dates."""
    return [
        line
        for line in written.splitlines()
        if line and not line.startswith((b"#:", b'"POT-Creation-Date', b'"PO-Revision-Date'))
    ]


def run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
