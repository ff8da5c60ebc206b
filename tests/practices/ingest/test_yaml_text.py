"""YAML that nobody should trust."""

from pathlib import Path

import pytest

from practices.ingest.yaml_text import YamlFaultError, read_yaml


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

    assert (fault.line, fault.valid) == (1, "YAML bien formado")


def test_broken_yaml_is_a_fault_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: 1\nb: [1, 2\nc: 3\n")

    assert (fault.line, fault.valid) == (3, "YAML bien formado")


def test_bytes_of_another_encoding_are_a_fault_with_their_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "a: uno\nb: niño\n".encode("cp1252"))

    assert (fault.line, fault.valid) == (2, "texto en UTF-8")


def test_a_nul_is_a_fault_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"a: uno\nb: d\x00os\n")

    assert (fault.line, fault.found) == (2, "un carácter de control (U+0000)")


def test_too_many_levels_are_a_fault(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, b"[" * 20000)

    assert fault.valid == "YAML bien formado, sin tantos niveles"


def test_a_mark_before_utf_8_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "archivo.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: ni\xc3\xb1o\n")

    assert read_yaml(path) == {"a": "niño"}
