"""Servers of what is compared, each a process of its own on a free port."""

import contextlib
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import dev
from bench import places
from bench.client import Client

_PATIENCE = 120
"""Seconds until the first answer."""
_PER_MEGABYTE = 1024
WSGI = "catalogue.wsgi:application"


class Server:
    """A server that runs: where to ask it and how much memory its processes take."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.port = port
        self._process = process

    def client(self) -> Client:
        """Return a new client of it."""
        return Client(self.port)

    def memory(self) -> dict[str, float]:
        """Return the memory of its processes in megabytes, by the names of the kernel.

        `Anonymous` leaves out files, such as the stretches of a database that are mapped.
        """
        totals = dict.fromkeys(("Rss", "Pss", "Anonymous"), 0.0)
        for process in _family(self._process.pid):
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                name, _, rest = line.partition(":")
                if name in totals:
                    totals[name] += int(rest.split()[0]) / _PER_MEGABYTE
        return totals


@contextlib.contextmanager
def granian(
    application: str, variables: Mapping[str, str], address: str, *, workers: int = 1
) -> Iterator[Server]:
    """Serve an application as the product is served, but for the number of workers."""
    bounds = dev.SERVER | {"GRANIAN_WORKERS": str(workers)}
    command = [sys.executable, "-m", "granian", application]
    with started(command, dict(variables) | bounds, address) as server:
        yield server


@contextlib.contextmanager
def started(command: list[str], variables: Mapping[str, str], address: str) -> Iterator[Server]:
    """Start a command that takes `--port`, wait until `address` answers, and stop it after."""
    port = _free_port()
    log = places.FOLDER / "server.log"
    with log.open("ab") as lines:
        process = subprocess.Popen(
            [*command, "--port", str(port)],
            env=dict(variables),
            cwd=places.ROOT,
            stdout=lines,
            stderr=lines,
        )
        try:
            _wait(port, address, process)
            yield Server(port, process)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(port: int, address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException), Client(port) as client:
            client.expect(address, http.HTTPStatus.OK)
            return
        time.sleep(0.1)
    message = f"{address} does not answer; see {places.FOLDER / 'server.log'}"
    raise TimeoutError(message)


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def _family(parent: int) -> list[int]:
    """Return a process and everything that it started."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [parent, *(found for child in children for found in _family(int(child)))]
