"""What the product gives per second: pages under load, rows of exports, rows of an import."""

import dataclasses
import http
import json
import re
import subprocess
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from bench import places
from bench.mix import mix
from bench.pages import HELLO, LISTING
from bench.servers import WSGI, Server, granian

SECONDS, CLIENTS, WORKERS = 2.0, 4, 2
IMPORTED = 2000
_JSON_PAGE = "/practicas.json?tamano=500"
_CSV = "/practicas.csv"


@dataclasses.dataclass(frozen=True, slots=True)
class Exports:
    """Rows per second over HTTP, and how many megabytes the server grew, files left out."""

    csv_rows: float
    json_rows: float
    csv_grown: float
    json_grown: float


@dataclasses.dataclass(frozen=True, slots=True)
class Load:
    """Answers per second to four clients that never pause, and the megabytes of two workers."""

    hello: float
    listing: float
    memory: dict[str, float]


def exports(catalogue: Path) -> Exports:
    """Take the whole catalogue as CSV and as JSON pages of 500."""
    with granian(WSGI, places.variables(catalogue), "/salud/") as server:
        with server.client() as client:
            client.expect(LISTING, http.HTTPStatus.OK)
        before = server.memory()["Anonymous"]
        csv_rows = _csv_rate(server)
        between = server.memory()["Anonymous"]
        json_rows = _json_rate(server)
        after = server.memory()["Anonymous"]
    return Exports(csv_rows, json_rows, between - before, after - between)


def _csv_rate(server: Server) -> float:
    """Return rows per second; no cell of a synthetic practice has a line break."""
    with server.client() as client:
        answer = client.expect(_CSV, http.HTTPStatus.OK)
    return (answer.body.count(b"\r\n") - 1) * 1000 / answer.milliseconds


def _json_rate(server: Server) -> float:
    rows, milliseconds, address = 0, 0.0, _JSON_PAGE
    with server.client() as client:
        while address:
            answer = client.expect(address, http.HTTPStatus.OK)
            page = json.loads(answer.body)
            rows, milliseconds = rows + len(page["results"]), milliseconds + answer.milliseconds
            following = urlsplit(page["next"] or "")
            address = f"{following.path}?{following.query}" if following.path else ""
    return rows * 1000 / milliseconds


def load(catalogue: Path) -> Load:
    """Ask hello, then the mix, without pauses, from the machine of the server."""
    variables = places.variables(catalogue)
    listings = [f"{LISTING}?{each.query}" for each in mix()]
    with granian(WSGI, variables, "/salud/", workers=WORKERS) as server:
        _answered(server, listings, at_least=len(listings))
        hello = _answered(server, [HELLO])
        listing = _answered(server, listings)
        return Load(hello, listing, server.memory())


def _answered(server: Server, addresses: Sequence[str], *, at_least: int = 0) -> float:
    """Return answers per second; with `at_least`, each client first asks that many."""
    counts = [0] * CLIENTS
    began = time.perf_counter()

    def ask(number: int) -> None:
        with server.client() as client:
            while counts[number] < at_least or time.perf_counter() - began < SECONDS:
                place = (counts[number] + number * len(addresses) // CLIENTS) % len(addresses)
                client.expect(addresses[place], http.HTTPStatus.OK)
                counts[number] += 1

    _join(threading.Thread(target=ask, args=[number]) for number in range(CLIENTS))
    return sum(counts) / (time.perf_counter() - began)


def _join(threads: Iterable[threading.Thread]) -> None:
    running = list(threads)
    for each in running:
        each.start()
    for each in running:
        each.join()


def import_rate() -> float:
    """Return practices per second of the product's own import, validation included."""
    done = subprocess.run(
        places.module("bench.import_speed", "--records", str(IMPORTED)),
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.search(r"([0-9]+) practices/s", done.stdout)
    if found is None:
        raise ValueError(done.stdout)
    return float(found[1])
