"""Reading JSON values one by one, in memory that does not grow with the file."""

import codecs
import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

LONGEST_RECORD = 5_000_000
"""Bytes of one record; a practice with every text at its limit does not reach a tenth."""
_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\r\n]*")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BOM_LENGTH = len(codecs.BOM_UTF8)


@dataclasses.dataclass(frozen=True, slots=True)
class JsonValue:
    """A value of the file and the line where it begins."""

    line: int
    content: Any


@dataclasses.dataclass(frozen=True, slots=True)
class JsonFault:
    """A piece of the file that is not JSON: where, what is there and what would be valid."""

    line: int
    found: str
    valid: str


class _NotJsonError(ValueError):
    """Raised while decoding for what `json` would let through."""


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} no es un número"
    raise _NotJsonError(message)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        message = f"el campo «{repeated}» está dos veces"
        raise _NotJsonError(message)
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant)


def read_lines(path: Path) -> Iterator[JsonValue | JsonFault]:
    """Read a file of one JSON value per line; a broken line does not stop the rest."""
    with path.open("rb") as file:
        if _is_utf_16(file):
            yield _wrong_encoding(1)
            return
        for number, line in enumerate(_bounded_lines(file), start=1):
            if line is None:
                yield _too_long(number)
            elif line.strip():
                yield _line_value(number, line)


def _bounded_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Each line, or None for one that is too long to be kept."""
    while line := file.readline(LONGEST_RECORD + 1):
        if len(line) <= LONGEST_RECORD or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield None


def _line_value(number: int, line: bytes) -> JsonValue | JsonFault:
    try:
        text = line.decode().strip()
    except UnicodeDecodeError:
        return _wrong_encoding(number)
    try:
        content, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        return _broken(number, text, error)
    if end < len(text):
        return JsonFault(number, text[end : end + 40], "un solo objeto JSON por línea")
    return JsonValue(number, content)


def read_array(path: Path) -> Iterator[JsonValue | JsonFault]:
    """Read the values of a JSON array, or the one value of the file; stops where it breaks."""
    with path.open("rb") as file:
        if _is_utf_16(file):
            yield _wrong_encoding(1)
            return
        yield from _Scanner(file).values()


class _Scanner:
    """A window on the text of a file: what has been read of it and not yet used."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def values(self) -> Iterator[JsonValue | JsonFault]:
        """Yield every value, or the first fault after those before it."""
        try:
            first = self._peek()
            if first:
                yield from self._array() if first == "[" else self._single()
        except UnicodeDecodeError:
            yield _wrong_encoding(self._line)
        except _BrokenError as broken:
            yield broken.fault

    def _single(self) -> Iterator[JsonValue]:
        yield self._value()
        self._finish()

    def _array(self) -> Iterator[JsonValue]:
        self._take(1)
        if self._peek() == "]":
            self._take(1)
            self._finish()
            return
        while True:
            self._peek()
            yield self._value()
            mark = self._peek()
            if mark not in (",", "]"):
                self._fail("una coma entre registros, o «]» al final")
            self._take(1)
            if mark == "]":
                break
        self._finish()

    def _finish(self) -> None:
        if self._peek():
            self._fail("Después del final no puede haber nada más.")

    def _peek(self) -> str:
        """Skip white space and return the next character; empty at the end of the file."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._take((match.end() if match else self._at) - self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _value(self) -> JsonValue:
        line = self._line
        while True:
            try:
                content, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise _BrokenError(self._broken_at(error)) from error
            except (_NotJsonError, RecursionError, ValueError) as error:
                raise _BrokenError(_broken(line, self._text[self._at :], error)) from error
            else:
                if end == len(self._text) and self._more():
                    continue  # a number may go on in the next chunk
                self._take(end - self._at)
                return JsonValue(line, content)

    def _broken_at(self, error: json.JSONDecodeError) -> JsonFault:
        if len(self._text) - self._at > LONGEST_RECORD:
            return _too_long(self._line)
        line = self._line + self._text.count("\n", self._at, error.pos)
        return JsonFault(line, _excerpt(self._text, error.pos), _JSON)

    def _take(self, count: int) -> None:
        end = self._at + count
        self._line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Read on, and forget what has been used; false at the end or past the limit."""
        if self._ended or len(self._text) - self._at > LONGEST_RECORD:
            return False
        chunk = self._file.read(max(_CHUNK, len(self._text) - self._at))
        self._ended = not chunk
        self._text = self._text[self._at :] + self._decode.decode(chunk, final=self._ended)
        self._at = 0
        return not self._ended

    def _fail(self, valid: str) -> NoReturn:
        raise _BrokenError(JsonFault(self._line, _excerpt(self._text, self._at), valid))


class _BrokenError(Exception):
    def __init__(self, fault: JsonFault) -> None:
        super().__init__(fault.valid)
        self.fault = fault


_JSON = "JSON bien formado"


def _is_utf_16(file: BinaryIO) -> bool:
    """Look at the first bytes, and skip the mark that some programs put before UTF-8."""
    start = file.read(_BOM_LENGTH)
    if start != codecs.BOM_UTF8:
        file.seek(0)
    return start.startswith(_UTF_16)


def _wrong_encoding(line: int) -> JsonFault:
    return JsonFault(line, "bytes que no son UTF-8", "texto en UTF-8")


def _too_long(line: int) -> JsonFault:
    limit = LONGEST_RECORD // 1_000_000
    return JsonFault(line, "un registro demasiado largo", f"un registro de hasta {limit} MB")


def _excerpt(text: str, position: int) -> str:
    return text[position : position + 40] or "el final del texto"


def _broken(line: int, text: str, error: Exception) -> JsonFault:
    if isinstance(error, json.JSONDecodeError):
        return JsonFault(line, _excerpt(text, error.pos), _JSON)
    if isinstance(error, _NotJsonError):
        return JsonFault(line, str(error), "cada campo una sola vez y solo números finitos")
    if isinstance(error, RecursionError):
        return JsonFault(line, "demasiados niveles", "un objeto con los campos de una práctica")
    return JsonFault(line, text[:40], "un número de hasta 15 cifras")
