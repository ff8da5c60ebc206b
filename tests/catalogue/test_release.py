import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

from catalogue.release import FOLDERS, digest, release


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one file in each folder that counts."""
    root = tmp_path / "project"
    for folder in FOLDERS:
        (root / folder / "inner").mkdir(parents=True)
        (root / folder / "inner" / "file.txt").write_text("one", encoding="utf-8")
    return root


def test_two_copies_of_a_project_have_one_name(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project, copy)

    assert digest(copy, ["es"]) == digest(project, ["es"])


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_changed_file_changes_the_name(project: Path, folder: str) -> None:
    before = digest(project, [])

    (project / folder / "inner" / "file.txt").write_text("two", encoding="utf-8")

    assert digest(project, []) != before


def test_a_renamed_file_changes_the_name(project: Path) -> None:
    before = digest(project, [])

    (project / "static" / "inner" / "file.txt").rename(project / "static" / "file.txt")

    assert digest(project, []) != before


def test_a_text_that_moves_to_the_next_file_changes_the_name(project: Path) -> None:
    first, second = project / "static" / "a", project / "static" / "b"
    first.write_text("one", encoding="utf-8")
    second.write_text("", encoding="utf-8")
    before = digest(project, [])

    first.write_text("", encoding="utf-8")
    second.write_text("one", encoding="utf-8")

    assert digest(project, []) != before


def test_what_python_compiles_does_not_count(project: Path) -> None:
    before = digest(project, [])

    compiled = project / "practices" / "__pycache__"
    compiled.mkdir()
    (compiled / "names.pyc").write_bytes(b"1")

    assert digest(project, []) == before


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SITE_URL", "https://otro.example"),
        ("SITE_OWNER", "Otra entidad"),
        ("SITE_OFFICIAL", True),
        ("PATH_PREFIX", "/otro"),
        ("STATIC_URL", "/otro/"),
        ("MEDIA_URL", "/otro/"),
        ("DEBUG", True),
        ("LANGUAGES", [("es", "español")]),
    ],
)
def test_a_setting_that_pages_show_changes_the_name(
    settings: Settings, setting: str, value: object
) -> None:
    before = release.__wrapped__()

    setattr(settings, setting, value)

    assert release.__wrapped__() != before
