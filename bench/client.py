"""One client that keeps its connection, reads every answer whole and takes the time."""

import dataclasses
import gzip
import http.client
import time
from collections.abc import Mapping
from typing import Self

import brotli

PATIENCE = 300
"""Seconds that the slowest peer may take over one page."""
_ACCEPT = {"Accept-Encoding": "gzip, br"}
_DECODERS = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What came back, in how many milliseconds, and how many bytes were sent for its body."""

    status: int
    milliseconds: float
    body: bytes
    sent: int
    etag: str


class Client:
    """A browser without a cache."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._connection.close()

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for an address; decoding the body is not in the time. Raises OSError.

        Servers close a connection that a slower one has kept idle: then it is opened again.
        """
        try:
            return self._asked(address, headers)
        except (http.client.RemoteDisconnected, ConnectionError):
            self._connection.close()
            self._connection.connect()
            return self._asked(address, headers)

    def _asked(self, address: str, headers: Mapping[str, str] | None) -> Answer:
        began = time.perf_counter()
        self._connection.request("GET", address, headers=_ACCEPT | dict(headers or {}))
        response = self._connection.getresponse()
        body = response.read()
        milliseconds = (time.perf_counter() - began) * 1000
        decode = _DECODERS[response.getheader("Content-Encoding", "")]
        etag = response.getheader("ETag", "")
        return Answer(response.status, milliseconds, decode(body), len(body), etag)

    def expect(
        self, address: str, status: int, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask for an address that must answer with a status; raises WrongAnswerError."""
        answer = self.get(address, headers)
        if answer.status != status:
            raise WrongAnswerError(address, answer)
        return answer


class WrongAnswerError(Exception):
    """A figure of a page that failed would be worth nothing."""

    def __init__(self, address: str, answer: Answer) -> None:
        super().__init__(f"{address} answered {answer.status}: {answer.body[:300]!r}")
