import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty project whose environment `dev.py` believes to be made."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "REQUIREMENTS", tmp_path / "requirements")
    monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "catalogue-lock")
    dev.python().parent.mkdir(parents=True)
    dev.python().touch()
    dev.REQUIREMENTS.mkdir()
    for level in dev.LEVELS:
        (dev.REQUIREMENTS / f"{level}.txt").write_text(f"{level}==1", encoding="utf-8")
    return tmp_path


@pytest.fixture
def usual_umask() -> Iterator[None]:
    """Start from the permissions that most machines give, and leave what there was."""
    before = os.umask(0o022)
    yield
    os.umask(before)
