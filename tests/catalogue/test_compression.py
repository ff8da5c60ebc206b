import gzip
from collections.abc import Callable, Iterator
from hashlib import sha256

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from catalogue.compression import accepted, compress

TEXT = b"Mesa regional de Tumbes. " * 40
NAMED = 8  # the flag of a gzip header that carries a name of the file


def answer(
    response: HttpResponseBase, accepting: str = "br, gzip", cookie: str = ""
) -> HttpResponseBase:
    def view(_request: HttpRequest) -> HttpResponseBase:
        return response

    request = RequestFactory().get("/", headers={"accept-encoding": accepting})
    if cookie:
        request.COOKIES["sesion"] = cookie
    return compress(view)(request)


def body(response: HttpResponseBase) -> bytes:
    assert isinstance(response, HttpResponse)
    return response.content


@pytest.mark.parametrize(
    ("accepting", "coding", "undo"),
    [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_a_long_text_is_compressed(
    accepting: str, coding: str, undo: Callable[[bytes], bytes]
) -> None:
    response = answer(HttpResponse(TEXT), accepting)

    assert undo(body(response)) == TEXT
    assert response["Content-Encoding"] == coding
    assert response["Content-Length"] == str(len(body(response)))
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("", []),
        ("identity", []),
        ("deflate, zstd", []),
        ("br, gzip", ["br", "gzip"]),
        ("gzip, br", ["br", "gzip"]),
        ("BR;Q=0.5 , GZIP", ["gzip", "br"]),
        ("gzip;q=1.0, br; q=0.8", ["gzip", "br"]),
        ("br;q=0, gzip", ["gzip"]),
        ("*", ["br", "gzip"]),
        ("*;q=0.1, gzip;q=0", ["br"]),
        ("identity;q=1, gzip;q=0.5", []),
        ("identity;q=0.5, gzip", ["gzip"]),
        ("gzip;q=mucho", []),
        ("gzip;level=1", ["gzip"]),
        ("xbr, gzipped", []),
    ],
)
def test_a_reader_says_what_they_accept(header: str, codings: list[str]) -> None:
    assert accepted(header) == codings


def test_whoever_accepts_nothing_gets_the_text_as_it_is() -> None:
    response = answer(HttpResponse(TEXT), accepting="")

    assert (body(response), response["Vary"]) == (TEXT, "Accept-Encoding")
    assert not response.has_header("Content-Encoding")


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(b"a" * 199),
        HttpResponse(TEXT, headers={"Content-Encoding": "zstd"}),
        HttpResponse(TEXT, content_type="application/pdf"),
        HttpResponse(
            TEXT,
            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
    ids=["short", "encoded", "pdf", "xlsx"],
)
def test_what_gains_nothing_is_left_alone(response: HttpResponse) -> None:
    before = (response.content, dict(response.items()))

    after = answer(response)

    assert (body(after), dict(after.items())) == before


@pytest.mark.parametrize(
    "media_type",
    [
        "text/html; charset=utf-8",
        "text/csv",
        "application/json",
        "application/ld+json",
        "application/xml",
        "application/atom+xml",
        "image/svg+xml",
    ],
)
def test_every_kind_of_text_is_compressed(media_type: str) -> None:
    response = answer(HttpResponse(b"a" * 200, content_type=media_type))

    assert response["Content-Encoding"] == "br"


def test_a_text_that_would_grow_is_left_alone() -> None:
    dense = b"".join(sha256(bytes([number])).digest() for number in range(16))

    response = answer(HttpResponse(dense), accepting="gzip")

    assert (body(response), response["Vary"]) == (dense, "Accept-Encoding")
    assert not response.has_header("Content-Encoding")


def test_what_it_varied_on_stays() -> None:
    response = answer(HttpResponse(TEXT, headers={"Vary": "X-Requested-With"}))

    assert response["Vary"] == "X-Requested-With, Accept-Encoding"


@pytest.mark.parametrize(("given", "kept"), [('"a"', 'W/"a"'), ('W/"a"', 'W/"a"')])
def test_the_name_of_a_compressed_answer_is_weak(given: str, kept: str) -> None:
    assert answer(HttpResponse(TEXT, headers={"ETag": given}))["ETag"] == kept


def test_an_answer_without_content_varies_as_the_one_it_stands_for() -> None:
    response = answer(HttpResponse(status=304, headers={"ETag": 'W/"a"'}))

    assert response["Vary"] == "Accept-Encoding"
    assert not response.has_header("Content-Encoding")


def pieces() -> Iterator[bytes]:
    yield from (TEXT, b"", TEXT)


def test_pieces_are_compressed_as_they_come() -> None:
    streamed = StreamingHttpResponse(pieces(), headers={"Content-Length": "2000"})

    response = answer(streamed, accepting="br, gzip")

    assert isinstance(response, StreamingHttpResponse)
    assert gzip.decompress(response.getvalue()) == TEXT + TEXT
    assert (response["Content-Encoding"], response["Vary"]) == ("gzip", "Accept-Encoding")
    assert not response.has_header("Content-Length")


def test_pieces_are_left_alone_for_whoever_does_not_accept_gzip() -> None:
    response = answer(StreamingHttpResponse(pieces()), accepting="br")

    assert isinstance(response, StreamingHttpResponse)
    assert response.getvalue() == TEXT + TEXT
    assert not response.has_header("Content-Encoding")


def test_the_length_of_an_answer_to_someone_known_is_blurred() -> None:
    response = answer(HttpResponse(TEXT), cookie="alguien")

    assert gzip.decompress(body(response)) == TEXT
    assert (response["Content-Encoding"], body(response)[3]) == ("gzip", NAMED)


def test_the_length_of_an_answer_that_sets_a_cookie_is_blurred() -> None:
    signing_in = HttpResponse(TEXT)
    signing_in.set_cookie("csrf", "a")

    response = answer(signing_in)

    assert (response["Content-Encoding"], body(response)[3]) == ("gzip", NAMED)
