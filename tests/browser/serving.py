"""The catalogue served as whoever deploys it does: granian, DEBUG off, the real practices."""

import contextlib
import dataclasses
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import dev

WITHDRAWN = "BP-0057"
STAFF = {
    "DJANGO_SUPERUSER_USERNAME": "coordinacion",
    "DJANGO_SUPERUSER_EMAIL": "coordinacion@example.pe",
    "DJANGO_SUPERUSER_PASSWORD": "una clave solo para pruebas",
}
PATIENCE = 60  # seconds that the first answer may take on a busy machine
# What the tests of the code set for themselves, and the served product must not see.
OF_THE_TESTS = ("DATABASE_URL", "CACHE_URL", "SITE_OWNER", "SITE_OFFICIAL")


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A catalogue that answers at `url`, without a final slash; `variables` are its own."""

    url: str
    variables: Mapping[str, str] = dataclasses.field(default_factory=dict)


PREPARED = "CATALOGUE_PREPARED"
"""The variable with the folder of a catalogue that `prepare` has made for several runs."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve, from an empty folder, a catalogue with one practice withdrawn."""
    port = free_port()
    variables = deployment(folder, port)
    if PREPARED in os.environ:
        shutil.copytree(os.environ[PREPARED], folder, dirs_exist_ok=True)
    else:
        prepare(folder)
    with (folder / "server.log").open("wb") as log:
        command = ["-m", "granian", "--port", str(port), "catalogue.wsgi:application"]
        server = subprocess.Popen(  # noqa: S603  words of our own
            [sys.executable, *command], cwd=dev.ROOT, env=variables, stdout=log, stderr=log
        )
        try:
            wait_until_ready(port)
            yield Site(variables["SITE_URL"], variables)
        finally:
            server.terminate()
            server.wait(timeout=30)


def deployment(folder: Path, port: int) -> dict[str, str]:
    """Give the variables of a catalogue kept in a folder, and nothing of the tests' own."""
    variables = dev.deployment(port=port, debug=False) | STAFF
    variables |= {
        "DATA_DIR": str(folder),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
        "DJANGO_SETTINGS_MODULE": "tests.browser.served_settings",
    }
    return {name: each for name, each in variables.items() if name not in OF_THE_TESTS}


def prepare(folder: Path) -> None:
    """Make a catalogue of the real practices and one whole record, and withdraw one."""
    variables = deployment(folder, free_port())
    manage(variables, "preparar")
    manage(variables, "loaddata", str(Path(__file__).with_name("norm.json")))
    manage(variables, "importar_practicas", str(Path(__file__).with_name("whole_record.json")))
    manage(variables, "retirar", WITHDRAWN, "--motivo", "A pedido de la entidad que la llevó.")
    manage(variables, "createsuperuser", "--noinput")


def manage(variables: Mapping[str, str], *words: str) -> None:
    subprocess.run(  # noqa: S603  words of our own
        [sys.executable, "manage.py", *words],
        cwd=dev.ROOT,
        env=variables,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_ready(port):
        if time.monotonic() > deadline:
            message = "The catalogue does not answer; see server.log in its folder."
            raise TimeoutError(message)
        time.sleep(0.2)


def is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/salud/listo/")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
