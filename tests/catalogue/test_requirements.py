import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(settings.BASE_DIR)
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = {"run": PROJECT["project"]["dependencies"]} | PROJECT[
    "dependency-groups"
]
ASKED = {
    "run": GROUPS["run"],
    "test": GROUPS["run"] + GROUPS["test"],
    "quality": GROUPS["run"] + GROUPS["test"] + GROUPS["quality"],
}


def text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pinned(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", text(name), re.MULTILINE))


@pytest.mark.parametrize("name", ASKED)
def test_the_list_covers_what_the_project_asks(name: str) -> None:
    versions = pinned(name)

    unmet = [
        asked
        for asked in map(Requirement, ASKED[name])
        if not asked.specifier.contains(versions.get(canonicalize_name(asked.name), "0"))
    ]

    assert unmet == []


@pytest.mark.parametrize("name", ASKED)
def test_every_package_has_its_hashes(name: str) -> None:
    packages = re.split(r"^(?=[a-z])", text(name), flags=re.MULTILINE)[1:]

    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert len(packages) == len(pinned(name))


@pytest.mark.parametrize("name", ASKED)
def test_the_list_names_no_place(name: str) -> None:
    assert re.findall(r"index|find-links|https?:|file:|@", text(name)) == []


@pytest.mark.parametrize(("shorter", "longer"), [("run", "test"), ("test", "quality")])
def test_the_lists_agree(shorter: str, longer: str) -> None:
    assert pinned(shorter).items() <= pinned(longer).items()


def test_the_lock_of_the_browser_tools_names_no_address() -> None:
    lock = (ROOT / "quality" / "package-lock.json").read_text(encoding="utf-8")

    assert re.findall(r"https?:|file:|\"resolved\"", lock) == []
