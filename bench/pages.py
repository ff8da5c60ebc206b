"""Pages over HTTP: hello, the listing, its 304 and the peers, by turns at each selection."""

import contextlib
import dataclasses
import http
import json
from pathlib import Path

from bench import places
from bench.client import Client
from bench.mix import Asked, datasette_query, mix, naive_query, spread
from bench.peers import serving
from bench.plan import DATASETTE, NAIVE, Plan
from bench.servers import WSGI, Server, granian
from bench.timings import Timings

HELLO, LISTING, JSON_LISTING = "/hola/", "/practicas/", "/practicas.json"
_WARM_UP = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Pages:
    """The times of one size by series, and what surrounds them.

    `first` is the listing when each selection was asked for the first time, its cards made on
    the way; `listing` is the same, warm. `unvalidated` counts the listings without an ETag;
    `memory` is in megabytes by server and kind; `wrong` are the numbers of the selections whose
    JSON total is not that of plain SQL.
    """

    hello: Timings
    first: Timings
    listing: Timings
    unchanged: Timings
    peers: dict[str, Timings]
    start_milliseconds: float
    unvalidated: int
    kilobytes: float
    memory: dict[str, dict[str, float]]
    wrong: list[int]


def measure(plan: Plan, catalogue: Path, totals: dict[str, int]) -> Pages:
    """Serve a catalogue and the peers, and ask each the mix in turn, from one client."""
    with contextlib.ExitStack() as open_until_the_end:
        enter = open_until_the_end.enter_context
        product = enter(granian(WSGI, places.variables(catalogue), "/salud/"))
        peers = {name: enter(_PEERS[name](catalogue)) for name in plan.peers}
        clients = {name: enter(peer.client()) for name, peer in peers.items()}
        run = _Run(plan, catalogue, enter(product.client()), clients)
        pages = run.pages()
        pages.wrong.extend(run.wrong(totals))
        pages.memory.update(_memory(product, peers))
        return pages


_PEERS = {NAIVE: serving.naive, DATASETTE: serving.datasette}


class _Run:
    """One size, asked from one client per server."""

    def __init__(
        self, plan: Plan, catalogue: Path, product: Client, peers: dict[str, Client]
    ) -> None:
        self._plan = plan
        self._datasette = serving.datasette_address(catalogue)
        self._product = product
        self._peers = peers
        self._asked = mix()
        self._etags: dict[int, str] = {}

    def pages(self) -> Pages:
        """Ask everything, the first time apart."""
        start = self._product.expect(LISTING, http.HTTPStatus.OK).milliseconds
        for _ in range(_WARM_UP):
            self._product.expect(HELLO, http.HTTPStatus.OK)
        pages = Pages(
            hello=Timings(),
            first=Timings(),
            listing=Timings(),
            unchanged=Timings(),
            peers={name: Timings() for name in self._peers},
            start_milliseconds=start,
            unvalidated=0,
            kilobytes=0.0,
            memory={},
            wrong=[],
        )
        sent = [self._first(pages, each) for each in self._asked]
        for number in range(self._plan.rounds):
            for each in self._asked:
                self._again(pages, each)
                if number == 0:
                    self._ask_peers(pages, each)
        return dataclasses.replace(
            pages,
            unvalidated=len(self._asked) - len(self._etags),
            kilobytes=sum(sent) / len(sent) / 1000,
        )

    def _first(self, pages: Pages, asked: Asked) -> int:
        answer = self._product.expect(_address(LISTING, asked.query), http.HTTPStatus.OK)
        pages.first.add(asked.number, answer.milliseconds)
        if answer.etag:
            self._etags[asked.number] = answer.etag
        return answer.sent

    def _again(self, pages: Pages, asked: Asked) -> None:
        address = _address(LISTING, asked.query)
        hello = self._product.expect(HELLO, http.HTTPStatus.OK)
        pages.hello.add(asked.number, hello.milliseconds)
        answer = self._product.expect(address, http.HTTPStatus.OK)
        pages.listing.add(asked.number, answer.milliseconds)
        if etag := self._etags.get(asked.number):
            headers = {"If-None-Match": etag}
            unchanged = self._product.expect(address, http.HTTPStatus.NOT_MODIFIED, headers)
            pages.unchanged.add(asked.number, unchanged.milliseconds)

    def _ask_peers(self, pages: Pages, asked: Asked) -> None:
        for name, client in self._peers.items():
            if asked in spread(self._asked, self._plan.peers[name]):
                address = self._peer_address(name, asked)
                answer = client.expect(address, http.HTTPStatus.OK)
                pages.peers[name].add(asked.number, answer.milliseconds)

    def _peer_address(self, name: str, asked: Asked) -> str:
        if name == NAIVE:
            return _address(LISTING, naive_query(asked.selection))
        facets = serving.datasette_facets()
        return _address(self._datasette, datasette_query(asked.selection, facets))

    def wrong(self, totals: dict[str, int]) -> list[int]:
        """Return the numbers of the selections whose total over HTTP is not plain SQL's."""
        return [
            each.number for each in self._asked if self._total(each) != totals[str(each.number)]
        ]

    def _total(self, asked: Asked) -> int:
        answer = self._product.expect(_address(JSON_LISTING, asked.query), http.HTTPStatus.OK)
        return int(json.loads(answer.body)["total"])


def _address(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def _memory(product: Server, peers: dict[str, Server]) -> dict[str, dict[str, float]]:
    servers = {"product": product, **peers}
    return {name: server.memory() for name, server in servers.items()}
