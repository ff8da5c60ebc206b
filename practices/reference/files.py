"""Where the reference files are, and how they are read. No database."""

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any, Final

import yaml

_HERE: Final = Path(__file__).resolve().parent

DATA_FOLDER: Final = _HERE / "data"
MAPPING_FOLDER: Final = _HERE / "mapping"
PRACTICES_FILE: Final = _HERE / "practices" / "practices.yaml"
MAP_FILE: Final = DATA_FOLDER / "map.svg"


class _UniqueKeyLoader(yaml.SafeLoader):
    """Refuses a key written twice, which YAML readers otherwise drop without a word."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - signature of PyYAML
    ) -> dict[Hashable, Any]:
        """Build the mapping of a node; raise `ValueError` naming a repeated key."""
        seen: set[str] = set()
        for key, _value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                message = f"{key.start_mark.name}, line {line}: «{key.value}» is repeated"
                raise ValueError(message)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read_data(name: str) -> dict[str, Any]:
    """Return the whole content of a JSON file of the data folder."""
    content: dict[str, Any] = json.loads((DATA_FOLDER / name).read_text(encoding="utf-8"))
    return content


def read_mapping(name: str) -> dict[str, Any]:
    """Return the whole content of a YAML file of the mapping folder."""
    with (MAPPING_FOLDER / name).open(encoding="utf-8") as file:
        content: dict[str, Any] = yaml.load(file, Loader=_UniqueKeyLoader)  # noqa: S506 - a SafeLoader
    return content
