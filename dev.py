#!/usr/bin/env python3
"""Set up and run, set up and test: what a newcomer types first. Standard library only.

A command installs what it needs into `.venv` from the hashed lists of `requirements/` and
notes which list that was, so that the next start installs nothing.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from catalogue import prepared

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "catalogue-lock"
REQUIREMENTS = ROOT / "requirements"

OLDEST_PYTHON = (3, 11)
LEVELS = ("run", "test", "quality")  # each list of requirements holds the ones before it

# Bounds of the server; granian reads them, and whoever deploys may set others.
SERVER = {
    "GRANIAN_INTERFACE": "wsgi",
    "GRANIAN_HTTP": "1",
    "GRANIAN_WEBSOCKETS": "false",
    "GRANIAN_WORKERS": "2",
    "GRANIAN_BLOCKING_THREADS": "4",
    "GRANIAN_BACKPRESSURE": "64",
    "GRANIAN_HTTP1_HEADER_READ_TIMEOUT": "10000",
    "GRANIAN_WORKERS_KILL_TIMEOUT": "10",
    "GRANIAN_LOG_LEVEL": "warning",
}

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OPTIONAL_PROGRAMS = (
    (("psql",), "Sin PostgreSQL: se prueba solo con SQLite."),
    (CHROMIUM, "Sin Chromium: «browser» no podrá abrir las páginas."),
    (("java",), "Sin Java: «browser» no podrá validar el HTML."),
)

HELP = """\
Catálogo de buenas prácticas: prepararlo, servirlo y probarlo.

  run      prepara lo que falte y sirve el catálogo en esta máquina
             --port NÚMERO   puerto (8000 si no se dice otro)
             --dev           recarga al cambiar el código y muestra los errores
  usuario  crea una cuenta del personal; pregunta la contraseña sin mostrarla
  test     ejecuta las pruebas; lo que siga pasa a pytest
  browser  ejecuta las pruebas con un navegador de verdad; lo que siga pasa a pytest
  check    revisa formato, tipos, capas, plantillas, dependencias y ajustes
  bench    mide el producto y lo compara (en Linux; entero, cerca de media hora)
             --quick         1000 y 10 000 prácticas, sin los otros sitios
             --sizes 1000,10000   otros tamaños;  --rounds NÚMERO   más o menos vueltas
             --write         guarda las cifras en docs/performance.md
  lock     vuelve a fijar las versiones de requirements/
             --upgrade       con las más nuevas que admite pyproject.toml

Variables que respeta: DATA_DIR (lo que se guarda; «var» si falta), DATABASE_URL y las
demás de docs/settings.md.
"""


class CommandLine(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002  it is in English
        sys.exit("No se entiende la orden; vea «python3 dev.py --help».")


def main(words: list[str]) -> int:
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(f"Este programa necesita Python {needed} o posterior.")
    if not words or words[0] in {"-h", "--help"}:
        print(HELP, end="")
        return 0
    arguments = understand(words)
    try:
        return COMMANDS[arguments.command](arguments)
    except KeyboardInterrupt:
        return 130


def understand(words: list[str]) -> argparse.Namespace:
    """Read the command line; what follows `test`, `browser` or `bench` is in `further`."""
    parser = CommandLine(add_help=False, allow_abbrev=False)
    parser.add_argument("command", choices=COMMANDS)
    if "run" in words[:1]:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--dev", action="store_true")
    if "lock" in words[:1]:
        parser.add_argument("--upgrade", action="store_true")
    arguments, further = parser.parse_known_args(words)
    if further and arguments.command not in {"test", "browser", "bench"}:
        parser.error(" ".join(further))
    arguments.further = further
    return arguments


def install(level: str) -> None:
    """Bring `.venv` to a level, and never below the one that an earlier command asked for."""
    wanted = max(level, stamped_level(), key=LEVELS.index)
    lock = REQUIREMENTS / f"{wanted}.txt"
    stamp = f"{wanted} {prepared.digest(lock.read_bytes())}"
    if python().exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp:
        return
    print(f"Se instala lo que pide requirements/{lock.name}…", flush=True)
    program = shutil.which("uv")
    if not python().exists():
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        make_environment(program)
    pip = [program, "pip"] if program else [str(python()), "-m", "pip"]
    where = ["--python", str(python())] if program else ["--disable-pip-version-check"]
    wheels_only = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    if call([*pip, "install", "--quiet", *where, *wheels_only]) != 0:
        sys.exit("No se pudo instalar; arriba se dice por qué. ¿Hay conexión?")
    STAMP.write_text(stamp, encoding="utf-8")


def make_environment(program: str | None) -> None:
    if program:
        command = [program, "venv", "--quiet", "--python", sys.executable, str(ENVIRONMENT)]
    elif importlib.util.find_spec("ensurepip"):
        command = [sys.executable, "-m", "venv", str(ENVIRONMENT)]
    else:
        sys.exit(
            "A este Python le falta «ensurepip»: instale el paquete python3-venv de su "
            "sistema (en Debian y Ubuntu: sudo apt install python3-venv), o instale uv."
        )
    if call(command) != 0:
        sys.exit("No se pudo crear .venv; arriba se dice por qué.")


def stamped_level() -> str:
    word = STAMP.read_text(encoding="utf-8").partition(" ")[0] if STAMP.is_file() else ""
    return word if word in LEVELS else LEVELS[0]


def python() -> Path:
    folder = "Scripts" if os.name == "nt" else "bin"
    return ENVIRONMENT / folder / ("python.exe" if os.name == "nt" else "python")


def call(command: list[str], variables: dict[str, str] | None = None) -> int:
    surroundings = os.environ | {"UV_PYTHON_DOWNLOADS": "never"} | (variables or {})
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


def run(arguments: argparse.Namespace) -> int:
    install("run")
    refuse_busy(arguments.port)
    variables = deployment(port=arguments.port, debug=arguments.dev)
    prepare(variables, collect=not arguments.dev)
    address = variables["SITE_URL"] + variables.get("PATH_PREFIX", "").rstrip("/")
    print(f"Catálogo:       {address}/")
    print(f"Administración: {address}/admin/  (primera cuenta: python3 dev.py usuario)")
    print("Para detenerlo, Ctrl+C.", flush=True)
    server = ["-m", "granian", "--port", str(arguments.port), "catalogue.wsgi:application"]
    reloading = ["manage.py", "runserver", "--nostatic", f"127.0.0.1:{arguments.port}"]
    return become([str(python()), *(reloading if arguments.dev else server)], variables)


def deployment(*, port: int, debug: bool) -> dict[str, str]:
    """Give the variables of a catalogue served on this machine; those already set win."""
    defaults = SERVER | {"DATA_DIR": str(ROOT / "var"), "SITE_URL": f"http://127.0.0.1:{port}"}
    given = {name: value for name, value in os.environ.items() if value}
    variables = defaults | given | {"DEBUG": "1" if debug else "0"}
    return variables | {"DATA_DIR": str((ROOT / variables["DATA_DIR"]).resolve())}


def make_data_folder(folder: Path) -> None:
    """Keep the machine's other accounts out of it: there are drafts and password hashes."""
    os.umask(0o077)
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError
    for file in folder.glob("catalogo.sqlite3*"):
        file.chmod(0o600)


def make_secret_key(folder: Path) -> None:
    """Keep one key per catalogue, readable by its owner only, unless another is given."""
    file = folder / "secret_key"
    if file.exists() or os.environ.get("SECRET_KEY") or os.environ.get("SECRET_KEY_FILE"):
        return
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(secrets.token_urlsafe(64), encoding="utf-8")


def prepare(variables: dict[str, str], *, collect: bool) -> None:
    """Migrate, load and gather the static files; what has not changed is not done again."""
    folder = Path(variables["DATA_DIR"])
    try:
        make_data_folder(folder)
        make_secret_key(folder)
    except OSError:
        sys.exit(f"DATA_DIR: «{folder}» no es una carpeta de esta cuenta, o no se puede crear.")
    stamp = folder / "prepared"
    done = stamp.read_text(encoding="utf-8").split() if stamp.is_file() else []
    known_static = prepared.static_state(ROOT, folder) in done
    known_database = prepared.database_state(ROOT, folder, variables) in done
    if known_database and (known_static or not collect):
        return
    options = [] if collect and not known_static else ["--sin-estaticos"]
    if call([str(python()), "manage.py", "preparar", *options], variables) != 0:
        sys.exit("No se pudo preparar el catálogo; arriba se dice por qué.")
    states = [prepared.database_state(ROOT, folder, variables)]
    if collect or known_static:
        states.append(prepared.static_state(ROOT, folder))
    stamp.write_text(" ".join(states), encoding="utf-8")


def refuse_busy(port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            sys.exit(f"No se puede usar el puerto {port}; pruebe otro: --port 8001.")


def become(command: list[str], variables: dict[str, str]) -> int:
    """Turn into the command, so that whoever stops this process stops it."""
    if os.name == "posix":
        os.chdir(ROOT)
        os.execve(command[0], command, variables)  # noqa: S606  our own interpreter
    return call(command, variables)


def add_staff(_arguments: argparse.Namespace) -> int:
    install("run")
    variables = deployment(port=8000, debug=False)
    prepare(variables, collect=False)
    return call([str(python()), "manage.py", "createsuperuser"], variables)


def test(arguments: argparse.Namespace) -> int:
    install("test")
    for names, sentence in OPTIONAL_PROGRAMS:
        if not first_of(names):
            print(sentence, flush=True)
    words = ["-m", "pytest", "--ignore=tests/browser", *arguments.further]
    return become([str(python()), *words], dict(os.environ))


def browser(arguments: argparse.Namespace) -> int:
    install("quality")
    chromium = os.environ.get("CHROMIUM") or first_of(CHROMIUM)
    if not chromium:
        sys.exit("Falta Chromium (en Debian: sudo apt install chromium).")
    command = [str(python()), "quality/browser.py", *arguments.further]
    return call(command, {"CHROMIUM": chromium})


def first_of(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def check(_arguments: argparse.Namespace) -> int:
    install("quality")
    return call([str(python()), "quality/checks.py"])


def bench(arguments: argparse.Namespace) -> int:
    install("run")
    return become([str(python()), "-m", "bench", *arguments.further], dict(os.environ))


def lock(arguments: argparse.Namespace) -> int:
    install("run")
    options = ["--upgrade"] if arguments.upgrade else []
    return call([str(python()), "quality/lock.py", *options])


COMMANDS = {
    "run": run,
    "usuario": add_staff,
    "test": test,
    "browser": browser,
    "check": check,
    "bench": bench,
    "lock": lock,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
