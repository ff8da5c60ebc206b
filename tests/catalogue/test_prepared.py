import stat
from pathlib import Path

import pytest

import dev


@pytest.fixture
def prepared(
    project: Path, usual_umask: None, monkeypatch: pytest.MonkeyPatch
) -> list[list[str]]:
    """Note how `preparar` is called, and leave the files that it leaves."""
    del usual_umask
    calls: list[list[str]] = []

    def note(command: list[str], variables: dict[str, str]) -> int:
        calls.append(command[3:])
        data = Path(variables["DATA_DIR"])
        (data / "static").mkdir(exist_ok=True)
        (data / "catalogo.sqlite3").touch()
        if "--sin-estaticos" not in command:
            (data / "static" / "staticfiles.json").touch()
        return 0

    monkeypatch.setattr(dev, "call", note)
    monkeypatch.setenv("SECRET_KEY", "given")
    (project / "static").mkdir()
    (project / "static" / "a.css").write_text("a{}", encoding="utf-8")
    (project / "practices" / "migrations").mkdir(parents=True)
    (project / "practices" / "migrations" / "0001_initial.py").touch()
    return calls


def prepare(project: Path, *, collect: bool = True, **variables: str) -> None:
    dev.prepare({"DATA_DIR": str(project / "var")} | variables, collect=collect)


def test_the_first_start_prepares_everything(project: Path, prepared: list[list[str]]) -> None:
    prepare(project)

    assert prepared == [[]]


def test_a_second_start_prepares_nothing(project: Path, prepared: list[list[str]]) -> None:
    prepare(project)
    prepared.clear()

    prepare(project)

    assert prepared == []


@pytest.mark.usefixtures("prepared")
def test_what_is_prepared_is_its_owners_only(project: Path) -> None:
    prepare(project)

    modes = {
        name: stat.S_IMODE((project / name).stat().st_mode)
        for name in ("var", "var/catalogo.sqlite3", "var/prepared")
    }
    assert modes == {"var": 0o700, "var/catalogo.sqlite3": 0o600, "var/prepared": 0o600}


@pytest.mark.usefixtures("prepared")
def test_a_database_that_others_could_read_is_closed_to_them(project: Path) -> None:
    (project / "var").mkdir()
    names = ("catalogo.sqlite3", "catalogo.sqlite3-shm", "catalogo.sqlite3-wal")
    for name in names:
        (project / "var" / name).touch(mode=0o644)

    prepare(project)

    modes = [stat.S_IMODE((project / "var" / name).stat().st_mode) for name in names]
    assert modes == [0o600, 0o600, 0o600]


@pytest.mark.usefixtures("prepared")
@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_data_folder_that_cannot_be_is_explained(project: Path, name: str) -> None:
    (project / "file").touch()

    with pytest.raises(SystemExit, match=r"^DATA_DIR: «.*» no es una carpeta de esta cuenta"):
        dev.prepare({"DATA_DIR": str(project / name)}, collect=True)


@pytest.mark.parametrize("name", ["static/a.css", "requirements/run.txt"])
def test_changed_static_files_are_gathered_again(
    project: Path, prepared: list[list[str]], name: str
) -> None:
    prepare(project)
    prepared.clear()
    (project / name).write_text("changed", encoding="utf-8")

    prepare(project)

    assert prepared == [[]]


def test_static_files_that_were_lost_are_gathered_again(
    project: Path, prepared: list[list[str]]
) -> None:
    prepare(project)
    prepared.clear()
    (project / "var" / "static" / "staticfiles.json").unlink()

    prepare(project)

    assert prepared == [[]]


def test_a_new_migration_is_applied(project: Path, prepared: list[list[str]]) -> None:
    prepare(project)
    prepared.clear()
    (project / "practices" / "migrations" / "0002_more.py").touch()

    prepare(project)

    assert prepared == [["--sin-estaticos"]]


def test_a_database_that_was_lost_is_made_again(
    project: Path, prepared: list[list[str]]
) -> None:
    prepare(project)
    prepared.clear()
    (project / "var" / "catalogo.sqlite3").unlink()

    prepare(project)

    assert prepared == [["--sin-estaticos"]]


def test_the_database_of_a_server_is_always_looked_at(
    project: Path, prepared: list[list[str]]
) -> None:
    address = "postgresql://localhost/catalogo"
    prepare(project, DATABASE_URL=address)
    prepared.clear()

    prepare(project, DATABASE_URL=address)

    assert prepared == [["--sin-estaticos"]]


def test_development_gathers_no_static_files(project: Path, prepared: list[list[str]]) -> None:
    prepare(project, collect=False)

    assert prepared == [["--sin-estaticos"]]


def test_development_does_not_make_production_gather_again(
    project: Path, prepared: list[list[str]]
) -> None:
    prepare(project)
    prepared.clear()
    (project / "practices" / "migrations" / "0002_more.py").touch()
    prepare(project, collect=False)

    prepare(project)

    assert prepared == [["--sin-estaticos"]]
