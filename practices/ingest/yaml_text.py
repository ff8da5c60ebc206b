"""Reading YAML that people write by hand, without trusting it. No database."""

import codecs
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

LONGEST_FILE = 50_000_000
MOST_LEVELS = 50
_EXCERPT = 40
_WELL_FORMED = "YAML bien formado"
_COLON = "un valor entre comillas si lleva dos puntos, y la misma sangría en cada clave"
_OPENING = ("'", '"', "[", "{")
_DATE = 'una fecha que exista, entre comillas, por ejemplo, "2014-02-11"'


class YamlFaultError(Exception):
    """The file is not usable YAML; where (a line, or 0), what is there, what would be valid."""

    def __init__(self, line: int, found: str, valid: str) -> None:
        super().__init__(found)
        self.line = line
        self.found = found
        self.valid = valid


class _Loader(yaml.SafeLoader):
    """Plain values only: no alias, no tag, no repeated key, no merge of keys, few levels."""

    _level = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases, tags and depth: few bytes of them can stand for gigabytes or code."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            found = f"el alias *{event.anchor}"
            raise YamlFaultError(line, found, "el texto entero, sin alias")
        if event.tag is not None:
            raise YamlFaultError(line, "una etiqueta con «!»", "el valor solo, sin etiqueta")
        if self._level == MOST_LEVELS:
            valid = f"hasta {MOST_LEVELS} niveles de listas y objetos"
            raise YamlFaultError(line, "demasiados niveles", valid)
        self._level += 1
        node = super().compose_node(parent, index)
        self._level -= 1
        return node

    def construct_object(
        self,
        node: yaml.Node,
        deep: bool = False,  # noqa: FBT001, FBT002  signature of PyYAML
    ) -> Any:
        """Refuse with its line what looks like a date or a number, and cannot be one."""
        try:
            return super().construct_object(node, deep=deep)
        except (ValueError, OverflowError) as error:
            is_date = node.tag.endswith(":timestamp")
            valid = _DATE if is_date else "un número bien escrito, o texto entre comillas"
            raise YamlFaultError(node.start_mark.line + 1, str(node.value), valid) from error

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002  signature of PyYAML
    ) -> dict[Hashable, Any]:
        """Refuse a key written twice, of which PyYAML would keep the last without a word."""
        seen: set[str] = set()
        for key, _value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.tag.endswith(":merge"):
                raise YamlFaultError(line, "una clave que no es texto", "una clave de texto")
            if key.value in seen:
                found = f"la clave «{key.value}» repetida"
                raise YamlFaultError(line, found, "cada clave una sola vez")
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path) -> Any:
    """Return the content of a file as plain values; raises YamlFaultError."""
    content = path.read_bytes()
    if len(content) > LONGEST_FILE:
        limit = LONGEST_FILE // 1_000_000
        raise YamlFaultError(
            0, "un archivo demasiado grande", f"hasta {limit} MB, o JSON Lines"
        )
    text = _decoded(content)
    try:
        loader = _Loader(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"un carácter de control (U+{error.character:04X})"
        raise YamlFaultError(line, found, "texto sin caracteres de control") from error
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        raise _fault_at(error, text) from error
    except (ValueError, OverflowError) as error:  # an escape of no character: "\UFFFFFFFF"
        found = _excerpt(text[loader.index :])
        raise YamlFaultError(loader.line + 1, found, "el código de un carácter") from error


def _fault_at(error: yaml.MarkedYAMLError, text: str) -> YamlFaultError:
    """Say what is there in the words of the file: those of PyYAML are English."""
    mark, begin = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return YamlFaultError(0, "el archivo", _WELL_FORMED)
    rest = text[mark.index :]
    if not rest.strip() and begin is not None:
        found = _excerpt(text[begin.index :])
        closed = ", con comillas, corchetes y llaves cerrados" if found[:1] in _OPENING else ""
        return YamlFaultError(begin.line + 1, found, _WELL_FORMED + closed)
    line = mark.line + 1
    if rest.startswith("\t"):
        return YamlFaultError(line, "una tabulación", "una sangría de espacios")
    if rest.startswith(":"):
        return YamlFaultError(line, _line_at(text, mark.index), _COLON)
    return YamlFaultError(line, _excerpt(rest), _WELL_FORMED)


def _excerpt(text: str) -> str:
    return text[:_EXCERPT].partition("\n")[0]


def _line_at(text: str, position: int) -> str:
    return text[text.rfind("\n", 0, position) + 1 :].partition("\n")[0]


def _decoded(content: bytes) -> str:
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise YamlFaultError(line, "bytes que no son UTF-8", "texto en UTF-8") from error
