"""YAML that nobody should trust."""

from pathlib import Path

import pytest

from practices.ingest.yaml_text import MOST_LEVELS, YamlFaultError, read_yaml


def fault_of(folder: Path, content: bytes) -> YamlFaultError:
    path = folder / "archivo.yaml"
    path.write_bytes(content)
    with pytest.raises(YamlFaultError) as caught:
        read_yaml(path)
    return caught.value


def test_a_key_written_twice_is_a_fault_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"uno: 1\ndos: 2\nuno: 3\n")

    assert (fault.line, fault.found) == (3, "la clave «uno» repetida")


def test_an_alias_is_a_fault(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: &a [x]\nb: [*a, *a]\n")

    assert (fault.line, fault.found) == (2, "el alias *a")


def test_a_merge_of_keys_is_a_fault(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"b:\n  <<: {a: 1}\n")

    assert (fault.line, fault.found) == (2, "una clave que no es texto")


def test_an_object_of_python_is_a_fault(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: !!python/object/apply:os.system [ls]\n")

    assert (fault.line, fault.found) == (1, "una etiqueta con «!»")


def test_broken_yaml_is_a_fault_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: 1\nb: {c: 1}}\n")

    assert (fault.line, fault.found, fault.valid) == (2, "}", "YAML bien formado")


def test_bytes_of_another_encoding_are_a_fault_with_their_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "a: uno\nb: niño\n".encode("cp1252"))

    assert (fault.line, fault.valid) == (2, "texto en UTF-8")


def test_a_nul_is_a_fault_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: uno\nb: d\x00os\n")

    assert (fault.line, fault.found) == (2, "un carácter de control (U+0000)")


def test_too_many_levels_are_a_fault(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: 1\nb: " + b"[" * 20000)

    assert (fault.line, fault.found) == (2, "demasiados niveles")


def test_as_many_levels_as_may_be_are_read(tmp_path: Path) -> None:
    path = tmp_path / "archivo.yaml"
    path.write_bytes(b"[" * MOST_LEVELS + b"]" * MOST_LEVELS)

    assert len(repr(read_yaml(path))) == 2 * MOST_LEVELS


def test_lists_side_by_side_are_not_levels(tmp_path: Path) -> None:
    path = tmp_path / "archivo.yaml"
    path.write_bytes(b"- [a]\n" * 2 * MOST_LEVELS)

    assert read_yaml(path) == [["a"]] * 2 * MOST_LEVELS


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2014-13-01", 'una fecha que exista, entre comillas, por ejemplo, "2014-02-11"'),
        ("0b_", "un número bien escrito, o texto entre comillas"),
        ("9" * 5000, "un número bien escrito, o texto entre comillas"),
    ],
)
def test_a_date_or_number_that_cannot_be_is_a_fault_with_its_line(
    tmp_path: Path, value: str, valid: str
) -> None:
    fault = fault_of(tmp_path, f"a: 1\nb: {value}\n".encode())

    assert (fault.line, fault.found, fault.valid) == (2, value, valid)


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        ("a:\n\tb: 1\n", 2, "una tabulación"),
        ("a: 1\nb: Feria: la primera\n", 2, "b: Feria: la primera"),
        ("a: 1\nb: 'Feria\nc: 2\n", 2, "'Feria"),
        ("a: 1\nb: [Feria\n", 2, "[Feria"),
        ("a: 1\nb\n", 2, "b"),
        ("a: 1\nb: @feria\n", 2, "@feria"),
        ('a: 1\nb: "\\UFFFFFFFF"\n', 2, 'FFFFFFFF"'),
        ("a: 1\n---\nb: 2\n", 2, "---"),
    ],
)
def test_what_is_wrong_is_told_in_the_words_of_the_file(
    tmp_path: Path, content: str, line: int, found: str
) -> None:
    fault = fault_of(tmp_path, content.encode())

    assert (fault.line, fault.found) == (line, found)


def test_something_left_open_says_to_close_it(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: [Feria\n")

    assert fault.valid == "YAML bien formado, con comillas, corchetes y llaves cerrados"


def test_a_mark_before_utf_8_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "archivo.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: ni\xc3\xb1o\n")

    assert read_yaml(path) == {"a": "niño"}
