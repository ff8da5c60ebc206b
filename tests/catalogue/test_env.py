import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from catalogue import env

NAME = "VARIABLE_OF_A_TEST"
ROOT = Path("/project")
NO_FILE = Path("/nowhere/secret_key")
LONG_SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN"

READERS: dict[str, Callable[[], object]] = {
    "choice": lambda: env.choice(NAME, "a", among=("a", "b")),
    "flag": lambda: env.flag(NAME, default=False),
    "number": lambda: env.number(NAME, 1, minimum=1),
    "prefix": lambda: env.prefix(NAME),
    "origin": lambda: env.origin(NAME, "http://localhost"),
    "secret": lambda: env.secret(NAME, file=NO_FILE),
    "database": lambda: env.database(NAME, default="sqlite:///x", root=ROOT),
    "cache": lambda: env.cache(NAME, "locmem://"),
    "mail": lambda: env.mail(NAME, "console://"),
}


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda value: monkeypatch.setenv(NAME, value)


def test_absent_variables_take_their_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)

    assert env.text(NAME, "default") == "default"
    assert env.number(NAME, 7) == 7
    assert env.flag(NAME, default=True) is True
    assert env.words(NAME, ["a"]) == ["a"]
    assert env.path(NAME, ROOT) == ROOT


def test_an_empty_variable_counts_as_absent(give: Callable[[str], None]) -> None:
    give("  ")

    assert env.text(NAME, "default") == "default"


@pytest.mark.parametrize("value", ["1", "true", "TRUE", "yes", "on", "si", "SÍ"])
def test_flag_is_true(give: Callable[[str], None], value: str) -> None:
    give(value)

    assert env.flag(NAME, default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "No", "off"])
def test_flag_is_false(give: Callable[[str], None], value: str) -> None:
    give(value)

    assert env.flag(NAME, default=True) is False


def test_words_are_separated_by_commas(give: Callable[[str], None]) -> None:
    give("a.pe, b.pe,,")

    assert env.words(NAME) == ["a.pe", "b.pe"]


def test_prefix_loses_its_last_slash(give: Callable[[str], None]) -> None:
    give("/catalogo/")

    assert env.prefix(NAME) == "/catalogo"


def test_origin_keeps_scheme_host_and_port(give: Callable[[str], None]) -> None:
    give("https://catalogo.example.pe:8443/")

    assert env.origin(NAME, "") == "https://catalogo.example.pe:8443"


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("choice", "c"),
        ("flag", "quizá"),
        ("number", "-1"),
        ("number", "0"),
        ("number", "diez"),
        ("number", "²"),
        ("prefix", "catalogo"),
        ("prefix", "//catalogo"),
        ("origin", "catalogo.example.pe"),
        ("origin", "ftp://catalogo.example.pe"),
        ("origin", "https://catalogo.example.pe/ruta"),
        ("origin", "https://catalogo.example.pe:puerto"),
        ("origin", "https://"),
        ("secret", "short"),
        ("secret", "a" * 80),
        ("database", "mysql://localhost/base"),
        ("database", "sqlite://"),
        ("database", "sqlite://file"),
        ("database", "postgresql://localhost"),
        ("database", "postgresql://localhost/base?unknown=1"),
        ("cache", "memcached://localhost"),
        ("cache", "db://"),
        ("cache", "db://a;b"),
        ("mail", "smtp://"),
        ("mail", "sendmail://"),
    ],
)
def test_a_bad_value_is_refused_by_name(
    give: Callable[[str], None], reader: str, value: str
) -> None:
    give(value)

    with pytest.raises(ImproperlyConfigured, match=rf"^{NAME}: "):
        READERS[reader]()


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("secret", "hunter2"),
        ("database", "mysql://user:hunter2@localhost/base"),
        ("database", "postgresql://user:hunter2@localhost/"),
        ("mail", "pop://user:hunter2@localhost"),
        ("mail", "smtp://user:hunter2@localhost:port"),
    ],
)
def test_a_refusal_never_quotes_a_password(
    give: Callable[[str], None], reader: str, value: str
) -> None:
    give(value)

    with pytest.raises(ImproperlyConfigured) as refusal:
        READERS[reader]()

    assert "hunter2" not in str(refusal.value)


def test_a_missing_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)

    with pytest.raises(ImproperlyConfigured, match=f"^{NAME}: falta"):
        env.secret(NAME, file=NO_FILE)


def test_a_secret_file_that_cannot_be_read_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(NAME, raising=False)
    file = tmp_path / "secret_key"
    file.write_bytes(b"\xff")

    with pytest.raises(ImproperlyConfigured, match=f"^{NAME}: no se puede leer el archivo"):
        env.secret(NAME, file=file)


def test_secret_is_read_from_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(NAME, raising=False)
    file = tmp_path / "secret_key"
    file.write_text(f"{LONG_SECRET}\n", encoding="utf-8")

    assert env.secret(NAME, file=file) == LONG_SECRET


def test_the_variable_wins_over_the_secret_file(
    give: Callable[[str], None], tmp_path: Path
) -> None:
    file = tmp_path / "secret_key"
    file.write_text(LONG_SECRET, encoding="utf-8")
    give(LONG_SECRET[::-1])

    assert env.secret(NAME, file=file) == LONG_SECRET[::-1]


@pytest.mark.parametrize(
    ("value", "file"),
    [
        ("sqlite:///base.sqlite3", "/project/base.sqlite3"),
        ("sqlite:////srv/base.sqlite3", "/srv/base.sqlite3"),
        ("sqlite:////srv/mi%20base.sqlite3", "/srv/mi base.sqlite3"),
    ],
)
def test_sqlite_address(give: Callable[[str], None], value: str, file: str) -> None:
    give(value)

    assert env.database(NAME, default="", root=ROOT) == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
    }


def test_postgresql_address(give: Callable[[str], None]) -> None:
    give("postgresql://us%40er:p%2Fss@base.example.pe:5433/catalogo?sslmode=require")

    assert env.database(NAME, default="", root=ROOT) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "catalogo",
        "USER": "us@er",
        "PASSWORD": "p/ss",
        "HOST": "base.example.pe",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgresql_socket_folder(give: Callable[[str], None]) -> None:
    give("postgresql:///catalogo?host=/run/postgresql")

    database = env.database(NAME, default="", root=ROOT)

    assert (database["HOST"], database["OPTIONS"]) == ("/run/postgresql", {})


def test_shared_cache_names_its_table(give: Callable[[str], None]) -> None:
    give("db://cache_table")

    assert env.cache(NAME, "") == {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_table",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }


@pytest.mark.parametrize(
    ("value", "port", "implicit_tls", "start_tls"),
    [
        ("smtp://user:pass@mail.example.pe", 587, False, True),
        ("smtps://user:pass@mail.example.pe", 465, True, False),
        ("smtp://user:pass@mail.example.pe:2525", 2525, False, True),
    ],
)
def test_mail_is_always_encrypted(
    give: Callable[[str], None],
    value: str,
    port: int,
    implicit_tls: bool,  # noqa: FBT001  a parameter of the table above
    start_tls: bool,  # noqa: FBT001  a parameter of the table above
) -> None:
    give(value)

    assert dataclasses.asdict(env.mail(NAME, "")) == {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": "mail.example.pe",
        "port": port,
        "user": "user",
        "password": "pass",
        "implicit_tls": implicit_tls,
        "start_tls": start_tls,
    }
