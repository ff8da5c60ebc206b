import re
import socket
import stat
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which lists would be installed, instead of installing them."""
    del project
    lists: list[str] = []

    def note(command: list[str], _variables: dict[str, str] | None = None) -> int:
        lists.append(Path(command[-1]).name)
        return 0

    monkeypatch.setattr(dev, "call", note)
    return lists


def test_a_second_start_installs_nothing(installed: list[str]) -> None:
    dev.install("test")
    dev.install("test")

    assert installed == ["test.txt"]


def test_a_shorter_list_is_part_of_a_longer_one(installed: list[str]) -> None:
    dev.install("quality")
    dev.install("run")

    assert installed == ["quality.txt"]


def test_a_longer_list_is_installed_over_a_shorter_one(installed: list[str]) -> None:
    dev.install("run")
    dev.install("test")

    assert installed == ["run.txt", "test.txt"]


def test_a_changed_list_is_installed_again(installed: list[str]) -> None:
    dev.install("run")
    (dev.REQUIREMENTS / "run.txt").write_text("run==2", encoding="utf-8")

    dev.install("run")

    assert installed == ["run.txt", "run.txt"]


def test_a_failed_installation_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del project
    monkeypatch.setattr(dev, "call", lambda *_arguments: 1)

    with pytest.raises(SystemExit):
        dev.install("run")

    assert not dev.STAMP.exists()


def test_a_python_that_cannot_install_is_explained(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del project
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(SystemExit, match="python3-venv"):
        dev.make_environment(None)


def test_the_secret_key_is_its_owners_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)

    dev.make_secret_key(tmp_path)

    file = tmp_path / "secret_key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_text(encoding="utf-8")) >= 64


def test_the_secret_key_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    dev.make_secret_key(tmp_path)
    first = (tmp_path / "secret_key").read_text(encoding="utf-8")

    dev.make_secret_key(tmp_path)

    assert (tmp_path / "secret_key").read_text(encoding="utf-8") == first


@pytest.mark.parametrize("name", ["SECRET_KEY", "SECRET_KEY_FILE"])
def test_a_given_secret_key_is_respected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for variable in ("SECRET_KEY", "SECRET_KEY_FILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(name, "given")

    dev.make_secret_key(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_given_variables_win(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("GRANIAN_WORKERS", "7")

    variables = dev.deployment(port=8123, debug=False)

    assert variables["DATA_DIR"] == str(tmp_path)
    assert variables["GRANIAN_WORKERS"] == "7"
    assert variables["GRANIAN_BLOCKING_THREADS"] == "4"


def test_what_is_served_is_production_whatever_was_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEBUG", "1")

    assert dev.deployment(port=8000, debug=False)["DEBUG"] == "0"


def test_without_variables_it_serves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA_DIR", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)

    variables = dev.deployment(port=8123, debug=False)

    assert variables["SITE_URL"] == "http://127.0.0.1:8123"
    assert variables["DATA_DIR"] == str(dev.ROOT / "var")


def test_a_busy_port_is_explained() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(SystemExit, match=f"puerto {port}"):
            dev.refuse_busy(port)


def test_what_follows_test_goes_to_pytest() -> None:
    arguments = dev.understand(["test", "-x", "-k", "salud", "tests/catalogue"])

    assert arguments.further == ["-x", "-k", "salud", "tests/catalogue"]


@pytest.mark.parametrize(
    "words", [["serve"], ["run", "--porto", "1"], ["run", "--port", "x"], ["check", "-x"]]
)
def test_what_is_not_understood_is_said_in_spanish(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="No se entiende la orden"):
        dev.main(words)


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_names_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words) == 0

    shown = re.findall(r"^  (\w+)", capsys.readouterr().out, re.MULTILINE)
    assert shown == list(dev.COMMANDS)


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10))

    with pytest.raises(
        SystemExit, match=r"^Este programa necesita Python 3\.11 o posterior\.$"
    ):
        dev.main(["run"])
