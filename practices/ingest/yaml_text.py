"""Reading YAML that people write by hand, without trusting it. No database."""

import codecs
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

LONGEST_FILE = 50_000_000


class YamlFaultError(Exception):
    """The file is not usable YAML; where (a line, or 0), what is there, what would be valid."""

    def __init__(self, line: int, found: str, valid: str) -> None:
        super().__init__(found)
        self.line = line
        self.found = found
        self.valid = valid


class _Loader(yaml.SafeLoader):
    """Plain values only: no alias, no repeated key, no merge of keys."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases: a few kilobytes of them can stand for gigabytes."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML
            line = event.start_mark.line + 1
            raise YamlFaultError(
                line, f"el alias *{event.anchor}", "el texto entero, sin alias"
            )
        return super().compose_node(parent, index)

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
                raise YamlFaultError(line, "una clave que no es texto", "claves de texto")
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
        return yaml.load(text, Loader=_Loader)  # noqa: S506  a SafeLoader
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"un carácter de control (U+{error.character:04X})"
        raise YamlFaultError(line, found, "texto sin caracteres de control") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise YamlFaultError(line, error.problem or "", "YAML bien formado") from error
    except (ValueError, RecursionError) as error:
        raise YamlFaultError(
            0, str(error)[:80], "YAML bien formado, sin tantos niveles"
        ) from error


def _decoded(content: bytes) -> str:
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise YamlFaultError(line, "bytes que no son UTF-8", "texto en UTF-8") from error
