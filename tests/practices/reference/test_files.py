"""Reading the reference files."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from practices.reference import MAP_FILE, PRACTICES_FILE, files, regions


def test_a_key_written_twice_stops_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "themes.yaml").write_text("salud: [salud]\nsalud: [educacion]\n", "utf-8")
    monkeypatch.setattr(files, "MAPPING_FOLDER", tmp_path)

    with pytest.raises(ValueError, match="line 2: «salud» is repeated"):
        files.read_mapping("themes.yaml")


def test_map_draws_every_region_once() -> None:
    drawn = [
        element.attrib["id"]
        for element in ET.parse(MAP_FILE).iter()  # noqa: S314 - a file of this project
        if element.attrib.get("id", "").startswith("ubigeo-")
    ]

    assert sorted(drawn) == [f"ubigeo-{region.ubigeo}" for region in regions()]


def test_practices_file_declares_the_schema_that_is_read() -> None:
    first_key = next(
        line
        for line in PRACTICES_FILE.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )

    assert first_key == "schema_version: 1"
