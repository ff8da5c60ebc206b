"""JSON one value at a time, good or bad."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from practices.ingest import json_stream
from practices.ingest.json_stream import JsonFault, JsonValue, read_array, read_lines


def file_of(folder: Path, content: bytes | str) -> Path:
    path = folder / "archivo"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_lines_are_values_with_their_numbers(tmp_path: Path) -> None:
    path = file_of(tmp_path, '{"a": 1}\n\n  {"a": "ñ"}  \r\n')

    assert list(read_lines(path)) == [JsonValue(1, {"a": 1}), JsonValue(3, {"a": "ñ"})]


def test_a_broken_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = file_of(tmp_path, '{"a": 1}\n{"a": }\n{"a": 3}\n')

    assert list(read_lines(path)) == [
        JsonValue(1, {"a": 1}),
        JsonFault(2, "}", "JSON bien formado"),
        JsonValue(3, {"a": 3}),
    ]


@pytest.mark.parametrize(
    ("line", "valid"),
    [
        ('{"a": 1} {"a": 2}', "un solo objeto JSON por línea"),
        ('{"a": NaN}', "cada campo una sola vez y solo números finitos"),
        ('{"a": 1, "a": 2}', "cada campo una sola vez y solo números finitos"),
        ('{"a": "\x00"}', "JSON bien formado"),
        ("[" * 100_000, "un objeto con los campos de una práctica"),
        ("9" * 5000, "un número de hasta 15 cifras"),
        ("", None),
    ],
)
def test_a_line_that_is_not_one_value_is_a_fault(
    tmp_path: Path, line: str, valid: str | None
) -> None:
    path = file_of(tmp_path, f"1\n{line}\n")

    (_, *rest) = read_lines(path)

    assert [each.valid for each in rest if isinstance(each, JsonFault)] == (
        [valid] if valid else []
    )


@pytest.mark.parametrize("read", [read_lines, read_array])
def test_utf_16_is_a_fault(tmp_path: Path, read: Any) -> None:
    path = file_of(tmp_path, '{"a": 1}'.encode("utf-16"))

    assert list(read(path)) == [JsonFault(1, "bytes que no son UTF-8", "texto en UTF-8")]


@pytest.mark.parametrize("read", [read_lines, read_array])
def test_a_mark_before_utf_8_is_skipped(tmp_path: Path, read: Any) -> None:
    path = file_of(tmp_path, b'\xef\xbb\xbf{"a": 1}')

    assert list(read(path)) == [JsonValue(1, {"a": 1})]


def test_a_line_in_another_encoding_is_a_fault_with_its_number(tmp_path: Path) -> None:
    path = file_of(tmp_path, '{"a": 1}\n{"a": "niño"}\n'.encode("cp1252"))

    assert list(read_lines(path))[1:] == [
        JsonFault(2, "bytes que no son UTF-8", "texto en UTF-8")
    ]


def test_a_line_too_long_is_a_fault_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_RECORD", 100)
    path = file_of(tmp_path, f'"{"a" * 300_000}"\n1\n')

    first, second = read_lines(path)

    assert (type(first), second) == (JsonFault, JsonValue(2, 1))


def test_an_array_is_read_across_chunks(tmp_path: Path) -> None:
    values = [{"n": number, "texto": "ñ" * 999} for number in range(500)]
    path = file_of(tmp_path, json.dumps(values, indent=1, ensure_ascii=False))

    found = list(read_array(path))

    assert [each.content for each in found if isinstance(each, JsonValue)] == values


def test_a_value_of_an_array_says_its_line(tmp_path: Path) -> None:
    path = file_of(tmp_path, "[\n1,\n\n 2]\n")

    assert list(read_array(path)) == [JsonValue(2, 1), JsonValue(4, 2)]


def test_a_number_cut_by_a_chunk_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "_CHUNK", 4)
    path = file_of(tmp_path, "[12345678, 1]")

    assert [each.content for each in read_array(path) if isinstance(each, JsonValue)] == [
        12345678,
        1,
    ]


@pytest.mark.parametrize("content", [" [ ] ", "", " \n"])
def test_an_empty_array_or_file_has_nothing(tmp_path: Path, content: str) -> None:
    assert list(read_array(file_of(tmp_path, content))) == []


def test_a_file_that_is_cut_says_so(tmp_path: Path) -> None:
    *_, fault = read_array(file_of(tmp_path, "[1,\n2"))

    assert isinstance(fault, JsonFault)
    assert (fault.line, fault.found) == (2, "el final del texto")


@pytest.mark.parametrize(
    ("content", "line", "valid"),
    [
        ("[1,\n2", 2, "una coma entre registros, o «]» al final"),
        ("[1\n2]", 2, "una coma entre registros, o «]» al final"),
        ("[1,\n]", 2, "JSON bien formado"),
        ("[1] 2", 1, "Después del final no puede haber nada más."),
        ("{} {}", 1, "Después del final no puede haber nada más."),
        ('[1,\n"a\x01"]', 2, "JSON bien formado"),
        ("[1,\n" + "[" * 100_000, 2, "un objeto con los campos de una práctica"),
    ],
)
def test_a_broken_array_is_a_fault_with_its_line(
    tmp_path: Path, content: str, line: int, valid: str
) -> None:
    *_, fault = read_array(file_of(tmp_path, content))

    assert isinstance(fault, JsonFault)
    assert (fault.line, fault.valid) == (line, valid)


def test_an_array_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    path = file_of(tmp_path, '[{"a": "niño"}]'.encode("cp1252"))

    assert list(read_array(path)) == [JsonFault(1, "bytes que no son UTF-8", "texto en UTF-8")]


@pytest.mark.parametrize("read", [read_lines, read_array])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, read: Any) -> None:
    separator, begin, end = ("\n", "", "") if read is read_lines else (",\n", "[", "]")
    record = json.dumps({"texto": "a" * 2000})
    path = file_of(tmp_path, begin + separator.join([record] * 5000) + end)
    size = path.stat().st_size

    tracemalloc.start()
    count = sum(1 for _ in read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 5000
    assert peak < size / 20
