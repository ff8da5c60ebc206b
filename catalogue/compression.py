"""Compress answers as they leave: quickly, because each one is made for its reader.

Django's own middleware compresses at level 6, which costs a listing as much as what makes it.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import TypeAlias

import brotli
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponseBase]

BROTLI, GZIP, IDENTITY, ANY = "br", "gzip", "identity", "*"
BROTLI_QUALITY = 1  # measured in docs/decisions/0013
GZIP_LEVEL = 1
SHORTEST = 200  # bytes; a shorter answer is one packet either way
TEXT_PREFIX = "text/"
TEXT_SUFFIXES = ("json", "xml", "javascript")


def compress(get_response: GetResponse) -> GetResponse:
    """Compress an answer in the best way that its reader accepts.

    An answer to someone known by a cookie may hold a secret beside words of the address, and
    the length of a compressed one would let others guess it (BREACH). Those are left to
    Django's middleware, which blurs the length and is slower. Readers have no cookie, and
    their pages nothing that is not public.
    """
    blurring = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            patch_vary_headers(response, ["Accept-Encoding"])  # as the answer it stands for
        if not is_compressible(response):
            return response
        if request.COOKIES or response.cookies:
            return blurring.process_response(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        shorten(response, accepted(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        return response

    return middleware


def is_compressible(response: HttpResponseBase) -> bool:
    """Tell whether compressing gains: a text, not a short one, and not compressed already."""
    if response.has_header("Content-Encoding"):
        return False
    if isinstance(response, HttpResponse) and len(response.content) < SHORTEST:
        return False
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return media_type.startswith(TEXT_PREFIX) or media_type.endswith(TEXT_SUFFIXES)


def accepted(header: str) -> list[str]:
    """Return the codings that an Accept-Encoding does not like less than none, best first."""
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        coding, _, parameters = part.partition(";")
        weights[coding.strip()] = weight(parameters)
    others, least = weights.get(ANY, 0.0), weights.get(IDENTITY, 0.0)
    liked = {coding: weights.get(coding, others) for coding in (BROTLI, GZIP)}
    usable = [coding for coding, value in liked.items() if value > 0 and value >= least]
    return sorted(usable, key=lambda coding: -liked[coding])


def weight(parameters: str) -> float:
    """Read «q=0.5»: 1 when there is no weight, 0 when it is not a number."""
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def shorten(response: HttpResponseBase, codings: list[str]) -> None:
    """Compress the content in the first of these codings, or leave it when that gains nothing.

    A content that comes in pieces takes gzip, which every reader that compresses accepts.
    """
    if isinstance(response, StreamingHttpResponse):
        pieces = response.streaming_content
        if GZIP in codings and isinstance(pieces, Iterator):
            response.streaming_content = gzipped(pieces)
            del response["Content-Length"]
            mark(response, GZIP)
    elif isinstance(response, HttpResponse) and codings:
        shorter = shortened(response.content, codings[0])
        if len(shorter) < len(response.content):
            response.content = shorter
            response["Content-Length"] = str(len(shorter))
            mark(response, codings[0])


def shortened(content: bytes, coding: str) -> bytes:
    if coding == BROTLI:
        return bytes(brotli.compress(content, quality=BROTLI_QUALITY))
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


def gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Compress pieces as they come, giving each time what is ready."""
    compressor = zlib.compressobj(GZIP_LEVEL, wbits=16 + zlib.MAX_WBITS)  # 16: gzip's header
    for piece in pieces:
        if ready := compressor.compress(piece):
            yield ready
    yield compressor.flush()


def mark(response: HttpResponseBase, coding: str) -> None:
    """Say how the content is compressed; its ETag no longer stands for the same bytes."""
    response["Content-Encoding"] = coding
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response["ETag"] = f"W/{etag}"
