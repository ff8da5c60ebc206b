"""Pure text helpers: folding, sort keys, slugs and excerpts. No database, no Django models."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+"
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC, without control characters or lone surrogates.

    Line breaks and tabs stay; everything else that PostgreSQL or XML refuses goes.
    """
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    elif text.isascii():
        return text
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space as one space."""
    return _SPACES.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """Return lower-case words of a-z and 0-9, a space apart: «Niñez, Áncash» → «ninez ancash».

    Meant for comparing what people type; it joins «ñ» and «n» on purpose.
    """
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return _NOT_WORD.sub(" ", lowered).strip()


def sort_key(text: str) -> str:
    """Return a key of a-z and 0-9 that sorts as Spanish does, byte by byte.

    Accents do not count, «ñ» comes after every «n», and words come before longer words: a
    space becomes «0», so the order does not hang on how a database treats punctuation.
    """
    lowered = unicodedata.normalize("NFC", text.casefold()).replace("ñ", "nzz")
    return fold(lowered).replace(" ", "0")


def slugify(text: str, *, limit: int = 80) -> str:
    """Return an ASCII slug of whole words, at most `limit` characters long."""
    slug = fold(text).replace(" ", "-")
    if len(slug) <= limit:
        return slug
    cut = slug[: limit + 1].rsplit("-", 1)[0]
    return cut[:limit]


def excerpt(text: str, *, limit: int = 280) -> str:
    """Return the text on one line, cut at a word with «…» when it is longer than `limit`."""
    flat = one_line(text)
    if len(flat) <= limit:
        return flat
    return flat[: limit + 1].rsplit(" ", 1)[0][:limit].rstrip(" ,.;:") + "…"
